import { Text } from 'ink';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../src/aws/session.ts';
import { withWorkspaces } from '../../src/fleet/fleet.ts';
import type { Console } from '../../src/hooks/console.ts';
import { goFor } from '../../src/hooks/navigation.ts';
import type { SourceChoice } from '../../src/hooks/source.ts';
import { createSources } from '../../src/hooks/sources.ts';
import { type Looking, useLooking } from '../../src/hooks/use-looking.ts';
import { mostSources } from '../../src/terminal/console-options.ts';
import { workspace } from '../plans/fixtures.ts';
import { alone, InConsole, idleConsole, idleSource } from '../support/isolated.tsx';

let console: Console;
let looking: Looking;

function Probe() {
  looking = useLooking();
  return <Text>-</Text>;
}

async function look(...choices: readonly [SourceChoice, ...SourceChoice[]]) {
  const sources = createSources(choices, { open: (id, choice) => ({ ...idleSource(id), choice }) });
  console = { ...idleConsole(), sources };
  (
    await alone(
      <InConsole console={console}>
        <Probe />
      </InConsole>,
    )
  )[Symbol.dispose]();
}

const ids = () => console.sources.store.getState().map(({ id }) => id);
const source = (nth: number) => console.sources.store.getState()[nth] ?? expect.fail(`there is no source ${nth}`);
const list = (nth: number, ...workspaces: readonly string[]) =>
  source(nth).fleet.setState((fleet) =>
    withWorkspaces(
      fleet,
      workspaces.map((id) => workspace(id)),
    ),
  );

const hotels = { profile: 'hotels', region: 'eu-west-1' };
const resorts = { profile: 'resorts', region: 'eu-west-1' };

describe('another account and Region', () => {
  beforeEach(() => look(hotels));

  it('is looked at beside the others', () => {
    expect(looking.add(resorts)).toBeUndefined();
    expect(ids()).toEqual(['source-1', 'source-2']);
  });

  it('is not looked at twice, and says so', () => {
    expect(looking.add(hotels)).toBe('It is looked at already.');
    expect(ids()).toEqual(['source-1']);
  });

  it('is looked at up to as many as a list can be read of', () => {
    for (let nth = 1; nth < mostSources; nth++) expect(looking.add({ profile: `p${nth}` })).toBeUndefined();
    expect(looking.add(resorts)).toMatch(/which is the most/);
    expect(ids()).toHaveLength(mostSources);
  });

  it('takes the place of the one that it is switched to from, and of no other', () => {
    looking.add(resorts);
    expect(looking.replace(source(1), { profile: 'villas' })).toBeUndefined();
    expect(console.sources.store.getState().map(({ choice }) => choice.profile)).toEqual(['hotels', 'villas']);
  });
});

describe('one that is looked at no longer', () => {
  beforeEach(() => look(hotels, resorts));

  it('takes along the marks on what it alone lists', () => {
    list(0, 'ws-a', 'ws-both');
    list(1, 'ws-b', 'ws-both');
    console.marks.setState(new Set(['ws-a', 'ws-b', 'ws-both']), true);
    expect(looking.leave(source(1))).toBeUndefined();
    expect([...console.marks.getState()]).toEqual(['ws-a', 'ws-both']);
  });

  it('takes along the screens that are about it', () => {
    const go = goFor(console.navigation);
    go.to({ screen: 'bundles' }, 'source-2');
    go.to({ screen: 'bundle', id: 'wsb-1' });
    go.to({ screen: 'directories' }, 'source-1');
    looking.leave(source(1));
    expect(console.navigation.getState().stack.map(({ place }) => place.screen)).toEqual(['fleet', 'directories']);
  });

  it('stays while a run of it is driven here, and says so', () => {
    const session = { region: 'eu-west-1' } as unknown as Session;
    source(1).link.setState({ session });
    console.runs.store.setState({ inUse: [session] });
    expect(looking.leave(source(1))).toMatch(/^This console drives a run of it/);
    expect(looking.replace(source(1), { profile: 'villas' })).toMatch(/^This console drives a run of it/);
    expect(ids()).toEqual(['source-1', 'source-2']);
  });

  it('is never the last one', () => {
    looking.leave(source(1));
    expect(looking.leave(source(0))).toBe('It is the only one that is looked at.');
    expect(ids()).toEqual(['source-1']);
  });
});
