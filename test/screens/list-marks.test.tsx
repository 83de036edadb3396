import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Failure } from '../../src/aws/answer.ts';
import { type Fleet, withWorkspaces } from '../../src/fleet/fleet.ts';
import { goFor } from '../../src/hooks/navigation.ts';
import { ListMarksScreen } from '../../src/screens/list-marks.tsx';
import { workspace } from '../plans/fixtures.ts';
import { alone, InConsole, idleConsole } from '../support/isolated.tsx';

const people = [
  workspace('ws-000000001', { userName: 'ann', computerName: 'PC-1' }),
  workspace('ws-000000002', { userName: 'bob', computerName: 'PC-2' }),
  workspace('ws-000000003', { userName: 'bob', computerName: 'PC-3' }),
];

const throttled: Failure = {
  kind: 'throttled',
  operation: 'workspaces:DescribeWorkspaces',
  what: 'No.',
  why: 'Rate exceeded.',
  next: 'Wait.',
  effect: 'none',
};

async function listing(pasted?: string, more: Partial<Fleet> = {}) {
  const console = idleConsole();
  console.sources.first().fleet.setState((fleet) => ({ ...withWorkspaces(fleet, people), loading: false, ...more }));
  goFor(console.navigation).to({ screen: 'list-marks' });
  const screen = await alone(
    <InConsole console={console}>
      <ListMarksScreen pasted={pasted} />
    </InConsole>,
  );
  return { screen, console, marked: () => [...console.marks.getState()] };
}

const list = ['ANN', 'PC-3', 'bob', 'eve', 'ws-000000001', 'ws-00000000x', 'what?'].join('\n');

describe('marks by a list', () => {
  it('say before anything is marked who was found, and each line that names nobody, two, or one twice', async () => {
    const { screen, marked } = await listing(list);
    using _ = screen;
    expect(screen.frame()).toContain('2 WorkSpaces found, 5 entries not.');
    expect(screen.frame()).toMatch(/line 3: "bob" is 2 WorkSpaces: ws-000000002, ws-000000003\. Name the id\./);
    expect(screen.frame()).toMatch(/line 4: AWS lists no WorkSpace of "eve"/);
    expect(screen.frame()).toMatch(/line 5: ws-000000001 is named in line 1 already/);
    expect(screen.frame()).toMatch(/line 7: "what\?" is neither an id of a WorkSpace nor a name/);
    const lines = screen.frame().match(/line \d(?=: )/g);
    expect(lines).toEqual(['line 3', 'line 4', 'line 5', 'line 6', 'line 7']);
    expect(screen.frame()).toMatch(/ann +ws-000000001 +PC-1 .*line 1/);
    expect(screen.frame()).toMatch(/bob +ws-000000003 +PC-3 .*line 2/);
    expect(marked()).toEqual([]);
  });

  it('are added to those that were there, or take their place', async () => {
    const first = await listing(list);
    using _ = first.screen;
    first.console.marks.setState(new Set(['ws-000000002']), true);
    await first.screen.press('enter');
    expect(first.marked()).toEqual(['ws-000000002', 'ws-000000001', 'ws-000000003']);

    const second = await listing(list);
    using __ = second.screen;
    second.console.marks.setState(new Set(['ws-000000002']), true);
    await second.screen.press('o');
    expect(second.marked()).toEqual(['ws-000000001', 'ws-000000003']);
    expect(second.console.notices.store.getState().notice?.text).toBe(
      '2 WorkSpaces marked, and no others; 5 entries of the list marked nobody.',
    );
  });

  it('mark nothing where the list names nobody that is there: no empty list means all', async () => {
    const { screen, console, marked } = await listing('eve\n');
    using _ = screen;
    console.marks.setState(new Set(['ws-000000002']), true);
    await screen.press('o');
    expect(marked()).toEqual(['ws-000000002']);
    expect(screen.frame()).toContain('Nobody was found: nothing is marked by this.');
  });

  it('take a name only once every WorkSpace is listed, for the other one of that name may not be known yet', async () => {
    const { screen, console, marked } = await listing('ann\nws-000000003\n', { loading: true });
    using _ = screen;
    expect(screen.frame()).toContain('1 WorkSpace found, 0 entries not.');
    expect(screen.frame()).toMatch(/Not every WorkSpace is listed yet: 1 name waits/);
    const { fleet } = console.sources.first();
    fleet.setState((now) => withWorkspaces(now, [workspace('ws-000000004', { userName: 'ann' })]));
    fleet.setState({ loading: false, troubles: { workspaces: throttled } });
    fleet.setState({ troubles: {} });
    await vi.waitFor(() => expect(screen.frame()).toContain('"ann" is 2 WorkSpaces'), { timeout: 10_000 });
    expect(screen.frame()).not.toContain('waits');
    await screen.press('enter');
    expect(marked()).toEqual(['ws-000000003']);
  });

  it('take no name while the list could not be read whole, and say so with what was marked', async () => {
    const { screen, console, marked } = await listing('ann\nws-000000003\n', { troubles: { workspaces: throttled } });
    using _ = screen;
    await screen.press('enter');
    expect(marked()).toEqual(['ws-000000003']);
    expect(console.notices.store.getState().notice?.text).toBe(
      '1 WorkSpace marked; 1 name of the list not looked for.',
    );
  });

  it('come from a file whose name is typed, or from what is pasted in its place', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'bellhop-list-')), 'floor.csv');
    await writeFile(file, 'UserName;ComputerName\nann;PC-1\nbob;PC-9\n');
    const { screen } = await listing();
    using _ = screen;
    await screen.type('/no/such/list');
    await screen.press('enter');
    await vi.waitFor(() => expect(screen.frame()).toContain('cannot be read. There is no such file or folder.'));
    await screen.press('ctrl+u');
    await screen.paste(file);
    await screen.press('enter');
    await vi.waitFor(() => expect(screen.frame()).toContain('1 WorkSpace found, 1 entry not.'));
    expect(screen.frame()).toContain('AWS lists no WorkSpace of "bob" on "PC-9"');

    const other = await listing();
    using __ = other.screen;
    await other.screen.paste('ann\r\nPC-2\r\n');
    expect(other.screen.frame()).toContain('2 WorkSpaces found, 0 entries not.');
  });
});
