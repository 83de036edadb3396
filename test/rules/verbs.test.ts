/** Each verb and what holds it: which gates it passes, whatever else is fine. */
import { describe, expect, test } from 'vitest';
import { type Asked, type ItemFacts, judge } from '../../src/rules/eligibility.ts';
import { mayBeSent, worst } from '../../src/rules/may-be-sent.ts';
import type { WorkspaceSubject } from '../../src/rules/subject.ts';
import { verbFacts, type WorkspaceVerb, workspaceVerbs } from '../../src/rules/verbs.ts';
import type { Rule, Verdict } from '../../src/rules/verdict.ts';
import { bundle, quiet, workspace } from './subjects.ts';

const pcoip = bundle('Standard with Windows 10 (Server 2019 based) (PCoIP)', { id: 'wsb-source001' });
const target = bundle('Standard with Windows (Server 2025 based) (WSP)');

const asked = (verb: WorkspaceVerb): Asked =>
  verb === 'migrate' ? { verb, target } : verb === 'modify-protocol' ? { verb, protocol: 'WSP' } : { verb };

/** In a state in which the verb is in order. */
const inOrder = (verb: WorkspaceVerb): Partial<WorkspaceSubject> => ({
  protocols: ['PCOIP'],
  state: verb === 'start' ? 'STOPPED' : 'AVAILABLE',
});
const of = (verb: WorkspaceVerb, over: Partial<WorkspaceSubject> = {}, facts: Partial<ItemFacts> = {}, from = pcoip) =>
  judge(asked(verb), workspace({ ...inOrder(verb), ...over }), from, { ...quiet, ...facts });
const said = (verdicts: readonly Verdict[], rule: Rule) => verdicts.find((verdict) => verdict.rule === rule);

describe.each(workspaceVerbs)('%s', (verb) => {
  const { goesBackTo, harm } = verbFacts[verb];

  test('goes where nothing speaks against it', () => expect(worst(of(verb)).kind).toBe('allowed'));

  test('every finding has its source, and every objection a remedy but where there is none', () => {
    const odd = of(
      verb,
      {
        state: 'PENDING',
        related: [{ type: 'PRIMARY' }],
        modifications: [{ resource: 'PROTOCOL', state: 'UPDATE_INITIATED' }],
      },
      { connection: 'CONNECTED', snapshot: 'none', directory: undefined },
    );
    for (const { kind, source, remedy } of odd) {
      expect(source).toBeTruthy();
      if (kind !== 'allowed') expect(remedy).toBeTruthy();
    }
  });

  test.each<[string, Partial<WorkspaceSubject>, Partial<ItemFacts>, Rule, boolean]>([
    [
      'a modification in progress',
      { modifications: [{ resource: 'PROTOCOL', state: 'UPDATE_IN_PROGRESS' }] },
      {},
      'modification',
      true,
    ],
    ['another run', {}, { underWayIn: '20261122T090000-rebuild-0001' }, 'run', true],
    [
      'a standby',
      { related: [{ type: 'PRIMARY' }] },
      {},
      'standby',
      goesBackTo !== undefined || verb === 'modify-protocol',
    ],
    [
      'an undeclared system',
      { operatingSystem: 'WINDOWS_12' },
      {},
      'system',
      goesBackTo !== undefined || verb === 'modify-protocol',
    ],
    ['no snapshot', {}, { snapshot: 'none' }, 'snapshot', goesBackTo !== undefined],
    ['snapshots that were not looked up', {}, { snapshot: undefined }, 'snapshot', goesBackTo !== undefined],
    ['a directory in ERROR', {}, { directory: { state: 'ERROR' } }, 'directory', goesBackTo !== undefined],
    ['a connected user', {}, { connection: 'CONNECTED' }, 'connection', harm !== 'none'],
    ['running mode ALWAYS_ON', { runningMode: 'ALWAYS_ON' }, {}, 'running-mode', verb === 'start' || verb === 'stop'],
    [
      'a running mode that is not told',
      { runningMode: undefined },
      {},
      'running-mode',
      verb === 'start' || verb === 'stop',
    ],
    ['an undeclared state', { state: 'MIGRATING' }, {}, 'state', true],
    ['no state', { state: undefined }, {}, 'state', true],
  ])('held by %s: as it concerns this verb', (_, over, facts, rule, holds) => {
    const verdicts = of(verb, over, facts);
    expect(mayBeSent(verdicts)).toBe(!holds);
    if (holds) expect(said(verdicts, rule)?.kind).not.toBe('allowed');
    else expect(said(verdicts, rule)).toBeUndefined();
  });
});

test('a restore is told that it needs both snapshots, which are only taken while the WorkSpace is healthy', () => {
  expect(said(of('restore', {}, { snapshot: 'none' }), 'snapshot')).toMatchObject({
    kind: 'denied',
    reason: 'There is no snapshot of both its volumes.',
    remedy: expect.stringContaining('only while it is healthy'),
  });
});

describe('the age of what is known of the connection', () => {
  const minute = 60_000;
  test('is told, and when the user was last connected', () => {
    const facts = { connectionCheckedAt: quiet.now - 4 * minute, lastConnectedAt: quiet.now - 26 * 60 * minute };
    expect(said(of('rebuild', {}, facts), 'connection')?.detail).toBe(
      'AWS looked 4 m before, at 2026-11-22 09:56 UTC. Its user was last connected 2026-11-21 08:00 UTC.',
    );
  });

  test('is not made up', () => expect(said(of('rebuild'), 'connection')?.detail).toBeUndefined());

  test('that it is stopped does not make a missing answer a no', () => {
    const missing = of('rebuild', { state: 'STOPPED' }, { connection: undefined });
    expect(said(missing, 'connection')?.kind).toBe('unknown');
  });
});

