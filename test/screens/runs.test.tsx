import { expect, test, vi } from 'vitest';
import { RunsScreen } from '../../src/screens/runs.tsx';
import { now, rebuildPlan } from '../runs/fixtures.ts';
import { alone, InConsole } from '../support/isolated.tsx';
import { journalConsole } from './journal-console.ts';

test('the run under the cursor is told in full below the list: what, in which account and Region, how far it is', async () => {
  const plan = rebuildPlan('ws-a', 'ws-b');
  await using at = await journalConsole(plan, [], { clock: () => now, locked: true, place: { screen: 'runs' } });
  using screen = await alone(
    <InConsole console={at.console}>
      <RunsScreen />
    </InConsole>,
  );
  await vi.waitFor(() => expect(screen.frame()).toContain('1 run'));
  expect(screen.frame()).toContain(`${plan.id}: rebuild in account ${plan.accountId}, Region ${plan.region}`);
  expect(screen.frame()).toMatch(/^ 2 waiting/m);
  // To watch it is reading: a lock does not stand in the way.
  await screen.press('c');
  expect(at.place()).toEqual({ screen: 'resume', runId: plan.id });
});
