import { describe, expect, it } from 'vitest';
import type { Bundle, Connection, Workspace } from '../../src/aws/model.ts';
import { countBy } from '../../src/fleet/count-by.ts';
import {
  emptyFleet,
  swept,
  withBundles,
  withConnections,
  without,
  withRecalled,
  withWorkspaces,
} from '../../src/fleet/fleet.ts';
import { protocolLabel } from '../../src/fleet/row-words.ts';

const workspace = (id: string, more: Partial<Workspace> = {}) =>
  ({
    id,
    userName: `user-${id}`,
    state: 'AVAILABLE',
    bundleId: 'wsb-1',
    modifications: [],
    related: [],
    ...more,
  }) as Workspace;
const bundle = (id: string, name: string) => ({ id, name }) as Bundle;

describe('the fleet', () => {
  it('keeps the identity of a row that did not change, so that nothing is drawn for it', () => {
    const before = withWorkspaces(emptyFleet, [workspace('ws-a'), workspace('ws-b')]);
    const after = withWorkspaces(before, [workspace('ws-a'), workspace('ws-b', { state: 'STOPPED' })]);
    expect(after.rows.get('ws-a')).toBe(before.rows.get('ws-a'));
    expect(after.rows.get('ws-b')?.workspace.state).toBe('STOPPED');
    expect(withWorkspaces(after, [workspace('ws-a')])).toBe(after);
  });

  it('joins a row with its bundle, whichever came first', () => {
    const first = withBundles(withWorkspaces(emptyFleet, [workspace('ws-a')]), [bundle('wsb-1', 'Finance')]);
    const last = withWorkspaces(withBundles(emptyFleet, [bundle('wsb-1', 'Finance')]), [workspace('ws-a')]);
    expect(first.rows.get('ws-a')?.bundle?.name).toBe('Finance');
    expect(last.rows.get('ws-a')?.bundle?.name).toBe('Finance');
  });

  it('does not take a connection for a WorkSpace it does not know', () => {
    const connection = { id: 'ws-x', state: 'CONNECTED' } as unknown as Connection;
    expect(withConnections(emptyFleet, [connection])).toBe(emptyFleet);
  });

  it('does not know who is connected where AWS says nothing of it, though it was asked', () => {
    const connections = ['ws-a', 'ws-b', 'ws-c'].map((id) => ({ id, state: 'CONNECTED' }) as Connection);
    const before = withConnections(
      withWorkspaces(
        emptyFleet,
        ['ws-a', 'ws-b', 'ws-c'].map((id) => workspace(id)),
      ),
      connections,
    );
    const after = withConnections(before, connections.slice(0, 1), ['ws-a', 'ws-b', 'ws-x']);
    expect(['ws-a', 'ws-b', 'ws-c'].map((id) => after.rows.get(id)?.connection?.state)).toEqual([
      'CONNECTED',
      undefined,
      'CONNECTED',
    ]);
  });

  it('does not take who was connected at an earlier start for who is now', () => {
    const connection = { id: 'ws-a', state: 'CONNECTED', checkedAt: 1 } as Connection;
    const nothing = { bundles: [], directories: [], images: [] };
    const recalled = withRecalled(emptyFleet, {
      at: 2,
      workspaces: [workspace('ws-a')],
      connections: [connection],
      ...nothing,
    });
    expect(recalled.rows.get('ws-a')).toMatchObject({ recalled: true, connection });
    const now = withWorkspaces(recalled, [workspace('ws-a')]);
    expect(now.rows.get('ws-a')).toMatchObject({ recalled: false, connection: undefined });
    const told = withWorkspaces(withConnections(now, [connection]), [workspace('ws-a', { state: 'STOPPED' })]);
    expect(told.rows.get('ws-a')?.connection).toEqual(connection);
  });

  it('lets go of what AWS no longer knows, and of nothing else', () => {
    const before = withWorkspaces(emptyFleet, [workspace('ws-a'), workspace('ws-b')]);
    expect([...without(before, ['ws-b', 'ws-x']).rows.keys()]).toEqual(['ws-a']);
    expect(without(before, ['ws-x'])).toBe(before);
  });

  it('is loaded once a sweep has seen every page', () => {
    expect(swept({ ...emptyFleet, progress: { seen: 1, expected: 1, directories: undefined } }, 7)).toMatchObject({
      asOf: 7,
      loading: false,
      progress: undefined,
    });
  });

  it('counts by value, what AWS did not tell under no name', () => {
    const { rows } = withWorkspaces(emptyFleet, [workspace('ws-a'), workspace('ws-b', { bundleId: undefined })]);
    expect([...countBy(rows.values(), ({ bundleId }) => bundleId)]).toEqual([
      ['wsb-1', 1],
      ['', 1],
    ]);
  });
});

describe('the protocol of a WorkSpace', () => {
  it.each([
    [['PCOIP'], 'PCOIP'],
    [['WSP'], 'DCV'],
    [[], 'none (BYOP?)'],
    [undefined, 'unknown'],
  ])('%j reads as %s', (protocols, label) => {
    expect(protocolLabel({ protocols })).toBe(label);
  });
});
