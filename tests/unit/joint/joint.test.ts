import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runJoint } from '@/utils/verifier/joint/run';
import { run as verify } from '@/utils/verifier/run';
import { bundleOf } from './people';

let folder = '';
const at = (...parts: string[]): string => path.join(folder, ...parts);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'joint-'));
  mkdirSync(at('in'));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Volumes = Awaited<ReturnType<typeof bundleOf>>;

function put(volumes: Volumes, rename = (name: string, _index: number): string => name): string[] {
  return volumes.map(({ name, bytes }, i) => {
    const file = at('in', rename(name, i));
    writeFileSync(file, bytes);
    return file;
  });
}

async function joint(...args: string[]) {
  let out = '';
  let problem = '';
  const code = await runJoint([at('in'), '--out', at('out'), ...args], {
    out: (text) => (out += text),
    err: (text) => (problem += text),
    now: () => Date.UTC(2026, 10, 22, 8, 0, 0),
  });
  const result = at('out', 'LZ-joint-20261122T080000Z');
  const read = (name: string): string => readFileSync(path.join(result, name), 'utf8');
  return { code, out, problem, result, read, json: () => JSON.parse(read('data/joint.json')) as Json };
}

interface Json {
  readonly people: { label: string; seller: string; title: string; files: { name: string }[] }[];
  readonly sellers: { label: string; people: string[]; paid: unknown; orders: number }[];
  readonly promises: { text: string; people: unknown[] }[];
  readonly paid: unknown;
  readonly claimed: unknown;
  readonly recovered: unknown;
  readonly apart: { sources: string[]; reason: string; findings: { code: string; files: string[] }[] }[];
}

const SELLER = { sellerName: '某某卡盟', promise: '秒到账', orderNumber: '100', paid: '498.00' };

test('three people, two sellers: rows, totals by seller, the common promise, and a bag anybody can check', async () => {
  put(await bundleOf(1, { ...SELLER, paidAt: '2026-03-12T06:30:00.000Z' }));
  put(
    await bundleOf(2, {
      sellerName: '某某卡盟 ',
      promise: '秒到账！',
      orderNumber: '200',
      paid: '0.10',
      claim: 'partial',
      claimAmount: '0.05',
      paidAt: '2026-03-11T06:30:00.000Z',
    }),
  );
  put(
    await bundleOf(
      3,
      { shop: '=HYPERLINK("http://x","店")', shopUrl: 'https://other.example/' },
      {
        events: [
          {
            type: 'case-closed',
            outcome: { result: 'partly', recovered: '12.30', note: '', at: '2026-03-20T00:00:00.000Z' },
          },
        ],
      },
    ),
  );
  const { code, json, read, result, out } = await joint();
  expect(code).toBe(0);
  expect(out).toContain('3 人，2 个卖家');
  const { people, sellers, promises, paid, claimed, recovered } = json();
  expect(people.map(({ label, seller, title }) => [label, seller, title])).toEqual([
    ['P001', 'S01', '第 2 人的案件'],
    ['P002', 'S01', '第 1 人的案件'],
    ['P003', 'S02', '第 3 人的案件'],
  ]);
  expect(sellers).toMatchObject([
    { people: ['P001', 'P002'], paid: { amount: '498.10', unknown: 0 }, orders: 2 },
    { people: ['P003'], paid: { amount: '0.00', unknown: 1 } },
  ]);
  expect([paid, claimed, recovered]).toEqual([
    { amount: '498.10', unknown: 1 },
    { amount: '498.05', unknown: 1 },
    { amount: '12.30', unknown: 0 },
  ]);
  expect(promises).toMatchObject([
    {
      people: [
        { person: 'P001', exhibit: 'E001' },
        { person: 'P002', exhibit: 'E001' },
      ],
    },
  ]);
  const csv = read('data/people.csv');
  expect(csv).toContain(`"'=HYPERLINK(""http://x"",""店"")"`);
  expect(read('data/exhibits.csv')).toContain('P001-E001');
  expect(read('index.html')).toContain('3 人，2 个卖家，实付合计 ¥498.10');
  expect(read('index.html')).not.toMatch(/<script|src=/);
  for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt'])
    execFileSync('sha256sum', ['-c', '--quiet', '--strict', manifest], { cwd: result });
  // The originals, untouched.
  const [first] = people;
  const copy = path.join(result, 'data/bundles/P001', first?.files[0]?.name ?? '');
  expect(await verify([copy], { out: () => undefined, err: () => undefined })).toBe(0);
  expect(readdirSync(at('out'))).toEqual(['LZ-joint-20261122T080000Z']);
});

test('the same people in another order, under other names, give the same table', async () => {
  put(await bundleOf(1, SELLER), () => 'z.zip');
  put(await bundleOf(2, SELLER), () => 'a.zip');
  const first = (await joint()).json();
  rmSync(at('in'), { recursive: true });
  rmSync(at('out'), { recursive: true });
  mkdirSync(at('in'));
  put(await bundleOf(1, SELLER), () => 'a.zip');
  put(await bundleOf(2, SELLER), () => 'z.zip');
  expect((await joint()).json()).toEqual(first);
});

