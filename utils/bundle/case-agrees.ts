import { isJsonObject } from '../integrity/chain-line';
import type { JsonValue } from '../integrity/canonical';
import type { LogLine } from '../integrity/chain.types';
import { parseStrictJson } from '../integrity/parse-json';
import { exhibitLabel } from '../exhibit/ids';
import { dossierIn, type LogView } from './log-view';

/** Parts of case.json that tell again what the log says. */
export type CasePart = 'title' | 'dossier' | 'exhibits' | 'deleted';

/**
 * Where `case.json` says otherwise than the custody log it lies beside: people read the one and the chain vouches for the
 * other. Fields that this version does not know are left alone, and so is a part that is not there.
 *
 * @param copy of a masked copy: its records and reasons are masked ones, and what a sealed line said cannot be known, so title
 * and dossier are compared only when no line is sealed.
 */
export function caseDisagreements(
  text: string,
  lines: readonly LogLine[],
  { present, deleted, damaged }: LogView,
  copy?: { readonly sealed: boolean },
): readonly CasePart[] {
  const parsed = parseStrictJson(text);
  if (!parsed.ok || !isJsonObject(parsed.value)) return [];
  const json = parsed.value;
  const titled = lines.findLast((line) => line.type === 'case-created' || line.type === 'case-renamed');
  const shown = [...present.values()].filter(
    ({ number }) => !damaged.has(`exhibits/${exhibitLabel(number)}/exhibit.json`),
  );
  const recorded = shown.map((e) => {
    const record = e.files.find(({ path }) => path.endsWith('/exhibit.json'));
    return [e.exhibit, e.number, record?.sha256 ?? null];
  });
  const wrong: CasePart[] = [];
  const open = copy?.sealed !== true;
  const told = copy ? 2 : 3;
  const agrees = (name: string, keys: readonly string[], logged: readonly (readonly Cell[])[]): boolean =>
    sameRows(
      rowsOf(json[name], keys.slice(0, told)),
      logged.map((row) => row.slice(0, told)),
    );
  if (open && titled && 'title' in titled && at(json['case'], 'title') !== titled.title) wrong.push('title');
  if (open && json['dossier'] !== undefined && !dossierFits(json['dossier'], lines)) wrong.push('dossier');
  if (!agrees('exhibits', ['id', 'number', 'recordSha256'], recorded)) wrong.push('exhibits');
  const gone = deleted.map((line) => [line.exhibit, line.number, line.reason]);
  if (!agrees('deleted', ['id', 'number', 'reason'], gone)) wrong.push('deleted');
  return wrong;
}

/** Each field and contact of the log is there with its value, and none beside them. */
function dossierFits(dossier: JsonValue, lines: readonly LogLine[]): boolean {
  const logged = dossierIn(lines);
  const fields = isJsonObject(dossier) ? dossier['fields'] : undefined;
  const told = isJsonObject(fields) ? fields : {};
  const stated = Object.entries(told).map(([name, field]) => [name, at(field, 'value') ?? null]);
  const said = Object.entries(logged.fields).map(([name, field]) => [name, field.value]);
  const contacts = logged.contacts.map((c) => [c.id, c.at, c.direction, c.text]);
  const outcome = isJsonObject(dossier) ? at(dossier['outcome'], 'result') : undefined;
  return (
    sameRows(stated, said) &&
    sameRows(
      rowsOf(isJsonObject(dossier) ? dossier['contacts'] : undefined, ['id', 'at', 'direction', 'text']),
      contacts,
    ) &&
    outcome === logged.outcome?.result
  );
}

type Cell = JsonValue | undefined;

function at(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) ? value[key] : undefined;
}

function rowsOf(list: JsonValue | undefined, keys: readonly string[]): Cell[][] {
  const rows = Array.isArray(list) ? (list as readonly JsonValue[]) : [];
  return rows.map((row) => keys.map((key) => at(row, key)));
}

function sameRows(a: readonly (readonly Cell[])[], b: readonly (readonly Cell[])[]): boolean {
  const text = (rows: readonly (readonly Cell[])[]): string =>
    rows
      .map((row) => JSON.stringify(row))
      .sort()
      .join('\n');
  return text(a) === text(b);
}
