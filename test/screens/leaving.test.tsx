import { expect, test, vi } from 'vitest';
import { App } from '../../src/app.tsx';
import { withWorkspaces } from '../../src/fleet/fleet.ts';
import { goFor, type Place } from '../../src/hooks/navigation.ts';
import { workspace } from '../plans/fixtures.ts';
import { alone, idleConsole } from '../support/isolated.tsx';

async function at(place: Place, marked: readonly string[]) {
  const quit = vi.fn();
  const console = { ...idleConsole(), quit };
  console.sources.add({ profile: 'resorts', region: 'eu-west-1' });
  const [, second] = console.sources.store.getState();
  second?.fleet.setState((fleet) =>
    withWorkspaces(
      fleet,
      ['ws-a', 'ws-b'].map((id) => workspace(id)),
    ),
  );
  console.marks.setState(new Set(marked), true);
  goFor(console.navigation).to(place);
  return { screen: await alone(<App console={console} />), console, quit };
}

test('an account and Region is taken away by the second of two keys on it, which says how many marks go with it', async () => {
  const { screen, console } = await at({ screen: 'sources' }, ['ws-a', 'ws-b']);
  using _ = screen;
  const left = () => console.sources.store.getState().length;
  await screen.press('j', 'x');
  expect(left()).toBe(2);
  expect(screen.frame()).toContain('x again:');
  expect(screen.frame()).toContain('where 2 are marked');
  await screen.press('k', 'x');
  expect(left()).toBe(2);
  await screen.press('j', 'x', 'x');
  expect(left()).toBe(1);
  expect(console.marks.getState().size).toBe(0);
  expect(console.notices.store.getState().notice?.text).toMatch(/looked at no longer, and 2 marks went with it\.$/);
});

test.each(['q', 'ctrl+c'])(
  '%s asks first where something is marked, and leaves at once where nothing is',
  async (key) => {
    const marked = await at({ screen: 'sources' }, ['ws-a']);
    using _ = marked.screen;
    await marked.screen.press(key);
    expect(marked.screen.frame()).toContain('1 WorkSpace marked. Quit all the same?');
    expect(marked.quit).not.toHaveBeenCalled();
    await marked.screen.press('y');
    expect(marked.quit).toHaveBeenCalledOnce();
    const nothing = await at({ screen: 'sources' }, []);
    using __ = nothing.screen;
    await nothing.screen.press(key);
    expect(nothing.quit).toHaveBeenCalledOnce();
  },
);
