/** A bundle and its image in full: what AWS tells, and what no API tells, marked as inferred. */
import type { Bundle, Image } from '../aws/model.ts';
import { readBundle } from '../rules/bundle-facts.ts';
import { editionLabel } from '../rules/operating-system.ts';
import type { BundleEvidence } from '../rules/subject.ts';
import { licenceWord, protocolWord } from './bundle-columns.ts';
import type { Line } from './sheet.tsx';
import { each, ifAny, inferredLine, told, when } from './told.ts';

/** `now`: epoch milliseconds. */
export function bundleLines(bundle: Bundle, evidence: BundleEvidence, now: number): readonly Line[] {
  const { edition, protocol, licence } = readBundle(bundle, evidence);
  const gib = (size: number | undefined) => size && `${size} GiB`;
  return [
    told('Bundle id', bundle.id),
    ...ifAny('Description', bundle.description),
    told('Owner', bundle.owner === 'AMAZON' ? 'Amazon' : bundle.owner),
    told('Bundle state', bundle.state, { tone: bundle.state === 'AVAILABLE' ? 'ok' : 'warn' }),
    told('Bundle type', bundle.type),
    told('Bundle compute', bundle.computeType),
    inferredLine('Bundle system', edition, editionLabel),
    inferredLine('Bundle protocol', protocol, protocolWord),
    inferredLine('Bundle licence', licence, licenceWord),
    told('Default root', gib(bundle.rootGib)),
    told('Default user', gib(bundle.userGib)),
    told('Created', bundle.createdAt && when(bundle.createdAt, now)),
    told('Updated', bundle.updatedAt && when(bundle.updatedAt, now), {
      notes: [
        'A rebuild takes the image that the bundle has now; WorkSpaces do not tell which one they were made from.',
      ],
    }),
  ];
}

/** `image`: undefined for Amazon's, which are described to nobody, and where images may not be read. */
export function imageLines(bundle: Bundle, image: Image | undefined, now: number): readonly Line[] {
  const id = told('Image id', bundle.imageId);
  if (!image) {
    const why =
      bundle.owner === 'AMAZON' ? "Amazon's images are described to nobody." : 'AWS does not describe it here.';
    return [{ ...id, notes: [why] }];
  }
  return [
    id,
    told('Image', image.name),
    ...ifAny('Image description', image.description),
    told('Image state', image.state, { tone: image.state === 'AVAILABLE' ? 'ok' : 'warn' }),
    ...each('Image error', image.errors, (value) => ({ value, tone: 'bad' })),
    told('Platform', image.platform),
    told('Tenancy', image.requiredTenancy, {
      notes: image.requiredTenancy === 'DEDICATED' ? ['Bring your own licence (BYOL).'] : [],
    }),
    told('Image created', image.createdAt && when(image.createdAt, now)),
    told(
      'Image updates',
      image.updateAvailable === undefined ? undefined : image.updateAvailable ? 'available' : 'none',
      {
        notes: image.updates ? [image.updates] : [],
      },
    ),
    told('Image owner', image.owner),
  ];
}
