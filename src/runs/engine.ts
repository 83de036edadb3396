/** Starts a confirmed plan, or takes up a run where another process left it. */
import type { Answer, Failure } from '../aws/answer.ts';
import type { Caller } from '../aws/model.ts';
import type { Session } from '../aws/session.ts';
import { lostBackup } from '../lex/lost-backup.ts';
import type { Confirmed } from '../plans/confirmation.ts';
import { type Limits, overCap } from '../plans/limits.ts';
import { localFailure } from '../plans/local-failure.ts';
import type { Plan } from '../plans/plan.ts';
import { verifyPlan } from '../plans/seal.ts';
import { drive, type RunHandle } from './drive.ts';
import type { Created, RunEvent } from './events.ts';
import { begin, fold, step } from './fold.ts';
import { createJournal, type Journal, reopenJournal } from './journal.ts';
import { waitingIn } from './resume-steps.ts';
import type { Driven, RunState } from './state.ts';

interface Where {
  readonly session: Session;
  /** Of the journals, see `runsFolder`. */
  readonly folder: string;
  /** Who sits at the console, for the journal. */
  readonly by: string;
}

interface Confirmation {
  readonly plan: Plan;
  /** How the operator confirmed it, for the journal. */
  readonly confirmed: readonly Confirmed[];
  /** Of this machine: a plan made elsewhere keeps to them too. */
  readonly limits: Limits;
}

/** The plan's journal is on disk before anything is sent; without it nothing is. */
export async function startRun(parts: Where & Confirmation): Promise<Answer<RunHandle>> {
  const { plan, session, folder, by, confirmed, limits } = parts;
  const sound = verifyPlan(plan);
  if (!sound.ok) return sound;
  if (plan.items.length === 0) return refused(plan.id, 'The plan sends nothing: every item is excluded.');
  const tooMany = overCap(plan.items.length, limits);
  if (tooMany) return { ok: false, failure: tooMany };
  const home = await atHome(plan, session);
  if (!home.ok) return home;
  const lost = plan.verb === 'lex-migrate' ? await lostBackup(plan.items) : undefined;
  if (lost) return { ok: false, failure: lost };
  const { arn } = home.value;
  const created: Created = { type: 'created', at: session.clock.now(), plan, by, arn, pid: process.pid, confirmed };
  const journal = await createJournal(folder, created);
  return journal.ok ? { ok: true, value: drive(begin(created), journal.value, session, folder) } : journal;
}

/** What becomes of the items that wait: left, or sent if they are these ones, which the operator confirmed. */
export type Rest = 'leave' | readonly string[];

/**
 * Takes a run up again. What was being sent when it was left is unclear, and is cleared up by looking. What waits in it
 * is sent only where the operator was asked anew (see `resumeSteps`), and only if it is still the same; `'leave'` stops
 * the run.
 */
export async function resumeRun({
  runId,
  session,
  folder,
  by,
  rest,
}: Where & { readonly runId: string; readonly rest: Rest }): Promise<Answer<RunHandle>> {
  const opened = await reopenJournal(folder, runId);
  if (!opened.ok) return opened;
  const { journal, events } = opened.value;
  const state = fold(events);
  const objection = objectionTo(state, rest);
  const home = objection ? refusedResume(runId, objection) : await atHome(state.plan, session);
  const news = home.ok
    ? takenUp(state, rest, { at: session.clock.now(), by, arn: home.value.arn, pid: process.pid })
    : [];
  const problem = home.ok ? await appendAll(journal, news) : home.failure;
  if (!problem) return { ok: true, value: drive(news.reduce(step, state), journal, session, folder) };
  // What failed first is what is told.
  await journal.close().catch(() => undefined);
  return { ok: false, failure: problem };
}

/** What the journal is told of it, before anything is sent or looked at. */
export function takenUp(state: RunState, rest: Rest, driven: Driven): readonly RunEvent[] {
  const { at, by } = driven;
  const resumed: RunEvent = { type: 'resumed', ...driven };
  // Who confirms anew that the rest is to be sent has looked at what it was held up for.
  if (rest !== 'leave')
    return state.paused ? [resumed, { type: 'continued', at, by, of: state.paused.nth }] : [resumed];
  if (waitingIn(state).length === 0) return [resumed];
  // First of all: nothing that waits may be sent, whatever comes between.
  return [{ type: 'stopped', at, why: 'Resumed to watch what was sent; the rest was left.' }, resumed];
}

async function appendAll(journal: Journal, events: readonly RunEvent[]): Promise<Failure | undefined> {
  for (const event of events) {
    const failure = await journal.append(event);
    if (failure) return failure;
  }
  return undefined;
}

/** In another account or Region every WorkSpace would look gone: such a session may neither send nor watch. */
async function atHome(plan: Plan, session: Session): Promise<Answer<Caller>> {
  const caller = await session.caller({ priority: 'verify' });
  if (!caller.ok) return caller;
  const { accountId, region } = caller.value;
  if (accountId === plan.accountId && region === plan.region) return caller;
  return {
    ok: false,
    failure: localFailure('invalid', {
      what: `Run ${plan.id} belongs elsewhere.`,
      why: `It is for account ${plan.accountId} in ${plan.region}; this session is in account ${accountId} in ${region}.`,
      next: 'Use the profile and Region of the plan.',
    }),
  };
}

/** Read under the lock: what was confirmed may have been done or left by another process meanwhile. */
function objectionTo(state: RunState, rest: Rest): string | undefined {
  if (state.finishedAt !== undefined) return 'It has ended.';
  const waiting = waitingIn(state);
  if (rest === 'leave' || (waiting.length === rest.length && waiting.every((id) => rest.includes(id)))) return;
  return 'What waits in it is not what was confirmed: another process has had it meanwhile.';
}

const refusedResume = (id: string, why: string): Answer<never> => ({
  ok: false,
  failure: localFailure('invalid', {
    what: `Run ${id} is not resumed.`,
    why,
    next: 'Look how it stands. What was not started is for a new plan.',
  }),
});

function refused(id: string, why: string): Answer<never> {
  return {
    ok: false,
    failure: localFailure('invalid', {
      what: `Run ${id} was not started.`,
      why,
      next: 'Change the selection and plan again.',
    }),
  };
}
