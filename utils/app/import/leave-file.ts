import type { Sha256 } from '../../exhibit/ids';
import { HEAD, sniff } from '../../recognise/import/sniff';
import type { Digests } from '../../shared/digest';
import { appError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import { digestBlob } from '../../shared/digest-blob';
import type { InboxRow, SeenFile } from '../../storage/rows';

/**
 * Bytes up to which a file itself is kept. A larger one would not fit through an export (a zip is made in memory, about
 * three times its size): of it name, size and hashes are kept, and the record says so.
 */
export const KEPT_UP_TO = 500 * 1000 * 1000;

interface Leaving {
  readonly file: File;
  readonly seen?: SeenFile;
  readonly hashed?: NonNullable<InboxRow['hashed']>;
}

export interface LeavePorts {
  readonly digests: Digests;
  /** What a page can tell of it; never fails. */
  readonly look: (file: File, type: string) => Promise<SeenFile>;
  /** All in one write, or none. */
  readonly leave: (leaving: readonly Leaving[]) => Promise<Result<string[]>>;
  /** Takes back what was left. */
  readonly withdraw: (ids: readonly string[]) => Promise<void>;
}

/**
 * Leaves files of the user's in the inbox; for each the answer is its id there, or why it is not. Errors: `FILE_EMPTY`,
 * `FILE_UNREADABLE` (a folder, gone, not allowed), `FILE_CHANGED` (written to meanwhile: no mixture of two states is ever
 * kept), `STORE_FULL`, `STORE_FAILED`, `CANCELLED`. In one write; when that fails one by one, so that a file that does not
 * fit takes no other with it.
 */
export async function leaveFiles(
  ports: LeavePorts,
  files: readonly File[],
  signal: AbortSignal,
): Promise<Result<string>[]> {
  const looked: Result<Leaving>[] = [];
  for (const file of files) looked.push(await lookAt(ports, file, signal));
  const good = looked.flatMap((one) => (one.ok ? [one.value] : []));
  const together = good.length > 1 ? await ports.leave(good) : undefined;
  const ids = together?.ok ? together.value : undefined;
  const answers: Result<string>[] = [];
  for (const one of looked) {
    if (!one.ok) answers.push(one);
    else {
      const id = ids?.[good.indexOf(one.value)];
      answers.push(
        await checked(ports, one.value, id === undefined ? await alone(ports, one.value) : ok(id), signal),
      );
    }
  }
  return answers;
}

async function lookAt(ports: LeavePorts, file: File, signal: AbortSignal): Promise<Result<Leaving>> {
  if (signal.aborted) return err(appError('CANCELLED'));
  if (file.size === 0) return err(appError((await readable(file)) ? 'FILE_EMPTY' : 'FILE_UNREADABLE'));
  try {
    const type = sniff(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
    if (file.size <= KEPT_UP_TO) return ok({ file, seen: await ports.look(file, type) });
    const { sha256, sha512 } = await digestBlob(ports.digests, ['sha256', 'sha512'], file, { signal });
    return ok({ file, hashed: { bytes: file.size, sha256: sha256 as Sha256, sha512 } });
  } catch (thrown) {
    if (signal.aborted) return err(appError('CANCELLED'));
    return err(appError(lost(thrown), { cause: String(thrown) }));
  }
}

async function alone(ports: LeavePorts, leaving: Leaving): Promise<Result<string>> {
  const left = await ports.leave([leaving]);
  if (!left.ok) return left;
  const [id] = left.value;
  return id === undefined ? err(appError('UNEXPECTED', { cause: 'left without an id' })) : ok(id);
}

async function checked(
  ports: LeavePorts,
  { file }: Leaving,
  id: Result<string>,
  signal: AbortSignal,
): Promise<Result<string>> {
  // A browser refuses to read a file once it is no longer the one that was chosen.
  const changed = !(await readable(file));
  if (!changed && !signal.aborted) return id;
  if (id.ok) await ports.withdraw([id.value]);
  return err(appError(changed ? 'FILE_CHANGED' : 'CANCELLED'));
}

async function readable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    await file.slice(Math.max(0, file.size - 1)).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

/** `NotReadableError`: the file is not the one that was chosen any more. `NotFoundError`: it is gone, or a folder. */
function lost(thrown: unknown): 'FILE_CHANGED' | 'FILE_UNREADABLE' {
  return (thrown as { name?: string }).name === 'NotReadableError' ? 'FILE_CHANGED' : 'FILE_UNREADABLE';
}
