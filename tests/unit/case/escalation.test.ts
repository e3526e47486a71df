import { describe, expect, test } from 'vitest';
import { EMPTY_DOSSIER, type Contact, type Stage } from '@/utils/case/model';
import { standingOf } from '@/utils/case/standing';
import type { CaseExhibit, NextStep } from '@/utils/case/view.types';
import { at, CHAIN, contact, dossier, exhibit, FIELDS, utc } from './build';

const NOW = '2026-03-12 18:00';
const standing = (known: ReturnType<typeof dossier>, now = NOW, exhibits: readonly CaseExhibit[] = CHAIN) =>
  standingOf(exhibits, known, at(now));
const step = (next: NextStep): string =>
  next.type === 'get'
    ? `get ${next.need.id}`
    : next.type === 'wait'
      ? `wait ${next.deadline.rule}`
      : next.type === 'send' || next.type === 'escalate'
        ? `${next.type} ${next.stage}`
        : next.type;
const sent = (stage: Stage, when: string): Contact => contact(stage, 'sent', when);
const view = (stage: Stage, ...given: Parameters<typeof standing>) => {
  const found = standing(...given).stages.find((one) => one.stage === stage);
  if (!found) throw new Error(stage);
  return found;
};

describe('the one thing to do now', () => {
  test('in an empty case: say what went wrong is not first; what can vanish is', () => {
    expect(step(standing(EMPTY_DOSSIER, NOW, []).next)).toBe('get chat');
  });

  test('evidence first, then what the demand names, then the demand', () => {
    expect(
      step(
        standing(
          dossier(FIELDS),
          NOW,
          CHAIN.filter(({ kind }) => kind !== 'payment'),
        ).next,
      ),
    ).toBe('get payment');
    const { claimAmount: _missing, ...rest } = FIELDS;
    expect(step(standing(dossier(rest)).next)).toBe('get claimAmount');
    expect(step(standing(dossier(FIELDS)).next)).toBe('send seller');
  });

  test('once the platform’s window presses only what the demand needs is asked for', () => {
    const some = CHAIN.filter(({ kind }) => kind === 'order');
    expect(step(standing(dossier(FIELDS), '2026-03-12 18:00', some).next)).toBe('get chat');
    expect(step(standing(dossier(FIELDS), '2026-03-14 18:00', some).next)).toBe('send seller');
  });

  test.each([
    ['the seller has two hours', [sent('seller', '2026-03-12 17:00')], NOW, 'wait sellerReply'],
    ['two hours and no answer', [sent('seller', '2026-03-12 15:00')], NOW, 'escalate platform'],
    [
      'an answer that does not settle it',
      [sent('seller', '2026-03-12 17:00'), contact('seller', 'received', '2026-03-12 17:30')],
      NOW,
      'escalate platform',
    ],
    [
      'the platform has three working days',
      [sent('platform', '2026-03-12 17:00')],
      '2026-03-17 12:00',
      'wait platformReview',
    ],
    [
      'they are over, and the payment’s number is missing',
      [sent('platform', '2026-03-12 17:00')],
      '2026-03-18 00:00',
      'get transactionNumber',
    ],
    [
      'the regulator has seven',
      [sent('authority', '2026-03-12 17:00')],
      '2026-03-20 12:00',
      'wait authorityAcceptance',
    ],
    [
      'they are over, and nobody is named',
      [sent('authority', '2026-03-12 17:00')],
      '2026-03-30 12:00',
      'get respondentName',
    ],
    ['before a court there is nothing left but the end', [sent('court', '2026-03-12 17:00')], NOW, 'close'],
  ] as const)('%s', (_, contacts, now, expected) => {
    expect(step(standing(dossier(FIELDS, contacts), now).next)).toBe(expected);
  });

  test('money that came back ends it', () => {
    expect(step(standing(dossier(FIELDS), NOW, [...CHAIN, exhibit(9, 'refund')]).next)).toBe('close');
    // A part of the money settles nothing.
    const part = { ...contact('seller', 'received', '2026-03-12 15:00'), recovered: '100.00' };
    const paid = standing(dossier(FIELDS, [part]), NOW, [...CHAIN, exhibit(9, 'refund')]);
    expect(step(paid.next)).not.toBe('close');
    const outcome = { result: 'refunded', note: '', at: utc(NOW) } as const;
    expect(step(standing(dossier(FIELDS, [], [{ type: 'case-closed', outcome }])).next)).toBe('closed');
  });
});

