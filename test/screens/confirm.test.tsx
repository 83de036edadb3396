import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Session } from '../../src/aws/session.ts';
import { withWorkspaces } from '../../src/fleet/fleet.ts';
import type { Console } from '../../src/hooks/console.ts';
import { goFor } from '../../src/hooks/navigation.ts';
import type { WorkspacesPlan } from '../../src/plans/plan.ts';
import { ConfirmScreen } from '../../src/screens/confirm/confirm.tsx';
import { account, candidate, context, now, planRebuild, value, workspace } from '../plans/fixtures.ts';
import { alone, InConsole, type Isolated, idleConsole } from '../support/isolated.tsx';

let time = now;

// Real time: only that is faked, so that drawing goes on by itself.
beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

/** What a confirmation asks of a session. */
const session = {
  region: 'eu-west-1',
  clock: { now: () => time },
  limiter: { use: () => ({ used: 0, rate: 1, limit: 1 }) },
};

const rebuild = (count: number) =>
  value(planRebuild({ ...context, candidates: Array.from({ length: count }, (_, at) => candidate(`ws-${at}`)) }));

interface Opened extends Isolated {
  readonly console: Console;
  readonly started: readonly (readonly string[])[];
  /** Still on the screen of the confirmation. */
  there(): boolean;
}

async function confirming(plan: WorkspacesPlan): Promise<Opened> {
  const started: (readonly string[])[] = [];
  const idle = idleConsole({ session: session as unknown as Session, account, locked: false });
  const start: Console['runs']['start'] = async (_plan, _session, confirmed) => {
    started.push(confirmed);
    return undefined;
  };
  const console = { ...idle, runs: { ...idle.runs, start } };
  goFor(console.navigation).to({ screen: 'confirm', plan });
  const here = console.navigation.getState().stack.at(-1);
  const screen = await alone(
    <InConsole console={console}>
      <ConfirmScreen plan={plan} />
    </InConsole>,
  );
  return { ...screen, console, started, there: () => console.navigation.getState().stack.at(-1) === here };
}

