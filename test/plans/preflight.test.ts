/** What a plan says of the world around its WorkSpaces. */
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/aws/answer.ts';
import type { Directory, Subnet } from '../../src/aws/model.ts';
import { collect } from '../../src/aws/paging.ts';
import { type Candidate, planWorkspaces } from '../../src/plans/build-plan.ts';
import { confirmationSteps } from '../../src/plans/confirmation.ts';
import { localFailure } from '../../src/plans/local-failure.ts';
import { lookAtNetwork, takesAddresses } from '../../src/plans/look-at-network.ts';
import { planText, readPlan } from '../../src/plans/plan-file.ts';
import type { Around, Finding } from '../../src/plans/preflight.ts';
import { type WorkspaceVerb, workspaceVerbs } from '../../src/rules/verbs.ts';
import { simulatedWorld } from '../runs/world.ts';
import { candidate, context, directory, source, target, value } from './fixtures.ts';

const free = (...counts: readonly (number | undefined)[]): Answer<readonly Subnet[]> => ({
  ok: true,
  value: counts.map((freeAddresses, at) => ({ id: `subnet-${'abcd'[at]}`, freeAddresses })),
});
const around = (over: Partial<Around> = {}, directories: readonly Directory[] = [directory]): Around => ({
  directories: new Map(directories.map((one) => [one.id, one])),
  bundles: new Map([source, target].map((one) => [one.id, one])),
  subnets: free(20, 20),
  ...over,
});

const ids = (count: number) => Array.from({ length: count }, (_, at) => `ws-${String(at).padStart(8, '0')}`);
const off = {
  protocol: 'WSP',
  bundle: { ...source, name: 'Standard with Windows 10 (Server 2019 based) (PCoIP)' },
} as const;

function planned(verb: WorkspaceVerb, candidates: readonly Candidate[], world: Around | undefined = around()) {
  return value(
    planWorkspaces({
      ...context,
      verb,
      around: world,
      candidates: candidates.map((one) =>
        verb === 'migrate' ? { target, ...one } : verb === 'modify-protocol' ? { ...one, ...off } : one,
      ),
    }),
  );
}
const about = (subject: Finding['about'], findings: readonly Finding[]) =>
  findings.filter((finding) => finding.about === subject);
const preflight = (verb: WorkspaceVerb, candidates: readonly Candidate[], world = around()) =>
  planned(verb, candidates, world).preflight;

describe('directories', () => {
  const of = (verb: WorkspaceVerb, directories: readonly Directory[]) =>
    about('directory', preflight(verb, [candidate('ws-a')], around({}, directories)));

  test('that are REGISTERED are in order', () => {
    expect(of('rebuild', [directory])).toEqual([
      { about: 'directory', kind: 'ok', count: 1, text: 'Directory d-1234567890 (corp) is REGISTERED.' },
    ]);
  });

  test('whose users may rebuild themselves are named for it', () => {
    expect(of('rebuild', [{ ...directory, selfServiceRebuild: true }])[0]?.text).toContain('rebuild their WorkSpaces');
  });

  test("that are not are told with AWS's own words, and with how many cannot go", () => {
    const broken = {
      ...directory,
      id: 'd-0987654321' as Directory['id'],
      state: 'ERROR',
      errorMessage: 'No controller answers.',
    };
    const held = candidate('ws-b', { directory: broken }, { directoryId: broken.id });
    const findings = preflight('migrate', [candidate('ws-a'), held], around({}, [directory, broken]));
    expect(about('directory', findings)[0]).toMatchObject({
      kind: 'short',
      count: 1,
      text: 'Directory d-0987654321 (corp) is ERROR, not REGISTERED. No controller answers.',
    });
  });

  test('that are not listed are unchecked', () => {
    expect(of('restore', [])[0]).toMatchObject({
      kind: 'unchecked',
      next: expect.stringContaining('DescribeWorkspaceDirectories'),
    });
  });

  test.each(['reboot', 'start', 'stop', 'modify-protocol'] as const)('are no matter to %s', (verb) => {
    const record = verb === 'start' ? { state: 'STOPPED' } : {};
    const one = candidate('ws-a', {}, { ...record, runningMode: 'AUTO_STOP', protocols: ['PCOIP'] });
    expect(about('directory', preflight(verb, [one]))).toEqual([]);
  });
});

