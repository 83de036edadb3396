import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Session } from '../../../src/aws/session.ts';
import type { Console } from '../../../src/hooks/console.ts';
import { goFor } from '../../../src/hooks/navigation.ts';
import type { Flow } from '../../../src/hooks/use-lex-wizard.ts';
import type { PieceName } from '../../../src/lex/pieces.ts';
import { type Action, reduceWizard, startWizard, type Wizard } from '../../../src/lex/wizard.ts';
import { ConfirmStep } from '../../../src/screens/lex/confirm-step.tsx';
import { ACCOUNT, pieces, REGION, updated } from '../../lex/samples.ts';
import { now, account as someone } from '../../plans/fixtures.ts';
import { alone, InConsole, type Isolated, idleConsole } from '../../support/isolated.tsx';

let time = now;

// Real time: only that is faked, so that drawing goes on by itself.
beforeEach(() => {
  time = now;
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => vi.useRealTimers());

/** What a confirmation asks of a session. */
const session = {
  region: REGION,
  clock: { now: () => time },
  limiter: { use: () => ({ used: 0, rate: 1, limit: 1 }) },
};
const account = { ...someone, accountId: ACCOUNT, region: REGION };
const set = pieces(updated('OrderFlowers'));
const choose = <P extends PieceName>(step: P) => ({ type: 'choose', step, piece: set[step] }) as Action;
const order = ['probe', 'bot', 'version', 'inventory', 'backup', 'target', 'role', 'review'] as const;

interface Opened extends Isolated {
  readonly console: Console;
  readonly wizard: StoreApi<Wizard>;
}

function Step({ store }: { readonly store: StoreApi<Wizard> }) {
  const reduce = (action: Action) => {
    store.setState((was) => reduceWizard(was, action), true);
    return store.getState();
  };
  const flow: Flow = {
    wizard: useStore(store),
    choose: (step, piece) => reduce({ type: 'choose', step, piece } as Action),
    back: () => void reduce({ type: 'back' }),
    type: () => {},
    takeUp: () => {},
    anew: () => {},
    written: async () => {},
    refused: () => {},
  };
  return flow.wizard.step === 'confirm' ? <ConfirmStep flow={flow} /> : null;
}

/** At the confirmation of an update: an acknowledgement first, then the name of the V2 bot. */
async function confirming(): Promise<Opened> {
  const console = idleConsole({ session: session as unknown as Session, account, locked: false });
  goFor(console.navigation).to({ screen: 'lex' });
  const start = order.reduce((wizard, step) => reduceWizard(wizard, choose(step)), startWizard(account));
  const wizard = createStore(() => start);
  const screen = await alone(
    <InConsole console={console}>
      <Step store={wizard} />
    </InConsole>,
    40,
  );
  return { ...screen, console, wizard };
}

const turns = async () => {
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** What was asked has been read. */
async function read(): Promise<void> {
  vi.advanceTimersByTime(400);
  await turns();
}

async function halfTyped(open: Opened): Promise<void> {
  await read();
  await open.press('1', '2', 'enter');
  await read();
  await open.type('OrderFl');
  await turns();
  expect(open.frame()).toContain('2 of 2');
  expect(open.frame()).toContain('OrderFl');
}

const link = ({ console }: Opened) => console.sources.first().link;
const words = (open: Isolated) => open.frame().replaceAll(/\s+/g, ' ');

async function reviewAgain({ wizard }: Opened): Promise<void> {
  wizard.setState((was) => reduceWizard(was, { type: 'choose', step: 'review', piece: { ...set.review } }), true);
  await read();
}

const untouched = (open: Isolated) => {
  expect(open.frame()).toContain('1 of 2');
  expect(open.frame()).toContain('[ ]');
};

describe('the confirmation of a migration of Lex', () => {
  test('that is left keeps nothing: the next try begins at its first step', async () => {
    using open = await confirming();
    await halfTyped(open);
    await open.press('esc');
    vi.advanceTimersByTime(100);
    await turns();
    expect(open.wizard.getState().step).toBe('review');
    await reviewAgain(open);
    untouched(open);
  });

  test('that is locked in between is void, and begins at its first step again', async () => {
    using open = await confirming();
    await halfTyped(open);
    link(open).setState({ locked: true });
    await turns();
    expect(words(open)).toContain('What was confirmed is void; it begins at the first step again');
    link(open).setState({ locked: false });
    await read();
    untouched(open);
  });

  test.each([
    ['another account', { account: { ...account, accountId: '999999999999' } }],
    ['another identity', { account: { ...account, arn: `arn:aws:iam::${ACCOUNT}:user/bob` } }],
    ['another session', { session: { ...session } as unknown as Session }],
  ])('behind which there is %s is void', async (_, change) => {
    using open = await confirming();
    await halfTyped(open);
    link(open).setState(change);
    await turns();
    expect(words(open)).toContain('The account behind this console is not the one that the plan is for.');
    await open.type('owers\r');
    expect(open.wizard.getState().step).toBe('confirm');
    await open.press('esc');
    vi.advanceTimersByTime(100);
    await turns();
    await reviewAgain(open);
    untouched(open);
  });

  test('two hours after the review is void, while it is on screen and whatever lay on top', async () => {
    using open = await confirming();
    await halfTyped(open);
    time = now + 2 * 3_600_000 + 1;
    vi.advanceTimersByTime(1000);
    await turns();
    expect(words(open)).toMatch(/This was reviewed 2 ?h[^:]* ago: esc leads back to the review/);
    await open.press('esc');
    vi.advanceTimersByTime(100);
    await turns();
    await reviewAgain(open);
    untouched(open);
  });

  test('of another set of choices begins at its first step', async () => {
    using open = await confirming();
    await halfTyped(open);
    const other = { ...set.backup, backup: { kind: 'none', reason: 'none was taken' } } as const;
    open.wizard.setState((was) => ({ ...was, chosen: { ...was.chosen, backup: other } }));
    await read();
    expect(open.frame()).toContain('1 of 2');
  });
});
