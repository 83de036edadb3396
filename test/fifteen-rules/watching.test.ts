/** The rules of watching a migration and of what may be said of it, 11 to 13, over the wire. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { goFor } from '../../src/hooks/navigation.ts';
import { historyRows, standing } from '../../src/lex/history.ts';
import { type SimulatedWorld, simulatedWorld } from '../runs/world.ts';
import { openLex } from '../screens/lex/lex-console.tsx';
import { asked, begun, byHand, itemOf, migrationsOf, plain, start } from './asked.ts';
import { wizardTo } from './way.ts';

let world: SimulatedWorld;
beforeEach(async () => {
  world = await simulatedWorld({ workspaces: 0, bots: 30 });
});
afterEach(() => world[Symbol.asyncDispose]());

/** AWS goes on saying so of every migration. */
const says = (members: object, times?: number) =>
  world.faults({ operation: 'GetMigration', effect: 'answer', with: members, ...(times !== undefined && { times }) });

describe('rule 11: poll politely', () => {
  test('every 5 s in the first minute, then every 10 to 15 s, not twice alike, and never after the end', async () => {
    await says({ migrationStatus: 'IN_PROGRESS' }, 30);
    await (await start(world, await itemOf(world.session, plain))).done;
    const posted = Date.parse((await asked(world, 'StartMigration'))[0]?.at ?? '');
    const looks = (await asked(world, 'GetMigration')).map(({ at }) => (Date.parse(at) - posted) / 1000);
    const gaps = looks.slice(1).map((at, nth) => ({ from: looks[nth] ?? 0, gap: at - (looks[nth] ?? 0) }));
    const [early, late] = [gaps.filter(({ from }) => from < 60), gaps.filter(({ from }) => from >= 60)];
    // A request takes its time beside the pause, and a time in the log has been rounded.
    const between = (least: number, most: number) => (gap: number) => gap > least - 0.1 && gap < most + 2;
    expect(early.map(({ gap }) => gap).filter((gap) => !between(5, 6)(gap))).toEqual([]);
    expect(late.map(({ gap }) => gap).filter((gap) => !between(10, 15)(gap))).toEqual([]);
    expect(early.length).toBeGreaterThan(8);
    for (const some of [early, late])
      expect(new Set(some.map(({ gap }) => gap.toFixed(2))).size).toBeGreaterThan(some.length / 2);
    expect(looks).toHaveLength(31);
  });

  test('throttling and other passing trouble lose nothing of it', async () => {
    await world.faults(
      { operation: 'GetMigration', effect: 'throttle', times: 2 },
      { operation: 'GetMigration', effect: '500', times: 3 },
      { operation: 'GetMigration', effect: 'drop-before', times: 2 },
      { operation: 'GetMigration', effect: 'malformed', times: 1 },
    );
    const { items } = await (await start(world, await itemOf(world.session, plain))).done;
    expect(items[0]).toMatchObject({ outcome: 'done', targetId: begun(world)[0]?.id });
    const [put, next] = (await asked(world, 'GetMigration')).map(({ at }) => Date.parse(at));
    // As long as Retry-After says, at least.
    expect((next ?? 0) - (put ?? 0)).toBeGreaterThanOrEqual(1000);
  });

  test('nobody asks about a migration whose screen was left', async () => {
    await using lex = await openLex({ place: { screen: 'lex-history' }, speed: 60 });
    await lex.terminal.sees('OldFaq');
    await lex.tell('faults', [
      { operation: 'GetMigration', effect: 'answer', with: { migrationStatus: 'IN_PROGRESS' } },
    ]);
    const { session } = lex.console.sources.first().link.getState();
    if (!session) throw new Error('the console has no session');
    await byHand(session, await itemOf(session, plain));
    const [{ id } = { id: '' }] = await migrationsOf(session);
    const looks = async () => (await lex.calls('GetMigration')).filter(({ migrationId }) => migrationId === id).length;
    goFor(lex.console.navigation).to({ screen: 'runs' });
    goFor(lex.console.navigation).to({ screen: 'lex-migration', id });
    await expect.poll(looks, { timeout: 10_000 }).toBeGreaterThan(2);
    await lex.terminal.press('esc');
    await lex.terminal.sees('cannot be cancelled');
    const before = await looks();
    await session.clock.sleep(60_000);
    expect(await looks()).toBe(before);
  });

  test('who leaves the screen is told that it goes on in AWS and cannot be cancelled', async () => {
    await using lex = await openLex({ speed: 20 });
    await wizardTo(lex.terminal, plain.bot, 'confirm');
    await lex.terminal.sees('Type this phrase');
    await lex.terminal.type(`MIGRATE ${plain.bot}\r`);
    await lex.walk(['Runs / ', 'enter'], ['cannot be cancelled', 'esc']);
    await lex.terminal.sees('Runs / ');
  });
});

describe('rule 12: terminal states by enum', () => {
  test.each([
    ['COMPLETED', [], 'done', 'completed, no alerts'],
    ['COMPLETED', ['WARN', 'WARN'], 'done', 'completed, 2 manual tasks'],
    ['COMPLETED', ['WARN', 'ERROR'], 'failed', 'completed, with 1 error'],
    ['FAILED', ['ERROR'], 'failed', 'failed'],
    ['PAUSED', [], 'needs-human', 'unknown: PAUSED'],
    ['COMPLETE', [], 'needs-human', 'unknown: COMPLETE'],
    [null, [], 'needs-human', 'unknown: no status'],
  ])('%s with %j is %s: %s', async (migrationStatus, types, outcome, label) => {
    await says({ migrationStatus, alerts: types.map((type) => ({ type, message: 'Something.' })) });
    const { items } = await (await start(world, await itemOf(world.session, plain))).done;
    expect(items[0]?.outcome).toBe(outcome);
    const { status, alerts } = items[0]?.observation?.migration ?? {};
    expect(standing(status, alerts).label).toBe(label);
  });
});

describe('rule 13: no invented numbers', () => {
  test('time passes only while it is in progress, and V2 is named only by who knows', async () => {
    await using lex = await openLex({ place: { screen: 'lex-history' } });
    await lex.terminal.sees('migrations');
    const { session } = lex.console.sources.first().link.getState();
    if (!session) throw new Error('the console has no session');
    await byHand(session, await itemOf(session, plain));
    await lex.tell('clock', { advanceSeconds: 20 });
    const rows = historyRows(await migrationsOf(session), session.clock.now() + 20_000, new Map());
    const [running, ...over] = rows;
    expect(running).toMatchObject({ standing: { kind: 'running' }, botName: plain.bot, v2Name: undefined });
    expect(running?.elapsed).toBeGreaterThanOrEqual(20_000);
    expect(over.length).toBeGreaterThan(5);
    for (const row of over) expect([row.elapsed, row.v2Name]).toEqual([undefined, undefined]);
  });

  test('the list and a migration on screen have no percentage and no end', async () => {
    await using lex = await openLex({ place: { screen: 'lex-history' }, rows: 40, columns: 120 });
    await lex.terminal.sees('OldFaq');
    const shown = (screen: string) => screen.split('\n').slice(2, -1).join('\n');
    expect(shown(await lex.terminal.screen())).not.toMatch(/\d ?%|ends? at|finished/i);
    await lex.walk(['migrations', 'enter'], ['Lex migrations / ']);
    expect(shown(await lex.terminal.screen())).not.toMatch(/\d ?%|ends? at|finished/i);
  });
});
