import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headlineOf } from '@/utils/bundle/headline';
import { LINE_NAMES, type BundleReport, type Report } from '@/utils/bundle/verify';
import { ATTACKS, type Attack } from '../../support/attacks/attacks';
import { endScene, makeScene, type Scene } from '../../support/attacks/kit';
import { hasOpenssl } from '../../support/openssl';
import { checkWith } from './repack';
import { pulseChecker } from '@/utils/integrity/beacon/check-pulse';

const DOC = fileURLToPath(new URL('../../../docs/ATTACKS.md', import.meta.url));
/** `UPDATE_ATTACKS=1` writes the table anew. */
const update = process.env['UPDATE_ATTACKS'] === '1';

describe.skipIf(!hasOpenssl)('a hostile bundle', () => {
  let scene: Scene;
  const rows: string[] = [];
  let trusted = true;
  beforeAll(async () => {
    scene = await makeScene();
  }, 60_000);
  afterAll(() => endScene(scene));

  it('that was left alone holds', async () => {
    const report = await judged(scene.sealed);
    expect(report.outcome).toBe('holds');
    expect(headlineOf(only(report), () => 480).code).toBe('STAMPED');
    expect((await judged(scene.plain)).outcome).toBe('holds');
    expect((await judged(...scene.volumes)).outcome).toBe('holds');
  });

  it.each(ATTACKS.map((attack) => [attack.id, attack] as const))('%s', async (_, attack) => {
    trusted = attack.trusted ?? true;
    const report = await judged(...(await attack.make(scene)));
    const tones = report.bundles.map((bundle) => headlineOf(bundle, () => 480).tone);
    rows.push(rowOf(attack, report));
    if (attack.expected === 'caught') {
      expect(report.outcome).not.toBe('holds');
      expect(tones.some((tone) => tone === 'bad' || tone === 'unreadable')).toBe(true);
    } else {
      expect(report.outcome).toBe('holds');
      // Nothing may be called sealed and unchanged because its seal is gone.
      if (attack.expected === 'told') expect(tones).not.toContain('good');
      else expect(attack.why).toBeDefined();
    }
  });

  it('is answered with the sentence that docs/ATTACKS.md says', () => {
    expect(rows).toHaveLength(ATTACKS.length);
    const [head = '', table = ''] = readFileSync(DOC, 'utf8').split(/(?<=\n\| -[^\n]*\n)/);
    const tail = '\n<!-- prettier-ignore-end -->\n';
    if (update) writeFileSync(DOC, `${head}${rows.join('\n')}\n${tail}`);
    else expect(table.replace(tail, '').trimEnd().split('\n')).toEqual(rows);
  });

  const judged = (...files: readonly { name: string; bytes: Uint8Array }[]): Promise<Report> =>
    checkWith(
      {
        tsaRoots: trusted ? scene.tsa.text('root.pem') : '',
        checkPulse: pulseChecker([scene.beacon.beacon]),
      },
      ...files.map(({ name, bytes }) => [name, bytes] as const),
    );
});

const only = ({ bundles }: Report): BundleReport => {
  const [bundle] = bundles;
  if (!bundle) throw new Error('no bundle');
  return bundle;
};

const RESULT = { caught: '发现', told: '说明', open: '不能单凭此包发现' } as const;

/** `| group | attack | result | first sentence | lines |`; times and keys, new in each run, stand as …. */
function rowOf({ group, zh, expected, why }: Attack, report: Report): string {
  const steady = (text: string): string =>
    text
      .replaceAll(/(?:[0-9a-f]{4} ){15}[0-9a-f]{4}|[0-9a-f]{4} [0-9a-f]{4} …/g, '…')
      .replaceAll(/\d{4}-\d\d-\d\d(?:T[\d:.]+Z| \d\d:\d\d:\d\d)/g, '…')
      .replaceAll(/自 \d{4}-\d\d-\d\d \d\d:\d\d/g, '自 …')
      .replaceAll('|', '\\|');
  const sentences = report.bundles.map((b) => headlineOf(b, () => 480).sentence.zh);
  const lines = report.bundles.flatMap((bundle) =>
    LINE_NAMES.map((name) => bundle.lines[name])
      .flatMap((line) => [line, ...(line.also ?? [])])
      .filter((line) => line.status !== 'valid' && line.code !== 'NOT_CHECKED')
      .map((line) => line.sentence.zh),
  );
  // Told apart only after their times are gone: two stamps may fall into one second, or not.
  const also = [...new Set(lines.map(steady))].join('<br>');
  return `| ${group} | ${zh} | ${RESULT[expected]}${why ? `：${why}` : ''} | ${steady(sentences.join('<br>'))} | ${also} |`;
}
