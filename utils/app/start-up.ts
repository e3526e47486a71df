import type { ExhibitId } from '../exhibit/ids';
import type { JobRow } from '../storage/rows';

interface StartUpPorts {
  /** Lets go of what a dead worker held besides the store. */
  readonly release: () => Promise<unknown>;
  readonly runningJobs: () => Promise<JobRow[]>;
  readonly recover: (rows: JobRow[]) => Promise<void>;
  readonly unconfirmed: () => Promise<ExhibitId[]>;
  readonly confirm: (id: ExhibitId) => Promise<unknown>;
  readonly sweep: () => Promise<number>;
  /** Reads what an earlier version did not. */
  readonly catchUp: () => Promise<unknown>;
  readonly settings: () => Promise<unknown>;
  /** Makes searchable what is not yet; not waited for. */
  readonly index: () => Promise<unknown>;
}

/**
 * Every time the background comes to life: closes what an earlier one left open, reads back what it had not, and
 * only then deletes bytes that nobody refers to. Failures are reported and leave the rest to run.
 */
export async function startUp(ports: StartUpPorts): Promise<void> {
  await attempt('release', ports.release);
  await attempt('settings', ports.settings);
  await attempt('recover', async () => ports.recover(await ports.runningJobs()));
  await attempt('confirm', async () => {
    for (const id of await ports.unconfirmed()) await ports.confirm(id);
  });
  await attempt('sweep', ports.sweep);
  await attempt('catch up', ports.catchUp);
  void attempt('index', ports.index);
}

async function attempt(name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    console.error(`留证: start-up step "${name}" failed`, thrown);
  }
}
