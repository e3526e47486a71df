import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ExtensionBrowser } from '@/tests/support/extension';
import { clickRows } from './capture/click-rows';
import { frameRows } from './capture/frame-rows';
import { chatRows } from './chat/group';
import { pictureRows } from './capture/picture-rows';
import { documentRows } from './documents/group';
import { packRows } from './documents/packs';
import { exportRows } from './export/group';
import { fidelityPages, fidelityRows } from './fidelity/group';
import { openPlaces } from './places';
import { printTable, writeReport, type Row } from './report';
import { scriptRows } from './capture/script-rows';
import { snapshotRows } from './snapshot/group';
import { jointRows } from './joint/group';
import { mutationRows } from './verify/group';
import { tallRows } from './tall/group';
import { uiRows } from './ui/group';
import { volumeRows } from './volumes/group';

const GROUPS = [
  'script',
  'snapshot',
  'fidelity',
  'frames',
  'click',
  'picture',
  'tall',
  'chat',
  'export',
  'documents',
  'ui',
  'volumes',
  'verify',
  'joint',
] as const;
type Group = (typeof GROUPS)[number];
/**
 * 144 pages, three engines, some twelve minutes; two minutes of quota; two minutes of chat; ten thousand exhibits to make;
 * three gigabytes to pack and check; ten thousand edits; a thousand bundles: only when asked for.
 */
const LONG: ReadonlySet<Group> = new Set(['fidelity', 'tall', 'chat', 'ui', 'volumes', 'verify', 'joint']);

/** What may be asked for on the command line. */
const NAMES: Readonly<Record<string, readonly Group[]>> = {
  ...Object.fromEntries(GROUPS.map((group) => [group, [group]])),
  verify: ['volumes', 'verify'],
  mutations: ['verify'],
  capture: ['script', 'snapshot', 'fidelity', 'frames', 'click', 'picture', 'tall'],
};

const TITLES: Readonly<Record<Group, string>> = {
  script: '注入脚本 / capture script',
  snapshot: '网页快照 / DOM snapshot',
  fidelity: '离线重开与原页 / reopened offline',
  frames: '框架 / frames',
  click: '点击到 ✓ / click to ✓',
  picture: '长图 / stitched picture',
  tall: '长页面 / tall pages',
  chat: '聊天与守护 / chat and guard',
  export: '导出与核验 / export and verify',
  documents: '文书与材料包 / papers and packs',
  ui: '一万份证据 / ten thousand exhibits',
  volumes: '分卷 / volumes',
  verify: '随机篡改 / random edits',
  joint: '集体投诉 / joint complaint',
};

/** @returns the exit code: 0 however slow it was; 1 when something that was measured is wrong; 2 for wrong usage. */
export async function bench(wanted: readonly string[]): Promise<number> {
  const groupsOf = (argument: string): readonly Group[] | undefined => NAMES[argument.split(':')[0] ?? ''];
  const unknown = wanted.filter((argument) => !groupsOf(argument));
  if (unknown.length > 0) {
    console.error(
      `不认识 / unknown: ${unknown.join(' ')}\n  npm run bench -- [${Object.keys(NAMES).join('|')}|fidelity:PAGE,PAGE|volumes:check,export,memory]…`,
    );
    return 2;
  }
  const asked = new Set(wanted.flatMap((argument) => groupsOf(argument) ?? []));
  const only = (group: Group): readonly string[] =>
    wanted.flatMap((argument) =>
      argument.startsWith(`${group}:`) ? argument.slice(group.length + 1).split(',') : [],
    );
  const groups = GROUPS.filter((group) => (wanted.length === 0 ? !LONG.has(group) : asked.has(group)));
  const begun = performance.now();
  const places = await openPlaces();
  // A copy: a build that somebody starts meanwhile would take the extension's files away under the browser.
  const extension = await mkdtemp(path.join(tmpdir(), 'liuzheng-build-'));
  await cp('.output/chrome-mv3', extension, { recursive: true });
  const browser = await ExtensionBrowser.launch({ extension, viewport: { width: 1280, height: 900 } });
  const run: Readonly<Record<Group, () => Promise<Row[]>>> = {
    snapshot: () => snapshotRows(browser.context, places),
    fidelity: () => fidelityRows(extension, places, fidelityPages(places, only('fidelity'))),
    frames: () => frameRows(browser),
    click: () => clickRows(browser, places),
    script: () => scriptRows(extension),
    picture: () => pictureRows(extension, places),
    tall: () => tallRows(extension, places),
    chat: () => chatRows(browser, places),
    export: () => exportRows(browser, places),
    documents: async () => [...(await documentRows()), ...(await packRows(browser.context))],
    ui: () => uiRows(extension, places),
    volumes: () => volumeRows(extension, only('volumes')),
    verify: () => mutationRows(),
    joint: () => jointRows(),
  };
  const rows: Row[] = [];
  try {
    for (const group of groups) {
      console.log(`› ${TITLES[group]}`);
      rows.push(...(await run[group]().catch((thrown: unknown) => [failed(group, thrown)])));
    }
    printTable(rows);
    const file = await writeReport(rows, {
      browser: browser.context.browser()?.version() ?? '',
      groups,
      seconds: (performance.now() - begun) / 1000,
    });
    console.log(`${file} · ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  } finally {
    await browser.close().catch(() => undefined);
    await places.close();
    await rm(extension, { recursive: true, force: true });
  }
  const wrong = rows.filter((row) => row.problem !== undefined);
  for (const { name, problem } of wrong) console.error(`✗ ${name.trim()}: ${problem ?? ''}`);
  return wrong.length === 0 ? 0 : 1;
}

function failed(group: Group, thrown: unknown): Row {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const problem = message.replaceAll(/\s+/g, ' ').slice(0, 160);
  return { id: group, name: TITLES[group], shown: '', raw: {}, problem };
}
