/** `bellhop resume`: takes up a run that was left. What was sent is looked up; what waits goes only for its phrase. */
import type { Answer } from '../aws/answer.ts';
import { WrongUsage } from '../flags.ts';
import { localFailure } from '../plans/local-failure.ts';
import { readRun } from '../runs/catalogue.ts';
import { type Rest, resumeRun } from '../runs/engine.ts';
import { findRun } from '../runs/find-run.ts';
import { runsFolder } from '../runs/folder.ts';
import { operator } from '../runs/operator.ts';
import { resumeSteps, tooOldToSend, waitingIn } from '../runs/resume-steps.ts';
import type { RunState } from '../runs/state.ts';
import { summarise } from '../runs/summary.ts';
import { sessionFlags } from '../session-flags.ts';
import { command, oneWord } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { exitHelp } from './exit-help.ts';
import { follow, printEnd } from './follow.ts';
import { orMeant } from './meant.ts';
import { withSession } from './open.ts';
import { print, say } from './output.ts';
import { planAgain } from './plan-again.ts';

export const resumeHelp = `Usage: bellhop resume RUN [--confirm PHRASE | --leave] [flags]

Takes up a run whose process has ended: AWS is asked what became of each item,
and nothing is sent again. RUN is an id, its beginning or end, or latest.

  --confirm PHRASE          send what waits as well; without this flag the
                            phrase over what waits is shown, and nothing done
  --leave                   only watch what was sent; the rest is not started
  --json                    the report as JSON on standard output at the end
  --profile, --region, --endpoint-url, --rate, --speed   as in bellhop --help

Where nothing waits, neither is needed. 24 hours after the plan was made what
waits is sent no more: --leave, and a new plan.
${exitHelp}`;

export const resume = command({
  name: 'bellhop resume',
  help: resumeHelp,
  flags: { ...sessionFlags, confirm: { type: 'string' }, leave: { type: 'boolean' }, json: { type: 'boolean' } },
  run: async (given) => {
    const typed = oneWord(given, 'a run');
    const phrases = given.texts('confirm');
    if (phrases.length > 0 && given.has('leave'))
      throw new WrongUsage('--confirm sends what waits and --leave does not: leave out one of them.');
    const folder = runsFolder();
    const found = await findRun(folder, typed);
    if (!found.ok) return found;
    const read = await readRun(folder, found.value);
    if (!read.ok) return read;
    const rest = restOf(read.value, phrases, given.has('leave'));
    if (!rest.ok) return rest;
    const { value: chosen } = rest;
    if (chosen === 'asked') return ask(read.value);
    return withSession(given, { unlocked: true }, async (session) => {
      const runId = found.value;
      const resumed = await resumeRun({ runId, session, folder, by: operator(), rest: chosen });
      if (!resumed.ok) return orMeant(resumed, { typed, doing: 'resume', folder });
      await say(`Run ${runId} is taken up: ${summarise(resumed.value.state()).sentence}.`);
      const { state, code } = await follow(resumed.value, session.clock);
      await printEnd(state, given.has('json'));
      return { ok: true, value: code };
    });
  },
});

/** What becomes of what waits; `asked`: that has not been said yet. */
function restOf(state: RunState, phrases: readonly string[], leave: boolean): Answer<Rest | 'asked'> {
  const steps = resumeSteps(state);
  if (leave || steps.length === 0 || state.finishedAt !== undefined) return { ok: true, value: 'leave' };
  const { id } = state.plan;
  const what = `Run ${id} is not resumed, and nothing was sent.`;
  const old = tooOldToSend(state, Date.now());
  if (old !== undefined) {
    const next = `bellhop resume ${id} --leave watches what was sent; then ${planAgain(state.plan)} makes that plan.`;
    return { ok: false, failure: localFailure('invalid', { what, why: old, next }) };
  }
  if (phrases.length === 0) return { ok: true, value: 'asked' };
  if (steps.length === phrases.length && steps.every(({ phrase }, at) => phrases[at]?.trim() === phrase))
    return { ok: true, value: waitingIn(state) };
  return {
    ok: false,
    failure: localFailure('invalid', {
      what,
      why: 'The phrase is not the one over what waits in it.',
      next: `bellhop resume ${id} shows how it stands, and the phrase.`,
    }),
  };
}

/** How it stands goes to stderr, the phrase to stdout: a line each, where there are several to confirm. */
async function ask(state: RunState): Promise<Answer<number>> {
  const { id, accountId, region } = state.plan;
  const { sentence } = summarise(state);
  await say(`Run ${id} in account ${accountId}, Region ${region}: ${sentence}.`);
  await say(
    `${waitingIn(state).length} wait. --leave watches what was sent and leaves them; --confirm with this phrase sends them:`,
  );
  for (const { phrase } of resumeSteps(state)) await print(phrase);
  return { ok: true, value: exitCodes.nothing };
}
