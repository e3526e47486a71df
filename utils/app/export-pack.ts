import type { PictureMasker } from '../bundle/redacted/mask-exhibit';
import type { RedactionPlan } from '../bundle/redacted/plan';
import { buildRedacted } from '../bundle/redacted/write-redacted';
import { buildBundle, type BundleInput, type BundlePorts } from '../bundle/write';
import type { LogEvent } from '../integrity/chain.types';
import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { ExportedVolume } from '../storage/exports';

/** What the custody log says of an export. */
export type ExportEvent = Extract<LogEvent, { type: 'bundle-exported' | 'redacted-exported' }>;

interface Packed {
  readonly volumes: readonly ExportedVolume[];
  readonly event: (exhibits: readonly number[]) => ExportEvent;
}

/** The bundle of a case, or a masked copy of it where there is a plan. */
export async function pack(
  input: BundleInput,
  ports: BundlePorts,
  plan: RedactionPlan | undefined,
  masker: PictureMasker | undefined,
): Promise<Result<Packed>> {
  if (!plan) {
    const built = await buildBundle(input, ports);
    if (!built.ok) return built;
    const { group: name, volumes } = built.value;
    return ok({
      volumes,
      event: (exhibits) => ({ type: 'bundle-exported', name, exhibits, volumes: volumes.length }),
    });
  }
  if (!masker) return err(appError('UNEXPECTED', { cause: 'no canvas to mask with' }));
  const built = await buildRedacted(input, plan, { ...ports, masker });
  if (!built.ok) return built;
  const { group: name, volumes, of } = built.value;
  return ok({
    volumes,
    event: (exhibits) => ({ type: 'redacted-exported', name, of, exhibits, volumes: volumes.length }),
  });
}
