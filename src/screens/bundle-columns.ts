/** A bundle as a row: what AWS tells, and what its name, its image and the WorkSpaces on it let one infer. */
import type { Bundle, Image } from '../aws/model.ts';
import { type Column, inTheMiddle } from '../components/columns.ts';
import { evidenceIn } from '../fleet/evidence.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { type Facts, readBundle } from '../rules/bundle-facts.ts';
import type { Fact } from '../rules/fact.ts';
import { type Edition, editionLabel } from '../rules/operating-system.ts';
import { matchTexts } from './table-view.tsx';
import { age, dateTime } from './times.ts';

export interface BundleLine {
  readonly id: string;
  readonly bundle: Bundle;
  readonly facts: Facts;
  /** Absent for Amazon's: their images are described to nobody. */
  readonly image: Image | undefined;
}

export function bundleLines({ rows, bundles, images }: Pick<Fleet, 'rows' | 'bundles' | 'images'>): BundleLine[] {
  const evidence = evidenceIn({ rows, images });
  return [...bundles.values()].map((bundle) => ({
    id: bundle.id,
    bundle,
    facts: readBundle(bundle, evidence(bundle)),
    image: images.get(bundle.imageId ?? ''),
  }));
}

/** `Server 2019` for `Windows Server 2019`: the column has no room for what all have. */
export const systemWord = (edition: Edition): string => editionLabel(edition).replace('Windows Server', 'Server');

export const protocolWord = (protocol: string): string => ({ WSP: 'DCV', PCOIP: 'PCoIP' })[protocol] ?? protocol;

export const licenceWord = (licence: string): string => ({ byol: 'BYOL', included: 'included' })[licence] ?? licence;

/** What is not known is a question, not an answer. */
export const factWord = <T>(fact: Fact<T>, word: (value: T) => string): string =>
  fact.known === 'unknown' ? '?' : word(fact.value);

/** The image's own date where AWS tells it; the last update of the bundle else. Epoch milliseconds. */
export const madeAt = ({ image, bundle }: BundleLine): number | undefined => image?.createdAt ?? bundle.updatedAt;

/** `image 12 d old`; `updated 40 d ago` where only the bundle's own date is told. */
export function imageText(line: BundleLine, now: number): string {
  const at = madeAt(line);
  if (at === undefined) return 'age of the image not told';
  return line.image?.createdAt === undefined
    ? `updated ${age(now - at)} ago (image not told)`
    : `image ${age(now - at)} old`;
}

/** A title with a star: told by no API, inferred. `now`: epoch milliseconds. */
export function bundleColumns(now: number): readonly Column<BundleLine>[] {
  return [
    {
      id: 'name',
      title: 'BUNDLE',
      min: 24,
      max: 60,
      importance: 1,
      cut: inTheMiddle,
      text: ({ bundle }) => bundle.name ?? bundle.id,
    },
    {
      id: 'compute',
      title: 'COMPUTE',
      min: 11,
      max: 16,
      importance: 2,
      text: ({ bundle }) => bundle.computeType ?? '?',
    },
    {
      id: 'system',
      title: 'SYSTEM*',
      min: 11,
      max: 14,
      importance: 3,
      text: ({ facts }) => factWord(facts.edition, systemWord),
    },
    {
      id: 'protocol',
      title: 'PROTO*',
      min: 6,
      max: 6,
      importance: 4,
      text: ({ facts }) => factWord(facts.protocol, protocolWord),
    },
    {
      id: 'volumes',
      title: 'GiB',
      min: 9,
      max: 11,
      importance: 5,
      align: 'right',
      text: ({ bundle }) => `${bundle.rootGib ?? '?'} + ${bundle.userGib ?? '?'}`,
      order: ({ bundle }) => (bundle.rootGib ?? 0) * 10_000 + (bundle.userGib ?? 0),
    },
    {
      id: 'image',
      title: 'IMAGE',
      min: 6,
      max: 9,
      importance: 6,
      align: 'right',
      text: (line) =>
        madeAt(line) === undefined ? '?' : `${line.image ? '' : '<'}${age(now - (madeAt(line) ?? now))}`,
      order: (line) => -(madeAt(line) ?? 0),
    },
    {
      id: 'licence',
      title: 'LICENCE*',
      min: 8,
      max: 8,
      importance: 7,
      text: ({ facts }) => factWord(facts.licence, licenceWord),
    },
    {
      id: 'state',
      title: 'STATE',
      min: 9,
      max: 9,
      importance: 8,
      text: ({ bundle }) => bundle.state ?? 'unknown',
      tone: ({ bundle }) => (bundle.state === 'AVAILABLE' ? 'ok' : 'warn'),
    },
    {
      id: 'owner',
      title: 'OWNER',
      min: 6,
      max: 6,
      importance: 9,
      text: ({ bundle }) => (bundle.owner === 'AMAZON' ? 'Amazon' : 'own'),
    },
    { id: 'id', title: 'ID', min: 13, max: 13, importance: 11, text: ({ id }) => id },
    { id: 'type', title: 'TYPE', min: 7, max: 7, importance: 12, text: ({ bundle }) => bundle.type ?? '?' },
    {
      id: 'updated',
      title: 'UPDATED',
      min: 16,
      max: 16,
      importance: 13,
      text: ({ bundle }) => (bundle.updatedAt ? dateTime(bundle.updatedAt) : ''),
    },
  ];
}

export const bundleTexts = ({ bundle, facts }: BundleLine) => [
  bundle.name,
  bundle.id,
  bundle.description,
  bundle.owner === 'AMAZON' ? 'amazon' : 'own',
  bundle.computeType,
  bundle.state,
  bundle.type,
  factWord(facts.edition, editionLabel),
  factWord(facts.protocol, protocolWord),
  factWord(facts.licence, licenceWord),
];

export const matchBundles = matchTexts<BundleLine>(bundleTexts);
