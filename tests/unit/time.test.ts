import { expect, test } from 'vitest';
import { localText, offsetText, utcCompact } from '@/utils/shared/time';

test('wall-clock text is the instant shifted by the recorded offset, whatever zone this machine is in', () => {
  const instant = Date.parse('2026-03-12T06:31:05.123Z');
  expect(localText(instant, 480)).toBe('2026-03-12 14:31:05');
  expect(localText(instant, -210)).toBe('2026-03-12 03:01:05');
  expect(utcCompact(instant)).toBe('20260312T063105Z');
});

test.each([
  [480, 'UTC+8'],
  [0, 'UTC+0'],
  [-210, 'UTC-3:30'],
  [345, 'UTC+5:45'],
])('offset %i minutes reads %s', (minutes, text) => {
  expect(offsetText(minutes)).toBe(text);
});
