import { packPorts } from '@/entrypoints/workspace/packs';
import { drawPage, partsOf } from '@/tests/support/drawn-page';
import type { Sha256 } from '@/utils/exhibit/ids';
import type { EvidenceKind, ExhibitFile, Picture } from '@/utils/exhibit/model';
import { toHex } from '@/utils/shared/bytes';
import type { ExhibitRow } from '@/utils/storage/rows';
import { BUSY, caseWorld } from './case';
import { chatRecord, chatRow, CHAT_NUMBER, manyMessages } from './chat';
import { EXHIBITS, NOW, sampleExhibit } from './exhibits';
import type { World } from './ports';

export async function sha256Of(blob: Blob): Promise<Sha256> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))) as Sha256;
}

/** An exhibit whose picture is there, with its true hash. */
export async function pictured(
  world: World,
  about: { readonly number: number; readonly kind: EvidenceKind; readonly title: string },
  parts: readonly Blob[],
  scale = 1,
): Promise<ExhibitRow> {
  const row = sampleExhibit({ ...about, atMs: NOW - about.number * 1000 });
  const files: ExhibitFile[] = [];
  for (const [at, blob] of parts.entries()) {
    const sha256 = await sha256Of(blob);
    world.files.set(sha256, blob);
    const path = at === 0 ? 'page.png' : `page-${at + 1}.png`;
    files.push({ path, sha256, bytes: blob.size, mediaType: 'image/png', role: 'derivative' });
  }
  const picture: Picture = {
    method: 'browser-pixels',
    tiles: [],
    seams: [],
    parts: files.map(({ path }) => path),
    scale,
    scroller: { selector: 'html', rect: { x: 0, y: 0, width: 1, height: 1 } },
  };
  const rest = row.record.files.filter(({ path }) => !/\.png$|facts\.json/.test(path));
  return { ...row, record: { ...row.record, picture, files: [...files, ...rest] } };
}

/** A case in dispute whose exhibits can be cut: listing (long, two parts), order, chat. */
export async function packWorld(messages = 8): Promise<World> {
  const world = caseWorld(BUSY, EXHIBITS);
  const long = drawPage({ width: 1000, height: 6000, font: 13 });
  const order = drawPage({ width: 1000, height: 1100, font: 14 });
  const listing = await pictured(
    world,
    { number: 1, kind: 'listing', title: '【秒到账】Q币1000个 5折直充' },
    await partsOf(long.canvas, 2500),
  );
  const paid = await pictured(
    world,
    { number: 2, kind: 'order', title: '=HYPERLINK("x") 订单详情' },
    await partsOf(order.canvas, 5000),
  );
  const said = messages === 8 ? chatRecord() : chatRecord({ messages: manyMessages(messages) });
  const chat = chatRow(said);
  const json = new Blob([JSON.stringify(said)], { type: 'application/json' });
  const sha256 = await sha256Of(json);
  world.files.set(sha256, json);
  const files = chat.record.files.map((file) => (file.path === 'chat.json' ? { ...file, sha256 } : file));
  const film = sampleExhibit({ number: 9, kind: 'other', title: '录屏', atMs: NOW });
  const { picture: _none, ...record } = film.record;
  world.exhibits.value = [
    { ...film, record: { ...record, files: [] } },
    { ...chat, number: CHAT_NUMBER, record: { ...chat.record, files } },
    paid,
    listing,
  ];
  return { ...world, ports: { ...world.ports, packs: packPorts() } };
}

/** The same at once, for the gallery: pictures and their hashes follow. */
export function packWorldSoon(): World {
  const world = caseWorld(BUSY, []);
  void packWorld().then((full) => {
    for (const [sha256, blob] of full.files) world.files.set(sha256, blob);
    world.exhibits.value = full.exhibits.value;
    return null;
  });
  return { ...world, ports: { ...world.ports, packs: packPorts() } };
}
