/** What a WorkSpace hangs on: its bundle, that one's image, and WorkSpaces in other Regions that stand by for it. */
import type { Image } from '../aws/model.ts';
import type { Section } from '../components/sheet.ts';
import type { Row } from '../fleet/fleet.ts';
import type { BundleEvidence } from '../rules/subject.ts';
import { bundleLines, imageLines } from './bundle-facts.ts';
import { stateTone } from './fleet-columns.ts';
import type { Line } from './sheet.tsx';
import { each, ifAny, told, when } from './told.ts';

export interface Around {
  readonly now: number;
  readonly image: Image | undefined;
  readonly evidence: BundleEvidence;
  readonly toBundle: () => void;
}

export function aroundSections(row: Row, { now, image, evidence, toBundle }: Around): readonly Section<Line>[] {
  const { bundle, workspace } = row;
  return [
    {
      title: 'Bundle',
      facts: bundle
        ? [
            told('Bundle', bundle.name ?? bundle.id, { leads: true, open: toBundle }),
            ...bundleLines(bundle, evidence, now),
          ]
        : [
            told('Bundle', workspace.bundleId, {
              notes: ['AWS no longer lists it, or this identity may not read it.'],
            }),
          ],
    },
    { title: 'Image', facts: bundle ? imageLines(bundle, image, now) : [] },
    { title: 'Standby and replication', facts: standbyLines(row, now) },
  ];
}

const relations: Readonly<Record<string, string>> = {
  PRIMARY: 'This WorkSpace is the standby of that one: it is not changed directly.',
  STANDBY: 'It stands by for this WorkSpace.',
};

function standbyLines({ workspace }: Row, now: number): readonly Line[] {
  const { related, standbys, dataReplication, recoverySnapshotAt } = workspace;
  return [
    ...each('Related', related, ({ id, region, type, state }) => ({
      value: `${type ?? 'relation not told'}: ${id} in ${region ?? 'a Region that AWS does not tell'}, ${state ?? 'state not told'}`,
      tone: stateTone(state) === 'bad' ? 'bad' : 'plain',
      notes: [relations[type ?? ''] ?? 'A relation that AWS does not document.'],
    })),
    ...each('Standby', standbys, (one) => ({
      value: `${one.id}, ${one.dataReplication ?? 'replication not told'}`,
      notes: one.recoverySnapshotAt ? [`Recovery snapshot of ${when(one.recoverySnapshotAt, now)}.`] : [],
    })),
    ...ifAny('Data replication', dataReplication),
    ...ifAny(
      'Recovery snapshot',
      recoverySnapshotAt && recoverySnapshotAt > 0 ? when(recoverySnapshotAt, now) : undefined,
      {
        notes: ['What a standby would come back from.'],
      },
    ),
  ];
}