// "Modify protocol needs: created from a PCoIP bundle, non-GPU, not Win7."
describe('a change of protocol', () => {
  const dcv = bundle('Standard with Windows 10 (Server 2019 based) (WSP)', { id: 'wsb-source001' });
  const mute = bundle('Call centre', { id: 'wsb-source001', owner: '123456789012' });
  const change = (to: 'PCOIP' | 'WSP', over: Partial<WorkspaceSubject>, from: typeof dcv | undefined) =>
    judge({ verb: 'modify-protocol', protocol: to }, workspace(over), from, quiet);

  test.each<[string, 'PCOIP' | 'WSP', Partial<WorkspaceSubject>, typeof dcv | undefined, Verdict['kind']]>([
    ['PCoIP to DCV', 'WSP', { protocols: ['PCOIP'] }, pcoip, 'allowed'],
    [
      'PCoIP to DCV, its bundle gone: it can only have come from a PCoIP one',
      'WSP',
      { protocols: ['PCOIP'] },
      undefined,
      'allowed',
    ],
    ['DCV back to PCoIP, made from a PCoIP bundle', 'PCOIP', { protocols: ['WSP'] }, pcoip, 'allowed'],
    ['DCV to PCoIP, made from a DCV bundle', 'PCOIP', { protocols: ['WSP'] }, dcv, 'denied'],
    ['DCV to PCoIP, its bundle says nothing', 'PCOIP', { protocols: ['WSP'] }, mute, 'unknown'],
    ['DCV to PCoIP, its bundle is gone', 'PCOIP', { protocols: ['WSP'] }, undefined, 'unknown'],
    ['the protocol that it has', 'WSP', { protocols: ['WSP'] }, pcoip, 'denied'],
    ['BYOP', 'WSP', { protocols: [] }, pcoip, 'denied'],
    ['a protocol that nobody knows', 'WSP', { protocols: undefined }, undefined, 'unknown'],
    ['a GPU', 'WSP', { protocols: ['PCOIP'], computeType: 'GRAPHICS_G4DN' }, pcoip, 'denied'],
    ['a compute type that is not told', 'WSP', { protocols: ['PCOIP'], computeType: undefined }, pcoip, 'unknown'],
    ['Windows 7', 'WSP', { protocols: ['PCOIP'], operatingSystem: 'WINDOWS_7' }, pcoip, 'denied'],
  ])('%s', (_, to, over, from, kind) => expect(said(change(to, over, from), 'protocol')?.kind).toBe(kind));

  test('towards PCoIP takes an answer: it ends on 2027-10-31', () => {
    const verdicts = change('PCOIP', { protocols: ['WSP'] }, pcoip);
    expect(said(verdicts, 'ending')).toMatchObject({ kind: 'unlisted', reason: expect.stringContaining('2027-10-31') });
    expect([mayBeSent(verdicts), mayBeSent(verdicts, new Set())]).toEqual([true, false]);
  });

  test('a migration towards PCoIP takes the same answer; one that stays on PCoIP does not', () => {
    const to = bundle('Standard with Windows 10 (Server 2022 based) (PCoIP)');
    const ending = (protocols: readonly string[]) =>
      said(judge({ verb: 'migrate', target: to }, workspace({ protocols }), dcv, quiet), 'ending')?.kind;
    expect([ending(['WSP']), ending(['PCOIP'])]).toEqual(['unlisted', undefined]);
  });
});

// "DCV: Windows G6, g4dn (G7: Server 2022/2025/Win11, DCV/BYOP); Ubuntu only g4dn. PCoIP: Windows g4dn only."
describe('a target with a GPU', () => {
  const gpu = (name: string, computeType: string, over = {}) => {
    const to = bundle(name, { computeType, owner: '123456789012', ...over });
    const verdicts = judge(
      { verb: 'migrate', target: to },
      workspace({ operatingSystem: undefined }),
      undefined,
      quiet,
    );
    return verdicts.filter(({ reason }) => /GPU|GRAPHICS_/.test(reason)).map(({ kind }) => kind);
  };

  test.each([
    ['Design Server 2022 DCV', 'GRAPHICS_G6_XLARGE', []],
    ['Design Server 2019 PCoIP', 'GRAPHICS_G4DN', []],
    ['Design Server 2019 PCoIP', 'GRAPHICS_G6_XLARGE', ['denied']],
    ['Ubuntu 22.04 DCV', 'GRAPHICSPRO_G4DN', []],
    ['Ubuntu 22.04 DCV', 'GRAPHICS_G6_XLARGE', ['denied']],
    ['Ubuntu 22.04 PCoIP', 'GRAPHICS_G4DN', ['denied']],
    ['Design Server 2025 DCV', 'GRAPHICS_G7_2XLARGE', []],
    ['Design Server 2025 BYOP', 'GRAPHICS_G7_2XLARGE', []],
    ['Design Server 2019 DCV', 'GRAPHICS_G7_2XLARGE', ['unlisted']],
    ['RHEL 9 DCV', 'GRAPHICS_G4DN', ['unlisted']],
    ['Design', 'GRAPHICS_G4DN', []],
  ])('%s with %s', (name, computeType, kinds) => expect(gpu(name, computeType)).toEqual(kinds));
});
