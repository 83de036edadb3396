import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { clockAt } from '../../src/clock.ts';
import type { Row } from '../../src/fleet/fleet.ts';
import { withWorkspaces } from '../../src/fleet/fleet.ts';
import type { Costly } from '../../src/fleet/looked-up.ts';
import { lookUpEach } from '../../src/hooks/look-up-each.ts';
import { openSource, type Refreshing, type Source } from '../../src/hooks/source.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ workspaces: 30, bots: 0, rate: 0 });
});
afterAll(() => simulator.close());

const denied = 'AKIA210987654321SIMULATEDDENIED';

/** Its WorkSpaces are listed, whoever may ask for more. */
async function open(id: string, accessKeyId: string): Promise<Source> {
  const source = openSource({
    id,
    settings: {
      clock: clockAt(1),
      region: 'eu-west-1',
      endpointUrl: simulator.url,
      credentials: { accessKeyId, secretAccessKey: 'test' },
      rate: 1000,
      burst: 1000,
    },
    refreshing: createStore<Refreshing>(() => ({ every: undefined })),
    onGone: () => {},
  });
  onTestFinished(() => source.close());
  await source.answered;
  return source;
}

const rowsOf = (source: Source) => [...source.fleet.getState().rows.values()];
const wanted = (rows: readonly Row[], ...facts: readonly Costly[]) => rows.map((row) => ({ row, facts }));
const findIn =
  (...sources: readonly Source[]) =>
  (id: string) =>
    sources.find((source) => source.id === id);
/** How often that was asked, of AWS. */
async function asked(operation: string): Promise<number> {
  const log = (await (await fetch(`${simulator.url}/_simulator/log`)).json()) as readonly { operation: string }[];
  return log.filter((entry) => entry.operation === operation).length;
}
const never = new AbortController().signal;

describe('what costs a call for each WorkSpace', () => {
  it('is asked of each source by itself: a refusal in one ends it there, and nowhere else', async () => {
    const one = await open('one', denied);
    const other = await open('other', 'AKIAHOTELS');
    await vi.waitFor(() => expect(rowsOf(other).length).toBe(30));
    const theirs = rowsOf(other).map(({ workspace }) => workspace);
    one.fleet.setState((fleet) => withWorkspaces(fleet, theirs));
    const all = wanted([...rowsOf(one), ...rowsOf(other)], 'tags');
    const before = await asked('DescribeTags');
    const found = await lookUpEach(all, findIn(one, other), never, () => {});
    expect(found.map(({ source, failure }) => [source.id, failure.kind])).toEqual([['one', 'denied']]);
    expect(rowsOf(other).filter(({ lookedUp }) => lookedUp.tags === undefined)).toEqual([]);
    // Four are on their way at a time when the first refusal comes.
    expect((await asked('DescribeTags')) - before).toBeLessThanOrEqual(30 + 4);
  });

  it('is asked of nobody where its source is looked at no longer', async () => {
    const gone = await open('gone', 'AKIAHOTELS');
    const other = await open('other', 'AKIAHOTELS');
    const before = await asked('DescribeTags');
    expect(await lookUpEach(wanted(rowsOf(gone), 'tags'), findIn(other), never, () => {})).toEqual([]);
    expect(await asked('DescribeTags')).toBe(before);
  });

  it('is asked a call a fact, each told as it is answered', async () => {
    const source = await open('one', 'AKIAHOTELS');
    const answered = vi.fn();
    const some = rowsOf(source).slice(0, 3);
    await lookUpEach(wanted(some, 'tags', 'snapshots'), findIn(source), never, answered);
    expect(answered).toHaveBeenCalledTimes(6);
    for (const { id } of some)
      expect(source.fleet.getState().rows.get(id)?.lookedUp).toMatchObject({
        tags: expect.anything(),
        snapshots: expect.anything(),
      });
  });

  it('is no longer asked once somebody stops it', async () => {
    const source = await open('one', 'AKIAHOTELS');
    await vi.waitFor(() => expect(rowsOf(source).length).toBe(30));
    const stop = new AbortController();
    const answered = vi.fn(() => stop.abort());
    await lookUpEach(wanted(rowsOf(source), 'tags'), findIn(source), stop.signal, answered);
    expect(answered.mock.calls.length).toBeLessThanOrEqual(4);
  });
});
