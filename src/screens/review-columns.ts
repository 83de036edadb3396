/** The items of a plan as rows, those that are held back first, each with what the rules found. */
import { type Column, inTheMiddle } from '../components/columns.ts';
import { connectedWord } from '../fleet/row-words.ts';
import type { WorkspaceItem, WorkspacesPlan } from '../plans/plan.ts';
import { duration } from '../rules/in-words.ts';
import { worst } from '../rules/may-be-sent.ts';
import { snapshotWord } from '../rules/snapshot-gate.ts';
import { verbFacts, type WorkspaceVerb } from '../rules/verbs.ts';
import { stateTone } from './fleet-columns.ts';
import { matchTexts } from './table-view.tsx';
import { targetsOf } from './targets-of.ts';

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
  item.target?.bundleName,
  item.target?.bundleId,
  goes ? 'goes' : 'held',
]);

/** The held ones first: they are what is easily overlooked. */
export function reviewLines(plan: WorkspacesPlan | undefined): readonly ReviewLine[] {
  if (!plan) return [];
  const line = (goes: boolean) => (item: WorkspaceItem) => ({ id: item.id, item, goes });
  return [...plan.excluded.map(line(false)), ...plan.items.map(line(true))];
}

/** What a verb does not touch, and what all items share, has no column. */
export function reviewColumns(plan: WorkspacesPlan | undefined): readonly Column<ReviewLine>[] {
  if (!plan) return [];
  const { verb, createdAt: now, items, excluded } = plan;
  const all = [...items, ...excluded];
  return [
    ...columnsFor(now),
    ...(items.some(({ first }) => first !== undefined) ? [stepsColumn(verb)] : []),
    ...(targetsOf(all).length > 1 ? [targetColumn] : []),
  ].filter(({ id }) =>
    id === 'snapshot' ? verbFacts[verb].goesBackTo : id === 'connected' ? verbFacts[verb].harm !== 'none' : true,
  );
}

const stepsColumn = (verb: WorkspaceVerb): Column<ReviewLine> => ({
  id: 'steps',
  title: 'STEPS',
  min: 14,
  max: 16,
  importance: 6,
  text: ({ item }) => (item.first ? `${item.first}, ${verb}` : verb),
  tone: ({ item }) => (item.first ? 'accent' : 'plain'),
});

const targetColumn: Column<ReviewLine> = {
  id: 'target',
  title: 'TARGET',
  min: 16,
  max: 44,
  importance: 5,
  cut: inTheMiddle,
  text: ({ item }) => item.target?.bundleName ?? item.target?.bundleId ?? '',
};

function columnsFor(now: number): readonly Column<ReviewLine>[] {
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
      importance: 7,
      text: ({ item }) => item.state ?? 'unknown',
      tone: ({ item }) => stateTone(item.state),
    },
    { id: 'snapshot', title: 'SNAPSHOT', min: 9, max: 11, importance: 3, text: ({ item }) => snapshotText(item, now) },
    {
      id: 'connected',
      title: 'CONNECTED',
      min: 9,
      max: 9,
      importance: 8,
      text: ({ item }) => connectedWord(item.connection),
      tone: ({ item }) => (item.connection === 'CONNECTED' ? 'bad' : 'plain'),
    },
    { id: 'why', title: 'FINDING', min: 16, max: 60, importance: 4, text: ({ item, goes }) => finding(item, goes) },
    { id: 'id', title: 'WORKSPACE', min: 12, max: 15, importance: 9, text: ({ id }) => id },
    {
      id: 'computer',
      title: 'COMPUTER',
      min: 15,
      max: 15,
      importance: 10,
      text: ({ item }) => item.computerName ?? '',
    },
  ];
}

export function snapshotText({ snapshot }: WorkspaceItem, now: number): string {
  return typeof snapshot === 'number' ? duration(now - snapshot) : snapshot ? snapshotWord(snapshot) : '';
}

function finding({ verdicts, connection }: WorkspaceItem, goes: boolean): string {
  const verdict = worst(verdicts);
  if (!goes || verdict.kind !== 'allowed') return verdict.reason;
  const overridden = connection === 'CONNECTED' && verdicts.some(({ rule }) => rule === 'connection');
  return overridden ? 'included although connected' : '';
}
