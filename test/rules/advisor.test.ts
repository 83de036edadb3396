import { describe, expect, test } from 'vitest';
import { type Advised, advise, type Want, wants } from '../../src/rules/advisor.ts';
import type { WorkspaceSubject } from '../../src/rules/subject.ts';
import { bundle, quiet, workspace } from './subjects.ts';

const { snapshot: _, ...facts } = quiet;
const pcoip = bundle('Standard with Windows 10 (Server 2019 based) (PCoIP)', { id: 'wsb-source001' });

function one(over: Partial<WorkspaceSubject> = {}, known: Partial<Advised['facts']> = {}): Advised {
  return { workspace: workspace({ protocols: ['PCOIP'], ...over }), bundle: pcoip, facts: { ...facts, ...known } };
}

const counted = (want: Want, all: readonly Advised[]) =>
  advise(want, all).map(({ verb, possible, of }) => `${verb} ${possible}/${of}`);
const reasons = (want: Want, verb: string, all: readonly Advised[]) =>
  advise(want, all).find((way) => way.verb === verb)?.reasons ?? [];

test.each(Object.keys(wants) as Want[])(
  'every way to "%s" says what it loses, what it keeps, when it is right, and its page',
  (want) => {
    for (const way of advise(want, []))
      for (const words of [way.title, way.loses, way.keeps, way.when, way.source]) expect(words).not.toBe('');
  },
);

describe('a broken desktop', () => {
  test('is rebooted before it is restored, restored before it is rebuilt, and migrated last', () => {
    expect(counted('broken-desktop', [one({ state: 'UNHEALTHY' })])).toEqual([
      'start 0/1',
      'reboot 1/1',
      'restore 1/1',
      'rebuild 1/1',
      'migrate 0/1',
    ]);
  });

  test('that is STOPPED is started before anything else', () => {
    const ways = counted('broken-desktop', [one({ state: 'STOPPED' })]);
    expect(ways.slice(0, 2)).toEqual(['start 1/1', 'reboot 0/1']);
    expect(reasons('broken-desktop', 'reboot', [one({ state: 'STOPPED' })])).toEqual([
      { reason: 'A WorkSpace that is STOPPED cannot be rebooted.', remedy: 'Start it.', count: 1 },
    ]);
  });

  test('in ERROR is restored or rebuilt: AWS does not list the reboot', () => {
    expect(counted('broken-desktop', [one({ state: 'ERROR' })]).slice(1, 4)).toEqual([
      'reboot 0/1',
      'restore 1/1',
      'rebuild 1/1',
    ]);
  });

  test('that is Entra-joined is told to be restored first', () => {
    const entra = one({ state: 'UNHEALTHY' }, { directory: { state: 'REGISTERED', type: 'AWS_IAM_IDENTITY_CENTER' } });
    const notes = advise('broken-desktop', [entra, one()]).flatMap(({ verb, notes }) =>
      notes.map((note) => [verb, note]),
    );
    expect(notes).toEqual([['rebuild', '1 of them is joined to Microsoft Entra ID (inferred): restore those first.']]);
  });
});

describe('off PCoIP', () => {
  test('the protocol is modified, which keeps the root volume; nobody is told to rebuild', () => {
    expect(advise('off-pcoip', [one()]).map(({ verb, protocol }) => [verb, protocol])).toEqual([
      ['modify-protocol', 'WSP'],
      ['migrate', undefined],
    ]);
  });

  test.each<[string, Partial<WorkspaceSubject>, readonly string[]]>([
    ['Server 2019', {}, ['modify-protocol 1/1', 'migrate 0/1']],
    ['Server 2016, near its end', { operatingSystem: 'WINDOWS_SERVER_2016' }, ['modify-protocol 1/1', 'migrate 1/1']],
    ['Windows 10 BYOL, near its end', { operatingSystem: 'WINDOWS_10' }, ['modify-protocol 1/1', 'migrate 1/1']],
    ['Amazon Linux 2, near its end', { operatingSystem: 'AMAZON_LINUX_2' }, ['modify-protocol 1/1', 'migrate 1/1']],
    [
      'a GPU, whose protocol cannot be modified',
      { computeType: 'GRAPHICS_G4DN' },
      ['modify-protocol 0/1', 'migrate 1/1'],
    ],
    ['on DCV already', { protocols: ['WSP'] }, ['modify-protocol 0/1', 'migrate 0/1']],
  ])('%s', (_, over, ways) => expect(counted('off-pcoip', [one(over)])).toEqual(ways));

  test('why not the others, counted', () => {
    expect(reasons('off-pcoip', 'migrate', [one(), one(), one({ protocols: ['WSP'] })])).toEqual([
      expect.objectContaining({ reason: expect.stringContaining('not near its end'), count: 2 }),
      expect.objectContaining({ reason: 'It is not on PCoIP.', count: 1 }),
    ]);
  });
});

test('a new image comes by a rebuild, a new system by a migration', () => {
  expect(counted('new-image', [one()])).toEqual(['rebuild 1/1']);
  expect(counted('new-system', [one()])).toEqual(['migrate 1/1']);
});

test('who is connected holds every way back but a start', () => {
  expect(counted('broken-desktop', [one({}, { connection: 'CONNECTED' })]).map((way) => way.split(' ')[1])).toEqual(
    Array(5).fill('0/1'),
  );
});
