/** What is told of an account and Region that is looked at. */
import type { Column } from '../components/columns.ts';
import { count } from '../components/text.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { failureOf, type Linked, originIn } from '../hooks/use-linked.ts';
import { accountWords } from './source-words.ts';

export interface SourceLine extends Linked {
  readonly id: string;
  readonly fleet: Fleet;
}

export const sourceColumns: readonly Column<SourceLine>[] = [
  { id: 'region', title: 'REGION', min: 14, max: 16, importance: 1, text: (line) => originIn(line).region ?? '?' },
  { id: 'account', title: 'ACCOUNT', min: 27, max: 34, importance: 2, text: (line) => accountWords(originIn(line)) },
  {
    id: 'state',
    title: 'STATE',
    min: 15,
    max: 24,
    importance: 3,
    text: stateWords,
    tone: (line) => (failureOf(line.link, line.fleet.troubles) ? 'bad' : 'plain'),
  },
  {
    id: 'lock',
    title: 'CHANGES',
    min: 8,
    max: 8,
    importance: 4,
    text: ({ link }) => (link.locked ? 'LOCKED' : 'UNLOCKED'),
    tone: ({ link }) => (link.locked ? 'ok' : 'danger'),
  },
  { id: 'profile', title: 'PROFILE', min: 10, max: 24, importance: 5, text: (line) => originIn(line).profile ?? '' },
  { id: 'budget', title: 'CALLS', min: 11, max: 20, importance: 6, text: ({ link }) => budgetWords(link) },
  { id: 'identity', title: 'IDENTITY', min: 20, max: 60, importance: 7, text: ({ link }) => link.account?.arn ?? '' },
];

/** What is wrong comes first: rows that are there may be old. */
export function stateWords({ link, fleet }: SourceLine): string {
  const rows = count(fleet.rows.size, 'WorkSpace');
  if (failureOf(link, fleet.troubles)) return fleet.rows.size > 0 ? `FAILS, ${rows}` : 'FAILS';
  return fleet.loading ? `loading, ${fleet.rows.size}` : rows;
}

/** `1.1 of 1.5/s` */
export function budgetWords({ session }: SourceLine['link']): string {
  if (!session) return '';
  const { used, rate, slowed } = session.limiter.use();
  return `${used.toFixed(1)} of ${rate.toFixed(1)}/s${slowed ? ' SLOWED' : ''}`;
}
