import { describe, expect, test } from 'vitest';
import { protocolInName, readBundle, readWorkspace } from '../../src/rules/bundle-facts.ts';
import { factValue } from '../../src/rules/fact.ts';
import { bundle, workspace } from './subjects.ts';

const amazon = 'AMAZON';
const own = '123456789012';
const nothing = undefined;

// Names as AWS gives them to its public bundles, and as operators name their own.
describe.each([
  // name, owner, edition, family, protocol, BYOP, licence
  ['Standard with Windows 10 (Server 2022 based) (WSP)', amazon, 'server-2022', 'windows', 'WSP', false, 'included'],
  [
    'Standard with Windows 10 (Server 2019 based) (PCoIP)',
    amazon,
    'server-2019',
    'windows',
    'PCOIP',
    false,
    'included',
  ],
  [
    'Standard with Windows 10 and Office 2016 Pro Plus (Server 2016 based) (PCoIP)',
    amazon,
    'server-2016',
    'windows',
    'PCOIP',
    false,
    'included',
  ],
  ['Power with Windows 10 (Server 2019 based) (BYOP)', amazon, 'server-2019', 'windows', 'BYOP', true, 'included'],
  ['Windows (Server 2025 based)', amazon, 'server-2025', 'windows', nothing, false, 'included'],
  ['Value with Ubuntu 22.04', amazon, 'ubuntu-22.04', 'linux', nothing, false, 'included'],
  ['Standard with Ubuntu 24.04 (WSP)', amazon, 'ubuntu-24.04', 'linux', 'WSP', false, 'included'],
  ['Standard with Amazon Linux 2 (PCoIP)', amazon, 'amazon-linux-2', 'linux', 'PCOIP', false, 'included'],
  ['Power with Red Hat Enterprise Linux 8', amazon, 'rhel-8', 'linux', nothing, false, 'included'],
  ['Power with Rocky Linux 9 (DCV)', amazon, 'rocky-9', 'linux', 'WSP', false, 'included'],
  ['Standard with Windows 7', amazon, 'windows-7', 'windows', nothing, false, 'included'],
  // Pairs of public bundles share this name and differ only by id: Server 2016 or 2019.
  ['Standard with Windows 10', amazon, nothing, 'windows', nothing, false, 'included'],
  ['acme-win11-byol-dcv-2026-09', own, 'windows-11', 'windows', 'WSP', false, 'byol'],
  ['Win10_BYOL_PCoIP', own, 'windows-10', 'windows', 'PCOIP', false, 'byol'],
  ['Finance Windows 11', own, 'windows-11', 'windows', nothing, nothing, 'byol'],
  ['Finance Windows 10', own, nothing, 'windows', nothing, nothing, nothing],
  ['Golden Server 2022 DCV', own, 'server-2022', 'windows', 'WSP', false, 'included'],
  ['dev-rhel9', own, 'rhel-9', 'linux', nothing, nothing, 'included'],
  ['dev_al2', own, 'amazon-linux-2', 'linux', nothing, nothing, 'included'],
  ['Windows 10 to Windows 11 pilot', own, nothing, 'windows', nothing, nothing, nothing],
  ['Ubuntu 22.04 and 24.04', own, nothing, 'linux', nothing, nothing, 'included'],
  ['Call centre', own, nothing, nothing, nothing, nothing, nothing],
  ['', own, nothing, nothing, nothing, nothing, nothing],
])('%s, owned by %s', (name, owner, edition, family, protocol, byop, licence) => {
  const facts = readBundle(bundle(name, { owner }));

  test('is read as such', () => {
    expect({
      edition: factValue(facts.edition),
      family: factValue(facts.family),
      protocol: factValue(facts.protocol),
      byop: factValue(facts.byop),
      licence: factValue(facts.licence),
      origin: factValue(facts.origin),
    }).toEqual({ edition, family, protocol, byop, licence, origin: owner === amazon ? 'public' : 'custom' });
  });

  test('what a name says is inferred, never told', () => {
    for (const fact of [facts.edition, facts.family, facts.protocol, facts.byop, facts.licence])
      expect(fact.known).not.toBe('told');
  });
});

