/**
 * What a migration complained about, classed by the page that an alert links to and never by its English words, which
 * AWS does not document.
 */
import type { LexAlert } from '../aws/lex-model.ts';
import { TOPICS, type Topic, topic } from './topics.ts';

export interface ClassifiedAlert {
  readonly alert: LexAlert;
  readonly topic: Topic;
  /** What it means and what to do about it: of an ERROR not what its topic says, which is meant for a WARN. */
  readonly title: string;
  readonly explanation: string;
  readonly remedy: string;
  /** ERROR: could not be resolved, the migration stopped. WARN: a manual task. */
  readonly severity: 'error' | 'task' | 'unknown';
}

export function classifyAlert(alert: LexAlert): ClassifiedAlert {
  const slugs = alert.links.map(slug);
  const known = TOPICS.find((each) => each.slug !== undefined && slugs.includes(each.slug));
  const about = known ?? topic('other');
  const { title, explanation, remedy } = alert.type === 'ERROR' ? ERROR : about;
  return { alert, topic: about, title, explanation, remedy, severity: severity(alert) };
}

/** Source: type of an alert, Lex V1 API reference. */
const ERROR = {
  title: 'Could not be resolved',
  explanation: 'AWS says of an ERROR that it could not be resolved, and that the migration stops.',
  remedy:
    'Mend in V1 what the message names (rename it, or take it out), publish a version where V1 still allows that, and migrate again; or build the bot by hand in V2.',
} as const;

/** How many tasks the alerts leave to a person: the WARNs, and what is neither ERROR nor WARN. */
export function manualTasks(alerts: readonly LexAlert[]): number {
  return alerts.filter((alert) => alert.type !== 'ERROR').length;
}

export function migrationErrors(alerts: readonly LexAlert[]): number {
  return alerts.length - manualTasks(alerts);
}

function severity({ type }: LexAlert): ClassifiedAlert['severity'] {
  if (type === 'ERROR') return 'error';
  return type === 'WARN' ? 'task' : 'unknown';
}

/** `https://docs.aws.amazon.com/lex/latest/dg/message-lambda.html#x` gives `message-lambda`. */
function slug(link: string): string | undefined {
  return URL.parse(link)
    ?.pathname.split('/')
    .at(-1)
    ?.replace(/\.html?$/, '');
}
