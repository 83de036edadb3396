/** Canary, pause, limit and what other processes ask for, on live runs. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { exitCodeOf, exitCodes } from '../../src/commands/exit-code.ts';
import { readRun } from '../../src/runs/catalogue.ts';
import { startRun } from '../../src/runs/engine.ts';
import { ask } from '../../src/runs/requests.ts';
import type { RunState } from '../../src/runs/state.ts';
import { summarise } from '../../src/runs/summary.ts';
import { limits, value } from '../plans/fixtures.ts';
import { type SimulatedWorld, simulatedWorld, until } from './world.ts';

let world: SimulatedWorld;
beforeEach(async () => {
  world = await simulatedWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const sent = async () => (await world.log()).filter(({ operation }) => operation === 'RebuildWorkspaces').length;
const untilAborted: Clock['sleep'] = (_, signal) =>
  new Promise((resolve) => {
    if (signal?.aborted) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });
const held = ({ paused }: RunState) => paused !== undefined;
const inProgress = ({ items }: RunState) =>
  items.filter(({ phase }) => phase === 'sending' || phase === 'unclear' || phase === 'watching').length;

describe('the canary', () => {
  beforeEach(() => world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' }));

  test('is seen to its end, then the run holds until the operator continues', async () => {
    const run = await world.start(await world.rebuilds(await world.ordinary(8), { canary: 1 }));
    const state = await until(run, held);
    expect(state.paused).toMatchObject({ cause: 'canary', why: 'The first one is done; 7 wait for you.' });
    expect(await sent()).toBe(1);
    run.ask({ request: 'continue', by: 'ann', of: run.state().paused?.nth });
    expect(summarise(await run.done).outcomes.done).toBe(8);
  });

  test('holds the run for whoever takes it up, who confirms the rest and is not asked again', async () => {
    const run = await world.start(await world.rebuilds(await world.ordinary(7), { canary: 2 }));
    await until(run, held);
    await run.close();
    expect(value(await readRun(world.folder, run.id)).paused?.cause).toBe('canary');
    expect(summarise(await (await world.resume(run.id)).done).outcomes.done).toBe(7);
  });

  test('that is cut off is still the canary after a restart', async () => {
    const run = await world.start(await world.rebuilds(await world.ordinary(7), { canary: 1 }));
    await until(run, ({ items }) => items.some(({ phase }) => phase === 'watching'));
    await run.close();
    const again = await world.resume(run.id);
    await until(again, held);
    expect(await sent()).toBe(1);
  });

  test('can be the end of it', async () => {
    const run = await world.start(await world.rebuilds(await world.ordinary(6), { canary: 1 }));
    await until(run, held);
    run.ask({ request: 'stop', by: 'ann' });
    expect(summarise(await run.done).sentence).toBe('1 done, 5 not started');
  });
});

test('never are more in progress than the wave', async () => {
  await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
  const run = await world.start(await world.rebuilds(await world.ordinary(12), { wave: 4 }));
  let most = 0;
  run.subscribe((state) => {
    most = Math.max(most, inProgress(state));
  });
  expect(summarise(await run.done).outcomes.done).toBe(12);
  expect(most).toBe(4);
});

test('too many bad ends stop the run; what is in progress is watched to its end', async () => {
  await world.faults({ operation: 'RebuildWorkspaces', effect: 'end-error' });
  const run = await world.start(
    await world.rebuilds(await world.ordinary(12), { wave: 5, stopAfter: { failures: 2 } }),
  );
  const state = await until(run, ({ stopped }) => stopped !== undefined);
  expect(state.stopped).toBe('2 of 12 did not end well, and the plan stops at 2.');
  expect(summarise(state).sentence).toMatch(/2 failed, \d in progress will finish, \d not started/);
  const { failed, 'not-started': not } = summarise(await run.done).outcomes;
  expect([failed + not, failed]).toEqual([12, await sent()]);
});

describe('a pause', () => {
  test('lets nothing more go out until it is continued, and what is out goes on', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
    const run = await world.start(await world.rebuilds(await world.ordinary(6), { wave: 2 }));
    await until(run, ({ items }) => items.filter(({ phase }) => phase === 'watching').length === 2);
    run.ask({ request: 'pause', by: 'ann' });
    const state = await until(run, (now) => held(now) && inProgress(now) === 0);
    expect(summarise(state).outcomes.done).toBe(2);
    expect(await sent()).toBe(2);
    run.ask({ request: 'continue', by: 'ann', of: run.state().paused?.nth });
    expect(summarise(await run.done).outcomes.done).toBe(6);
  });

  test('takes back a call that waits for its turn, without a word of trouble', async () => {
    const plan = await world.rebuilds(await world.ordinary(3));
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
    const run = await world.start(plan);
    run.subscribe(({ items }) => {
      if (items.some(({ phase }) => phase === 'sending')) run.ask({ request: 'pause', by: 'ann' });
    });
    const state = await until(run, (now) => held(now) && inProgress(now) === 0);
    expect(summarise(state).waiting).toBeGreaterThan(0);
    expect(run.trouble()).toBeUndefined();
  });
});

describe('another process', () => {
  const asks = (id: string, request: Parameters<typeof ask>[2]) => ask(world.folder, id, request, 'bob');

  test('pauses, continues and stops the run', async () => {
    const plan = await world.rebuilds(await world.ordinary(8), { wave: 3 });
    // Time stands still: nothing ends meanwhile.
    const session = await world.open({ clock: { now: world.clock.now, sleep: untilAborted } });
    const run = value(
      await startRun({ plan, session, folder: world.folder, by: 'ann', confirmed: ['phrase'], limits }),
    );
    await until(run, (state) => inProgress(state) === 3);
    expect(value(await asks(run.id, 'pause')).paused).toMatchObject({ cause: 'operator', why: 'Paused by bob.' });
    expect(value(await asks(run.id, 'continue')).paused).toBeUndefined();
    expect(summarise(value(await asks(run.id, 'stop'))).sentence).toBe('3 in progress will finish, 5 not started');
    expect(run.state().stopped).toBe('Stopped by bob.');
    await run.close();
    expect((await readdir(world.folder)).filter((name) => /\.(stop|pause|continue)$/.test(name))).toEqual([]);
  });

  test('ends with its continue the pause it has seen, and not the canary that nobody has looked at', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
    const run = await world.start(await world.rebuilds(await world.ordinary(7), { canary: 1 }));
    await until(run, ({ items }) => items.some(({ phase }) => phase === 'watching'));
    run.ask({ request: 'pause', by: 'ann' });
    await until(run, ({ items, paused }) => paused !== undefined && items.some(({ phase }) => phase === 'settled'));
    expect(run.state().paused).toMatchObject({ cause: 'operator', nth: 1 });
    expect(value(await asks(run.id, 'continue')).paused).toMatchObject({ cause: 'canary', nth: 2 });
    run.ask({ request: 'continue', by: 'ann', of: 1 });
    expect(run.state().paused?.nth).toBe(2);
    expect(await sent()).toBe(1);
  });

  test('cannot ask where no file can be written, and is told so', async () => {
    const run = await world.start(await world.rebuilds(await world.ordinary(7), { canary: 1 }));
    await until(run, held);
    await mkdir(join(world.folder, `${run.id}.continue`));
    expect(await asks(run.id, 'continue')).toMatchObject({ failure: { kind: 'unavailable' } });
    // What lies there in place of a request neither ends the driver nor is heard.
    expect(value(await asks(run.id, 'stop')).stopped).toBe('Stopped by bob.');
    expect(await sent()).toBe(1);
  });

  test('stops a run that nobody drives and that is all looked at: it has ended', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
    const run = await world.start(await world.rebuilds(await world.ordinary(6), { canary: 1 }));
    await until(run, held);
    await run.close();
    const state = value(await asks(run.id, 'stop'));
    expect(state.finishedAt).toBeDefined();
    expect(exitCodeOf(state)).toBe(exitCodes.some);
  });

  test('stops a run that nobody drives: it stands in the journal, and nothing that waited is sent', async () => {
    const run = await world.start(await world.rebuilds(await world.ordinary(8), { canary: 1 }));
    await until(run, ({ items }) => items.some(({ phase }) => phase === 'watching'));
    await run.close();
    expect(summarise(value(await asks(run.id, 'stop'))).outcomes['not-started']).toBe(7);
    await (await world.resume(run.id)).done;
    expect(await sent()).toBe(1);
  });

  test.each(['pause', 'continue'] as const)('is told that there is nobody to %s it', async (request) => {
    const run = await world.start(await world.rebuilds(await world.ordinary(8), { canary: 1 }));
    await run.close();
    expect(await asks(run.id, request)).toMatchObject({
      failure: { why: 'No process drives it, so nothing is being sent.' },
    });
  });

  test('is told that a stopped run does not continue', async () => {
    const run = await world.start(await world.rebuilds(await world.ordinary(8), { canary: 1 }));
    await until(run, held);
    await run.close();
    await asks(run.id, 'stop');
    expect(await asks(run.id, 'continue')).toMatchObject({ failure: { why: 'It has ended.' } });
  });

  test('is told that the run has ended', async () => {
    await world.faults({ operation: 'RebuildWorkspaces', effect: 'succeed' });
    const run = await world.start(await world.rebuilds(await world.ordinary(1)));
    await run.done;
    expect(await asks(run.id, 'stop')).toMatchObject({ failure: { why: 'It has ended.' } });
  });

  test('that asked one who is gone is not heard by the next', async () => {
    const run = await world.start(await world.rebuilds(await world.ordinary(6), { canary: 1 }));
    await until(run, ({ items }) => items.some(({ phase }) => phase === 'watching'));
    await run.close();
    await writeFile(join(world.folder, `${run.id}.stop`), 'bob');
    const again = await world.resume(run.id);
    await until(again, held);
    expect(again.state().stopped).toBeUndefined();
    expect(await readdir(world.folder)).not.toContain(`${run.id}.stop`);
  });
});
