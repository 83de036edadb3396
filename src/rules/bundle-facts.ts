/**
 * The one reader of what the API does not say: operating system, protocol and licence of a bundle, from its name, its
 * image and the WorkSpaces that run on it. Every fact carries how it is known.
 */
import { type Fact, factValue, firstKnown, inferred, told, unknown } from './fact.ts';
import { type Edition, type Family, familyOf, named, toldEdition } from './operating-system.ts';
import type { BundleEvidence, BundleSubject, WorkspaceSubject } from './subject.ts';

/** WSP is what AWS's pages call DCV. BYOP: neither, the customer's own. */
export type Protocol = 'PCOIP' | 'WSP' | 'BYOP';
export type Licence = 'included' | 'byol';
export type Origin = 'public' | 'custom';

/** What the migration rules need of either side. */
export interface Facts {
  readonly family: Fact<Family>;
  readonly edition: Fact<Edition>;
  readonly protocol: Fact<Protocol>;
  readonly byop: Fact<boolean>;
  readonly licence: Fact<Licence>;
  readonly origin: Fact<Origin>;
  readonly gpu: Fact<boolean>;
  readonly computeType: string | undefined;
}

const byolWord = /(?<![a-z0-9])byol(?![a-z0-9])/i;
const byopWord = /(?<![a-z0-9])byop(?![a-z0-9])/i;
const pcoipWord = /(?<![a-z0-9])pcoip(?![a-z0-9])/i;
const wspWord = /(?<![a-z0-9])(?:wsp|dcv)(?![a-z0-9])/i;

export function readBundle(bundle: BundleSubject, evidence: BundleEvidence = {}): Facts {
  const origin = originOf(bundle);
  const edition = firstKnown(bundleEdition(bundle, evidence), () => seenEdition(evidence));
  const family = familyFact(edition, bundle);
  const protocol = firstKnown(namedProtocol(bundle), () => secondHand(toldProtocol(evidence.seen?.protocols)));
  return {
    family,
    edition,
    protocol,
    byop: byopOf(protocol, origin),
    licence: bundleLicence(bundle, edition, family, origin, evidence),
    origin,
    gpu: gpuOf(bundle.computeType, text(bundle)),
    computeType: bundle.computeType,
  };
}

/** The same of a WorkSpace: what its own record tells, then what its bundle's name implies. */
export function readWorkspace(
  workspace: WorkspaceSubject,
  bundle: BundleSubject | undefined,
  evidence: BundleEvidence & { readonly directoryTenancy?: string | undefined } = {},
): Facts {
  const none = unknown('its bundle is not listed any more');
  const behind = bundle && readBundle(bundle, evidence);
  const own = toldEdition(workspace.operatingSystem);
  const edition = own === 'silent' ? (behind?.edition ?? none) : own;
  const family: Fact<Family> =
    edition.known === 'unknown' ? (own === 'silent' ? (behind?.family ?? none) : edition) : ofEdition(edition);
  const protocol = firstKnown(toldProtocol(workspace.protocols), () => behind?.protocol ?? none);
  const origin = behind?.origin ?? none;
  return {
    family,
    edition,
    protocol,
    byop: byopOf(protocol, origin),
    licence: workspaceLicence(edition, behind?.licence ?? none, evidence.directoryTenancy),
    origin,
    gpu: gpuOf(workspace.computeType, ''),
    computeType: workspace.computeType,
  };
}

const text = (bundle: BundleSubject) => `${bundle.name ?? ''} ${bundle.description ?? ''}`;
const nameFrom = 'its name';

function originOf({ owner }: BundleSubject): Fact<Origin> {
  if (owner === undefined) return unknown('AWS did not say who owns the bundle');
  return told(owner === 'AMAZON' ? 'public' : 'custom', 'Owner');
}

/** The name speaks first; the description only where the name names no system. */
function bundleEdition(bundle: BundleSubject, { imageTenancy }: BundleEvidence): Fact<Edition> {
  for (const words of [bundle.name, bundle.description]) {
    if (!words) continue;
    const { editions, desktops } = named(words);
    const [edition] = editions;
    if (editions.length > 1 || desktops.length > 1) return unknown('the name of the bundle names several systems');
    if (edition && familyOf(edition) === 'linux' && desktops.length > 0)
      return unknown('the name of the bundle names several systems');
    if (edition) return inferred(edition, nameFrom);
    const [desktop] = desktops;
    if (desktop === '7' || desktop === '11') return inferred<Edition>(`windows-${desktop}`, nameFrom);
    if (desktop === '10') {
      if (bundle.owner !== 'AMAZON' && (imageTenancy === 'DEDICATED' || byolWord.test(text(bundle))))
        return inferred('windows-10', nameFrom);
      return unknown('the name of the bundle says Windows 10, but not which Windows Server is behind it');
    }
  }
  return unknown('the name of the bundle does not say which operating system it holds');
}