describe('free addresses', () => {
  const of = (verb: WorkspaceVerb, count: number, subnets: Around['subnets']) =>
    about(
      'addresses',
      preflight(
        verb,
        ids(count).map((id) => candidate(id)),
        around({ subnets }),
      ),
    );

  test.each<[string, number, Answer<readonly Subnet[]>, Finding['kind'], string]>([
    ['enough for all of a small set', 3, free(1, 2), 'ok', '3. 3 migrations at a time need one more each.'],
    ['one too few', 4, free(1, 2), 'short', '3. 4 migrations at a time need one more each.'],
    [
      'a large set needs those of a wave only',
      40,
      free(20, 5),
      'ok',
      '25. 25 migrations at a time need one more each.',
    ],
    ['none at all', 1, free(0, 0), 'short', '0. 1 migration at a time needs one more each.'],
  ])('%s', (_, count, subnets, kind, words) => {
    expect(of('migrate', count, subnets)).toMatchObject([{ kind, count, text: expect.stringContaining(words) }]);
  });

  test.each<[string, Around['subnets'], string]>([
    ['nobody looked', undefined, 'were not looked up'],
    ['a subnet is missing', free(20), 'EC2 did not tell of every subnet'],
    ['a subnet has no number', free(20, undefined), 'EC2 did not tell of every subnet'],
    [
      'EC2 does not answer',
      { ok: false, failure: localFailure('unavailable', { what: 'w', why: 'No answer.', next: 'Try again.' }) },
      'No answer.',
    ],
  ])('%s: unchecked, never enough', (_, subnets, words) => {
    const found = of('migrate', 1, subnets);
    expect(found).toMatchObject([{ kind: 'unchecked', text: expect.stringContaining(words) }]);
    expect(found[0]?.text).toMatch(/[^.]\.$/);
  });

  test('of who may not look the IAM action is named', () => {
    const failure = { ...localFailure('invalid', { what: 'w', why: 'y', next: 'n' }), kind: 'denied' as const };
    expect(of('migrate', 1, { ok: false, failure })).toMatchObject([
      {
        kind: 'unchecked',
        text: expect.stringMatching(/unknown, this identity may not look\.$/),
        next: expect.stringContaining('ec2:DescribeSubnets'),
      },
    ]);
  });

  test('of directories that share their subnets are counted once', () => {
    const other = { ...directory, id: 'd-0987654321' as Directory['id'], alias: 'other' };
    const candidates = [candidate('ws-a'), candidate('ws-b', { directory: other }, { directoryId: other.id })];
    const findings = about(
      'addresses',
      preflight('migrate', candidates, around({ subnets: free(1, 0) }, [directory, other])),
    );
    expect(findings).toMatchObject([
      { kind: 'short', count: 2, text: expect.stringContaining('d-1234567890 (corp), d-0987654321 (other): 1.') },
    ]);
  });

  describe('of directories of which two share a subnet', () => {
    const other = {
      ...directory,
      id: 'd-0987654321' as Directory['id'],
      alias: 'other',
      subnetIds: ['subnet-b', 'subnet-c'],
    };
    const third = { ...directory, id: 'd-1111111111' as Directory['id'], alias: 'third', subnetIds: ['subnet-d'] };
    const counted = (counts: readonly (number | undefined)[], ...users: readonly number[]) => {
      const candidates = [directory, other, third].flatMap((one, at) =>
        ids(users[at] ?? 0).map((id) => candidate(`${id}${at}`, { directory: one }, { directoryId: one.id })),
      );
      const world = around({ subnets: free(...counts) }, [directory, other, third]);
      return about('addresses', preflight('migrate', candidates, world)).map(({ kind, count, text }) => [
        kind,
        count,
        text,
      ]);
    };

    test('the shared ones are counted once, in one finding for both', () => {
      expect(counted([1, 2, 1, 9], 3, 2, 1)).toEqual([
        ['short', 5, expect.stringContaining('d-1234567890 (corp), d-0987654321 (other): 4. 5 migrations')],
        ['ok', 1, expect.stringContaining('d-1111111111 (third): 9.')],
      ]);
      expect(counted([1, 2, 2, 9], 3, 2)).toEqual([['ok', 5, expect.stringContaining('(other): 5.')]]);
    });

    test('those of the one are no good to the other, though together they would do', () => {
      expect(counted([1, 0, 20, 9], 2, 2)).toEqual([['short', 2, expect.stringContaining('d-1234567890 (corp): 1.')]]);
      expect(counted([1, 0, undefined, 9], 2, 2)[0]?.[0]).toBe('short');
      expect(counted([2, 0, undefined, 9], 2, 2)[0]?.[0]).toBe('unchecked');
    });
  });

  test('too few for a rebuild are unchecked: AWS does not say when the old one is given up', () => {
    expect(of('rebuild', 2, free(1, 0))).toMatchObject([{ kind: 'unchecked' }]);
    expect(of('rebuild', 2, free(1, 1))).toMatchObject([{ kind: 'ok' }]);
  });

  test.each(workspaceVerbs.filter((verb) => !takesAddresses(verb)))('are no matter to %s', (verb) => {
    const record = {
      state: verb === 'start' ? 'STOPPED' : 'AVAILABLE',
      runningMode: 'AUTO_STOP',
      protocols: ['PCOIP'],
    };
    expect(about('addresses', preflight(verb, [candidate('ws-a', {}, record)]))).toEqual([]);
  });

  test('that will not do take an acknowledgement, in a small set too', () => {
    const plan = planned(
      'migrate',
      ids(2).map((id) => candidate(id)),
      around({ subnets: free(1, 0) }),
    );
    expect(confirmationSteps(plan)).toMatchObject([{ class: 'addresses-short', count: 2 }, { kind: 'count' }]);
  });
});

