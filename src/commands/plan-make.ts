/** `bellhop plan rebuild` and `bellhop plan migrate`: looks everything up, and writes down what would be sent. */
import type { Answer } from '../aws/answer.ts';
import { clean } from '../aws/clean.ts';
import type { Session } from '../aws/session.ts';
import { readLimits } from '../configuration/read-limits.ts';
import { WrongUsage } from '../flags.ts';
import { phraseOf } from '../plans/confirmation.ts';
import { localFailure } from '../plans/local-failure.ts';
import type { WorkspacesPlan } from '../plans/plan.ts';
import { planText } from '../plans/plan-file.ts';
import { planSelection, type Selection } from '../plans/plan-selection.ts';
import { objections } from '../rules/verdict.ts';
import { runsFolder } from '../runs/folder.ts';
import { idsUnderWay } from '../runs/under-way.ts';
import { createProgress } from '../terminal/progress.ts';
import { command } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { type LookedUp, lookUp } from './look-up.ts';
import { sessionFor } from './open.ts';
import { print, say } from './output.ts';
import { choose, overriddenIn, type PlanFlags, planFlags, policyFrom } from './plan-flags.ts';
import { migrateHelp, rebuildHelp } from './plan-help.ts';
import { planLines, planSummary } from './plan-text.ts';
import { objectionTo, writePrivateFile } from './private-file.ts';

export const planRebuild = command({
  name: 'bellhop plan rebuild',
  help: rebuildHelp,
  flags: planFlags,
  run: (given) => makePlan(given, 'rebuild', undefined),
});

export const planMigrate = command({
  name: 'bellhop plan migrate',
  help: migrateHelp,
  flags: { ...planFlags, bundle: { type: 'string' } },
  run: (given) => makePlan(given, 'migrate', given.text('bundle')),
});

async function makePlan(
  given: PlanFlags,
  verb: Selection['verb'],
  bundle: string | undefined,
): Promise<Answer<number>> {
  const output = given.text('output');
  if (output === undefined) throw new WrongUsage('It needs -o FILE, or -o - for standard output.');
  if (output === '-' && given.has('json'))
    throw new WrongUsage('--json and -o - both want standard output: leave one out.');
  const policy = policyFrom(given);
  // Looking up a large set takes minutes: first whether it can be written down.
  const unwritable = output === '-' ? undefined : await objectionTo(output, { overwrite: given.has('overwrite') });
  if (unwritable) return { ok: false, failure: unwritable };
  const chosen = await choose(given, verb, bundle);
  if (!chosen.ok) return chosen;
  const { selection, before } = chosen.value;
  const overridden = overriddenIn(given, selection);

  const limits = await readLimits();
  if (!limits.ok) return limits;
  const opened = await sessionFor(given, { unlocked: false });
  if (!opened.ok) return opened;
  const session = opened.value;
  try {
    const account = await session.account();
    if (!account.ok) return account;
    const { accountId, region } = account.value;
    if (before && (before.accountId !== accountId || before.region !== region))
      return refused(
        `Run ${before.id} is of account ${before.accountId} in ${before.region}; this is account ${accountId} in ${region}.`,
        'Give the profile and Region of that run.',
      );
    const looked = await lookedUp(session, selection);
    const missing = refuseMissing(selection, looked, given.has('skip-missing'));
    if (!missing.ok) return missing;
    for (const sentence of missing.value) await say(sentence);
    const ticket = given.text('ticket') ?? before?.ticket;
    const made = planSelection(
      selection,
      { ...looked, overridden, underWay: await idsUnderWay(runsFolder(), (plan) => plan.verb !== 'lex-migrate') },
      {
        account: account.value,
        now: session.clock.now(),
        random: Math.random(),
        limits: limits.value,
        policy,
        ...(ticket !== undefined && { ticket: clean(ticket) }),
      },
    );
    return made?.ok ? await hand(made.value, output, given) : (made ?? noTarget(selection));
  } finally {
    session.close();
  }
}

async function lookedUp(session: Session, selection: Selection): Promise<LookedUp> {
  const progress = createProgress();
  const total = new Set(selection.ids).size;
  const tell = (known: number) => {
    progress.show({ done: known, total, text: 'looked up: state, connection, newest snapshot' });
    if (known > 0 && (known % 25 === 0 || known === total)) progress.tell(`Looked up ${known} of ${total}.`, false);
  };
  tell(0);
  const found = await lookUp(session, selection, tell);
  progress.end();
  for (const { what, why } of found.gaps) await say(`${what} ${why} What it would have told counts as unknown.`);
  return found;
}

/** A plan for fewer than were asked for is made only where the operator said so. */
function refuseMissing({ ids }: Selection, { gathered }: LookedUp, skip: boolean): Answer<readonly string[]> {
  const of = (holds: (id: string) => boolean) => [...new Set(ids)].filter(holds);
  const gone = of((id) => gathered.get(id)?.workspace === undefined && gathered.get(id)?.failure === undefined);
  const unread = of((id) => gathered.get(id)?.failure !== undefined);
  const why = unread.map((id) => gathered.get(id)?.failure?.why)[0];
  const sentences = [
    ...(gone.length > 0 ? [`AWS does not list ${gone.join(', ')}.`] : []),
    ...(unread.length > 0 ? [`Could not be looked up: ${unread.join(', ')}. ${why}`] : []),
  ];
  const nothing = gone.length + unread.length === new Set(ids).size;
  if (sentences.length === 0 || (skip && !nothing)) return { ok: true, value: sentences };
  const next = nothing
    ? 'Check the ids, account and Region.'
    : 'Take them out, or plan the others with --skip-missing.';
  return refused(sentences.join(' '), next);
}

const noTarget = (selection: Selection): Answer<never> =>
  refused(`AWS lists none of the ${selection.ids.length} here.`, 'Check the ids, the account and the Region.');

const refused = (why: string, next: string): Answer<never> => ({
  ok: false,
  failure: localFailure('invalid', { what: 'No plan was made.', why, next }),
});

/** The plan goes to its file, what it means to stderr, the phrase or its summary to stdout. */
async function hand(plan: WorkspacesPlan, output: string, given: PlanFlags): Promise<Answer<number>> {
  if (plan.items.length === 0) {
    for (const { id, userName, verdicts } of plan.excluded)
      await say(`${id}  ${userName ?? '?'}  ${objections(verdicts).join(' ')}`);
    return refused('None of them may be sent: see the reasons above.', 'Settle those first, or choose others.');
  }
  const toStdout = output === '-';
  const how = { overwrite: given.has('overwrite') };
  const failure = toStdout ? undefined : await writePrivateFile(output, planText(plan), how);
  if (failure) return { ok: false, failure };
  await say(planLines(plan).join('\n'));
  if (toStdout) {
    await say(`Its phrase: ${phraseOf(plan)}`);
    await print(planText(plan));
  } else {
    await say(`Written to ${output}. bellhop apply ${output} --confirm takes its phrase:`);
    await print(given.has('json') ? JSON.stringify(planSummary(plan), undefined, 2) : phraseOf(plan));
  }
  return { ok: true, value: exitCodes.done };
}
