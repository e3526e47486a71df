import type { NotCaptured } from '@/utils/exhibit/model';
import type { Fact } from '@/utils/recognise/types';
import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import type { ExhibitRow } from '@/utils/storage/rows';
import { fileHash, NOW, sampleExhibit } from './exhibits';
import { FACTS } from './facts';
import { sampleWorld, type World } from './ports';

/** One capture of the sample product page, as it was at that moment. */
export interface Look {
  readonly number: number;
  readonly price: string;
  readonly stock: string;
  readonly promise: string;
  readonly title?: string;
  /** Appended to the address. */
  readonly query?: string;
  /** Device px. */
  readonly height?: number;
  readonly width?: number;
  readonly notCaptured?: readonly NotCaptured[];
  readonly integrity?: ExhibitRow['integrity'];
}

export const BEFORE: Look = { number: 2, price: '¥498.00', stock: '999', promise: '付款后秒到账，假一赔十' };
export const AFTER: Look = {
  number: 5,
  price: '¥398.00',
  stock: '3',
  promise: '付款后耐心等待处理',
  title: 'Q币1000个 直充',
  query: '?utm_source=qq&spm=a1z.2',
};

const HOUR = 3_600_000;
const titleOf = (look: Look) => look.title ?? '【秒到账】Q币1000个 5折直充';

function rowOf(look: Look): ExhibitRow {
  return sampleExhibit({
    number: look.number,
    kind: 'listing',
    title: titleOf(look),
    path: `/item/1088${look.query ?? ''}`,
    atMs: NOW - 60_000 - (5 - look.number) * 9 * HOUR,
    summary: { amount: look.price },
    ...(look.notCaptured ? { notCaptured: look.notCaptured } : {}),
    ...(look.integrity ? { integrity: look.integrity } : {}),
  });
}

const LINES = Array.from({ length: 40 }, (_, at) => `充值说明第 ${at + 1} 条：请核对账号后再下单`);

export function textOf(look: Look): string {
  return [
    '极速卡盟',
    titleOf(look),
    `现价 ${look.price}`,
    `库存：${look.stock}`,
    look.promise,
    ...LINES,
    '虚拟商品一经售出概不退换',
    '立即购买',
  ].join('\n');
}

function factsOf(look: Look): readonly Fact[] {
  const base = { visible: true, run: 0, frame: 0, basis: '标签旁的元素', confidence: 'high' } as const;
  const kept = FACTS.filter((fact) => fact.verbatim === '概不退换');
  return [
    {
      ...base,
      kind: 'price',
      label: '现价',
      verbatim: look.price,
      value: look.price.slice(1),
      currency: 'CNY',
    },
    { ...base, kind: 'goodsTitle', verbatim: titleOf(look) },
    ...(look.promise.includes('秒到账')
      ? [
          {
            ...base,
            kind: 'wording',
            wordingClass: 'promise',
            verbatim: '秒到账',
            context: look.promise,
          } as const,
        ]
      : []),
    ...kept,
  ];
}

async function pictureOf(look: Look): Promise<Blob> {
  const { width = 1280, height = 2400 } = look;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d context');
  const box = (colour: string, x: number, y: number, w: number, h: number) => {
    context.fillStyle = colour;
    context.fillRect(x, y, w, h);
  };
  const words = (text: string, x: number, y: number, size: number, colour = '#333') => {
    context.fillStyle = colour;
    context.font = `${size}px "Noto Sans CJK SC", sans-serif`;
    context.fillText(text, x, y);
  };
  box('#f5f6f8', 0, 0, width, height);
  box('#2068b5', 0, 0, width, 84);
  words('极速卡盟', 120, 54, 30, '#fff');
  box('#fff', 120, 130, 1040, 700);
  box('#dbe8f5', 160, 190, 400, 400);
  words('1000 Q', 220, 410, 84, '#2068b5');
  words(titleOf(look), 620, 240, 32);
  words(look.price, 620, 330, 48, '#e4393c');
  words(`库存：${look.stock}`, 620, 400, 24, '#777');
  words(look.promise, 620, 460, 24);
  box('#e4393c', 620, 520, 260, 64);
  words('立即购买', 690, 562, 28, '#fff');
  LINES.forEach((line, at) => words(line, 160, 920 + at * 36, 22, '#555'));
  return canvas.convertToBlob({ type: 'image/png' });
}

/** A case whose product page was kept several times; every file is there and can be decoded. */
export function secondLookWorld(looks: readonly Look[] = [BEFORE, AFTER]): World {
  const world = sampleWorld();
  const others = world.exhibits.value.filter((row) => !looks.some((look) => look.number === row.number));
  const rows = [...others, ...looks.map(rowOf)];
  world.exhibits.value = rows.toSorted((a, b) => b.number - a.number);
  const readBlob: World['ports']['readBlob'] = async (sha256) => {
    for (const look of looks) {
      const is = (path: string) => fileHash(look.number, path) === sha256;
      if (world.unreadable.has(sha256)) return err(appError('STORE_DAMAGED', { cause: 'blob is missing' }));
      if (is('text.txt')) return ok(new Blob([textOf(look)], { type: 'text/plain' }));
      if (is('facts.json')) return ok(new Blob([JSON.stringify({ facts: factsOf(look) })]));
      if (is('page.png') || is('thumb.jpg')) return ok(await pictureOf(look));
    }
    return world.ports.readBlob(sha256);
  };
  return { ...world, ports: { ...world.ports, readBlob } };
}