describe('the permission', () => {
  const text = (verb: WorkspaceVerb, count: number, world = around(), over: Partial<Candidate> = {}) =>
    about(
      'permission',
      preflight(
        verb,
        ids(count).map((id) => candidate(id, over)),
        world,
      ),
    )[0]?.text;
  const own = { ...target, owner: '123456789012' };

  test('is unchecked before the first call: AWS has no dry run', () => {
    expect(about('permission', preflight('rebuild', [candidate('ws-a')]))[0]?.kind).toBe('unchecked');
  });

  test("of a migration is needed on both ARNs; Amazon's bundles have no account", () => {
    expect(text('migrate', 1)).toContain(
      'workspaces:MigrateWorkspace shows with the first call: AWS has no dry run. Needed on arn:aws:workspaces:eu-west-1:123456789012:workspace/ws-00000000 and arn:aws:workspaces:*:*:workspacebundle/wsb-target001.',
    );
    const bundles = new Map([[own.id, own]]);
    expect(text('migrate', 2, around({ bundles }), { target: own })).toContain(
      'arn:aws:workspaces:eu-west-1:123456789012:workspace/* and arn:aws:workspaces:eu-west-1:123456789012:workspacebundle/wsb-target001.',
    );
  });

  test('names the action of the verb, and of the step before it', () => {
    expect(text('restore', 1)).toContain('workspaces:RestoreWorkspace shows');
    const ubuntu = { ...target, id: 'wsb-ubuntu000' as typeof target.id, name: 'Standard with Ubuntu 24.04 (WSP)' };
    const stopped = candidate(
      'ws-a',
      { target: ubuntu },
      { operatingSystem: 'UBUNTU_22_04', state: 'STOPPED', runningMode: 'AUTO_STOP' },
    );
    expect(about('permission', preflight('migrate', [stopped]))[0]?.text).toContain(
      'workspaces:MigrateWorkspace and workspaces:StartWorkspaces',
    );
  });
});

