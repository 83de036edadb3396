import { describe, expect, test } from 'vitest';
import { type EffectContext, type EffectSubject, effects } from '../../src/rules/effects.ts';
import { type WorkspaceVerb, workspaceVerbs } from '../../src/rules/verbs.ts';
import { hours, now } from './subjects.ts';

const windows: EffectSubject = {
  operatingSystem: 'WINDOWS_SERVER_2019',
  bundleName: 'Front desk',
  entraJoined: false,
  computerName: 'WSAMZN-1',
  ipAddress: '10.0.0.9',
  rootVolumeGib: 80,
  userVolumeGib: 50,
  protocols: ['PCOIP'],
  runningMode: 'AUTO_STOP',
  encryption: undefined,
  hasStandby: false,
  snapshot: now - hours(5) - 20 * 60_000,
  connection: 'DISCONNECTED',
  target: undefined,
  toProtocol: undefined,
  first: undefined,
};
const linux: EffectSubject = { ...windows, operatingSystem: 'AMAZON_LINUX_2' };
const target = { bundleName: 'Front desk S2025 DCV', rootGib: 175, userGib: 100 };

const card = (verb: WorkspaceVerb, over: Partial<EffectSubject> = {}, context: Partial<EffectContext> = {}) =>
  effects(verb, { ...windows, ...over }, { now, ...context })
    .map(({ kind, text }) => `${kind}: ${text}`)
    .join('\n');

test.each(workspaceVerbs)('every line of the card of %s names its page', (verb) => {
  const lines = effects(verb, { ...windows, target, toProtocol: 'WSP' }, { now });
  expect(lines.length).toBeGreaterThan(1);
  for (const { source, text } of lines)
    expect([source, text]).toEqual([expect.stringMatching(/Guide|API model/), expect.stringMatching(/\.$/)]);
});

describe('a rebuild', () => {
  test('loses C:, and of D: what was written since the snapshot', () => {
    expect(card('rebuild')).toMatch(/lost: Everything on the root volume \(C:\): .* its bundle Front desk has now\./);
    expect(card('rebuild')).toContain(
      'lost: What was written to the user volume (D:) since its newest snapshot, of 2026-11-22 04:40 UTC: 5 h 20 m of work.',
    );
  });

  test.each([
    ['none', 'altogether, for there is no snapshot'],
    ['denied', 'nobody could look up how old that is'],
    ['unknown', 'nobody could look up how old that is'],
    [{ ahead: 3_600_000 }, "this machine's clock, being behind, tells no age"],
  ] as const)('of a snapshot that is %j tells just that', (snapshot, words) => {
    expect(card('rebuild', { snapshot })).toContain(words);
  });

  test('that waits for a fresh snapshot loses little', () => {
    expect(card('rebuild', { snapshot: 'none' }, { freshSnapshot: true })).toContain(
      'since the snapshot that it is held for: 2 h 0 m of work at the most.',
    );
  });

  test('changes the address and keeps the id', () => {
    expect(card('rebuild')).toMatch(/changes: Its private IP address \(now 10\.0\.0\.9\)/);
    expect(card('rebuild')).toMatch(/stays: WorkSpace id, bundle, user, tags and running mode \(AUTO_STOP\)/);
  });

  test("applies the directory's settings, by name where they are known", () => {
    const directory = {
      state: 'REGISTERED',
      defaultOu: 'OU=Desks',
      localAdministrator: false,
      internetAccess: true,
      dnsIpAddresses: ['10.0.0.2', '10.0.0.3'],
    };
    expect(card('rebuild', {}, { directory })).toContain(
      "The directory's settings of now apply: OU OU=Desks, local administrator no, internet access yes and DNS 10.0.0.2 10.0.0.3.",
    );
    expect(card('rebuild')).toContain(
      'apply: OU, security group, local administrator, internet access and DNS servers.',
    );
  });

  test('of an Entra-joined one sends its user through the set-up, and advises a restore', () => {
    expect(card('rebuild', { entraJoined: true })).toMatch(/sets Windows up again.*AWS advises a restore instead/);
    expect(card('rebuild')).not.toContain('Entra');
  });

  test('keeps encryption, with a key that must be enabled and is not looked at', () => {
    const encryption = { root: false, user: true, key: 'arn:aws:kms:eu-west-1:1:key/k' };
    expect(card('rebuild', { encryption })).toMatch(
      /stays: Encryption of the user volume, with KMS key arn:aws:kms:eu-west-1:1:key\/k: the key must be enabled.*Unchecked\./,
    );
    expect(card('rebuild')).not.toContain('KMS');
  });
});

