import { expect, it, vi } from 'vitest';
import type { Answer } from '../../src/aws/answer.ts';
import type { Session } from '../../src/aws/session.ts';
import { withWorkspaces } from '../../src/fleet/fleet.ts';
import { goFor } from '../../src/hooks/navigation.ts';
import type { RunOfWorkspace } from '../../src/runs/of-workspaces.ts';
import { WorkspaceScreen } from '../../src/screens/workspace.tsx';
import { account, now, workspace } from '../plans/fixtures.ts';
import { alone, InConsole, idleConsole } from '../support/isolated.tsx';

const listed = workspace('ws-a', { errorMessage: 'x'.repeat(10_000), state: 'LEVITATING' });
const denied: Answer<never> = {
  ok: false,
  failure: {
    kind: 'denied',
    operation: 'workspaces:DescribeWorkspacesConnectionStatus',
    what: 'No.',
    why: 'User is not authorized.',
    next: 'Ask.',
    effect: 'none',
  },
};

/** A console whose AWS lists these, and lets nobody read connections, snapshots or tags. */
async function shown(answer: readonly (typeof listed)[] | Answer<never>, runs: readonly RunOfWorkspace[] = []) {
  const refused = async () => denied;
  const session = {
    clock: { now: () => now },
    limiter: { use: () => ({ used: 0, rate: 1, limit: 1 }) },
    workspaces: {
      workspacesById: async () => ('ok' in answer ? answer : { ok: true, value: answer }),
      connectionsById: refused,
      snapshots: refused,
      tags: refused,
    },
  } as unknown as Session;
  const console = idleConsole({ session, account });
  const source = console.sources.first();
  source.fleet.setState((fleet) => withWorkspaces(fleet, [listed]));
  console.runs.store.setState({ ofWorkspaces: { byId: new Map([['ws-a', runs]]), unread: [] } });
  goFor(console.navigation).to({ screen: 'workspace', id: 'ws-a' });
  const screen = await alone(
    <InConsole console={console}>
      <WorkspaceScreen id="ws-a" among={undefined} />
    </InConsole>,
    200,
  );
  return { console, screen };
}

const says = (frame: () => string, text: RegExp | string) =>
  vi.waitFor(() => expect(frame().replace(/\s+/g, ' ')).toMatch(text), { timeout: 10_000 });

it('what may not be read is told as such, with why, and blocks what needs it', async () => {
  const { console, screen } = await shown([listed]);
  using _ = screen;
  await says(screen.frame, /State LEVITATING AWS documents no such state/);
  expect(screen.frame().match(/x/g)?.length).toBeGreaterThan(9_900);
  await screen.press('G');
  await says(screen.frame, /Connected not known: this identity lacks workspaces:DescribeWorkspacesConnectionStatus/);
  await says(screen.frame, /Of the user volume unknown: User is not authorized\./);
  await says(screen.frame, /Rebuild no: /);
  const row = console.sources.first().fleet.getState().rows.get('ws-a');
  expect(row?.lookedUp).toMatchObject({
    tags: { is: 'denied', at: now },
    snapshots: { is: { rebuild: 'denied', restore: 'denied' }, at: now },
  });
});

it('a record that cannot be read is told, and with it that all that stands there is what was known before', async () => {
  const { screen } = await shown(denied);
  using _ = screen;
  await says(screen.frame, /Not read User is not authorized\. What stands here is what was known before\. Ask\./);
  await says(screen.frame, /State LEVITATING/);
  await screen.press('G');
  await says(screen.frame, /What can be done now Judged by what was known before, for its record could not be read/);
});

it('one that was read says when', async () => {
  const { screen } = await shown([listed]);
  using _ = screen;
  await says(screen.frame, /Asked 0 s ago/);
  expect(screen.frame()).not.toContain('Not read');
});

it('one that AWS no longer lists says so, and where a run has taken it', async () => {
  const run: RunOfWorkspace = {
    runId: '20261122T100000-migrate-abcd',
    itemId: 'ws-a',
    verb: 'migrate',
    startedAt: now - 3_600_000,
    outcome: 'done',
    reason: undefined,
    otherId: 'ws-b',
  };
  const { console, screen } = await shown([], [run]);
  using _ = screen;
  await says(screen.frame, /It is gone .* AWS no longer lists this WorkSpace\. .*Migrated to → ws-b/);
  expect(screen.frame()).not.toContain('What can be done now');
  await screen.press('g', 'j', 'enter');
  expect(console.navigation.getState().stack.at(-1)?.place).toMatchObject({ screen: 'workspace', id: 'ws-b' });
});
