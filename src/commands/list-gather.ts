/**
 * The rows that `bellhop list` is asked for, out of every source side by side: read once, asked the query as far as it
 * can be answered, and only what then is still open is looked up.
 */
import { type Failure, inSentences } from '../aws/answer.ts';
import type { Surroundings } from '../fleet/fields.ts';
import type { Row } from '../fleet/fleet.ts';
import { fieldsIn, fieldsOfUnknown, type Need, needsOf } from '../fleet/needs.ts';
import { type Matcher, matcher } from '../fleet/query/match.ts';
import type { Query } from '../fleet/query/query.ts';
import { inWords } from '../runs/report-times.ts';
import { createProgress } from '../terminal/progress.ts';
import type { ListSource } from './list-source.ts';
import { say } from './output.ts';

export interface Found {
  readonly rows: readonly Row[];
  /** It is not known whether these match. */
  readonly unknown: readonly Row[];
  /** Why WorkSpaces may be missing. */
  readonly missing: Failure | undefined;
  /** Why a fact could not be looked up, for each call that failed. */
  readonly failures: readonly Failure[];
}

export interface Gathering {
  readonly query: Query;
  readonly at: Surroundings;
  /** What has to be known of rows beside what the query asks. */
  readonly needs: ReadonlySet<Need>;
  /** Matching rows as soon as they are known, where they can be told so soon; resolves to whether more are wanted. */
  readonly tell?: (rows: readonly Row[]) => Promise<boolean>;
}

/** In the order of the needs: what costs least decides first. */
const looks: readonly (readonly Need[])[] = [['connections'], ['snapshots', 'tags']];

export async function gatherRows(source: ListSource, gathering: Gathering): Promise<Found> {
  const { query, at, needs, tell } = gathering;
  const asked = needsOf(fieldsIn(query));
  const match = matcher(query, at);
  const soon = new Set<Need>(asked.has('bundles') || needs.has('bundles') ? ['bundles'] : []);
  const ofUnknown = needsOf(fieldsOfUnknown(query));
  const failures: Failure[] = [];
  const ids: string[] = [];
  for await (const batch of source.rows()) {
    if (source.cachedAt === undefined) failures.push(...(await source.facts.lookUp(batch, soon)));
    ids.push(...batch.map(({ id }) => id));
    if (!tell || (await tell(matching(rowsOf(source, batch), match)))) continue;
    source.stop();
    return { rows: [], unknown: [], missing: undefined, failures: [] };
  }
  const missing = await source.missing();
  // The directories come with the list, where they may be read.
  const { directories } = source.fleet.getState().troubles;
  if (directories && (asked.has('directories') || needs.has('directories'))) failures.push(directories);
  for (const some of looks) {
    const needs = new Set(some.filter((need) => asked.has(need)));
    // Who asks for what is not known has it looked up everywhere: before that nothing is.
    const all = some.some((need) => ofUnknown.has(need));
    const open = rowsOf(source, ids).filter((row) => all || match(row) === undefined);
    failures.push(...(await lookUp(source, open, needs)));
  }
  const rows = rowsOf(source, ids);
  const unknown = rows.filter((row) => match(row) === undefined);
  return { rows: matching(rows, match), unknown, missing, failures };
}

/** What the rows that are shown, or their order, need besides; resolves with those rows as they are known then. */
export async function completed(
  sources: readonly ListSource[],
  rows: readonly Row[],
  needs: ReadonlySet<Need>,
): Promise<Pick<Found, 'rows' | 'failures'>> {
  const now = new Map<string, Row>();
  const found = await Promise.all(
    sources.map(async (source) => {
      const its = rows.filter((row) => row.source === source.id);
      const failures = await lookUp(source, its, needs);
      for (const row of rowsOf(source, its)) now.set(row.id, row);
      await sayFailures(source, undefined, failures);
      return failures;
    }),
  );
  return { rows: rows.map((row) => now.get(row.id) ?? row), failures: found.flat() };
}

async function lookUp(source: ListSource, rows: readonly Row[], needs: ReadonlySet<Need>): Promise<readonly Failure[]> {
  const calls = source.facts.callsFor(rows, needs);
  if (calls === 0 || source.cachedAt !== undefined) return [];
  const { rate } = source.session.limiter.use();
  const names = [...needs].filter((need) => need === 'connections' || need === 'tags' || need === 'snapshots');
  await say(
    `${source.name}: looking up ${names.join(' and ')} of ${rows.length} WorkSpaces takes ${calls} ${calls === 1 ? 'call' : 'calls'}, about ${inWords(Math.ceil(calls / rate))}.`,
  );
  const progress = createProgress();
  let done = 0;
  const failures = await source.facts.lookUp(rows, needs, () =>
    progress.show({ done: ++done, total: calls, text: 'looked up' }),
  );
  progress.end();
  return failures;
}

const matching = (rows: readonly Row[], match: Matcher) => rows.filter((row) => match(row) === true);

const rowsOf = (source: ListSource, known: readonly (Row | string)[]): readonly Row[] =>
  known.flatMap((one) => source.row(typeof one === 'string' ? one : one.id) ?? []);

/** The first of what went wrong stands for the others: they went wrong alike. */
export async function sayFailures(
  { name }: Pick<ListSource, 'name'>,
  missing: Failure | undefined,
  failures: readonly Failure[],
): Promise<void> {
  if (missing) await say(`${name}: WorkSpaces may be missing. ${inSentences(missing)}`);
  const [first, ...more] = failures;
  if (first)
    await say(`${name}: ${inSentences(first)}${more.length > 0 ? ` So it was ${more.length} times more.` : ''}`);
}
