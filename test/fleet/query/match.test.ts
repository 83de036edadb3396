import { describe, expect, it } from 'vitest';
import type { BundleId, DirectoryId } from '../../../src/aws/model.ts';
import { fieldIds, fields, type Surroundings } from '../../../src/fleet/fields.ts';
import type { Row } from '../../../src/fleet/fleet.ts';
import { matcher } from '../../../src/fleet/query/match.ts';
import { parseQuery } from '../../../src/fleet/query/parse.ts';
import { at, day, hour, now, rowsOf } from './rows.ts';

const rows = rowsOf({
  'ws-ann': {
    workspace: {
      userName: 'Ann-Lee',
      computerName: 'LAPTOP-1',
      ipAddress: '10.0.0.9',
      state: 'STOPPED',
      operatingSystem: 'WINDOWS_10',
      protocols: ['WSP'],
      runningMode: 'AUTO_STOP',
      rootVolumeGib: 80,
      userVolumeGib: 50,
    },
    connection: { state: 'DISCONNECTED', lastUserConnectionAt: now - 40 * day },
    lookedUp: { tags: [{ key: 'Env', value: 'prod' }], snapshots: { rebuild: now - 13 * hour, restore: 'none' } },
  },
  'ws-bob': {
    workspace: {
      userName: 'ann_lee',
      state: 'AVAILABLE',
      operatingSystem: 'WINDOWS_11',
      protocols: [],
      runningMode: 'ALWAYS_ON',
      rootVolumeGib: 175,
      errorCode: 'Timeout',
    },
    connection: { state: 'CONNECTED', lastUserConnectionAt: now - hour },
    lookedUp: { tags: [], snapshots: { rebuild: 'none', restore: 'none' } },
  },
  'ws-failed': { workspace: { userName: 'carla', bundleId: undefined }, lookedUp: { tags: 'denied' } },
});

const [full] = rowsOf({
  'ws-full': {
    workspace: { userName: 'Ann', computerName: 'PC', name: 'Desk', ipAddress: '10.0.0.1', ipv6Address: '2001:db8::1' },
  },
}) as readonly [Row];

const verdicts = (text: string, surroundings: Surroundings = at, of = rows) => {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.why);
  const match = matcher(parsed.query, surroundings);
  const told = (verdict: boolean | undefined) => (verdict === undefined ? '?' : verdict ? 'yes' : 'no');
  return of.map((row) => told(match(row))).join(' ');
};

