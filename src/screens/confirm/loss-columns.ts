/** Who loses what, item by item, on whichever step shows them one by one. */
import { type Column, inTheMiddle } from '../../components/columns.ts';
import { connectedWord } from '../../fleet/row-words.ts';
import type { WorkspaceItem, WorkspacesPlan } from '../../plans/plan.ts';
import { duration } from '../../rules/in-words.ts';
import { freshAtMost, snapshotWord } from '../../rules/snapshot-gate.ts';
import { verbFacts } from '../../rules/verbs.ts';
import { targetsOf } from '../targets-of.ts';

/** What a verb does not touch, and what all items share, has no column. */
export function lossColumns({ verb, items, createdAt, policy }: WorkspacesPlan): readonly Column<WorkspaceItem>[] {
  const several = targetsOf(items).length > 1;
  return columnsAt(createdAt, policy.freshSnapshot).filter(({ id }) =>
    id === 'snapshot' ? verbFacts[verb].goesBackTo !== undefined : id === 'target' ? several : true,
  );
}

const lostText = ({ snapshot }: WorkspaceItem, now: number): string =>
  typeof snapshot === 'number' ? duration(now - snapshot) : `snapshot ${snapshot ? snapshotWord(snapshot) : 'unknown'}`;

function columnsAt(now: number, fresh: boolean): readonly Column<WorkspaceItem>[] {
  return [
    {
      id: 'user',
      title: 'USER',
      min: 14,
      max: 28,
      importance: 1,
      text: ({ userName }: WorkspaceItem) => userName ?? '?',
    },
    { id: 'id', title: 'WORKSPACE', min: 12, max: 15, importance: 5, text: ({ id }: WorkspaceItem) => id },
    {
      id: 'snapshot',
      title: 'USER DATA LOST',
      min: 14,
      max: 18,
      importance: 2,
      text: (item: WorkspaceItem) => (fresh ? `${duration(freshAtMost(item.first))} at most` : lostText(item, now)),
    },
    {
      id: 'target',
      title: 'TO',
      min: 20,
      max: 44,
      importance: 3,
      cut: inTheMiddle,
      text: ({ target }: WorkspaceItem) => target?.bundleName ?? target?.bundleId ?? '',
    },
    {
      id: 'connected',
      title: 'CONNECTED',
      min: 9,
      max: 9,
      importance: 4,
      text: ({ connection }: WorkspaceItem) => connectedWord(connection),
      tone: ({ connection }: WorkspaceItem) => (connection === 'CONNECTED' ? ('bad' as const) : ('plain' as const)),
    },
    {
      id: 'computer',
      title: 'COMPUTER',
      min: 15,
      max: 15,
      importance: 6,
      text: (item: WorkspaceItem) => item.computerName ?? '',
    },
    {
      id: 'bundle',
      title: 'BUNDLE',
      min: 16,
      max: 44,
      importance: 7,
      cut: inTheMiddle,
      text: (item: WorkspaceItem) => item.bundleName ?? item.bundleId ?? '',
    },
  ];
}
