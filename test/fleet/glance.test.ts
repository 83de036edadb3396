import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connection, Workspace } from '../../src/aws/model.ts';
import { type FieldId, fieldIds, fields, type Surroundings } from '../../src/fleet/fields.ts';
import { emptyFleet, type Fleet, withBundles, withConnections, withWorkspaces } from '../../src/fleet/fleet.ts';
import { type Glance, glanceOf, notTold } from '../../src/fleet/glance.ts';
import { matcher } from '../../src/fleet/query/match.ts';
import { parseQuery } from '../../src/fleet/query/parse.ts';
import { printQuery } from '../../src/fleet/query/print.ts';
import { questions } from '../../src/fleet/questions.ts';
import { everything } from '../../src/fleet/view.ts';

const day = 24 * 3_600_000;
const at: Surroundings = { now: 1_800_000_000_000, originOf: () => undefined, runsOf: () => undefined };
const ids: readonly FieldId[] = ['state', 'os', 'protocol', 'mode', 'compute', 'bundle', 'dir'];

const nothing = { modifications: [], related: [], standbys: [] };
const workspace = (id: string, more: object = {}) =>
  ({ id, userName: id, ...nothing, ...more }) as unknown as Workspace;
const fleetOf = (...all: readonly Workspace[]): Fleet => withWorkspaces({ ...emptyFleet, source: 'here' }, all);
const panel = (glance: Glance, field: FieldId) =>
  (glance.panels.find((one) => one.field === field)?.slices ?? []).map(({ label, count }) => [label, count]);

/** Who a slice's query shows, as a line that was typed. */
function shown(fleet: Fleet, line: string): number {
  const parsed = parseQuery(line);
  if (!parsed.ok) throw new Error(`${line}: ${parsed.why}`);
  const match = matcher(parsed.query, at);
  return [...fleet.rows.values()].filter((row) => match(row)).length;
}