function seenEdition({ seen }: BundleEvidence): Fact<Edition> {
  const edition = seen ? toldEdition(seen.operatingSystem) : 'silent';
  return edition === 'silent' ? unknown('the WorkSpaces that run on it do not tell') : secondHand(edition);
}

const ofEdition = (edition: Fact<Edition>): Fact<Family> =>
  edition.known === 'unknown' ? edition : { ...edition, value: familyOf(edition.value) };

function familyFact(edition: Fact<Edition>, bundle: BundleSubject): Fact<Family> {
  if (edition.known !== 'unknown') return ofEdition(edition);
  const { family } = named(text(bundle));
  return family ? inferred(family, nameFrom) : edition;
}

function namedProtocol(bundle: BundleSubject): Fact<Protocol> {
  const found = protocolsIn(text(bundle));
  const [only] = found;
  if (only && found.length === 1) return inferred(only, nameFrom);
  return unknown(
    found.length
      ? 'the name of the bundle names several protocols'
      : 'the name of the bundle does not say its protocol',
  );
}

function protocolsIn(words: string): readonly Protocol[] {
  return [
    ...(byopWord.test(words) ? (['BYOP'] as const) : []),
    ...(pcoipWord.test(words) ? (['PCOIP'] as const) : []),
    ...(wspWord.test(words) ? (['WSP'] as const) : []),
  ];
}

/** The one protocol that a bundle's name names; undefined where it names none or several. */
export function protocolInName(name: string | undefined): Protocol | undefined {
  const [only, ...more] = protocolsIn(name ?? '');
  return more.length === 0 ? only : undefined;
}

function secondHand<T>(fact: Fact<T>): Fact<T> {
  return fact.known === 'unknown' ? fact : inferred(fact.value, 'the WorkSpaces that run on it');
}

function toldProtocol(protocols: readonly string[] | undefined): Fact<Protocol> {
  if (protocols === undefined) return unknown('AWS did not say which protocol it uses');
  if (protocols.length === 0) return inferred('BYOP', 'Protocols, which is empty');
  const [only] = protocols;
  if (protocols.length === 1 && (only === 'PCOIP' || only === 'WSP')) return told(only, 'Protocols');
  return unknown(`protocol ${protocols.join(' and ')} is not one that the rules know`);
}

/** Amazon names its BYOP bundles as such; a custom bundle's name need not. */
function byopOf(protocol: Fact<Protocol>, origin: Fact<Origin>): Fact<boolean> {
  if (protocol.known !== 'unknown') return { ...protocol, value: protocol.value === 'BYOP' };
  return factValue(origin) === 'public' ? inferred(false, nameFrom) : protocol;
}

function bundleLicence(
  bundle: BundleSubject,
  edition: Fact<Edition>,
  family: Fact<Family>,
  origin: Fact<Origin>,
  { imageTenancy }: BundleEvidence,
): Fact<Licence> {
  if (factValue(origin) === 'public') return inferred('included', 'Owner, which is Amazon');
  if (factValue(family) === 'linux') return inferred('included', 'its operating system');
  if (imageTenancy === 'DEDICATED') return inferred('byol', 'its image, which needs dedicated tenancy');
  if (imageTenancy === 'DEFAULT') return inferred('included', 'its image, which needs no dedicated tenancy');
  if (byolWord.test(text(bundle))) return inferred('byol', nameFrom);
  return editionLicence(edition, unknown('nothing says whether the bundle is BYOL'));
}

/** Client Windows 10 and 11 come only with the customer's own licence, Windows Server only with Amazon's. */
function editionLicence(edition: Fact<Edition>, otherwise: Fact<Licence>): Fact<Licence> {
  const value = factValue(edition);
  if (value === undefined || value === 'windows-7') return otherwise;
  return inferred(value === 'windows-10' || value === 'windows-11' ? 'byol' : 'included', 'its operating system');
}

function workspaceLicence(edition: Fact<Edition>, behind: Fact<Licence>, tenancy: string | undefined): Fact<Licence> {
  return firstKnown(editionLicence(edition, behind), () =>
    tenancy === 'DEDICATED' ? inferred('byol', 'its directory, which has dedicated tenancy') : behind,
  );
}

function gpuOf(computeType: string | undefined, words: string): Fact<boolean> {
  if (computeType !== undefined) return told(computeType.startsWith('GRAPHICS'), 'ComputeTypeName');
  return /graphics/i.test(words) ? inferred(true, nameFrom) : unknown('AWS did not say its compute type');
}
