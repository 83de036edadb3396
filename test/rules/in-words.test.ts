import { expect, test } from 'vitest';
import { duration, listed, plural, utc } from '../../src/rules/in-words.ts';
import { hours } from './subjects.ts';

test.each([
  [0, '0 m'],
  [59_999, '0 m'],
  [8 * 60_000, '8 m'],
  [hours(11) + 20 * 60_000, '11 h 20 m'],
  [hours(47), '47 h 0 m'],
  [hours(76), '3 d 4 h'],
  [-5, '0 m'],
])('%i ms read as %s', (ms, words) => expect(duration(ms)).toBe(words));

test('times are of the whole world, not of this machine', () => {
  expect(utc(Date.parse('2026-11-22T10:15:59+01:00'))).toBe('2026-11-22 09:15 UTC');
});

test.each([
  [[], ''],
  [['OU'], 'OU'],
  [['OU', 'DNS'], 'OU and DNS'],
  [['OU', 'DNS', 'internet access'], 'OU, DNS and internet access'],
])('%j is listed as %j', (words, text) => expect(listed(words)).toBe(text));

test('one has no s', () => expect([plural(1, 'user'), plural(0, 'user')]).toEqual(['1 user', '0 users']));
