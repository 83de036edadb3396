import { describe, expect, it } from 'vitest';
import { daysLeft, endingOf, endings, endingWords } from '../../src/rules/end-of-support.ts';

const at = (text: string) => Date.parse(text);

describe('an end of support', () => {
  it('is told once of each thing, on a day that there is, with a source', () => {
    expect(new Set(endings.map(({ of, value }) => `${of} ${value}`)).size).toBe(endings.length);
    for (const { on, source } of endings) {
      expect(new Date(at(`${on}T00:00:00Z`)).toISOString().slice(0, 10)).toBe(on);
      expect(source).toMatch(/Guide|lifecycle|\.com/);
    }
  });

  it('of PCoIP is on 2027-10-31', () => {
    expect(endingOf('protocol', 'PCOIP')).toMatchObject({ on: '2027-10-31', by: 'AWS' });
    expect(endingOf('protocol', 'WSP')).toBeUndefined();
    expect(endingOf('os', undefined)).toBeUndefined();
  });

  it.each([
    ['2027-10-30T23:59:59Z', 1, 'ends 2027-10-31, in 1 day'],
    ['2027-10-31T00:00:00Z', 0, 'ends today, 2027-10-31'],
    ['2027-10-31T23:59:59Z', 0, 'ends today, 2027-10-31'],
    ['2027-11-01T00:00:00Z', -1, 'ended 2027-10-31, 1 day ago'],
    ['2026-11-22T10:00:00Z', 343, 'ends 2027-10-31, in 343 days'],
  ])('at %s has %i days left', (now, days, words) => {
    const pcoip = { on: '2027-10-31' };
    expect(daysLeft(pcoip, at(now))).toBe(days);
    expect(endingWords(pcoip, at(now))).toBe(words);
  });
});
