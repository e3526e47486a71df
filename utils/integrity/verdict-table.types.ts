import type { VerdictStatus } from './verdicts';

export type VerdictRow = readonly [VerdictStatus, zh: string, en: string];
