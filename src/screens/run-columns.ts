/** A run's items as rows: who, where it stands, what AWS shows of it, old and new id, and what is known. */
import type { Column } from '../components/columns.ts';
import { count } from '../components/text.ts';
import type { Tone } from '../components/theme.ts';
import type { Plan, WorkspaceItem } from '../plans/plan.ts';
import { duration } from '../rules/in-words.ts';
import { isLexVerb } from '../rules/lex-verbs.ts';
import { completedWith, tasksLeft } from '../runs/lex-tasks.ts';
import type { ItemState, RunState } from '../runs/state.ts';
import { stepsOf } from '../runs/steps.ts';
import { stateTone } from './fleet-columns.ts';
import { age } from './times.ts';

/** An item's state beside what the plan knows of it. */
export interface RunLine {
  readonly id: string;
  readonly item: ItemState;
  readonly user: string;
  /** Tasks that a completed Lex migration leaves: it is not done while there are any. */
  readonly tasks: number;
  /** `start 1/2`: the step that it stands at, where it has several. */
  readonly step: string | undefined;
  /** The newest snapshot that the plan knew of, where a newer one is waited for. */
  readonly snapshot: WorkspaceItem['snapshot'];
  /** What is looked at: the WorkSpace's state, or the migration's status. */
  readonly seen: string;
}

export function runLines(state: RunState): readonly RunLine[] {
  const { plan, items } = state;
  if (plan.verb === 'lex-migrate') {
    const bots = new Map(plan.items.map((bot) => [bot.id, `${bot.v1BotName} ${bot.v1BotVersion} to ${bot.v2BotName}`]));
    const of = ({ id }: ItemState) => ({ user: bots.get(id) ?? '', step: undefined, snapshot: undefined });
    return items.map((item, at) => ({
      id: item.id,
      item,
      ...of(item),
      tasks: tasksLeft(state, at),
      seen: seenText(item),
    }));
  }
  if (plan.verb === 'lex-build') {
    const of = ({ id }: ItemState) => ({ user: id, step: undefined, snapshot: undefined, tasks: 0 });
    return items.map((item) => ({ id: item.id, item, ...of(item), seen: seenText(item) }));
  }
  const planned = new Map(plan.items.map((one) => [one.id, one]));
  return items.map((item) => {
    const { userName = '?', snapshot } = planned.get(item.id) ?? {};
    return { id: item.id, item, user: userName, tasks: 0, step: stepText(plan, item), snapshot, seen: seenText(item) };
  });
}

function stepText(plan: Plan, item: ItemState): string | undefined {
  const steps = stepsOf(plan, item.id);
  return steps.length > 1 ? `${steps[item.step] ?? plan.verb} ${item.step + 1}/${steps.length}` : undefined;
}

/** What is known of an item in a sentence: while it is held for a snapshot, for which, and for how long. */
export function knownText({ item, snapshot }: RunLine, now: number): string {
  if (item.phase !== 'awaiting') return item.reason ?? item.failure?.why ?? '';
  const newest =
    typeof snapshot === 'number'
      ? `the newest is ${duration(now - snapshot)} old`
      : snapshot === 'none'
        ? 'there is none yet'
        : 'its age is not known';
  const trouble = item.failure ? ` ${item.failure.what} ${item.failure.why}` : '';
  return `Waits for a fresh snapshot, ${newest}; 12 h at most.${trouble}`;
}

function seenText({ observation }: ItemState): string {
  if (!observation) return '';
  const { source, target, migration, build } = observation;
  const lex = migration ?? build;
  if (lex) return lex.status ?? 'unknown';
  return target ? (target.state ?? 'unknown') : source ? (source.state ?? 'unknown') : 'not listed';
}

/** What stands in the outcome column: the end, or where the item is on its way. */
export function stageOf({ item, step, tasks }: Pick<RunLine, 'item' | 'step' | 'tasks'>): {
  readonly text: string;
  readonly tone: Tone;
} {
  const { phase, outcome } = item;
  switch (phase) {
    case 'awaiting':
      return { text: 'awaiting', tone: 'dim' };
    case 'waiting':
      return { text: item.step > 0 && step ? step : 'waiting', tone: 'dim' };
    case 'sending':
      return { text: 'sending', tone: 'accent' };
    case 'unclear':
      return { text: 'UNCLEAR', tone: 'warn' };
    case 'watching':
      return { text: step ?? 'in progress', tone: 'accent' };
    case 'settled': {
      // Completed is not done while people have work left to do.
      if (tasks > 0) return { text: completedWith(tasks), tone: 'warn' };
      return {
        text: outcome ?? 'unknown',
        tone: outcome === 'done' ? 'ok' : outcome === 'not-started' ? 'dim' : 'bad',
      };
    }
  }
}

export function runColumns(verb: RunState['plan']['verb'], now: number): readonly Column<RunLine>[] {
  const lex = isLexVerb(verb);
  return [
    { id: 'user', title: lex ? 'BOT' : 'USER', min: 12, max: lex ? 36 : 20, importance: 1, text: ({ user }) => user },
    {
      id: 'stage',
      title: 'OUTCOME',
      min: lex ? 13 : 11,
      max: lex ? 13 : 12,
      importance: 2,
      // AWS's word stands in the next column.
      text: (line) => (line.tasks > 0 ? `${count(line.tasks, 'task')} left` : stageOf(line).text),
      tone: (line) => stageOf(line).tone,
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
    ...(verb === 'lex-migrate' || verb === 'migrate'
      ? [
          {
            id: 'target',
            title: lex ? 'MIGRATION' : 'NEW ID',
            min: 12,
            max: 15,
            importance: 5,
            text: ({ item }: RunLine) => item.targetId ?? '',
          },
        ]
      : []),
    {
      id: 'for',
      title: 'FOR',
      min: 8,
      max: 9,
      importance: 7,
      align: 'right',
      text: ({ item }) => elapsed(item, now, verb),
    },
    {
      id: 'why',
      title: 'WHAT IS KNOWN',
      // Beside a new id there is no room for more on 80 columns.
      min: verb === 'migrate' ? 14 : 24,
      max: 100,
      importance: 6,
      text: (line) => knownText(line, now),
    },
  ];
}

function elapsed({ attemptedAt, settledAt }: ItemState, now: number, verb: Plan['verb']): string {
  // AWS tells no end of a migration: when it was seen is not how long it took.
  if (attemptedAt === undefined || (verb === 'lex-migrate' && settledAt !== undefined)) return '';
  return age((settledAt ?? now) - attemptedAt);
}
