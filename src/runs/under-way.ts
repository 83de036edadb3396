/**
 * What runs have sent and not seen to its end, whoever drives them: no other run may act on the same WorkSpace or V2
 * bot meanwhile; and what they have changed since a plan was made, which is then a plan of something that is no more.
 */
import type { Answer } from '../aws/answer.ts';
import { isLex, type LexBuildPlan, type Plan } from '../plans/plan.ts';
import { judgeRun } from '../rules/gates.ts';
import { journalPath, runIds } from './folder.ts';
import { holderOf } from './lock.ts';
import { readRunAt } from './read-run.ts';
import { tooOldToSend, waitingIn } from './resume-steps.ts';
import type { ItemState, RunState } from './state.ts';
import { isBetweenSteps, isUnsent } from './steps.ts';

/** From the id of a WorkSpace, or the name of a V2 bot, to the run that it is in. */
export type UnderWay = ReadonlyMap<string, string>;

/** What other runs do, and have done since the plan was made. */
export interface Elsewhere {
  readonly underWay: UnderWay;
  readonly changed: UnderWay;
}

/**
 * For a review at `now`, epoch milliseconds: what waits in a run that may still send it is in that run too. What cannot
 * be read is left out: before anything is sent it is looked at again, and waited for.
 */
export async function idsUnderWay(
  folder: string,
  now: number,
  among: (plan: Plan) => boolean = () => true,
): Promise<UnderWay> {
  const all = new Map<string, string>();
  const ids = await runIds(folder);
  for (const id of ids.ok ? ids.value : []) {
    const read = await readRunAt(journalPath(folder, id));
    if (!read.ok) continue;
    const { state } = read.value;
    if (state.finishedAt !== undefined || !among(state.plan)) continue;
    for (const subject of sent(state)) all.set(subject, id);
    if (!(await maySend(folder, state, now))) continue;
    for (const item of waitingIn(state)) for (const subject of subjectsOf(state.plan, item)) all.set(subject, id);
  }
  return all;
}

/** The same of WorkSpaces alone: a bot may be called as one is. */
export const workspacesUnderWay = (folder: string, now: number): Promise<UnderWay> =>
  idsUnderWay(folder, now, (plan) => !isLex(plan));

/** Who drives a run goes on with it however old it is; nobody takes up an old one to send the rest. */
const maySend = async (folder: string, state: RunState, now: number): Promise<boolean> =>
  tooOldToSend(state, now) === undefined ||
  (await holderOf(folder, state.plan.id).catch(() => undefined)) !== undefined;

/** Other runs, on the same kind of thing in the same place: a bot may have a namesake elsewhere. */
const besides =
  (plan: Plan) =>
  (other: Plan): boolean =>
    other.id !== plan.id &&
    other.accountId === plan.accountId &&
    other.region === plan.region &&
    isLex(other) === isLex(plan);

/** What an item of the plan acts on, as it is called in `UnderWay`: a build is known by its bot as well as its locale. */
function subjectsOf(plan: Plan, id: string): readonly string[] {
  if (plan.verb === 'lex-migrate') return [plan.items.find((item) => item.id === id)?.v2BotName ?? id];
  return plan.verb === 'lex-build' ? [id, anyLocaleOf(plan, id)] : [id];
}

/** What has to be free of other runs for it: locales of a bot are built side by side, a migration has the bot to itself. */
function neededBy(plan: Plan, id: string): readonly string[] {
  if (plan.verb !== 'lex-migrate') return plan.verb === 'lex-build' ? [id, botOf(plan, id)] : [id];
  return subjectsOf(plan, id).flatMap((bot) => [bot, `${bot}/*`]);
}

const botOf = ({ items }: LexBuildPlan, id: string) => items.find((item) => item.id === id)?.botName ?? id;
const anyLocaleOf = (plan: LexBuildPlan, id: string) => `${botOf(plan, id)}/*`;

/** Why the item of the plan may not be sent; one sentence. */
export function heldElsewhere({ underWay, changed }: Elsewhere, plan: Plan, id: string): string | undefined {
  const first = (among: UnderWay) => neededBy(plan, id).flatMap((subject) => among.get(subject) ?? [])[0];
  const now = first(underWay);
  if (now !== undefined) return judgeRun(now).reason;
  const before = first(changed);
  return before && `Run ${before} has changed it since this plan was made.`;
}

/**
 * A look at all runs but that of the plan, to be repeated: it reads only what changed since the one before. Ended runs
 * are read once, and what they changed is kept.
 */
export function lookElsewhere(folder: string, plan: Plan): () => Promise<Answer<Elsewhere>> {
  const among = besides(plan);
  const ended = new Map<string, readonly string[]>();

  return async () => {
    const ids = await runIds(folder);
    if (!ids.ok) return ids;
    const underWay = new Map<string, string>();
    const changed = new Map<string, string>();
    for (const id of ids.value) {
      let touched = ended.get(id);
      if (!touched) {
        const read = await readRunAt(journalPath(folder, id));
        // A damaged journal cannot tell; nobody can resume it either.
        if (!read.ok && read.failure.kind !== 'invalid' && read.failure.kind !== 'not-found') return read;
        if (!read.ok) continue;
        const { state } = read.value;
        const matters = among(state.plan);
        touched = matters ? changedSince(plan.createdAt, state) : [];
        if (!matters || state.finishedAt !== undefined) ended.set(id, touched);
        else for (const subject of sent(state)) underWay.set(subject, id);
      }
      for (const subject of touched) changed.set(subject, id);
    }
    return { ok: true, value: { underWay, changed } };
  };
}

const sent = ({ plan, items }: RunState): readonly string[] =>
  items
    .filter((item) => isBetweenSteps(item) || !(isUnsent(item) || item.phase === 'settled'))
    .flatMap((item) => [...subjectsOf(plan, item.id), ...newWorkspace(plan, item)]);

/** What it has had a call for since then that AWS may have acted on. */
const changedSince = (time: number, { plan, items }: RunState): readonly string[] =>
  items.filter(({ sentAt = Number.NEGATIVE_INFINITY }) => sentAt >= time).flatMap(({ id }) => subjectsOf(plan, id));

/** The WorkSpace that a migration makes is in its run as well. */
const newWorkspace = (plan: Plan, { targetId }: ItemState) =>
  plan.verb === 'migrate' && targetId !== undefined ? [targetId] : [];
