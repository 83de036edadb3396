/**
 * What runs have sent and not seen to its end, whoever drives them: no other run may act on the same WorkSpace or V2
 * bot meanwhile.
 */
import type { Answer } from '../aws/answer.ts';
import type { Plan } from '../plans/plan.ts';
import { journalPath, runIds } from './folder.ts';
import { readRunAt } from './read-run.ts';
import type { ItemState, RunState } from './state.ts';
import { isBetweenSteps } from './steps.ts';

/** From the id of a WorkSpace, or the name of a V2 bot, to the run that it is in. */
export type UnderWay = ReadonlyMap<string, string>;

/** For a review. What cannot be read is left out: before anything is sent it is looked at again, and waited for. */
export async function idsUnderWay(folder: string, among: (plan: Plan) => boolean = () => true): Promise<UnderWay> {
  const found = await lookAround(folder, among)();
  return found.ok ? found.value : new Map();
}

/** Other runs, on the same kind of thing in the same place: a bot may have a namesake elsewhere. */
export const besides =
  ({ id, verb, accountId, region }: Plan) =>
  (other: Plan): boolean =>
    other.id !== id &&
    other.accountId === accountId &&
    other.region === region &&
    (other.verb === 'lex-migrate') === (verb === 'lex-migrate');

/** What an item of the plan acts on, as it is called in `UnderWay`. */
export function subjectOf(plan: Plan, id: string): string {
  return plan.verb === 'lex-migrate' ? (plan.items.find((item) => item.id === id)?.v2BotName ?? id) : id;
}

/** A look at all of them, to be repeated: it reads only what changed since the one before, and ended runs never again. */
export function lookAround(folder: string, among: (plan: Plan) => boolean): () => Promise<Answer<UnderWay>> {
  const ended = new Set<string>();

  async function look(id: string): Promise<Answer<readonly string[]>> {
    const read = await readRunAt(journalPath(folder, id));
    // A damaged journal cannot tell; nobody can resume it either.
    if (!read.ok) return read.failure.kind === 'invalid' ? { ok: true, value: [] } : read;
    const { state } = read.value;
    if (state.finishedAt !== undefined || !among(state.plan)) ended.add(id);
    return { ok: true, value: ended.has(id) ? [] : sent(state) };
  }

  return async () => {
    const ids = await runIds(folder);
    if (!ids.ok) return ids;
    const all = new Map<string, string>();
    for (const id of ids.value) {
      if (ended.has(id)) continue;
      const subjects = await look(id);
      if (!subjects.ok && subjects.failure.kind !== 'not-found') return subjects;
      for (const subject of subjects.ok ? subjects.value : []) all.set(subject, id);
    }
    return { ok: true, value: all };
  };
}

const sent = ({ plan, items }: RunState): readonly string[] =>
  items
    .filter((item) => isBetweenSteps(item) || !['awaiting', 'waiting', 'settled'].includes(item.phase))
    .flatMap((item) => [subjectOf(plan, item.id), ...newWorkspace(plan, item)]);

/** The WorkSpace that a migration makes is in its run as well. */
const newWorkspace = (plan: Plan, { targetId }: ItemState) =>
  plan.verb === 'migrate' && targetId !== undefined ? [targetId] : [];
