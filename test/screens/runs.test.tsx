import { expect, test, vi } from 'vitest';
import { RunsScreen } from '../../src/screens/runs.tsx';
import { account } from '../plans/fixtures.ts';
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

test('from a run of another account the way to the accounts and Regions knows which one is missed', async () => {
  const plan = rebuildPlan('ws-a');
  await using at = await journalConsole(plan, [], { clock: () => now, locked: true, place: { screen: 'runs' } });
  at.console.sources.first().link.setState({ account: { ...account, accountId: '999999999999' } });
  using screen = await alone(
    <InConsole console={at.console}>
      <RunsScreen />
    </InConsole>,
  );
  await vi.waitFor(() => expect(screen.frame()).toContain('1 run'));
  await screen.press('A');
  const { accountId, region } = plan;
  expect(at.place()).toEqual({ screen: 'sources', missing: { accountId, region } });
});
