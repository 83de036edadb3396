import { expect, test, vi } from 'vitest';
import { App } from '../../src/app.tsx';
import { withWorkspaces } from '../../src/fleet/fleet.ts';
import { listQueryName } from '../../src/hooks/list-query.ts';
import { goFor, type Place } from '../../src/hooks/navigation.ts';
import type { Source, SourceChoice } from '../../src/hooks/source.ts';
import { createSources } from '../../src/hooks/sources.ts';
import { account, workspace } from '../plans/fixtures.ts';
import { alone, idleConsole, idleSource } from '../support/isolated.tsx';

interface House {
  readonly choice: SourceChoice;
  readonly accountId: string;
  readonly ids: readonly string[];
  /** Of all of them; otherwise each has its own. */
  readonly userName?: string;
}

const hotels: House = {
  choice: { profile: 'hotels', region: 'eu-west-1' },
  accountId: '111122223333',
  ids: ['ws-00000000a', 'ws-00000000b'],
};
const resorts: House = {
  choice: { profile: 'resorts', region: 'us-east-1' },
  accountId: '222233334444',
  ids: ['ws-00000000c', 'ws-00000000d'],
};

function sourceOf(id: string, { choice, accountId, ids, userName }: House): Source {
  const who = { ...account, accountId, alias: undefined, region: choice.region ?? '' };
  const source = { ...idleSource(id, { account: who }), choice };
  source.fleet.setState((fleet) => ({
    ...withWorkspaces(
      fleet,
      ids.map((one) => workspace(one, userName === undefined ? {} : { userName })),
    ),
    loading: false,
  }));
  return source;
}

/** The console of these, at that place, of the last of them where it is about one. */
async function at(place: Place, houses: readonly [House, ...House[]], about?: 'the last') {
  const choices = houses.map(({ choice }) => choice) as [SourceChoice, ...SourceChoice[]];
  const open = (id: string) => sourceOf(id, houses[Number(id.split('-')[1]) - 1] ?? houses[0]);
  const console = { ...idleConsole(), sources: createSources(choices, { open }) };
  console.marks.setState(new Set('ids' in place ? place.ids : []), true);
  goFor(console.navigation).to(place, about && `source-${houses.length}`);
  const screen = await alone(<App console={console} />);
  const top = () => console.navigation.getState().stack.at(-1);
  const query = () => console.navigation.getState().stack[0]?.memory.getState()[listQueryName];
  return { screen, top, query };
}

/** With every row `hidden` by the query. */
const hidden = (ids: readonly string[]): Place => ({ screen: 'hidden', way: 'reboot', ids, hidden: ids, gone: [] });

test('marked ones that are not shown say whose they are, and go on as a run of their own account each', async () => {
  const ids = [...hotels.ids, ...resorts.ids];
  const { screen, top } = await at(hidden(ids), [hotels, resorts]);
  using _ = screen;
  expect(screen.frame()).toMatch(/ACCOUNT +REGION/);
  expect(screen.frame()).toMatch(/user-ws-00000000a +111122223333 +eu-west-1/);
  expect(screen.frame()).toMatch(/user-ws-00000000d +222233334444 +us-east-1/);
  await vi.waitFor(async () => {
    await screen.press('c');
    expect(screen.frame()).not.toContain('Read it first');
  });
  expect(screen.frame()).toContain('These 4 WorkSpaces are of 2 accounts and Regions');
  await screen.press('2');
  expect(top()).toMatchObject({ source: 'source-2', place: { screen: 'review', verb: 'reboot', ids: resorts.ids } });
});

test('whom a list names is said with account and Region', async () => {
  const pasted = [hotels.ids[0], resorts.ids[1]].join('\n');
  const { screen } = await at({ screen: 'list-marks', pasted }, [hotels, resorts]);
  using _ = screen;
  expect(screen.frame()).toMatch(/user-ws-00000000a +111122223333 +eu-west-1 +ws-00000000a/);
  expect(screen.frame()).toMatch(/user-ws-00000000d +222233334444 +us-east-1 +ws-00000000d/);
});

test('a name that is several is told with the account and Region of each', async () => {
  const twins = [hotels, resorts].map((house) => ({ ...house, userName: 'ann' })) as [House, House];
  const { screen } = await at({ screen: 'list-marks', pasted: 'ann' }, twins);
  using _ = screen;
  const text = screen.frame().replaceAll(/\s+/g, ' ');
  expect(text).toContain('"ann" is 4 WorkSpaces: ws-00000000a (111122223333 eu-west-1), ws-00000000b');
  expect(text).toContain('ws-00000000c (222233334444 us-east-1)');
});

const { bundleId = '', directoryId = '' } = workspace('ws-00000000a');

test.each([
  [{ screen: 'bundle', id: bundleId }, `bundle:${bundleId}`],
  [{ screen: 'directory', id: directoryId }, `dir:${directoryId}`],
] as const)('from %j to its WorkSpaces: of this account and Region alone', async (place, asked) => {
  const several = await at(place, [hotels, resorts], 'the last');
  using _ = several.screen;
  await toWorkspaces(several.screen);
  expect(several.query()).toBe(`${asked} accountid:222233334444 region:us-east-1`);
  const alone = await at(place, [hotels]);
  using __ = alone.screen;
  await toWorkspaces(alone.screen);
  expect(alone.query()).toBe(asked);
});

async function toWorkspaces(screen: Awaited<ReturnType<typeof alone>>): Promise<void> {
  await vi.waitFor(async () => {
    expect(screen.frame()).toMatch(/WorkSpaces → +2 WorkSpaces/);
    if (!/❯ +WorkSpaces/.test(screen.frame())) await screen.press('j');
    expect(screen.frame()).toMatch(/❯ +WorkSpaces/);
  });
  await screen.press('enter');
}

test('the next of the list is asked of whoever lists it now', async () => {
  const [first = ''] = hotels.ids;
  const rows = [first, resorts.ids[0] ?? ''].map((id) => ({ id }));
  const place: Place = { screen: 'workspace', id: first, among: { rows, goTo: () => {} } };
  const { screen, top } = await at(place, [hotels, resorts]);
  using _ = screen;
  await screen.press('J');
  expect(top()).toMatchObject({ source: 'source-2', place: { screen: 'workspace', id: resorts.ids[0] } });
});
