import { expect, test, vi } from 'vitest';
import type { RunEvent } from '../../src/runs/events.ts';
import { HoldScreen } from '../../src/screens/hold.tsx';
import { migratePlan, now, rebuildPlan } from '../runs/fixtures.ts';
import { alone, InConsole } from '../support/isolated.tsx';
import { journalConsole } from './journal-console.ts';

const held: RunEvent = { type: 'paused', at: now, cause: 'canary', why: 'The first one is done; 1 waits for you.' };
const source = { state: 'AVAILABLE', bundleId: 'wsb-source001', ipAddress: '10.0.0.99' };
const done: readonly RunEvent[] = [
  { type: 'attempt', at: now, item: 'ws-a' },
  { type: 'accepted', at: now, item: 'ws-a' },
  { type: 'observed', at: now, item: 'ws-a', observation: { source } },
  { type: 'settled', at: now, item: 'ws-a', outcome: 'done', reason: 'Rebuilt, and AVAILABLE.' },
];

async function holding(plan: ReturnType<typeof rebuildPlan>, events: readonly RunEvent[]) {
  const at = await journalConsole(plan, events, {
    clock: () => now,
    locked: false,
    place: { screen: 'hold', runId: plan.id },
  });
  const screen = await alone(
    <InConsole console={at.console}>
      <HoldScreen runId={plan.id} />
    </InConsole>,
  );
  await vi.waitFor(() => expect(screen.frame()).toContain('Keep holding'));
  return { at, screen };
}

test('who looks at the canary is told which desktop to log in to: by name, and at the address it has now', async () => {
  const { at, screen } = await holding(rebuildPlan('ws-a', 'ws-b'), [...done, held]);
  await using _ = at;
  using __ = screen;
  expect(screen.frame()).toMatch(/done +user-ws-a {2}ws-a/);
  expect(screen.frame()).toContain('PC-ws-a  10.0.0.99  Rebuilt, and AVAILABLE.');
  expect(screen.frame()).toMatch(/j\/k move {2}enter choose/);
});

test('of a migration those of the new WorkSpace; what is not seen of it is not made up', async () => {
  const target = { state: 'AVAILABLE', bundleId: 'wsb-target001', computerName: 'PC-new', ipAddress: undefined };
  const seen: RunEvent = { type: 'observed', at: now, item: 'ws-a', observation: { source: undefined, target } };
  const [attempt, , , settled] = done as [RunEvent, RunEvent, RunEvent, RunEvent];
  const accepted: RunEvent = { type: 'accepted', at: now, item: 'ws-a', targetId: 'ws-new' };
  const { at, screen } = await holding(migratePlan('ws-a', 'ws-b'), [attempt, accepted, seen, settled, held]);
  await using _ = at;
  using __ = screen;
  expect(screen.frame()).toMatch(/ws-new\b/);
  expect(screen.frame()).toContain('PC-new  10.0.0.1 before');
});

test.each<[string, RunEvent, string]>([
  ['continued', { type: 'continued', at: now, by: 'bob', of: 1 }, 'It was continued meanwhile: 1 done, 1 waiting.'],
  ['stopped', { type: 'stopped', at: now, why: 'Stopped by bob.' }, 'Stopped by bob. 1 done, 1 not started.'],
])('once the run is %s elsewhere the question is gone, and says so', async (_, event, told) => {
  const { at, screen } = await holding(rebuildPlan('ws-a', 'ws-b'), [...done, held]);
  await using __ = at;
  using ___ = screen;
  await at.append(event);
  await vi.waitFor(() => expect(at.place()?.screen).not.toBe('hold'), { timeout: 10_000 });
  expect(at.console.notices.store.getState().notice?.text).toBe(told);
});
