import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/aws/answer.ts';
import type { Session } from '../../src/aws/session.ts';
import { withTrouble, withWorkspaces } from '../../src/fleet/fleet.ts';
import type { Source, SourceChoice } from '../../src/hooks/source.ts';
import { createSources } from '../../src/hooks/sources.ts';
import { account, workspace } from '../plans/fixtures.ts';
import { idleSource } from '../support/isolated.tsx';

/** What happened, in words. */
function desk(...choices: readonly [SourceChoice, ...SourceChoice[]]) {
  const said: string[] = [];
  const inUse = new Set<string>();
  const sources = createSources(choices, {
    open(id, choice, added): Source {
      said.push(`${id} ${added ? 'added' : 'opened'}`);
      return { ...idleSource(id), choice, close: async () => void said.push(`${id} closed`) };
    },
    isInUse: ({ id }) => inUse.has(id),
    onFold: (gone, kept) => said.push(`${gone.id} is ${kept.id}`),
  });
  const ids = () => sources.store.getState().map(({ id }) => id);
  const found = (id: string) => sources.find(id) ?? expect.fail(`${id} is not looked at`);
  /** AWS tells who asks. */
  const identify = (id: string, accountId: string, region = 'eu-west-1', endpointUrl?: string) =>
    found(id).link.setState({
      session: { region, endpointUrl } as unknown as Session,
      account: { ...account, accountId, region },
    });
  /** AWS has listed its WorkSpaces, or refused to. */
  const list = (id: string, how: 'listed' | 'empty' | 'denied' = 'listed') =>
    found(id).fleet.setState((fleet) => {
      if (how === 'denied') return withTrouble(fleet, 'workspaces', denied);
      const rows = how === 'listed' ? withWorkspaces(fleet, [workspace(`ws-of-${id}`)]) : fleet;
      return { ...rows, loading: false };
    });
  return { sources, said, ids, identify, list, inUse };
}

const denied: Failure = {
  kind: 'denied',
  operation: 'workspaces:DescribeWorkspaces',
  what: 'WorkSpaces could not be listed.',
  why: 'It may not.',
  next: '',
  effect: 'none',
};

const hotels = '111122223333';

describe('two that turn out to be the same account and Region', () => {
  it('are looked at once: of equal ones the first of them, whoever is known first', () => {
    const { ids, identify, list, said } = desk({ profile: 'a' }, { profile: 'b' }, { profile: 'c' });
    for (const id of ['source-1', 'source-2', 'source-3']) list(id);
    identify('source-3', hotels);
    identify('source-2', '222222222222');
    identify('source-1', hotels);
    expect(ids()).toEqual(['source-1', 'source-2']);
    expect(said.slice(3)).toEqual(['source-3 is source-1', 'source-3 closed']);
  });

  it('are looked at through the one that a run speaks through, so that no call of it is cut off', () => {
    const { ids, identify, list, said, inUse } = desk({ profile: 'a' }, { profile: 'b' });
    for (const id of ['source-1', 'source-2']) list(id);
    identify('source-2', hotels);
    inUse.add('source-2');
    identify('source-1', hotels);
    expect([ids(), said.slice(2)]).toEqual([['source-2'], ['source-1 is source-2', 'source-1 closed']]);
  });

  it('stay two for as long as runs speak through both', () => {
    const { sources, ids, identify, list, inUse } = desk({ profile: 'a' }, { profile: 'b' });
    for (const id of ['source-1', 'source-2']) {
      list(id);
      inUse.add(id);
      identify(id, hotels);
    }
    expect(ids()).toEqual(['source-1', 'source-2']);
    inUse.delete('source-1');
    sources.fold();
    expect(ids()).toEqual(['source-2']);
  });

  it.each([
    ['may not list WorkSpaces', 'denied', 'listed'],
    ['may not list WorkSpaces, where there are none', 'denied', 'empty'],
    ['lists nothing', 'empty', 'listed'],
  ] as const)('are looked at through the other where the first %s', (_, first, other) => {
    const { ids, identify, list } = desk({ profile: 'a' }, { profile: 'b' });
    list('source-1', first);
    list('source-2', other);
    identify('source-1', hotels);
    identify('source-2', hotels);
    expect(ids()).toEqual(['source-2']);
  });

  it('stay two until AWS has answered both about their WorkSpaces', () => {
    const { ids, identify, list } = desk({ profile: 'a' }, { profile: 'b' });
    identify('source-1', hotels);
    identify('source-2', hotels);
    list('source-2');
    expect(ids()).toEqual(['source-1', 'source-2']);
    list('source-1', 'denied');
    expect(ids()).toEqual(['source-2']);
  });

  it.each([
    ['in another Region', ['111122223333', 'us-east-1']],
    ['of another account', ['222222222222', 'eu-west-1']],
    ['at another endpoint', ['111122223333', 'eu-west-1', 'http://127.0.0.1:1']],
  ] as const)('stay two where the other is %s', (_, [accountId, region, endpoint]) => {
    const { ids, identify, list } = desk({ profile: 'a' }, { profile: 'b' });
    for (const id of ['source-1', 'source-2']) list(id);
    identify('source-1', hotels);
    identify('source-2', accountId, region, endpoint);
    expect(ids()).toEqual(['source-1', 'source-2']);
  });

  it('are folded, too, where one is added later', () => {
    const { sources, ids, identify, list } = desk({ profile: 'a' });
    list('source-1');
    identify('source-1', hotels);
    sources.add({ profile: 'b' });
    list('source-2');
    identify('source-2', hotels);
    expect(ids()).toEqual(['source-1']);
  });
});

describe('the accounts and Regions that are looked at', () => {
  it('are found by their ids, and one that is looked at no longer is not', () => {
    const { sources } = desk({}, { region: 'us-east-1' });
    expect(sources.first().id).toBe('source-1');
    expect(sources.find('source-2')?.id).toBe('source-2');
    sources.remove('source-2');
    expect([sources.find('source-2'), sources.find(undefined)]).toEqual([undefined, undefined]);
  });

  it('the last one stays', () => {
    const { sources, ids, said } = desk({});
    sources.remove('source-1');
    expect([ids(), said]).toEqual([['source-1'], ['source-1 opened']]);
  });

  it('a source that is looked at no longer is closed, and nothing else is', () => {
    const { sources, ids, said } = desk({}, { region: 'us-east-1' });
    sources.remove('source-1');
    expect([ids(), said.slice(2)]).toEqual([['source-2'], ['source-1 closed']]);
  });
});
