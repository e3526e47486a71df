import { exhibitLabel } from '../exhibit/ids';
import { SPEC_VERSION } from '../exhibit/model';
import { canonicalJson, wellFormedJson } from '../integrity/canonical';
import type { LogLine } from '../integrity/chain.types';
import type { BundleInput } from './input';
import type { LogView } from './log-view';
import type { BundlePlan, VolumePlan } from './plan';

/** `data/case.json`: what the case is, and which exhibit lies in which volume. Canonical JSON and one LF. */
export function caseJson(
  input: BundleInput,
  plan: BundlePlan,
  volume: VolumePlan,
  log: LogView,
  chain: { readonly lines: number; readonly head: string },
): string {
  return write({
    specVersion: SPEC_VERSION,
    case: input.caseRecord,
    software: input.software,
    exportedAt: input.exportedAt,
    bundle: { group: plan.group, volume: volume.number, volumes: plan.volumes.length },
    chain,
    exhibits: plan.volumes.flatMap((v) =>
      v.exhibits.map((e) => ({
        id: e.record.id,
        number: e.record.number,
        label: exhibitLabel(e.record.number),
        volume: v.number,
        recordSha256: e.recordSha256,
        state: e.record.state,
        kind: e.record.kind,
        title: e.record.source.title,
        url: e.record.source.url,
        note: e.note,
        tags: e.tags,
        integrity: e.integrity,
      })),
    ),
    deleted: log.deleted.map((line) => ({
      id: line.exhibit,
      number: line.number,
      label: exhibitLabel(line.number),
      at: line.at,
      reason: line.reason,
      files: line.files,
    })),
  });
}

/** `data/timeline.json`: the log without its hashes, for readers that only want to know what happened when. */
export function timelineJson(lines: readonly LogLine[]): string {
  return write({
    specVersion: SPEC_VERSION,
    events: lines.map((line) => ({
      seq: line.seq,
      at: line.at,
      type: line.type,
      ...('number' in line ? { exhibit: exhibitLabel(line.number) } : {}),
      ...('title' in line ? { title: line.title } : {}),
      ...('note' in line ? { note: line.note } : {}),
      ...('tags' in line ? { tags: line.tags } : {}),
      ...('reason' in line ? { reason: line.reason } : {}),
      ...(line.type === 'capture-failed' ? { code: line.code, url: line.url } : {}),
    })),
  });
}

function write(value: unknown): string {
  return `${canonicalJson(wellFormedJson(value))}\n`;
}
