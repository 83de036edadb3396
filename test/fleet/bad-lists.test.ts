import { describe, expect, it, onTestFinished } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { emptyFleet, type Fleet, type Row, withRecalled } from '../../src/fleet/fleet.ts';
import { loadFleet } from '../../src/fleet/load.ts';
import { type Asked, json, loopback, type Reply, refusal, session } from '../aws/loopback.ts';
import { loaded } from './loading.ts';

type Input = { readonly DirectoryId?: string; readonly NextToken?: string; readonly WorkspaceIds?: readonly string[] };

const page = (ids: readonly string[], NextToken?: string) =>
  json({ Workspaces: ids.map((WorkspaceId) => ({ WorkspaceId, State: 'AVAILABLE' })), NextToken });

/** An AWS that lists WorkSpaces as it is told to, and has two directories. */
async function load(workspaces: (input: Input) => Reply, from: Fleet = emptyFleet) {
  const input = ({ body }: Asked): Input => JSON.parse(body);
  const server = await loopback((response, asked) => {
    const directories = ['d-1', 'd-2'].map((DirectoryId) => ({ DirectoryId }));
    const reply =
      asked.what === 'DescribeWorkspaces'
        ? workspaces(input(asked))
        : json(asked.what === 'DescribeWorkspaceDirectories' ? { Directories: directories } : {});
    reply(response, asked);
  });
  const aws = await session({ ...server, rate: 1000, burst: 100 });
  const store = createStore<Fleet>(() => from);
  const gone: Row[] = [];
  const loader = loadFleet(aws, store, { every: 15_000, onGone: (rows) => gone.push(...rows) });
  onTestFinished(loader.stop);
  const until = (holds: (fleet: Fleet) => boolean) =>
    new Promise<Fleet>((resolve) => {
      const look = (fleet: Fleet) => holds(fleet) && resolve(fleet);
      store.subscribe(look);
      look(store.getState());
    });
  return { gone, until, asked: () => server.asked.filter(({ what }) => what === 'DescribeWorkspaces').map(input) };
}

const idsOf = ({ rows }: Fleet) => [...rows.keys()].sort();

describe('lists that are not as they should be', () => {
  it('name a WorkSpace on two pages: it counts once', async () => {
    const { until } = await load(({ DirectoryId }) =>
      page(DirectoryId === 'd-1' ? ['ws-a', 'ws-b'] : ['ws-b', 'ws-c']),
    );
    expect(idsOf(await until(loaded))).toEqual(['ws-a', 'ws-b', 'ws-c']);
  });

  it('repeat a mark: that one ends with an error, the others go on, and then the whole list is read', async () => {
    let whole = false;
    const { until } = await load(({ DirectoryId, NextToken }) => {
      if (DirectoryId === 'd-1') return page(NextToken ? ['ws-b'] : ['ws-a'], 'again');
      if (DirectoryId === 'd-2') return page(['ws-c']);
      return whole ? page(['ws-a', 'ws-b', 'ws-c', 'ws-d']) : refusal('AccessDeniedException', 'Not yet');
    });
    const told = await until(({ troubles }) => troubles.workspaces?.kind === 'foreign');
    expect(told.troubles.workspaces?.why).toMatch(/has come before/);
    whole = true;
    const fleet = await until(loaded);
    expect(idsOf(fleet)).toEqual(['ws-a', 'ws-b', 'ws-c', 'ws-d']);
    expect(fleet.troubles.workspaces).toBeUndefined();
  });

  it('lose a directory while it is read: the others go on, and what it held is found in the whole list', async () => {
    const { until, asked } = await load(({ DirectoryId, NextToken }) => {
      if (DirectoryId === 'd-1')
        return NextToken ? refusal('ResourceUnavailableException', 'Gone') : page(['ws-a'], 'next');
      return page(DirectoryId === 'd-2' ? ['ws-c'] : ['ws-b', 'ws-c']);
    });
    const fleet = await until(loaded);
    // Nobody has seen it since its first page: asked for by id, it is not there.
    expect(idsOf(fleet)).toEqual(['ws-b', 'ws-c']);
    expect(asked().some(({ WorkspaceIds }) => WorkspaceIds?.includes('ws-a'))).toBe(true);
  });

  it('leave out a WorkSpace of a directory that is not listed: asked for by id it is there, and stays', async () => {
    const old = ['ws-a', 'ws-old', 'ws-gone'];
    const records = old.map((id) => ({ id, userName: `user of ${id}`, modifications: [], related: [], standbys: [] }));
    const recalled = withRecalled(emptyFleet, {
      at: 1,
      workspaces: records as never,
      connections: old.map(() => undefined),
      bundles: [],
      directories: [],
      images: [],
    });
    const { until, gone } = await load(
      ({ DirectoryId, WorkspaceIds }) =>
        page(WorkspaceIds ? WorkspaceIds.filter((id) => id === 'ws-old') : DirectoryId === 'd-1' ? ['ws-a'] : []),
      recalled,
    );
    const fleet = await until(loaded);
    expect(idsOf(fleet)).toEqual(['ws-a', 'ws-old']);
    expect([...fleet.rows.values()].some(({ recalled }) => recalled)).toBe(false);
    expect(gone.map(({ workspace }) => workspace.userName)).toEqual(['user of ws-gone']);
  });

  it('hold records without their members: what is missing is unknown, and without its id it is nothing', async () => {
    const { until } = await load(() =>
      json({ Workspaces: [{ WorkspaceId: 'ws-bare' }, {}, null, { State: 'AVAILABLE' }] }),
    );
    const fleet = await until(loaded);
    expect(idsOf(fleet)).toEqual(['ws-bare']);
    expect(fleet.rows.get('ws-bare')).toMatchObject({ workspace: { state: undefined }, directory: undefined });
  });
});
