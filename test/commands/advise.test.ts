/** What the advisor counts is what a plan of that way lets go: over the real command line, on a fleet that stands still. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Advice } from '../../src/rules/advisor.ts';
import { type Headless, headless } from '../support/headless.ts';

let bell: Headless;
let ids: readonly string[];
beforeAll(async () => {
  bell = await headless({ fleet: 'windows-11', workspaces: 120, speed: 0, startsAt: Date.now() });
  const all = [...bell.world.simulator.world.fleet.everything()];
  ids = all.flatMap(({ id, visible }) => (visible ? [id] : []));
});
afterAll(() => bell[Symbol.asyncDispose]());

const ask = (args: readonly string[]) =>
  bell.run(
    [
      ...args,
      '--ids-file',
      '-',
      '--endpoint-url',
      bell.world.simulator.url,
      '--region',
      'eu-central-1',
      '--rate',
      '100',
    ],
    { input: ids.join('\n') },
  );

test('off PCoIP: the protocol before a migration, with as many as the plan of it sends, and why not the others', async () => {
  const advised = await ask(['advise', 'off-pcoip', '--json']);
  const [modify, migrate]: readonly Advice[] = JSON.parse(advised.out).ways;
  expect([advised.code, modify?.verb, migrate?.verb]).toEqual([0, 'modify-protocol', 'migrate']);
  const plan = JSON.parse((await ask(['plan', 'modify-protocol', '--protocol', 'DCV', '-o', '-'])).out);
  expect([modify?.possible, modify?.of]).toEqual([plan.items.length, ids.length]);
  expect(plan.items.length).toBeGreaterThan(20);
  expect(modify?.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(plan.excluded.length);
  expect(await bell.changes()).toEqual([]);
});

test('a broken desktop: every way in words, the smallest step first, each with the command that plans it', async () => {
  const { code, out } = await ask(['advise', 'broken-desktop']);
  expect(code).toBe(0);
  expect(out.split('\n')[0]).toBe(`Repair a broken desktop: ${ids.length} WorkSpaces`);
  expect([...out.matchAll(/^ {3}by {5}bellhop plan (\S+)$/gm)].map(([, verb]) => verb)).toEqual([
    'start',
    'reboot',
    'restore',
    'rebuild',
    'migrate',
  ]);
});