describe('kept apart, and named', () => {
  test('a changed bundle, a file of something else, a missing volume; the rest is joined', async () => {
    put(await bundleOf(1, SELLER));
    const [bad = ''] = put(await bundleOf(2, SELLER), () => 'bad.zip');
    const bytes = readFileSync(bad);
    bytes.write('X', bytes.indexOf('PNG 1 pixels'));
    writeFileSync(bad, bytes);
    writeFileSync(at('in/letter.zip'), '不是压缩包');
    const volumes = put(await bundleOf(3, SELLER, { maxVolumeBytes: 3000 }));
    rmSync(volumes[1] ?? '');
    const { code, json, out, read } = await joint();
    expect(code).toBe(1);
    expect(json().people.map(({ title }) => title)).toEqual(['第 1 人的案件']);
    const apart = new Map(json().apart.map((one) => [one.sources[0], one]));
    expect(apart.get('bad.zip')).toMatchObject({ reason: 'INVALID' });
    expect(apart.get('bad.zip')?.findings.flatMap(({ files }) => files)).toContain(
      'data/exhibits/E001/page.png',
    );
    expect(apart.get('letter.zip')).toMatchObject({ reason: 'UNREADABLE' });
    expect(apart.get(path.basename(volumes[0] ?? ''))).toMatchObject({ reason: 'INCOMPLETE' });
    expect(out).toContain('bad.zip：核验不通过，未计入');
    expect(read('data/apart.csv')).toContain('letter.zip');
    expect(read('data/joint.json')).not.toContain(folder);
  });

  test('of two exports of one case the later counts; the same bytes twice count once', async () => {
    const early = await bundleOf(1, SELLER);
    const late = await bundleOf(1, SELLER, {
      events: [{ type: 'field-set', field: 'payee', value: '某某公司' }],
      exportedLater: 60_000,
    });
    put(early, () => 'early.zip');
    put(late, () => 'late.zip');
    put(late, () => 'late-again.zip');
    const { json, read } = await joint();
    expect(json().people).toHaveLength(1);
    expect(read('data/people.csv').split('\r\n')).toHaveLength(3);
    expect(new Map(json().apart.map((one) => [one.sources[0], one.reason]))).toEqual(
      new Map([
        ['early.zip', 'OLDER'],
        ['late.zip', 'REPEATED'],
      ]),
    );
  });

  test('two bundles of one case that disagree: neither counts', async () => {
    put(await bundleOf(1, { ...SELLER, paid: '1.00' }), () => 'one.zip');
    put(await bundleOf(1, { ...SELLER, paid: '9999.00' }), () => 'two.zip');
    put(await bundleOf(2, SELLER));
    const { json } = await joint();
    expect(json().people).toHaveLength(1);
    expect(json().apart.map(({ reason }) => reason)).toEqual(['DIVERGED', 'DIVERGED']);
  });

  test('nothing usable: no folder, exit 2', async () => {
    writeFileSync(at('in/letter.zip'), 'x');
    const { code, problem } = await joint();
    expect(code).toBe(2);
    expect(problem).toContain('没有一份证据包可以计入');
    expect(readdirSync(at('out'))).toEqual(['.joint']);
  });
});

test('all volumes of one person are one row', async () => {
  const volumes = put(await bundleOf(1, SELLER, { maxVolumeBytes: 3000 }), (_, i) => `v${i}.zip`);
  expect(volumes.length).toBeGreaterThan(1);
  const { code, json } = await joint();
  expect(code).toBe(0);
  expect(json().people[0]?.files).toHaveLength(volumes.length);
});

test('an interrupted run goes on: only what is new or changed is verified again', async () => {
  const [one = ''] = put(await bundleOf(1, SELLER));
  put(await bundleOf(2, SELLER));
  // A run that ends before its folder has its name.
  mkdirSync(at('out'));
  mkdirSync(at('out/LZ-joint-20261122T080000Z'));
  writeFileSync(at('out/LZ-joint-20261122T080000Z/in-the-way'), '');
  expect((await joint()).code).toBe(2);
  rmSync(at('out/LZ-joint-20261122T080000Z'), { recursive: true });
  utimesSync(one, 1, 1);
  const again = await joint();
  expect(again.problem).toContain('接着上次：1 份已核验');
  expect(again.code).toBe(0);
  execFileSync('sha256sum', ['-c', '--quiet', '--strict', 'manifest-sha256.txt'], { cwd: again.result });
});

test('runs as a command of its own, with threads', async () => {
  put(await bundleOf(1, SELLER));
  put(await bundleOf(2, SELLER));
  const script = path.resolve(import.meta.dirname, '../../../scripts/joint.mjs');
  const out = execFileSync(process.execPath, [script, at('in'), '--out', at('out'), '--jobs', '2'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(out).toContain('2 人，1 个卖家');
});

test.each([
  [[], '没有给出证据包'],
  [['x.zip'], '没有给出 --out'],
  [['x.zip', '--out', 'y', '--jobs', '0'], '--jobs'],
  [['x.zip', '--nonsense'], 'nonsense'],
])('wrong usage %j is explained', async (argv, said) => {
  let problem = '';
  const code = await runJoint(argv, { out: () => undefined, err: (text) => (problem += text) });
  expect([code, problem]).toEqual([2, expect.stringContaining(said)]);
});
