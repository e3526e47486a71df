import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '../support/chat';
import { Stage } from '../support/e2e';
import { ExtensionBrowser } from '../support/extension';
import { guardOn, guardRows, lines, opened, recall, say, told } from '../support/guard';
import { auditStore, readStore } from '../support/store';
import { verifyChain } from '../../utils/integrity/chain';
import { nodeDigests } from '../../utils/verifier/node-digests';

test('the whole browser is killed in mid-guard: the next start seals what there is, and says why it ended', async ({
  shops,
  sites,
}) => {
  const profile = mkdtempSync(path.join(tmpdir(), 'liuzheng-profile-'));
  try {
    const dying = await ExtensionBrowser.launch({ profile });
    const stage = new Stage(dying, shops);
    const page = await stage.visit(`${sites.shop.url}/window?n=40&named=1`, opened);
    const guard = await guardOn(stage, page);
    await say(page, 9001, '先交激活费 50 元');
    await expect.poll(async () => (await told(stage)).length).toBe(1);
    await recall(page, 9001);
    await expect.poll(async () => (await told(stage)).length).toBe(2);
    await dying.kill();

    const next = await ExtensionBrowser.launch({ profile });
    try {
      const after = new Stage(next, shops);
      await expect
        .poll(async () => (await guardRows(after)).find(({ id }) => id === guard))
        .toMatchObject({ state: 'ended', reason: 'WORKER_RESTARTED' });
      const row = (await guardRows(after)).find(({ id }) => id === guard);
      const exhibit = await after.exhibit(row?.exhibitId);
      expect(exhibit).toMatchObject({ integrity: 'verified', record: { state: 'partial' } });
      expect(exhibit.record.chat).toMatchObject({ recalled: 1 });
      expect(exhibit.record.notCaptured.map(({ reason }) => reason)).toContain('WORKER_RESTARTED');
      expect((await after.file(exhibit, 'guard.html')).toString()).toContain('先交激活费 50 元');
      expect((await lines(after)).at(-1)).toMatchObject({
        type: 'guard-ended',
        reason: 'WORKER_RESTARTED',
        exhibit: exhibit.id,
      });
      const own = await after.own();
      await expect.poll(() => auditStore(own)).toEqual({ wrong: [], orphans: [], lost: [] });
      const chain = (await readStore(own)).log.map(({ line }) => line);
      expect((await verifyChain(chain, nodeDigests)).verdict.status).toBe('valid');
    } finally {
      await next.close();
    }
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});
