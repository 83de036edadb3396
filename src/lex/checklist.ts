/**
 * What is left to do after a migration, in order: COMPLETED only means that AWS stopped copying. Made from the
 * inventory and the alerts; ids are stable, so that a run can keep what was ticked off.
 */
import type { LexAlert } from '../aws/lex-model.ts';
import { classifyAlert } from './alerts.ts';
import type { Inventory } from './inventory.ts';
import { v2Locale } from './strategy.ts';
import { TOPICS, type Topic, type TopicId } from './topics.ts';

export type TaskId = TopicId | 'settle' | 'build' | 'test' | 'version' | 'alias' | 'callers';

/** Where it is done: before anything else, in the Draft, from Draft to alias, on the alias, in what calls the bot. */
export type Stage = 'import' | 'repair' | 'publish' | 'alias' | 'callers';

export interface Task {
  readonly id: TaskId;
  readonly title: string;
  readonly how: string;
  /** What calls for it: alerts in AWS's words with their details, and where things are in V1. */
  readonly evidence: readonly string[];
  readonly stage: Stage;
  /** Tasks of the list that have to be done first. */
  readonly after: readonly TaskId[];
}

type Unordered = Omit<Task, 'after' | 'stage'>;

/** `inventory`: `undefined` when this machine never took one (a migration started elsewhere). */
export function checklist(
  v2Name: string | undefined,
  locale: string | undefined,
  inventory: Inventory | undefined,
  alerts: readonly LexAlert[],
): readonly Task[] {
  const bot = v2Name ?? 'the V2 bot';
  const draft = locale === undefined ? 'the migrated locale' : v2Locale(locale);
  const of = (phase: Topic['phase']) =>
    TOPICS.filter((topic) => topic.phase === phase && topic.id !== 'aliases').flatMap((topic) =>
      topicTask(topic, inventory, alerts),
    );
  const settle = step('settle', 'Wait for the import', `${bot} has to be Available, and ${draft} no longer Importing.`);
  const build = step(
    'build',
    `Build ${draft}`,
    'BuildBotLocale on DRAFT until it is Built: AWS does not say that a migration builds it.',
  );
  const test = step('test', 'Test the Draft', 'Talk to TestBotAlias (TSTALIASID); two conversations at a time.');
  const version = step('version', 'Create a version', 'CreateBotVersion: callers should not depend on a Draft.');
  const how = `CreateBotAlias on that version, with ${draft} enabled.`;
  const alias = step('alias', 'Create the aliases', how, aliases(inventory));
  // What cannot wait holds nothing else up.
  const first = ordered([['import', of('first')]]);
  const rest = ordered([
    ['import', [settle]],
    ['repair', of('repair')],
    ['publish', [build]],
    ['publish', [test]],
    ['publish', [version]],
    ['publish', [alias]],
    ['alias', of('alias')],
    ['callers', [step('callers', 'Move the callers', CALLERS)]],
    ['callers', of('connect')],
  ]);
  return [...first, ...rest];
}

/** Those together wait for those before them, or where there are none for those before that. */
function ordered(groups: readonly (readonly [Stage, readonly Unordered[]])[]): readonly Task[] {
  let before: readonly TaskId[] = [];
  return groups.flatMap(([stage, tasks]) => {
    const after = before;
    if (tasks.length > 0) before = tasks.map(({ id }) => id);
    return tasks.map((task) => ({ ...task, stage, after }));
  });
}

const CALLERS =
  'PostText and PostContent become RecognizeText and RecognizeUtterance with bot id, alias id and locale; allow lex:RecognizeText on the alias.';

function step(id: TaskId, title: string, how: string, evidence: readonly string[] = []): Unordered {
  return { id, title, how, evidence };
}

function topicTask(topic: Topic, inventory: Inventory | undefined, alerts: readonly LexAlert[]): readonly Unordered[] {
  const raised = alerts.map(classifyAlert).filter((each) => each.topic.id === topic.id);
  const left = inventory?.leftovers.filter((each) => each.topic === topic.id) ?? [];
  if (raised.length + left.length === 0) return [];
  const evidence = [
    ...raised.flatMap(({ alert }) => [`${alert.type ?? 'unknown'}: ${alert.message}`, ...alert.details]),
    ...left.flatMap(({ where }) => where),
  ];
  // An alert speaks of the whole topic; leftovers alone carry narrower remedies.
  const remedies = [...new Set((raised.length > 0 ? raised : left).map(({ remedy }) => remedy))];
  return [{ id: topic.id, title: topic.title, how: remedies.join(' '), evidence }];
}

function aliases(inventory: Inventory | undefined): readonly string[] {
  return inventory?.leftovers.find(({ topic }) => topic === 'aliases')?.where ?? [];
}