describe('a fleet at a glance', () => {
  it('counts each value, the most frequent first, and what AWS does not tell last', () => {
    const fleet = fleetOf(
      workspace('ws-a', { state: 'STOPPED', protocols: [] }),
      workspace('ws-b', { state: 'AVAILABLE', protocols: ['WSP'] }),
      workspace('ws-c', { state: 'AVAILABLE' }),
      workspace('ws-d'),
      workspace('ws-e'),
      workspace('ws-f'),
    );
    const glance = glanceOf([fleet], everything, ids, at);
    expect(panel(glance, 'state')).toEqual([
      ['AVAILABLE', 2],
      ['STOPPED', 1],
      [notTold, 3],
    ]);
    expect(panel(glance, 'protocol')).toEqual([
      ['DCV', 1],
      ['none', 1],
      [notTold, 4],
    ]);
  });

  it('tells bundles of one name apart', () => {
    const named = (id: string) => ({ id, name: 'Standard' }) as never;
    const fleet = withBundles(
      fleetOf(workspace('ws-a', { bundleId: 'wsb-1' }), workspace('ws-b', { bundleId: 'wsb-2' })),
      [named('wsb-1'), named('wsb-2')],
    );
    const slices = glanceOf([fleet], everything, ['bundle'], at).panels[0]?.slices ?? [];
    expect(slices.map(({ query }) => printQuery(query)).toSorted()).toEqual(['bundle:wsb-1', 'bundle:wsb-2']);
  });

  it('counts within what is asked, and says of how many it cannot be told', () => {
    const fleet = fleetOf(
      workspace('ws-a', { state: 'STOPPED', operatingSystem: 'WINDOWS_10' }),
      workspace('ws-b', { state: 'STOPPED', operatingSystem: 'WINDOWS_11' }),
      workspace('ws-c', { state: 'STOPPED' }),
    );
    const glance = glanceOf([fleet], matcher(questionOf('Windows 10').query, at), ids, at);
    expect(glance).toMatchObject({ total: 1, unknown: 1 });
    expect(panel(glance, 'os')).toEqual([['WINDOWS_10', 1]]);
  });

  it('counts once what several accounts list', () => {
    const one = fleetOf(workspace('ws-a', { state: 'STOPPED' }));
    const other = fleetOf(workspace('ws-a', { state: 'AVAILABLE' }), workspace('ws-b', { state: 'AVAILABLE' }));
    const glance = glanceOf([one, other], everything, ['state'], at);
    expect(glance.total).toBe(2);
    expect(panel(glance, 'state')).toEqual([
      ['AVAILABLE', 1],
      ['STOPPED', 1],
    ]);
  });

  it('asks who is seldom seen, never seen, broken, in maintenance, being modified, and on what ends', () => {
    const seen = (id: string, days: number) =>
      ({ id, state: 'DISCONNECTED', lastUserConnectionAt: at.now - days * day }) as unknown as Connection;
    const fleet = withConnections(
      fleetOf(
        workspace('ws-a', { state: 'ERROR', protocols: ['PCOIP'], operatingSystem: 'WINDOWS_10' }),
        workspace('ws-b', { state: 'ADMIN_MAINTENANCE', operatingSystem: 'AMAZON_LINUX_2' }),
        workspace('ws-c', { state: 'AVAILABLE', modifications: [{ resource: 'PROTOCOL', state: 'UPDATE_INITIATED' }] }),
      ),
      [seen('ws-a', 120), seen('ws-b', 3)],
    );
    const told = glanceOf([fleet], everything, [], at).questions.map(({ title, count }) => `${title}: ${count}`);
    expect(told).toEqual([
      'Still on PCoIP: 1',
      'On Windows 10: 1',
      'On Windows Server 2016: 0',
      'On Amazon Linux 2: 1',
      'Unhealthy or in error: 1',
      'Not seen for 90 days: 1',
      'Never told to be seen: 1',
      'In maintenance: 1',
      'Being modified: 1',
    ]);
  });

  it('adds up to the fleet for each field, and each count is what its query shows', () => {
    const some = <T>(...all: readonly T[]) => fc.constantFrom<T | undefined>(...all, undefined);
    const rows = fc.array(
      fc.record({
        state: some('AVAILABLE', 'STOPPED', 'LEVITATING', 'a b'),
        operatingSystem: some('WINDOWS_10', 'UNKNOWN'),
        protocols: some<readonly string[]>(['PCOIP'], ['WSP'], [], ['PCOIP', 'WSP']),
        runningMode: some('AUTO_STOP', 'MANUAL'),
        computeType: some('STANDARD', 'GRAPHICS'),
        bundleId: some('wsb-1', 'wsb-2', 'wsb-3', 'wsb-4'),
        directoryId: some('d-1', 'd-2'),
      }),
      { maxLength: 30 },
    );
    const bundles = ['Standard "W10" (PCoIP)', 'standard "w10" (pcoip)', 'Any *'].map(
      (name, nth) => ({ id: `wsb-${nth + 1}`, name }) as never,
    );
    fc.assert(
      fc.property(rows, (all) => {
        const fleet = withBundles(fleetOf(...all.map((one, nth) => workspace(`ws-${nth}`, one))), bundles);
        const glance = glanceOf([fleet], everything, ids, at);
        for (const { field, slices } of glance.panels) {
          expect(slices.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
          for (const { count, query } of slices) {
            const found = shown(fleet, printQuery(query));
            // Who has two protocols at once is listed for either.
            if (field === 'protocol') expect(found).toBeGreaterThanOrEqual(count);
            else expect(found).toBe(count);
          }
        }
        for (const { count, query } of glance.questions) expect(shown(fleet, printQuery(query))).toBe(count);
      }),
    );
  });
});

describe('a question', () => {
  it('reads back from its own line', () => {
    for (const { query } of questions) expect(parseQuery(printQuery(query))).toEqual({ ok: true, query });
    expect(fieldIds.every((id) => fields[id].title !== '')).toBe(true);
  });
});

function questionOf(what: string) {
  const found = questions.find(({ title }) => title.endsWith(what));
  if (!found) throw new Error(what);
  return found;
}
