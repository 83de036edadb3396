import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { clockAt } from '../../src/clock.ts';
import { openSource, type Refreshing, type Source, type SourceOptions } from '../../src/hooks/source.ts';
import { type Simulator, startSimulator } from '../../src/simulator/server.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ workspaces: 30, bots: 0, rate: 0 });
});
afterAll(() => simulator.close());

const never = createStore<Refreshing>(() => ({ every: undefined }));

function open(settings: Partial<SourceOptions['settings']> = {}, refreshing = never): Source {
  const source = openSource({
    id: 'one',
    settings: {
      clock: clockAt(1),
      region: 'eu-west-1',
      endpointUrl: simulator.url,
      credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
      rate: 1000,
      burst: 1000,
      ...settings,
    },
    refreshing,
    onGone: () => {},
  });
  onTestFinished(() => source.close());
  return source;
}

const sessionOf = (source: Source) =>
  vi.waitFor(() => {
    const { session } = source.link.getState();
    if (!session) throw new Error('not open yet');
    return session;
  });

describe('the lock of an account and Region', () => {
  it('that is turned before the session has opened holds once it has', async () => {
    const source = open({ unlocked: true });
    source.setLocked(true);
    const session = await sessionOf(source);
    expect([source.link.getState().locked, session.lock.locked]).toEqual([true, true]);
    await source.answered;
    const [id = ''] = source.fleet.getState().rows.keys();
    expect(await session.changes.reboot(id as never)).toMatchObject({ ok: false, failure: { kind: 'locked' } });
  });

  it.each([true, false])('is as the settings say where nobody turns it: unlocked %s', async (unlocked) => {
    const source = open({ unlocked });
    expect(source.link.getState().locked).toBe(!unlocked);
    expect((await sessionOf(source)).lock.locked).toBe(!unlocked);
  });

  it('turns with that of its session, there and back', async () => {
    const source = open();
    const { lock } = await sessionOf(source);
    source.setLocked(false);
    expect([source.link.getState().locked, lock.locked]).toEqual([false, false]);
    source.setLocked(true);
    expect([source.link.getState().locked, lock.locked]).toEqual([true, true]);
  });
});

describe('an account and Region', () => {
  it('is named once its first rows are there', async () => {
    const source = open();
    await source.answered;
    expect(source.fleet.getState().rows.size).toBeGreaterThan(0);
    await vi.waitFor(() => expect(source.link.getState().account).toMatchObject({ region: 'eu-west-1' }));
  });

  it('that cannot be opened says why, and is opened by asking again', async () => {
    vi.stubEnv('AWS_REGION', undefined);
    vi.stubEnv('AWS_DEFAULT_REGION', undefined);
    vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent');
    onTestFinished(() => void vi.unstubAllEnvs());
    const source = open({ region: '' });
    await source.answered;
    expect(source.link.getState()).toMatchObject({ session: undefined, failure: { what: 'No Region is set.' } });
    vi.stubEnv('AWS_REGION', 'eu-west-1');
    source.refresh();
    await vi.waitFor(() => expect(source.fleet.getState().rows.size).toBeGreaterThan(0));
    expect(source.link.getState().failure).toBeUndefined();
  });
});

describe('the interval of the console', () => {
  it('is that of every account and Region, whenever it was added', async () => {
    const every = createStore<Refreshing>(() => ({ every: undefined }));
    const asked = async () => {
      const log = (await (await fetch(`${simulator.url}/_simulator/log`)).json()) as readonly { operation: string }[];
      return log.filter(({ operation }) => operation === 'DescribeWorkspaces').length;
    };
    const source = open({}, every);
    await vi.waitFor(() => expect(source.fleet.getState()).toMatchObject({ loading: false, bundlesLoaded: true }));
    const before = await asked();
    every.setState({ every: 20 });
    await vi.waitFor(async () => expect(await asked()).toBeGreaterThan(before));
  });
});
