import { expect, test, vi } from 'vitest';
import { withBundles, withDirectories, withWorkspaces } from '../../src/fleet/fleet.ts';
import { AdviceScreen } from '../../src/screens/advice.tsx';
import { directory, source, workspace } from '../plans/fixtures.ts';
import { now, rebuildPlan } from '../runs/fixtures.ts';
import { alone, InConsole } from '../support/isolated.tsx';
import { journalConsole } from './journal-console.ts';

test('what an unfinished run has under way is not counted among those that can go a way now, and why is said', async () => {
  const ids = ['ws-a', 'ws-b', 'ws-c'];
  const plan = rebuildPlan('ws-a');
  const attempt = { type: 'attempt', at: now, item: 'ws-a' } as const;
  const place = { screen: 'advice', ids } as const;
  await using at = await journalConsole(plan, [attempt], { clock: () => now, locked: false, place });
  at.console.sources.first().fleet.setState((fleet) =>
    withWorkspaces(
      withBundles(withDirectories(fleet, [directory]), [source]),
      ids.map((id) => workspace(id)),
    ),
  );
  using screen = await alone(
    <InConsole console={at.console}>
      <AdviceScreen ids={ids} />
    </InConsole>,
  );
  await screen.press('enter');
  await vi.waitFor(() => expect(screen.frame()).toMatch(/Reboot it +2 of 3/));
  await screen.press('j');
  await vi.waitFor(() => expect(screen.frame()).toContain(`1: It is in run ${plan.id}`));
});