describe('a restore', () => {
  test('goes back on both volumes, and not to the image of the bundle', () => {
    expect(card('restore')).toMatch(/lost: What changed on the root volume \(C:\) since its newest snapshot/);
    expect(card('restore')).toMatch(/stays: Operating system, applications and settings as they were/);
    expect(card('restore')).not.toContain('made anew');
  });

  test('cannot be repeated before new snapshots are there', () => {
    expect(card('restore')).toContain('it cannot be restored again');
  });
});

describe('a migration', () => {
  test('gives a new id, name and address, and says the present ones', () => {
    expect(card('migrate', { target })).toMatch(
      /changes: WorkSpace id, computer name \(now WSAMZN-1\) and private IP address \(now 10\.0\.0\.9\) are new/,
    );
  });

  test.each([
    ['grows', { rootGib: 175, userGib: 100 }, 'changes: User volume 50 -> 100 GiB: it grows, and costs more.'],
    ['stays', { rootGib: 80, userGib: 50 }, 'stays: User volume: 50 GiB.'],
    [
      'cannot be told',
      { rootGib: 80, userGib: undefined },
      'changes: User volume: its size after the migration cannot be told; it never shrinks.',
    ],
  ])('tells of a volume that it %s', (_, sizes, line) => {
    expect(card('migrate', { target: { ...target, ...sizes } })).toContain(line);
  });

  test("changes the protocol where the target's name says another", () => {
    expect(card('migrate', { target })).toContain("Protocol: PCoIP to DCV (inferred from the target's name).");
    expect(card('migrate', { target, protocols: ['WSP'] })).not.toContain('Protocol:');
  });

  test('of Windows leaves what it does not move in .NotMigrated; Linux has neither drive letters nor that folder', () => {
    expect(card('migrate', { target })).toMatch(/NotMigrated/);
    for (const verb of ['rebuild', 'migrate'] as const)
      expect(card(verb, { ...linux, target })).not.toMatch(/\(C:\)|D:|NotMigrated/);
  });

  test('off Amazon Linux 2 is one-way', () => {
    expect(card('migrate', { ...linux, target })).toContain('one-way');
    expect(card('migrate', { operatingSystem: 'RHEL_8', target })).not.toContain('one-way');
  });

  test('of a stopped Linux WorkSpace starts it first, and bills it', () => {
    expect(card('migrate', { ...linux, target, first: 'start' })).toMatch(
      /started first, as a step of its own; it is billed/,
    );
  });

  test('unsubscribes Office that came with the bundle', () => {
    expect(card('migrate', { target, bundleName: 'Standard with Windows 10 and Office 2019 Pro Plus' })).toContain(
      'unsubscribes',
    );
    expect(card('migrate', { target })).not.toContain('unsubscribes');
  });

  test('says what AWS does not: standby, encryption, nested virtualization', () => {
    const encryption = { root: true, user: true, key: undefined };
    const said = card('migrate', { target, hasStandby: true, encryption });
    expect(said).toContain('AWS does not say what becomes of that one');
    expect(said).toContain('AWS does not say what a migration makes of it');
    expect(said).toContain('the guide says that it is disabled, the API model that the migration fails');
  });
});

describe('a change of protocol', () => {
  test('keeps both volumes, and can be taken back', () => {
    const said = card('modify-protocol', { toProtocol: 'WSP' });
    expect(said).toContain('changes: Protocol: PCoIP to DCV.');
    expect(said).toMatch(/stays: .*both volumes with all data/);
    expect(said).not.toMatch(/^lost/m);
  });

  test('to PCoIP says when that ends', () => {
    expect(card('modify-protocol', { protocols: ['WSP'], toProtocol: 'PCOIP' })).toContain('until 2027-10-31 only');
  });
});

describe('who is connected loses open work', () => {
  test.each(workspaceVerbs.filter((verb) => verb !== 'start'))('by %s', (verb) => {
    const open = /lost: Open work of its user/;
    expect(card(verb, { connection: 'CONNECTED', target, toProtocol: 'WSP' })).toMatch(open);
    expect(card(verb, { target, toProtocol: 'WSP' })).not.toMatch(open);
  });
});

test.each([
  ['AUTO_STOP', 'billed by the hour from now on'],
  ['MANUAL', 'runs until it is stopped'],
])('a start of %s says what it costs', (runningMode, words) => {
  expect(card('start', { runningMode })).toContain(words);
});

test('of an unknown system the card names no drive; a name that says Linux speaks where AWS says nothing', () => {
  expect(card('rebuild', { operatingSystem: 'WINDOWS_12' })).not.toMatch(/\(C:\)|\/home/);
  expect(card('rebuild', { operatingSystem: 'UNKNOWN', bundleName: 'DevTools Ubuntu 24.04' })).toContain('/home');
});
