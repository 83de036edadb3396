/**
 * What is left to do after a migration, in order: COMPLETED only means that AWS stopped copying. Made from the
 * inventory and the alerts; ids are stable, so that a run can keep what was ticked off.
 */
import type { LexAlert } from '../aws/model.ts';
import { classifyAlert } from './alerts.ts';
import type { Inventory } from './inventory.ts';
import { v2Locale } from './strategy.ts';
import { TOPICS, type Topic, type TopicId } from './topics.ts';

export interface Task {
  readonly id: TopicId | 'settle' | 'build' | 'test' | 'version' | 'alias' | 'callers';
  readonly title: string;
  readonly how: string;
  /** What calls for it: alerts in AWS's words with their details, and where things are in V1. */
  readonly evidence: readonly string[];
}

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
  return [
    step('settle', 'Wait for the import', `${bot} has to be Available, and ${draft} no longer Importing.`),
    ...of('repair'),
    step(
      'build',
      `Build ${draft}`,
      'BuildBotLocale on DRAFT until it is Built: AWS does not say that a migration builds it.',
    ),
    step('test', 'Test the Draft', 'Talk to TestBotAlias (TSTALIASID); two conversations at a time.'),
    step('version', 'Create a version', 'CreateBotVersion: callers should not depend on a Draft.'),
    step('alias', 'Create the aliases', `CreateBotAlias on that version, with ${draft} enabled.`, aliases(inventory)),
    ...of('alias'),
    step('callers', 'Move the callers', CALLERS),
    ...of('connect'),
  ];
}

const CALLERS =
  'PostText and PostContent become RecognizeText and RecognizeUtterance with bot id, alias id and locale; allow lex:RecognizeText on the alias.';

function step(id: Task['id'], title: string, how: string, evidence: readonly string[] = []): Task {
  return { id, title, how, evidence };
}

function topicTask(topic: Topic, inventory: Inventory | undefined, alerts: readonly LexAlert[]): readonly Task[] {
  const raised = alerts.map(classifyAlert).filter((each) => each.topic.id === topic.id);
  const left = inventory?.leftovers.filter((each) => each.topic === topic.id) ?? [];
  if (raised.length + left.length === 0) return [];
  const evidence = [
    ...raised.flatMap(({ alert }) => [`${alert.type ?? 'unknown'}: ${alert.message}`, ...alert.details]),
    ...left.flatMap(({ where }) => where),
  ];
  // An alert speaks of the whole topic; leftovers alone carry narrower remedies.
  const remedies = raised.length > 0 ? [topic.remedy] : [...new Set(left.map(({ remedy }) => remedy))];
  return [{ id: topic.id, title: topic.title, how: remedies.join(' '), evidence }];
}

function aliases(inventory: Inventory | undefined): readonly string[] {
  return inventory?.leftovers.find(({ topic }) => topic === 'aliases')?.where ?? [];
}
