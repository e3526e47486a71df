import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseId, ExhibitId } from '@/utils/exhibit/ids';
import { appendLine, EMPTY_CHAIN, verifyChain, type ChainHead } from '@/utils/integrity/chain';
import { GENESIS, type LogEvent } from '@/utils/integrity/chain.types';
import { utcIso } from '@/utils/shared/time';
import { nodeDigests } from '@/utils/verifier/node-digests';

const CASE = '7f3a9c2e-1b4d-4e6f-8a90-b1c2d3e4f506' as CaseId;
const OTHER = '00000000-1b4d-4e6f-8a90-b1c2d3e4f506' as CaseId;
const E1 = '00000000-0000-4000-8000-000000000001' as ExhibitId;

async function chain(events: readonly LogEvent[], caseId = CASE): Promise<string[]> {
  let head: ChainHead = EMPTY_CHAIN;
  const lines: string[] = [];
  for (const [i, event] of events.entries()) {
    const next = await appendLine(head, caseId, utcIso(1_773_296_885_123 + i), event, nodeDigests);
    head = { nextSeq: next.seq + 1, chainHead: next.sha256 };
    lines.push(next.line);
  }
  return lines;
}

const EVENTS: readonly LogEvent[] = [
  { type: 'case-created', title: 'Q币 未到账', software: '留证 0.1.0' },
  { type: 'capture-failed', code: 'PAGE_RESTRICTED', url: 'chrome://settings' },
  {
    type: 'exhibit-captured',
    exhibit: E1,
    number: 1,
    state: 'complete',
    files: [{ path: 'exhibits/E001/exhibit.json', sha256: GENESIS, bytes: 2 }],
  },
  { type: 'exhibit-noted', exhibit: E1, number: 1, note: '一小时未到账' },
  { type: 'bundle-exported', name: 'LZ-x', exhibits: [1], volumes: 1 },
];

describe('appendLine', () => {
  it('writes one canonical line that names the line before', async () => {
    const first = await appendLine(
      EMPTY_CHAIN,
      CASE,
      utcIso(0),
      { type: 'case-renamed', title: '甲' },
      nodeDigests,
    );
    expect(first.line).toBe(
      `{"at":"1970-01-01T00:00:00.000Z","case":"${CASE}","prev":"${GENESIS}","seq":0,"title":"甲","type":"case-renamed","v":1}`,
    );
    const second = await appendLine(
      { nextSeq: 1, chainHead: first.sha256 },
      CASE,
      utcIso(1),
      { type: 'case-renamed', title: '乙' },
      nodeDigests,
    );
    expect(second.line).toContain(`"prev":"${first.sha256}"`);
  });

  it('does not lose a note to half an emoji', async () => {
    const lines = await chain([{ type: 'exhibit-noted', exhibit: E1, number: 1, note: '好\ud83d' }]);
    expect(lines[0]).toContain('"note":"好\ufffd"');
    expect((await verifyChain(lines, nodeDigests)).verdict.status).toBe('valid');
  });
});

describe('verifyChain', () => {
  it('accepts what was appended, and gives the head to compare with', async () => {
    const lines = await chain(EVENTS);
    const check = await verifyChain(lines, nodeDigests);
    expect(check.verdict).toMatchObject({ status: 'valid', code: 'CHAIN_OK', detail: { lines: 5 } });
    expect(check.lines.map((line) => line.type)).toEqual(EVENTS.map((e) => e.type));
    expect((await verifyChain(lines.slice(0, -1), nodeDigests)).head).not.toBe(check.head);
  });

  const edit = (change: (lines: string[]) => string[]) => async () => change(await chain(EVENTS));
  it.each([
    ['a changed text', edit((l) => l.map((x) => x.replace('一小时', '十小时'))), 'CHAIN_PREV', 5],
    ['a removed line', edit((l) => l.filter((_, i) => i !== 1)), 'CHAIN_SEQ', 2],
    ['two lines swapped', edit(([a = '', b = '', ...rest]) => [b, a, ...rest]), 'CHAIN_SEQ', 1],
    ['a line twice', edit(([a = '', ...rest]) => [a, a, ...rest]), 'CHAIN_SEQ', 2],
    ['an empty line', edit((l) => [...l, '']), 'CHAIN_NOT_JSON', 6],
    ['a repeated key', edit((l) => l.map((x) => x.replace('{', '{"v":1,'))), 'CHAIN_NOT_JSON', 1],
    ['white space', edit((l) => l.map((x) => x.replace(',', ', '))), 'CHAIN_NOT_CANONICAL', 1],
    ['a carriage return', edit((l) => l.map((x) => `${x}\r`)), 'CHAIN_NOT_CANONICAL', 1],
    ['another version', edit((l) => l.map((x) => x.replace('"v":1', '"v":2'))), 'CHAIN_BAD_LINE', 1],
    [
      'a hash that is none',
      edit((l) => l.map((x) => x.replace(`"sha256":"${GENESIS}"`, '"sha256":"0"'))),
      'CHAIN_BAD_LINE',
      3,
    ],
    ['nothing', () => Promise.resolve<string[]>([]), 'CHAIN_EMPTY', undefined],
  ])('names the first bad line of a log with %s', async (_, make, code, line) => {
    const { verdict } = await verifyChain(await make(), nodeDigests);
    expect(verdict).toMatchObject({ status: 'invalid', code });
    expect(verdict.detail?.['line']).toBe(line);
  });

  it('refuses a line of another case although its hash fits', async () => {
    const [first = ''] = await chain(EVENTS);
    const { head } = await verifyChain([first], nodeDigests);
    const alien = await appendLine(
      { nextSeq: 1, chainHead: head },
      OTHER,
      utcIso(5),
      { type: 'case-renamed', title: '甲' },
      nodeDigests,
    );
    const { verdict } = await verifyChain([first, alien.line], nodeDigests);
    expect(verdict).toMatchObject({ code: 'CHAIN_OTHER_CASE', detail: { line: 2 } });
  });

  it('lets a later version log events this one does not know', async () => {
    const event = { type: 'sealed', tsa: 'x' } as unknown as LogEvent;
    expect((await verifyChain(await chain([...EVENTS, event]), nodeDigests)).verdict.code).toBe('CHAIN_OK');
  });

  it('notices any changed character but in the last line', async () => {
    const lines = await chain(EVENTS);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(lines.length - 2),
        fc.nat(200),
        fc.integer({ min: 1, max: 90 }),
        async (i, at, by) => {
          const line = lines[i] ?? '';
          const k = at % line.length;
          const bad = line.slice(0, k) + String.fromCharCode(line.charCodeAt(k) + by) + line.slice(k + 1);
          const { verdict } = await verifyChain(lines.with(i, bad), nodeDigests);
          expect(verdict.status).toBe('invalid');
        },
      ),
    );
  });
});
