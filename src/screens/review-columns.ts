/** The items of a plan as rows, those that are held back first, each with what the rules found. */
import type { Column } from '../components/columns.ts';
import { connectedWord } from '../fleet/fleet.ts';
import type { WorkspaceItem, WorkspacesPlan } from '../plans/plan.ts';
import { worst } from '../rules/eligibility.ts';
import { duration } from '../rules/losses.ts';
import { stateTone } from './fleet-columns.ts';
import { matchTexts } from './table-view.tsx';

export interface ReviewLine {
  readonly id: string;
  readonly item: WorkspaceItem;
  readonly goes: boolean;
}

export const matchReview = matchTexts<ReviewLine>(({ item, goes }) => [
  item.id,
  item.userName,
  item.computerName,
  item.state,
  goes ? 'goes' : 'held',
]);

/** The held ones first: they are what is easily overlooked. */
export function reviewLines(plan: WorkspacesPlan | undefined): readonly ReviewLine[] {
  if (!plan) return [];
  const line = (goes: boolean) => (item: WorkspaceItem) => ({ id: item.id, item, goes });
  return [...plan.excluded.map(line(false)), ...plan.items.map(line(true))];
}

export function reviewColumns(now: number): readonly Column<ReviewLine>[] {
  return [
    {
      id: 'goes',
      title: '',
      min: 5,
      max: 5,
      importance: 1,
      text: ({ goes }) => (goes ? 'goes' : 'HELD'),
      tone: ({ goes }) => (goes ? 'ok' : 'warn'),
    },
    { id: 'user', title: 'USER', min: 12, max: 22, importance: 2, text: ({ item }) => item.userName ?? '?' },
    {
      id: 'state',
      title: 'STATE',
      min: 9,
      max: 17,
      importance: 3,
      text: ({ item }) => item.state ?? 'unknown',
      tone: ({ item }) => stateTone(item.state),
    },
    { id: 'snapshot', title: 'SNAPSHOT', min: 11, max: 11, importance: 4, text: ({ item }) => snapshotText(item, now) },
    {
      id: 'connected',
      title: 'CONNECTED',
      min: 9,
      max: 9,
      importance: 5,
      text: ({ item }) => connectedWord(item.connection),
      tone: ({ item }) => (item.connection === 'CONNECTED' ? 'bad' : 'plain'),
    },
    { id: 'why', title: 'FINDING', min: 16, max: 90, importance: 6, text: ({ item, goes }) => finding(item, goes) },
    { id: 'id', title: 'WORKSPACE', min: 12, max: 15, importance: 7, text: ({ id }) => id },
    { id: 'computer', title: 'COMPUTER', min: 15, max: 15, importance: 8, text: ({ item }) => item.computerName ?? '' },
  ];
}

function snapshotText({ snapshot }: WorkspaceItem, now: number): string {
  return typeof snapshot === 'number' ? duration(now - snapshot) : (snapshot ?? '');
}

function finding({ verdicts }: WorkspaceItem, goes: boolean): string {
  const verdict = worst(verdicts);
  return goes && verdict.kind === 'allowed' ? '' : verdict.reason;
}
