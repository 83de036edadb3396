import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { WorkspacesPlan } from '../../src/plans/plan.ts';
import { sealed } from '../../src/plans/seal.ts';
import { findRun, pickRun } from '../../src/runs/find-run.ts';
import { value } from '../plans/fixtures.ts';
import { created, now, rebuildPlan } from './fixtures.ts';

const ids = ['20261120T220000-rebuild-7f3a', '20261121T220000-migrate-7f3a', '20261122T101500-rebuild-00a1'];
const pick = (typed: string, all: readonly string[] = ids) => pickRun(all, typed, '/runs');

describe('a run is found by', () => {
  // biome-ignore format: a table
  test.each([
    ['its id', ids[0], ids[0]],
    ['its beginning', '20261121', ids[1]],
    ['its end', '00a1', ids[2]],
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
    ['where several fit, and they are named', '7f3a', ids, `It fits ${ids[0]}, ${ids[1]}.`],
    ['where none fits', 'nope', ids, 'None of the 3 in /runs fits.'],
    ['for nothing', '', ids, 'None of the 3 in /runs fits.'],
    ['where there is none', 'latest', [], 'No run has a journal in /runs.'],
  ])('%s', (_, typed, all, why) => {
    expect(pick(typed, all)).toMatchObject({ ok: false, failure: { why, next: 'bellhop runs lists them.' } });
  });

  test('and of many only some are named', () => {
    const many = Array.from({ length: 9 }, (_, at) => `2026-${at}`);
    expect(pick('2026', many)).toMatchObject({
      failure: { why: 'It fits 2026-0, 2026-1, 2026-2, 2026-3, 2026-4 and 4 more.' },
    });
  });
});

test('the latest is the one that was started last, not the one that was planned last', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-find-'));
  try {
    for (const [id, minutes] of [
      ['20261122T140000-rebuild-0001', 480],
      ['20261122T200000-rebuild-0002', 365],
    ] as const) {
      const plan = sealed<WorkspacesPlan>({ ...rebuildPlan('ws-a'), id });
      const event = { ...created(plan), at: now + minutes * 60_000 };
      await writeFile(join(folder, `${id}.jsonl`), `${JSON.stringify(event)}\n`);
    }
    expect(value(await findRun(folder, 'latest'))).toBe('20261122T140000-rebuild-0001');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
