import { expect, test, vi } from 'vitest';
import { withWorkspaces } from '../../src/fleet/fleet.ts';
import { goFor, type Place } from '../../src/hooks/navigation.ts';
import { HiddenScreen } from '../../src/screens/hidden.tsx';
import { workspace } from '../plans/fixtures.ts';
import { alone, InConsole, idleConsole } from '../support/isolated.tsx';

async function looking(hidden: readonly string[], gone: readonly string[]) {
  const console = idleConsole();
  const ids = ['ws-seen', ...hidden];
  console.sources.first().fleet.setState((fleet) =>
    withWorkspaces(
      fleet,
      ids.map((id) => workspace(id)),
    ),
  );
  console.marks.setState(new Set([...ids, ...gone]), true);
  const place: Place = { screen: 'hidden', way: 'reboot', ids, hidden, gone };
  goFor(console.navigation).to(place);
  const screen = await alone(
    <InConsole console={console}>
      <HiddenScreen way="reboot" ids={ids} hidden={hidden} gone={gone} />
    </InConsole>,
  );
  return {
    screen,
    marked: () => [...console.marks.getState()],
    place: () => console.navigation.getState().stack.at(-1)?.place,
    /** Once it has been on screen for a moment. */
    goOn: () =>
      vi.waitFor(async () => {
        await screen.press('c');
        expect(screen.frame()).not.toContain('Read it first');
      }),
  };
}

test('marked ones that AWS no longer lists are named, left out, and not marked any more once that was told', async () => {
  const { screen, marked, place, goOn } = await looking([], ['ws-old']);
  using _ = screen;
  expect(screen.frame()).toContain('1 marked WorkSpace no longer listed by AWS, left out: ws-old');
  await goOn();
  expect(place()).toMatchObject({ screen: 'review', verb: 'reboot', ids: ['ws-seen'] });
  expect(marked()).toEqual(['ws-seen']);
});

test('who is taken out among those that are not shown is in nothing that follows', async () => {
  const { screen, marked, place, goOn } = await looking(['ws-a', 'ws-b'], []);
  using _ = screen;
  expect(screen.frame()).toContain('3 are marked; the query hides 2 of them. These would be rebooted, too:');
  await screen.press('x');
  expect(screen.frame()).toContain('1 of 2 stay marked, 2 in all');
  expect(screen.frame()).toContain('2 are marked; the query hides 1 of them. These would be rebooted, too:');
  await goOn();
  expect(place()).toMatchObject({ screen: 'review', ids: ['ws-seen', 'ws-b'] });
  expect(marked()).toEqual(['ws-seen', 'ws-b']);
});

test('nothing goes on before the last of them has been on screen, however often it is asked', async () => {
  const { screen, place, goOn } = await looking(
    Array.from({ length: 40 }, (_, at) => `ws-${String(at).padStart(2, '0')}`),
    [],
  );
  using _ = screen;
  await goOn();
  expect(screen.frame()).toContain('There are more of them: PgDn, or G for the last.');
  expect(place()).toMatchObject({ screen: 'hidden' });
  await screen.press('G', 'g', 'c');
  expect(place()).toMatchObject({ screen: 'review' });
});
