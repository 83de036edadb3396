/** `bellhop apply`: runs a plan that was made and read before, for the phrase of that very plan. */
import type { Failure } from '../aws/answer.ts';
import { readLimits } from '../configuration/read-configuration.ts';
import { type Given, WrongUsage } from '../flags.ts';
import { type AcknowledgedClass, lexClasses, openClasses } from '../plans/confirmation.ts';
import { planHolds } from '../plans/holds.ts';
import { localFailure } from '../plans/local-failure.ts';
import type { Plan } from '../plans/plan.ts';
import { readPlanFile } from '../plans/plan-file.ts';
import { duration } from '../rules/in-words.ts';
import { startRun } from '../runs/engine.ts';
import { runsFolder } from '../runs/folder.ts';
import { operator } from '../runs/operator.ts';
import { sessionFlags } from '../session-flags.ts';
import { command, oneWord } from './command.ts';
import { exitHelp } from './exit-help.ts';
import { follow, printEnd } from './follow.ts';
import { withSession } from './open.ts';
import { say } from './output.ts';
import { planWords } from './plan-words.ts';

const classes: readonly AcknowledgedClass[] = [...openClasses, ...lexClasses];

export const applyHelp = `Usage: bellhop apply FILE --confirm PHRASE [flags]

Runs a plan to its true end. Each item is looked at again before its call: what
has changed since the plan is skipped as stale.

  --confirm PHRASE          the phrase of this very plan, in quotes, for bots of
                            Lex one for each that bellhop plan show FILE shows
  --acknowledge CLASS       something that was left open, once for each: one of
${classes.map((name) => `                            ${name}\n`).join('')}  --json                    the report as JSON on standard output at the end
  --profile, --region, --endpoint-url, --rate, --speed   as in bellhop --help

A plan may be applied for 24 hours, and once. After its canary the run holds:
bellhop continue RUN lets the rest follow, bellhop stop RUN sends nothing more.
Progress goes to stderr. SIGINT or SIGTERM lets go of the run, and
bellhop resume RUN takes it up again: what was sent is never sent again.
${exitHelp}`;

export const apply = command({
  name: 'bellhop apply',
  help: applyHelp,
  flags: {
    ...sessionFlags,
    confirm: { type: 'string' },
    acknowledge: { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async (given) => {
    const path = oneWord(given, 'the file of a plan');
    const typed = given.texts('confirm');
    if (typed.length === 0)
      throw new WrongUsage(
        `It needs --confirm with the phrase of the plan: bellhop plan show ${path} shows what it would do, and its phrase.`,
      );
    const acknowledged = acknowledgedIn(given);
    const read = await readPlanFile(path);
    if (!read.ok) return read;
    const plan = read.value;
    const limits = await readLimits();
    if (!limits.ok) return limits;
    return withSession(given, { unlocked: true }, async (session) => {
      const failure = objection(plan, typed, acknowledged, session.clock.now(), path);
      if (failure) return { ok: false, failure };
      const started = await startRun({
        plan,
        session,
        folder: runsFolder(),
        by: operator(),
        confirmed: ['headless', ...planWords(plan).open.map(({ class: kind }) => kind)],
        limits: limits.value,
      });
      if (!started.ok) return started;
      await say(`Run ${plan.id} is under way. bellhop watch ${plan.id} follows it, bellhop stop ${plan.id} stops it.`);
      const { state, code } = await follow(started.value, session.clock);
      await printEnd(state, given.has('json'));
      return { ok: true, value: code };
    });
  },
});

function acknowledgedIn(given: Given<'acknowledge'>): ReadonlySet<AcknowledgedClass> {
  const all = given.texts('acknowledge');
  const unknown = all.find((text) => !classes.some((one) => one === text));
  if (unknown !== undefined)
    throw new WrongUsage(`--acknowledge takes ${classes.join(', ')}; ${JSON.stringify(unknown)} is none of them.`);
  return new Set(classes.filter((one) => all.includes(one)));
}

/** Why the plan is not run, if it is not. The phrases themselves are not told: they are for who has read the plan. */
function objection(
  plan: Plan,
  typed: readonly string[],
  acknowledged: ReadonlySet<AcknowledgedClass>,
  now: number,
  path: string,
): Failure | undefined {
  const refused = (why: string, next: string) =>
    localFailure('invalid', { what: `Plan ${plan.id} is not applied, and nothing was sent.`, why, next });
  const { phrases, open } = planWords(plan);
  const wrong = phraseObjection(phrases, typed);
  if (wrong !== undefined)
    return refused(
      wrong,
      `bellhop plan show ${path} shows what it would do, and its phrase${phrases.length > 1 ? 's' : ''}.`,
    );
  const missing = open.filter((one) => !acknowledged.has(one.class));
  if (missing.length > 0)
    return refused(
      missing.map(({ sentence }) => sentence).join(' '),
      `If that is in order: ${missing.map((one) => `--acknowledge ${one.class}`).join(' ')}.`,
    );
  const age = now - plan.createdAt;
  const again = 'Make a new plan and confirm that one.';
  if (age > planHolds) return refused(`It was made ${duration(age)} ago, and holds for ${duration(planHolds)}.`, again);
  if (age < -planHolds)
    return refused(`By this machine's clock it will be made in ${duration(-age)}.`, 'Set the clock right.');
  return undefined;
}

function phraseObjection(phrases: readonly string[], typed: readonly string[]): string | undefined {
  if (phrases.length === 1)
    return typed.at(-1)?.trim() === phrases[0] ? undefined : 'The phrase is not the one of this plan.';
  const same = typed.length === phrases.length && phrases.every((phrase, at) => typed[at]?.trim() === phrase);
  return same
    ? undefined
    : `It needs its ${phrases.length} phrases, each after a --confirm of its own, in their order.`;
}
