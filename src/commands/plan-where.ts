/** Which WorkSpaces a command is about: those that are named, or those that a query finds. */
import type { Answer } from '../aws/answer.ts';
import type { Session } from '../aws/session.ts';
import { type Given, WrongUsage } from '../flags.ts';
import { fieldsIn, needsOf } from '../fleet/needs.ts';
import { hintsFor } from '../fleet/query/hint.ts';
import type { Query } from '../fleet/query/query.ts';
import type { ListEntry } from '../plans/list-file.ts';
import { plural } from '../rules/in-words.ts';
import { gatherRows, sayFailures } from './list-gather.ts';
import { listSource } from './list-source.ts';
import { surroundings } from './list-surroundings.ts';
import { noPlan } from './no-plan.ts';
import { say } from './output.ts';
import type { whoFlags } from './plan-flags.ts';
import { identified, readWho, type Who } from './plan-who.ts';
import { whereIn } from './where.ts';

export type Named =
  | { readonly kind: 'entries'; readonly entries: readonly ListEntry[] }
  | { readonly kind: 'query'; readonly query: Query };

/** Throws `WrongUsage`; undefined: nobody is named. */
export async function readNamed(given: Given<keyof typeof whoFlags>): Promise<Named | undefined> {
  const query = whereIn(given);
  const entries = await readWho(given);
  if (!query) return entries.length > 0 ? { kind: 'entries', entries } : undefined;
  if (entries.length > 0) throw new WrongUsage('--where finds the WorkSpaces: leave out the ids.');
  // An empty query is everything, which nobody selects by leaving something out.
  if (query.kind === 'all') throw new WrongUsage("--where asks for nothing. Every WorkSpace is --where 'id:*'.");
  return { kind: 'query', query };
}

/** As `identified` does it. What is not known to match is left out, and told; what could not be read selects nobody. */
export async function whoIs(
  session: Session,
  named: Named,
  how: Parameters<typeof identified>[2],
): Promise<Answer<Who>> {
  if (named.kind === 'entries') return identified(session, named.entries, how);
  const { query } = named;
  const source = listSource('', session);
  const around = await surroundings([source], needsOf(fieldsIn(query)));
  const [unread] = around.failures;
  if (unread) return { ok: false, failure: unread };
  const found = await gatherRows(source, { query, at: around.at, needs: new Set() });
  const { rows, unknown, missing, failures } = found;
  await sayFailures(source, missing, failures);
  if (missing) return noPlan('Not all WorkSpaces could be listed: see above.', 'Try again, or name them by their ids.');
  if (failures.length > 0)
    return noPlan('Not all that --where asks of could be read: see above.', 'Try again, or name them by their ids.');
  if (unknown.length > 0)
    await say(`Of ${plural(unknown.length, 'WorkSpace')} it is not known whether --where finds them: left out.`);
  const all = [...source.fleet.getState().rows.values()];
  if (rows.length === 0) {
    for (const hint of hintsFor(query, all, around.at)) await say(hint);
    return noPlan('--where finds no WorkSpace.', 'bellhop list --where shows what a query finds.');
  }
  await say(`--where finds ${plural(rows.length, 'WorkSpace')}.`);
  const listed = all.map(({ workspace }) => workspace);
  return {
    ok: true,
    value: { ids: rows.map(({ id }) => id).sort(), places: new Map(), listed: how.whole ? listed : undefined },
  };
}