describe('the stages', () => {
  const states = (...given: Parameters<typeof standing>): string =>
    standing(...given)
      .stages.map(({ stage, state }) => `${stage}:${state}`)
      .join(' ');

  test('begin with keeping, and open as what they ask for is there', () => {
    expect(states(EMPTY_DOSSIER, NOW, [])).toBe(
      'preserve:current seller:later platform:later payment:later authority:later court:later police:later closed:later',
    );
    expect(states(dossier(FIELDS))).toContain('preserve:current seller:open platform:later');
  });

  test('what lies behind is done, where it stands is current', () => {
    expect(states(dossier(FIELDS, [sent('platform', NOW)]))).toContain(
      'preserve:done seller:done platform:current payment:later',
    );
  });

  test('of a closed case only what was done is done', () => {
    const outcome = { result: 'refunded', note: '', at: utc(NOW) } as const;
    expect(states(dossier(FIELDS, [sent('seller', NOW)], [{ type: 'case-closed', outcome }]))).toContain(
      'preserve:done seller:done platform:unused payment:unused authority:unused court:unused police:unused closed:current',
    );
  });

  test('the police stand beside: open where something smells of fraud, never passed over', () => {
    expect(view('police', dossier({ ...FIELDS, issue: 'seller-gone' })).state).toBe('open');
    expect(view('police', dossier(FIELDS, [sent('court', NOW)])).state).toBe('later');
    expect(view('police', dossier(FIELDS, [sent('police', NOW)])).state).toBe('done');
    expect(states(dossier(FIELDS, [sent('police', NOW)]))).toContain('preserve:current');
  });

  test('a seller who is gone need not be written to before the platform', () => {
    const tried = (issue: string) =>
      view('platform', dossier({ ...FIELDS, issue })).requires.find(({ id }) => id === 'sellerTried')?.met;
    expect([tried('not-delivered'), tried('seller-gone')]).toEqual([false, true]);
  });
});

describe('what to know before a stage', () => {
  test('a claim is never framed as a return without reason', () => {
    for (const stage of ['seller', 'platform', 'payment'] as const)
      expect(view(stage, dossier(FIELDS)).warnings).toContain('notNoReason');
  });

  test('suing has no threshold, and its own court is the buyer’s', () => {
    expect(view('court', dossier(FIELDS)).warnings).toEqual(['noThreshold', 'ownCourt', 'keepDevice']);
  });

  test.each([
    ['authority', 'court', 'courtRefused'],
    ['court', 'authority', 'authorityRefused'],
  ] as const)('%s after %s: %s', (stage, before, warning) => {
    expect(view(stage, dossier(FIELDS)).warnings).not.toContain(warning);
    expect(view(stage, dossier(FIELDS, [sent(before, NOW)])).warnings[0]).toBe(warning);
  });

  test('the 72 hours that are over, and the three years', () => {
    expect(view('platform', dossier(FIELDS)).warnings).not.toContain('windowOver');
    expect(view('platform', dossier(FIELDS), '2026-03-16 10:00').warnings).toContain('windowOver');
    expect(view('court', dossier(FIELDS), '2029-03-16 10:00').warnings).toContain('limitationOver');
    expect(view('authority', dossier(FIELDS)).warnings).not.toContain('authorityTooLate');
    expect(view('authority', dossier(FIELDS), '2029-03-16 10:00').warnings[0]).toBe('authorityTooLate');
    expect(view('court', dossier(FIELDS), '2029-03-16 10:00').requires).toContainEqual({
      id: 'limitationOpen',
      met: false,
    });
  });
});