test('what cannot be looked at is said: keys, forest trusts, nested virtualization', () => {
  const linux = candidate(
    'ws-a',
    { target: { ...target, name: 'Standard with Ubuntu 24.04 (WSP)' } },
    {
      operatingSystem: 'UBUNTU_22_04',
      rootVolumeEncrypted: true,
      volumeEncryptionKey: 'arn:aws:kms:eu-west-1:1:key/k',
    },
  );
  const unchecked = preflight('migrate', [linux]).filter(({ kind }) => kind === 'unchecked');
  expect(unchecked.map(({ about }) => about)).toEqual(['permission', 'key', 'forest-trust', 'nested-virtualization']);
  expect(unchecked[1]?.next).toContain('arn:aws:kms:eu-west-1:1:key/k');
  expect(about('key', preflight('rebuild', [candidate('ws-a')]))).toEqual([]);
});

test('a target that is being made is short', () => {
  const bundles = new Map([[target.id, { ...target, state: 'PENDING' }]]);
  expect(about('bundle', preflight('migrate', [candidate('ws-a')], around({ bundles })))).toMatchObject([
    { kind: 'short', text: expect.stringContaining('is PENDING, not AVAILABLE') },
  ]);
});

test('what is short comes first, what is in order last', () => {
  const kinds = preflight('migrate', [candidate('ws-a')], around({ subnets: free(0, 0) })).map(({ kind }) => kind);
  expect(kinds).toEqual(
    [...kinds].sort((a, b) => ['short', 'unchecked', 'ok'].indexOf(a) - ['short', 'unchecked', 'ok'].indexOf(b)),
  );
  expect(new Set(kinds).size).toBe(3);
});

test('a plan that sends nothing has nothing to look at, and one that nobody looked around for says nothing', () => {
  expect(preflight('rebuild', [candidate('ws-a', { snapshot: 'none' })])).toEqual([]);
  expect(planned('rebuild', [candidate('ws-a')], undefined).preflight).toEqual(
    preflight('rebuild', [candidate('ws-a')]),
  );
  expect(value(planWorkspaces({ ...context, verb: 'rebuild', candidates: [candidate('ws-a')] })).preflight).toEqual([]);
});

test('a plan with all its findings is read back from its file', () => {
  const plan = planned(
    'migrate',
    ids(2).map((id) => candidate(id, { connectionCheckedAt: context.now })),
    around({ subnets: free(0, 0) }),
  );
  expect(value(readPlan(planText(plan), 'plan.json'))).toEqual(JSON.parse(planText(plan)));
});

describe('over the wire', () => {
  test('the subnets of the directories are asked for once, all together', async () => {
    await using world = await simulatedWorld();
    const { session } = world;
    const listed = value(await collect(session.workspaces.directories()));
    const subnets = value(await lookAtNetwork(session, [...listed, ...listed, undefined]));
    expect(subnets.map(({ id }) => id).sort()).toEqual(listed.flatMap(({ subnetIds }) => subnetIds).sort());
    expect(subnets.every(({ freeAddresses }) => typeof freeAddresses === 'number')).toBe(true);
    expect((await world.log()).filter(({ operation }) => operation === 'DescribeSubnets')).toHaveLength(1);
  });

  test('without a directory nothing is asked', async () => {
    await using world = await simulatedWorld();
    expect(await lookAtNetwork(world.session, [undefined])).toEqual({ ok: true, value: [] });
  });
});
