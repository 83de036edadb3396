import { expect, it, vi } from 'vitest';
import { withWorkspaces } from '../../src/fleet/fleet.ts';
import { FleetScreen } from '../../src/screens/fleet.tsx';
import { workspace } from '../plans/fixtures.ts';
import { alone, InConsole, idleConsole } from '../support/isolated.tsx';

/** The list asks for those that can be used; bob, on whom the cursor is, is stopped after it did. */
async function holdingBob() {
  const console = idleConsole();
  const { fleet } = console.sources.first();
  const people = ['ann', 'bob', 'eve'].map((userName) => workspace(`ws-${userName}`, { userName }));
  fleet.setState((now) => ({ ...withWorkspaces(now, people), loading: false }));
  const screen = await alone(
    <InConsole console={console}>
      <FleetScreen />
    </InConsole>,
  );
  await screen.press('/');
  await screen.type('state:available');
  await screen.press('enter', 'j');
  fleet.setState((now) => withWorkspaces(now, [workspace('ws-bob', { userName: 'bob', state: 'STOPPED' })]));
  await vi.waitFor(() => expect(screen.frame()).toContain('this row no longer matches'));
  expect(screen.frame()).toMatch(/^❯ +bob +STOPPED/m);
  return {
    screen,
    console,
    marked: () => [...console.marks.getState()],
    place: () => console.navigation.getState().stack.at(-1)?.place,
  };
}

it('a row that is shown only because the cursor is on it is none of those that match: all, none, and the others', async () => {
  const { screen, marked } = await holdingBob();
  using _ = screen;
  await screen.press('a');
  expect(marked()).toEqual(['ws-ann', 'ws-eve']);
  await screen.press('a');
  expect(marked()).toEqual([]);
  await screen.press('i');
  expect(marked()).toEqual(['ws-ann', 'ws-eve']);
});

it('where such a row is marked by itself it counts as hidden, and is looked at before anything is done with it', async () => {
  const { screen, marked, place } = await holdingBob();
  using _ = screen;
  await screen.press('space', 'a');
  expect(marked()).toEqual(['ws-bob', 'ws-ann', 'ws-eve']);
  expect(screen.frame()).toContain('3 marked (1 hidden)');
  await screen.press('b');
  expect(place()).toMatchObject({ screen: 'hidden', hidden: ['ws-bob'] });
});

it('an export of what the list shows is without it', async () => {
  const { screen, place } = await holdingBob();
  using _ = screen;
  await screen.press('ctrl+s');
  expect(place()).toMatchObject({ screen: 'export', shown: ['ws-ann', 'ws-eve'] });
});

it('a column of tags is looked up for what is marked, else for what is in sight, told with its cost before', async () => {
  const { screen, console } = await holdingBob();
  using _ = screen;
  console.preferences.setState({ columns: ['user', 'state', 'tag'] });
  await vi.waitFor(() => expect(screen.frame()).toContain('T looks up tags of 3: 3 calls'));
  await screen.press('space');
  expect(screen.frame()).toContain('T looks up tags of 1: 1 call');
});
