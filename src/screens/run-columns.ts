/** A run's items as rows: who, where it stands, what AWS shows of it, old and new id, and what is known. */
import type { Column } from '../components/columns.ts';
import { count } from '../components/text.ts';
import type { Tone } from '../components/theme.ts';
import type { ItemState, RunState } from '../runs/state.ts';
import { tasksLeft } from '../runs/summary.ts';
import { stateTone } from './fleet-columns.ts';
import { age } from './times.ts';

/** An item's state beside what the plan knows of it. */
export interface RunLine {
  readonly id: string;
  readonly item: ItemState;
  readonly user: string;
  /** What is looked at: the WorkSpace's state, or the migration's status. */
  readonly seen: string;
}

export function runLines({ plan, items }: RunState): readonly RunLine[] {
  const users = new Map<string, string>(
    plan.verb === 'lex-migrate'
      ? plan.items.map((item) => [item.id, `${item.v1BotName} ${item.v1BotVersion} to ${item.v2BotName}`])
      : plan.items.map((item) => [item.id, item.userName ?? '?']),
  );
  return items.map((item) => ({ id: item.id, item, user: users.get(item.id) ?? '', seen: seenText(item) }));
}

function seenText({ observation }: ItemState): string {
  if (!observation) return '';
  const { source, target, migration } = observation;
  if (migration) return migration.status ?? 'unknown';
  return target ? (target.state ?? 'unknown') : source ? (source.state ?? 'unknown') : 'not listed';
}

/** What stands in the outcome column: the end, or where the item is on its way. */
export function stageOf(item: ItemState): { readonly text: string; readonly tone: Tone } {
  const { phase, outcome } = item;
  switch (phase) {
    case 'awaiting':
      return { text: 'no snapshot', tone: 'dim' };
    case 'waiting':
      return { text: 'waiting', tone: 'dim' };
    case 'sending':
      return { text: 'sending', tone: 'accent' };
    case 'unclear':
      return { text: 'UNCLEAR', tone: 'warn' };
    case 'watching':
      return { text: 'in progress', tone: 'accent' };
    case 'settled': {
      // Completed is not done while people have work left to do.
      const tasks = outcome === 'done' ? tasksLeft(item) : 0;
      if (tasks > 0) return { text: count(tasks, 'task'), tone: 'warn' };
      return {
        text: outcome ?? 'unknown',
        tone: outcome === 'done' ? 'ok' : outcome === 'not-started' ? 'dim' : 'bad',
      };
    }
  }
}

export function runColumns(verb: RunState['plan']['verb'], now: number): readonly Column<RunLine>[] {
  const lex = verb === 'lex-migrate';
  return [
    { id: 'user', title: lex ? 'BOT' : 'USER', min: 12, max: lex ? 36 : 20, importance: 1, text: ({ user }) => user },
    {
      id: 'stage',
      title: 'OUTCOME',
      min: 11,
      max: 12,
      importance: 2,
      text: ({ item }) => stageOf(item).text,
      tone: ({ item }) => stageOf(item).tone,
    },
    {
      id: 'seen',
      title: lex ? 'STATUS' : 'STATE',
      min: 11,
      max: 12,
      importance: 3,
      text: ({ seen }) => seen,
      tone: ({ seen }) => stateTone(seen),
    },
    ...(lex ? [] : [{ id: 'id', title: 'WORKSPACE', min: 12, max: 15, importance: 4, text: ({ id }: RunLine) => id }]),
    ...(verb === 'rebuild'
      ? []
      : [
          {
            id: 'target',
            title: lex ? 'MIGRATION' : 'NEW ID',
            min: 12,
            max: 15,
            importance: 5,
            text: ({ item }: RunLine) => item.targetId ?? '',
          },
        ]),
    { id: 'for', title: 'FOR', min: 8, max: 9, importance: 7, align: 'right', text: ({ item }) => elapsed(item, now) },
    {
      id: 'why',
      title: 'WHAT IS KNOWN',
      // Beside a new id there is no room for more on 80 columns.
      min: verb === 'migrate' ? 14 : 24,
      max: 100,
      importance: 6,
      text: ({ item }) => item.reason ?? item.failure?.why ?? '',
    },
  ];
}

function elapsed({ attemptedAt, settledAt }: ItemState, now: number): string {
  return attemptedAt === undefined ? '' : age((settledAt ?? now) - attemptedAt);
}
