import { describe, expect, test } from 'vitest';
import { pickRun } from '../../src/runs/find-run.ts';

const ids = ['20261120T220000-rebuild-7f3a', '20261121T220000-migrate-7f3a', '20261122T101500-rebuild-00a1'];
const pick = (typed: string, all: readonly string[] = ids) => pickRun(all, typed, '/runs');

describe('a run is found by', () => {
  // biome-ignore format: a table
  test.each([
    ['its id', ids[0], ids[0]],
    ['its beginning', '20261121', ids[1]],
    ['its end', '00a1', ids[2]],
    ['being the latest', 'latest', ids[2]],
  ])('%s', (_, typed = '', id) => {
    expect(pick(typed)).toEqual({ ok: true, value: id });
  });

  test('its id, even where that is the beginning of another', () => {
    expect(pick('a', ['a', 'ab'])).toEqual({ ok: true, value: 'a' });
  });
});

describe('no run is found', () => {
  // biome-ignore format: a table
  test.each([
    ['where several fit, and they are named', '7f3a', ids, `It fits ${ids[1]}, ${ids[0]}.`],
    ['where none fits', 'nope', ids, 'None of the 3 in /runs fits.'],
    ['for nothing', '', ids, 'None of the 3 in /runs fits.'],
    ['where there is none', 'latest', [], 'No run has a journal in /runs.'],
  ])('%s', (_, typed, all, why) => {
    expect(pick(typed, all)).toMatchObject({ ok: false, failure: { why, next: 'bellhop runs lists them.' } });
  });

  test('and of many only some are named', () => {
    const many = Array.from({ length: 9 }, (_, at) => `2026-${at}`);
    expect(pick('2026', many)).toMatchObject({
      failure: { why: 'It fits 2026-8, 2026-7, 2026-6, 2026-5, 2026-4 and 4 more.' },
    });
  });
});
