import { size } from '@/scripts/demo/table';
import { contact, FULL, OWN, paperCase, paperExhibit } from '@/tests/unit/documents/build';
import { composePaper } from '@/utils/documents/compose';
import { docxOf } from '@/utils/documents/docx';
import { htmlOf } from '@/utils/documents/html';
import { TEMPLATE_IDS } from '@/utils/documents/model';
import { TEMPLATES } from '@/utils/documents/templates.data';
import { blanksIn } from '@/utils/documents/words';
import { allRounded, median } from '../measure';
import type { Row } from '../report';

const EXHIBITS = 40;
const ROUNDS = 9;
const KINDS = [
  'listing',
  'order',
  'payment',
  'chat',
  'delivery',
  'terms',
  'seller',
  'receipt',
  'reply',
] as const;

/** All eight papers of a case of forty exhibits: their words, and then pages and Word documents of them. */
export async function letterRows(): Promise<Row[]> {
  const paper = paperCase(FULL, {
    answers: {
      ...OWN,
      refusal: '虚拟商品，一经售出概不退换',
      handled: '没有',
      pageCounts: '2 '.repeat(EXHIBITS),
    },
    exhibits: Array.from({ length: EXHIBITS }, (_, i) =>
      paperExhibit(i + 1, KINDS[i % KINDS.length] ?? 'other'),
    ),
    contacts: [
      contact('seller', 'sent', '2026-03-12 14:50'),
      contact('platform', 'sent', '2026-03-12 15:40'),
    ],
  });
  const words: number[] = [];
  const files: number[] = [];
  let bytes = 0;
  let blanks = 0;
  // The first round loads the library, as the first press of a button does.
  for (let round = 0; round <= ROUNDS; round++) {
    const begun = performance.now();
    const texts = TEMPLATE_IDS.map((id) => [id, composePaper(id, paper)] as const);
    const written = performance.now();
    bytes = 0;
    for (const [id, text] of texts) {
      bytes += Buffer.byteLength(htmlOf(text, TEMPLATES[id])) + (await docxOf(text, TEMPLATES[id])).size;
    }
    blanks = texts.reduce((sum, [, text]) => sum + blanksIn(text).length, 0);
    words.push(written - begun);
    files.push(performance.now() - written);
  }
  const [first = 0, ...rest] = files;
  return [
    {
      id: 'documents.letters',
      name: `文书 ${TEMPLATE_IDS.length} 份，${EXHIBITS} 份证据 all papers: text / page and Word`,
      shown: `${median(words.slice(1)).toFixed(1)} ms / ${median(rest).toFixed(0)} ms（首次 first ${first.toFixed(0)} ms），${size(bytes)}`,
      raw: { exhibits: EXHIBITS, words: allRounded(words), files: allRounded(files), bytes, blanks },
      ...(blanks === 0 ? {} : { problem: `${blanks} blanks in papers of a case that knows everything` }),
    },
  ];
}
