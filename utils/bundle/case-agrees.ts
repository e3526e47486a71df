import { isJsonObject } from '../integrity/chain-line';
import { canonicalJson, type JsonValue } from '../integrity/canonical';
import type { LogLine } from '../integrity/chain.types';
import { parseStrictJson } from '../integrity/parse-json';
import { exhibitLabel } from '../exhibit/ids';
import type { ReadExhibit } from './exhibit-read';
import { dossierIn, type LogView } from './log-view';

/** Parts of case.json that tell again what the log says. */
export type CasePart = 'title' | 'dossier' | 'exhibits' | 'deleted';

/**
 * Where `case.json` says otherwise than the custody log it lies beside: people read the one and the chain vouches for the
 * other. Fields that this version does not know are left alone, and so is a part that is not there.
 *
 * @param records those at hand, by id: title and address in the list are theirs
 * @param copy of a masked copy: its records and reasons are masked ones, and what a sealed line said cannot be known, so title
 * and dossier are compared only when no line is sealed.
 */
export function caseDisagreements(
  text: string,
  lines: readonly LogLine[],
  { present, deleted, damaged }: LogView,
  copy?: { readonly sealed: boolean },
  records: ReadonlyMap<string, Pick<ReadExhibit, 'source'>> = new Map(),
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
  const listed = agrees('exhibits', ['id', 'number', 'recordSha256'], recorded);
  if (!listed || !rowsFit(json['exhibits'], records)) wrong.push('exhibits');
  const gone = deleted.map((line) => [line.exhibit, line.number, line.reason]);
  if (!agrees('deleted', ['id', 'number', 'reason'], gone)) wrong.push('deleted');
  return wrong;
}

/** What the list says of an exhibit besides is what its record says. */
function rowsFit(
  rows: JsonValue | undefined,
  records: ReadonlyMap<string, Pick<ReadExhibit, 'source'>>,
): boolean {
  return rowsOf(rows, ['id', 'title', 'url']).every(([id, title, url]) => {
    const source = typeof id === 'string' ? records.get(id)?.source : undefined;
    return !source || ((title ?? source.title) === source.title && (url ?? source.url) === source.url);
  });
}

/**
 * Whether `timeline.json` tells the log's events: each of its rows is a line, in order, and says nothing of it that the line does
 * not say. Fields of the row that are no field of lines are its own way to put it.
 */
export function timelineFits(text: string, lines: readonly LogLine[]): boolean {
  const parsed = parseStrictJson(text);
  const events = parsed.ok && isJsonObject(parsed.value) ? parsed.value['events'] : undefined;
  if (!Array.isArray(events) || events.length !== lines.length) return false;
  return (events as readonly JsonValue[]).every((event, i) => {
    const line = lines[i] as unknown as JsonValue;
    return (
      isJsonObject(event) &&
      isJsonObject(line) &&
      ['seq', 'at', 'type'].every((key) => event[key] === line[key]) &&
      Object.entries(event).every(([key, value]) => {
        const said = at(line, key);
        return said === undefined || key === 'exhibit' || sameValue(value, said);
      })
    );
  });
}

const sameValue = (a: JsonValue, b: JsonValue): boolean => canonicalJson(a) === canonicalJson(b);

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
