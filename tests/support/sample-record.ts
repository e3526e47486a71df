import type { CaseId, ExhibitId } from '@/utils/exhibit/ids';
import type { EvidenceKind, Exhibit, ExhibitFile, NotCaptured } from '@/utils/exhibit/model';
import { utcIso, type ClockReading } from '@/utils/shared/time';

export const SAMPLE_CASE = '7f3a9c2e-1b4d-4e6f-8a90-b1c2d3e4f506' as CaseId;

export interface SampleExhibit {
  readonly title: string;
  readonly url: string;
  readonly kind?: EvidenceKind;
  readonly summary?: Exhibit['summary'];
  readonly notCaptured?: readonly NotCaptured[];
  readonly note?: string;
  readonly tags?: readonly string[];
  /** Later deleted, for this reason. */
  readonly deleted?: string;
  readonly html?: string;
  readonly png?: Uint8Array;
  readonly thumb?: Uint8Array;
  /** Name of a pane photographed for itself. */
  readonly pane?: string;
  /** Of a randomness beacon, as its relay sent it. */
  readonly pulse?: { readonly beacon: string; readonly bytes: Uint8Array };
  /** Further files of its folder. */
  readonly files?: readonly {
    readonly path: string;
    readonly bytes: Uint8Array;
    readonly mediaType: string;
  }[];
  /** What the record says otherwise than a sample's. */
  readonly record?: Partial<Exhibit>;
}

export function clock(epochMs: number): ClockReading {
  return {
    utc: utcIso(epochMs),
    epochMs,
    monotonicMs: epochMs + 0.25,
    zone: 'Asia/Shanghai',
    offsetMinutes: 480,
  };
}

export function exhibitRecord(
  s: SampleExhibit,
  number: number,
  at: number,
  files: readonly ExhibitFile[],
  caseId = SAMPLE_CASE,
): Exhibit {
  const notCaptured = s.notCaptured ?? [];
  return {
    specVersion: '1.0',
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as ExhibitId,
    caseId,
    number,
    kind: s.kind ?? 'other',
    kindReason: 'sample',
    origin: 'captured',
    state: notCaptured.length > 0 ? 'partial' : 'complete',
    trigger: 'popup',
    source: { url: s.url, title: s.title, host: new URL(s.url).host },
    startedAt: clock(at),
    finishedAt: clock(at + 3200),
    environment: {
      browser: 'Chromium',
      browserVersion: '156.0',
      os: 'Windows 11',
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)',
      languages: ['zh-CN'],
      extensionVersion: '0.1.0',
    },
    picture: {
      method: 'browser-pixels',
      tiles: [{ path: 'tiles/00.png', at: utcIso(at + 900), scrollY: 0, width: 1280, height: 800 }],
      seams: [],
      parts: ['page.png'],
      scale: 1,
      scroller: { selector: 'html', rect: { x: 0, y: 0, width: 1280, height: 800 } },
    },
    ...(s.pane === undefined
      ? {}
      : {
          panes: [
            {
              name: s.pane,
              method: 'browser-pixels',
              tiles: [
                {
                  path: 'panes/01/tiles/00.png',
                  at: utcIso(at + 1500),
                  scrollY: 0,
                  width: 1280,
                  height: 800,
                },
              ],
              seams: [],
              parts: ['panes/01/page.png'],
              scale: 1,
              scroller: { selector: '#chat', rect: { x: 853, y: 0, width: 427, height: 800 } },
            },
          ],
        }),
    summary: s.summary ?? {},
    steps: [{ name: 'page', at: utcIso(at + 100), took: 210 }],
    alterations: [],
    notCaptured,
    ...s.record,
    files,
  };
}