// The custom bundles of the simulated estate, and more that operators would call one so.
test.each<[string, string | undefined, string | undefined]>([
  ['HH-FrontDesk-W10-S2016', undefined, undefined],
  ['HH-FrontDesk-S2022-DCV', undefined, 'WSP'],
  ['Finance Golden Image 2024.3 (Windows 10 BYOL)', 'windows-10', undefined],
  ['HR-W11-BYOL-DCV', undefined, 'WSP'],
  ['W11-BYOL-BYOP', undefined, 'BYOP'],
  ['DevTools-AL2', 'amazon-linux-2', undefined],
  ['DevTools-Ubuntu-24.04', 'ubuntu-24.04', undefined],
  ['Data-RHEL8', 'rhel-8', undefined],
  ['Data-Rocky8', 'rocky-8', undefined],
  ['Graphics.g4dn with Windows 10 (Server 2022 based) (WSP)', 'server-2022', 'WSP'],
  ['Standard with Windows 10 (Server 2019 based) (PCoIP) and (WSP)', 'server-2019', undefined],
  ['win-server-2019_golden', 'server-2019', undefined],
  ['Red Hat Enterprise Linux 9 (DCV)', 'rhel-9', 'WSP'],
  ['dcvtest windows 11', 'windows-11', undefined],
  ['Windows 110', undefined, undefined],
])('%s is of %s on %s', (name, edition, protocol) => {
  const facts = readBundle(bundle(name, { owner: own }));
  expect([factValue(facts.edition), factValue(facts.protocol)]).toEqual([edition, protocol]);
});

test.each([
  ['Standard with Windows 10 (PCoIP)', 'PCOIP'],
  ['Front desk DCV', 'WSP'],
  ['PCoIP to DCV', undefined],
  [undefined, undefined],
])('the protocol in %j is %s', (name, protocol) => expect(protocolInName(name)).toBe(protocol));

test.each(['UBUNTU_24_04', 'RHEL_9', 'ROCKY_9'])('%s, sold by AWS and not declared by it, is inferred', (name) => {
  const { edition, family } = readWorkspace(workspace({ operatingSystem: name }), undefined);
  expect([edition.known, factValue(family)]).toEqual(['inferred', 'linux']);
});

test('the description speaks where the name names no system', () => {
  const facts = readBundle(bundle('Call centre', { owner: own, description: 'Windows Server 2022, DCV' }));
  expect(factValue(facts.edition)).toBe('server-2022');
  expect(factValue(facts.protocol)).toBe('WSP');
});

test('an image that needs dedicated tenancy makes "Windows 10" the BYOL client edition', () => {
  const facts = readBundle(bundle('Finance Windows 10', { owner: own }), { imageTenancy: 'DEDICATED' });
  expect(facts.edition).toMatchObject({ known: 'inferred', value: 'windows-10' });
  expect(facts.licence).toMatchObject({ known: 'inferred', value: 'byol' });
});

test('a WorkSpace that runs on a bundle tells what its name does not', () => {
  const seen = { operatingSystem: 'WINDOWS_SERVER_2022', protocols: ['WSP'] };
  const facts = readBundle(bundle('Call centre', { owner: own }), { seen });
  expect(facts.edition).toMatchObject({ known: 'inferred', value: 'server-2022' });
  expect(facts.protocol).toMatchObject({ known: 'inferred', value: 'WSP' });
});

test('compute type says GPU or not', () => {
  const gpu = (computeType: string | undefined) => readBundle(bundle('x', { computeType })).gpu;
  expect(gpu('GRAPHICS_G4DN')).toMatchObject({ known: 'told', value: true });
  expect(gpu('POWERPRO')).toMatchObject({ known: 'told', value: false });
  expect(gpu(undefined).known).toBe('unknown');
});

describe('a WorkSpace', () => {
  const behind = bundle('Standard with Windows 10 (Server 2022 based) (WSP)');

  test('tells its system and protocol itself', () => {
    const facts = readWorkspace(workspace({ operatingSystem: 'WINDOWS_11', protocols: ['PCOIP'] }), behind);
    expect(facts.edition).toMatchObject({ known: 'told', value: 'windows-11' });
    expect(facts.protocol).toMatchObject({ known: 'told', value: 'PCOIP' });
    expect(facts.licence).toMatchObject({ known: 'inferred', value: 'byol' });
  });

  test('that says UNKNOWN, or nothing, is read by its bundle', () => {
    for (const operatingSystem of ['UNKNOWN', undefined])
      expect(readWorkspace(workspace({ operatingSystem }), behind).edition).toMatchObject({
        known: 'inferred',
        value: 'server-2022',
      });
  });

  test('of an undeclared operating system is unknown, whatever its bundle is called', () => {
    const facts = readWorkspace(workspace({ operatingSystem: 'WINDOWS_12' }), behind);
    expect([facts.edition.known, facts.family.known]).toEqual(['unknown', 'unknown']);
  });

  test('with neither protocol is BYOP', () => {
    expect(readWorkspace(workspace({ protocols: [] }), behind).byop).toMatchObject({ known: 'inferred', value: true });
  });

  test('whose bundle is gone has no origin', () => {
    expect(readWorkspace(workspace(), undefined).origin.known).toBe('unknown');
  });

  test('with Windows 7 in a directory of dedicated tenancy is BYOL', () => {
    const facts = readWorkspace(workspace({ operatingSystem: 'WINDOWS_7' }), undefined, {
      directoryTenancy: 'DEDICATED',
    });
    expect(facts.licence).toMatchObject({ known: 'inferred', value: 'byol' });
  });
});