/** What was asked has been read. */
async function read(): Promise<void> {
  vi.advanceTimersByTime(400);
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Up to the phrase. */
async function toPhrase({ press }: Isolated): Promise<void> {
  await read();
  await press('y');
  await read();
  await press('1', '2', 'enter');
  await read();
}

/** Up to the countdown. */
async function steps(open: Isolated): Promise<void> {
  await toPhrase(open);
  await open.type('REBUILD 6 IN 123456789012 EU-WEST-1');
  await open.press('enter');
}

describe('a confirmation', () => {
  test('keeps what was done to confirm it, in order', async () => {
    using one = await confirming(rebuild(1));
    await read();
    await one.press('enter', 'enter', 'y', 'y');
    expect(one.started).toEqual([['yes']]);
    using few = await confirming(rebuild(2));
    await read();
    await few.press('enter', '2', 'enter', 'enter');
    expect(few.started).toEqual([['count']]);
  });

  test('that is locked in the middle is void, says so, and begins at its first step again', async () => {
    using open = await confirming(rebuild(6));
    await toPhrase(open);
    expect(open.frame()).toContain('step 3 of 4');
    open.console.sources.first().link.setState({ locked: true });
    await open.press('z');
    expect(open.frame().replaceAll(/\s+/g, ' ')).toContain(
      'Changes are locked: W unlocks them. What was confirmed is void',
    );
    open.console.sources.first().link.setState({ locked: false });
    await open.press('z');
    expect(open.frame()).toContain('step 1 of 4');
  });

  test.each([
    ['another account', { account: { ...account, accountId: '999999999999' } }],
    ['another identity', { account: { ...account, arn: 'arn:aws:iam::123456789012:user/bob' } }],
    ['another session', { session: { ...session } as unknown as Session }],
  ])('behind which there is %s is void', async (_, change) => {
    using open = await confirming(rebuild(1));
    open.console.sources.first().link.setState(change);
    await open.press('z');
    expect(open.frame()).toContain('The account behind this console is not the one that the plan is for.');
    await open.press('y', 'enter');
    expect(open.started).toEqual([]);
  });
});

const seconds = async (count: number) => {
  for (let second = 0; second < count; second++) {
    vi.advanceTimersByTime(1000);
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
};

describe('a key that comes before its question can have been read', () => {
  test.each<[string, number, string[]]>([
    ['a yes', 1, ['y']],
    ['a number', 2, ['2', 'enter']],
    ['a look, two losses', 6, ['y', '1', '2', 'y']],
  ])('is swallowed, and told so: %s', async (_, count, keys) => {
    using open = await confirming(rebuild(count));
    const asked = open.frame();
    expect(asked).not.toMatch(/yes, now|How many|seen, go on/);
    await open.press(...keys);
    expect(open.started).toEqual([]);
    await read();
    expect(open.frame()).toMatch(/yes, now|How many|seen, go on/);
    expect(open.console.notices.store.getState().notice?.text).toContain('Read it first');
    expect(open.there()).toBe(true);
  });

  test('was meant for another question, also on the next step of the same confirmation', async () => {
    using open = await confirming(rebuild(6));
    await read();
    await open.press('y', '1', '2');
    expect(open.frame()).toContain('0 of 2 acknowledged');
    await read();
    await open.press('1', '2');
    expect(open.frame()).toContain('2 of 2 acknowledged');
  });
});

test('whoever is marked and not in the run stays marked, which is told', async () => {
  using one = await confirming(rebuild(1));
  one.console.sources
    .first()
    .fleet.setState((fleet) => withWorkspaces(fleet, [workspace('ws-0'), workspace('ws-held')]));
  one.console.marks.setState(new Set(['ws-0', 'ws-held']), true);
  await read();
  await one.press('y');
  expect(one.started).toHaveLength(1);
  expect([...one.console.marks.getState()]).toEqual(['ws-held']);
  expect(one.console.notices.store.getState().notice?.text).toBe('1 WorkSpace that this run leaves out stays marked.');
});

test('of a few, each has who it is, what it loses, and whether its user is connected', async () => {
  const candidates = [candidate('ws-0'), candidate('ws-1', { connection: 'CONNECTED', connectedOverridden: true })];
  using few = await confirming(value(planRebuild({ ...context, candidates })));
  const of = (id: string) =>
    few
      .frame()
      .split('\n')
      .find((line) => line.includes(id));
  expect(of('ws-0')).toMatch(/5 h 0 m\s+no/);
  expect(of('ws-1')).toMatch(/5 h 0 m\s+yes/);
});

describe('a review of two hours', () => {
  const old = now + 2 * 3_600_000 + 1;
  afterEach(() => {
    time = now;
  });

  test('is old also where its confirmation was opened in time, and what was confirmed is void', async () => {
    using open = await confirming(rebuild(6));
    await toPhrase(open);
    expect(open.frame()).toContain('step 3 of 4');
    time = old;
    await seconds(1);
    expect(open.frame()).toContain('This was reviewed 2 h');
    time = now;
    await seconds(1);
    expect(open.frame()).toContain('step 1 of 4');
  });

  test('is judged once more in the instant in which the run would start', async () => {
    using open = await confirming(rebuild(1));
    await read();
    time = old;
    await open.press('y');
    expect(open.started).toEqual([]);
  });
});

describe('the countdown', () => {
  test('starts the run by itself after ten seconds, and not before', async () => {
    using open = await confirming(rebuild(6));
    await steps(open);
    expect(open.frame()).toContain('Any key cancels');
    await seconds(9);
    expect(open.frame()).toContain('starts in 1 s');
    expect(open.started).toEqual([]);
    await seconds(1);
    expect(open.started).toEqual([['look', 'root-volume', 'user-data-since-snapshot', 'phrase', 'countdown']]);
  });

  test.each(['enter', 'space', 'q', 'ctrl+c', 'x', 'up', 'pagedown', 'W', '?', ':'])(
    'is cancelled by %s',
    async (key) => {
      using open = await confirming(rebuild(6));
      await steps(open);
      await open.press(key);
      expect(open.there()).toBe(false);
      await seconds(12);
      expect(open.started).toEqual([]);
    },
  );
});
