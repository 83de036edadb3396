import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { orMeant } from '../../src/commands/meant.ts';
import { localFailure } from '../../src/plans/local-failure.ts';
import type { WorkspacesPlan } from '../../src/plans/plan.ts';
import { sealed } from '../../src/plans/seal.ts';
import { created, now, rebuildPlan } from '../runs/fixtures.ts';

const [older, old, last] = [
  '20261122T080000-rebuild-0001',
  '20261122T090000-rebuild-0002',
  '20261122T100000-rebuild-0003',
];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-meant-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function runs(...all: readonly (readonly [id: string, ended: boolean])[]): Promise<void> {
  for (const [nth, [id, ended]] of all.entries()) {
    const at = now + nth * 60_000;
    const plan = sealed<WorkspacesPlan>({ ...rebuildPlan('ws-a'), id });
    const events = [
      { ...created(plan), at },
      ...(ended ? [{ type: 'stopped', at, why: 'enough' } as const, { type: 'finished', at } as const] : []),
    ];
    await writeFile(join(folder, `${id}.jsonl`), events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  }
}

const refused = {
  ok: false,
  failure: localFailure('invalid', { what: 'It was not told.', why: 'It has ended.', next: 'Make a new plan.' }),
} as const;
const next = async (typed: string) => {
  const answer = await orMeant(refused, { typed, doing: 'continue', folder });
  return answer.ok ? undefined : answer.failure.next;
};

test('where the latest run has ended, the only one that has not is named', async () => {
  await runs([older, true], [old, false], [last, true]);
  expect(await next('latest')).toBe(
    `Run ${old} has not ended: 1 waiting. If that one is meant: bellhop continue ${old}.`,
  );
});

describe('nothing else is proposed', () => {
  // biome-ignore format: a table
  test.each([
    ['where two have not ended', 'latest', [[older, false], [old, false], [last, true]]],
    ['where all have', 'latest', [[old, true], [last, true]]],
    ['where the latest itself has not ended', 'latest', [[old, true], [last, false]]],
    ['where a run was named', last, [[old, false], [last, true]]],
  ] as const)('%s', async (_, typed, all) => {
    await runs(...all);
    expect(await next(typed)).toBe('Make a new plan.');
  });
});
