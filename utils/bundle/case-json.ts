import type { Dossier } from '../case/model';
import { exhibitLabel, paperLabel } from '../exhibit/ids';
import { SPEC_VERSION } from '../exhibit/model';
import { canonicalJson, wellFormedJson } from '../integrity/canonical';
import type { LogLine } from '../integrity/chain.types';
import type { BundleInput } from './input';
import type { LogView } from './log-view';
import type { BundlePlan, VolumePlan } from './plan';
import { kindOf } from './words';

interface CaseState {
  readonly input: BundleInput;
  readonly plan: BundlePlan;
  readonly log: LogView;
  readonly dossier: Dossier;
  readonly lines: readonly LogLine[];
  /** SHA-256 of the log's last line. */
  readonly head: string;
}

/** `data/case.json`: what the case is, and which exhibit lies in which volume. Canonical JSON and one LF. */
export function caseJson({ input, plan, log, dossier, lines, head }: CaseState, volume: VolumePlan): string {
  return write({
    specVersion: SPEC_VERSION,
    case: input.caseRecord,
    software: input.software,
    exportedAt: input.exportedAt,
    bundle: { group: plan.group, volume: volume.number, volumes: plan.volumes.length },
    chain: { lines: lines.length, head },
    dossier: told(dossier),
    exhibits: plan.volumes.flatMap((v) =>
      v.exhibits.map((e) => ({
        id: e.record.id,
        number: e.record.number,
        label: exhibitLabel(e.record.number),
        volume: v.number,
        recordSha256: e.recordSha256,
        state: e.record.state,
        kind: kindOf(e),
        ...(kindOf(e) === e.record.kind ? {} : { recognisedKind: e.record.kind }),
        title: e.record.source.title,
        url: e.record.source.url,
        note: e.note,
        tags: e.tags,
        integrity: e.integrity,
      })),
    ),
    // Only in cases that have some: older readers, and older bundles, know none.
    ...(log.papers.length === 0
      ? {}
      : {
          documents: log.papers.map(({ document, paper, template, title, at, files, exhibits: cited }) => ({
            id: document,
            number: paper,
            label: paperLabel(paper),
            volume: 1,
            template,
            title,
            at,
            files,
            exhibits: cited.map(exhibitLabel),
          })),
        }),
    damaged: [...log.damaged].sort().map((path) => log.files.get(path)),
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

/** The dossier with its exhibits by label, as the rest of the file names them. */
function told({ fields, contacts, deadlines, outcome }: Dossier) {
  return {
    fields: Object.fromEntries(
      Object.entries(fields).map(([field, { value, from, at }]) => [
        field,
        {
          value,
          at,
          ...(from
            ? { from: { id: from.exhibit, number: from.number, label: exhibitLabel(from.number) } }
            : {}),
        },
      ]),
    ),
    contacts: contacts.map((contact) => ({ ...contact, exhibits: contact.exhibits.map(exhibitLabel) })),
    deadlines,
    ...(outcome ? { outcome } : {}),
  };
}

/** `data/timeline.json`: the log without its hashes, for readers that only want to know what happened when. */
export function timelineJson(lines: readonly LogLine[]): string {
  return write({
    specVersion: SPEC_VERSION,
    events: lines.map((line) => ({
      seq: line.seq,
      at: line.at,
      type: line.type,
      ...('number' in line && line.number !== undefined ? { exhibit: exhibitLabel(line.number) } : {}),
      ...('title' in line ? { title: line.title } : {}),
      ...('note' in line ? { note: line.note } : {}),
      ...('tags' in line ? { tags: line.tags } : {}),
      ...('reason' in line ? { reason: line.reason } : {}),
      ...('field' in line ? { field: line.field } : {}),
      ...('value' in line ? { value: line.value } : {}),
      ...('kind' in line ? { kind: line.kind } : {}),
      ...('contact' in line ? { contact: line.contact } : {}),
      ...('deadline' in line ? { deadline: line.deadline } : {}),
      ...('outcome' in line ? { outcome: line.outcome } : {}),
      ...(line.type === 'capture-failed' ? { code: line.code, url: line.url } : {}),
    })),
  });
}

function write(value: unknown): string {
  return `${canonicalJson(wellFormedJson(value))}\n`;
}