describe('a query over rows', () => {
  it.each([
    ['', 'yes yes yes'],
    ['ANN', 'yes yes no'],
    ['10.0.0.9 laptop', 'yes no no'],
    ['user:ann-lee', 'yes no no'],
    ['user:ann*', 'yes yes no'],
    ['user:*lee', 'yes yes no'],
    ['a*lee', 'yes yes no'],
    ['state:stopped', 'yes no ?'],
    ['-state:stopped', 'no yes ?'],
    ['state:stopped,available', 'yes yes ?'],
    ['state:stopped or carla', 'yes no yes'],
    ['state:stopped ann', 'yes no no'],
    ['state:?', 'no no yes'],
    ['-state:?', 'yes yes no'],
    ['os:"windows 10"', 'yes no ?'],
    ['os:windows-1*', 'yes yes ?'],
    ['protocol:dcv', 'yes no ?'],
    ['protocol:wsp', 'yes no ?'],
    ['protocol:byop', 'no yes ?'],
    ['protocol:none', 'no yes ?'],
    ['bundle:"standard with*"', 'yes yes ?'],
    ['bundle:wsb-1', 'yes yes ?'],
    ['connected:yes', 'no yes ?'],
    ['connected:unknown', 'no no yes'],
    ['seen:>30d', 'yes no ?'],
    ['seen:<2h', 'no yes ?'],
    ['snapshot:>12h', 'yes no ?'],
    ['snapshot:none', 'no yes ?'],
    ['snapshot:?', 'no no yes'],
    ['root:>=80', 'yes yes ?'],
    ['root:80', 'yes no ?'],
    ['root:<0.1t', 'yes no ?'],
    ['data:?', 'no yes yes'],
    ['tag:env=PROD', 'yes no ?'],
    ['tag:env', 'yes no ?'],
    ['tag:en', 'no no ?'],
    ['tag:env=*', 'yes no ?'],
    ['tag:*', 'yes no ?'],
    ['tag:none', 'no yes ?'],
    ['tag:""', 'no yes ?'],
    ['tag:?', 'no no yes'],
    ['error:none', 'yes no yes'],
    ['error:*', 'no yes no'],
    ['run:failed', 'no no yes'],
    ['run:none', 'yes yes no'],
    ['run:*', 'no no yes'],
    ['run:""', 'yes yes no'],
    ['account:acme region:eu-west-1', 'yes yes yes'],
    ['account:123456789012', 'yes yes yes'],
    ['state:constructor', 'no no ?'],
  ])('%j finds %s', (text, expected) => {
    expect(verdicts(text)).toBe(expected);
  });

  it('takes for not known whether a user is connected where AWS says UNKNOWN, as it does of the stopped', () => {
    const stopped = rowsOf({ 'ws-x': { workspace: { state: 'STOPPED' }, connection: { state: 'UNKNOWN' } } });
    const told = (text: string) => verdicts(text, at, stopped);
    expect([told('connected:no'), told('-connected:yes')]).toEqual(['?', '?']);
    expect([told('connected:?'), told('connected:unknown')]).toEqual(['yes', 'yes']);
  });

  it('has free words look at just the fields that are said to be free', () => {
    const free = fieldIds.filter((id) => fields[id].free).flatMap((id) => fields[id].values(full, at) ?? []);
    expect(full.haystack.split('\n').sort()).toEqual(free.map((value) => String(value).toLowerCase()).sort());
  });

  it('knows nothing of runs before their journals have been read', () => {
    expect(verdicts('-run:failed', { ...at, runsOf: () => undefined })).toBe('? ? ?');
  });

  const aliased = (alias: null | undefined): Surroundings => ({
    ...at,
    originOf: () => ({ profile: 'ops', region: 'eu-west-1', accountId: '123456789012', alias }),
  });
  const named = rowsOf({
    'ws-named': {},
    'ws-nameless': { workspace: { bundleId: 'wsb-2' as BundleId, directoryId: 'd-9' as DirectoryId } },
  });
  const unread = aliased(undefined);
  it.each([
    // Of the second only the id of its bundle is known, of neither the name of its directory or the alias.
    ['bundle:standard*', 'yes ?'],
    ['-bundle:standard*', 'no ?'],
    ['bundle:wsb-2', 'no yes'],
    ['-bundle:wsb-1', 'no yes'],
    ['bundle:*', 'yes yes'],
    ['bundle:?', 'no no'],
    ['-dir:corp', '? ?'],
    ['dir:d-9', '? yes'],
    ['-dir:d-8', '? yes'],
    ['-account:prod', '? ?'],
    ['-account:123456789012', 'no no'],
    ['account:210987654321', 'no no'],
  ])('where a name is not known, %j finds %s', (text, expected) => {
    expect(verdicts(text, unread, named)).toBe(expected);
  });

  it('takes for no alias what AWS says is none', () => {
    expect(verdicts('-account:prod', aliased(null), named)).toBe('yes yes');
  });

  it('does not count what AWS has failed to change as being changed', () => {
    const [failed, running] = ['UPDATE_FAILED', 'UPDATE_IN_PROGRESS'].map((state) => ({
      workspace: { modifications: [{ resource: 'ROOT_VOLUME', state }] },
    })) as unknown as Parameters<typeof rowsOf>[0][string][];
    const rows = rowsOf({ 'ws-failed': failed ?? {}, 'ws-running': running ?? {} });
    expect(verdicts('modifying:*', at, rows)).toBe('no yes');
  });
});
