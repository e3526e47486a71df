import JSZip from 'jszip';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { joinFiles, zipOf, type Joined } from '@/components/joint/join-files';
import { bundleOf } from './people';

const SELLER = { sellerName: '某某卡盟', promise: '秒到账', orderNumber: '100', paid: '498.00' };
const never = new AbortController().signal;

const fileOf = async (person: number, name = 'export.zip'): Promise<File> => {
  const [volume] = await bundleOf(person, SELLER);
  return new File([volume?.bytes ?? ''], name);
};

const join = (files: readonly File[], signal = never, onProgress = (): void => undefined) =>
  joinFiles(files, { signal, onProgress, now: () => Date.UTC(2026, 10, 22), software: '留证 0.1.0' });

async function joined(files: readonly File[]): Promise<Joined> {
  const result = await join(files);
  if (!result.ok) throw new Error(result.error.error.code);
  return result.value;
}

describe('in a page', () => {
  test('bundles of the same file name are two people; the zip holds the originals byte for byte', async () => {
    const files = [await fileOf(1), await fileOf(2)];
    const one = await joined(files);
    expect(one.joint.people.map(({ title }) => title)).toEqual(['第 1 人的案件', '第 2 人的案件']);
    const zip = await zipOf(one, [], never);
    if (!zip.ok) throw new Error(zip.error.code);
    const unpacked = await JSZip.loadAsync(Buffer.from(await zip.value.arrayBuffer()));
    const manifest = await unpacked.file(`${one.bag.folder}/manifest-sha256.txt`)?.async('string');
    expect(manifest?.trim().split('\n')).toHaveLength(7);
    for (const row of manifest?.trim().split('\n') ?? []) {
      const [hash, path] = row.split('  ');
      const bytes = await unpacked.file(`${one.bag.folder}/${path}`)?.async('nodebuffer');
      expect([
        path,
        createHash('sha256')
          .update(bytes ?? '')
          .digest('hex'),
      ]).toEqual([path, hash]);
    }
    expect(await unpacked.file(`${one.bag.folder}/data/joint.json`)?.async('string')).not.toContain(
      '1/export',
    );
  });

  test('a file that is another one by the time it is packed is refused', async () => {
    const one = await joined([await fileOf(1)]);
    const other = new Map([...one.files].map(([name]) => [name, new File(['x'], 'export.zip')]));
    expect(await zipOf({ ...one, files: other }, [], never)).toMatchObject({
      error: { code: 'FILE_CHANGED' },
    });
  });

  test('nothing usable: each file is named with its reason', async () => {
    const result = await join([new File(['not a zip'], 'letter.zip')]);
    expect(result).toMatchObject({
      ok: false,
      error: { error: { code: 'JOINT_NONE' }, apart: [{ sources: ['1/letter.zip'], reason: 'UNREADABLE' }] },
    });
  });

  test('cancelled between two bundles', async () => {
    const abort = new AbortController();
    const result = await join([await fileOf(1), await fileOf(2)], abort.signal, () => abort.abort());
    expect(result).toMatchObject({ ok: false, error: { error: { code: 'CANCELLED' } } });
  });
});
