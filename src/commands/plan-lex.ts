/** `bellhop plan lex`: what the wizard asks and looks up, without questions; what only a person can settle is refused. */
import { type Answer, type Failure, inSentences } from '../aws/answer.ts';
import type { Account } from '../aws/model.ts';
import type { Session } from '../aws/session.ts';
import { readLimits } from '../configuration/read-configuration.ts';
import type { Given } from '../flags.ts';
import type { Backup } from '../lex/backup.ts';
import { compose, v2NameOf } from '../lex/compose.ts';
import { wizardBanner } from '../lex/end-of-life.ts';
import { busyTarget } from '../lex/look.ts';
import { lookAtV2, runningMigrations } from '../lex/look-at-v2.ts';
import { checkRoleArn } from '../lex/role-arn.ts';
import { type RoleCheck, readRole } from '../lex/role-check.ts';
import type { Look } from '../lex/strategy.ts';
import type { BotWish } from '../plans/bot-list.ts';
import { planLexMigration } from '../plans/lex-plans.ts';
import type { LexItem } from '../plans/plan.ts';
import { sessionFlags } from '../session-flags.ts';
import { command, noWords } from './command.ts';
import { noPlan } from './no-plan.ts';
import { withSession } from './open.ts';
import { say } from './output.ts';
import { planContext } from './plan-context.ts';
import { destinationFrom } from './plan-destination.ts';
import { fileFlags } from './plan-flags.ts';
import { handOver } from './plan-hand-over.ts';
import { keepBots } from './plan-lex-backup.ts';
import { lexHelp } from './plan-lex-help.ts';
import { askBots, probeV1 } from './plan-lex-look.ts';
import { type Wishes, wishesIn, wishFlags } from './plan-lex-wishes.ts';
import { faultLines } from './read-file.ts';

const flags = {
  ...sessionFlags,
  ...wishFlags,
  ...fileFlags,
  'overwrite-earlier': { type: 'boolean' },
  'no-backup': { type: 'boolean' },
  ticket: { type: 'string' },
} as const;

export const planLex = command({ name: 'bellhop plan lex', help: lexHelp, flags, run: makePlan });

async function makePlan(given: Given<keyof typeof flags>): Promise<Answer<number>> {
  noWords(given);
  const destination = await destinationFrom(given);
  if (!destination.ok) return destination;
  const asked = await wishesIn(given);
  if (!asked.ok) return asked;
  const limits = await readLimits();
  if (!limits.ok) return limits;
  return withSession(given, { unlocked: false }, async (session) => {
    const account = await session.account();
    if (!account.ok) return account;
    const elsewhere = refuseElsewhere(asked.value, account.value);
    if (elsewhere) return elsewhere;
    await say(wizardBanner);
    const answers = await probeV1(session);
    if (!answers.ok) return answers;
    const items = await itemsFor(session, asked.value.wishes, account.value, {
      overwriteEarlier: given.has('overwrite-earlier'),
      backup: !given.has('no-backup'),
    });
    if (!items.ok) return items;
    const ticket = given.text('ticket') ?? asked.value.before?.ticket;
    const context = planContext(session, { account: account.value, limits: limits.value, ticket });
    const made = planLexMigration({ ...context, items: items.value });
    return made.ok ? handOver(made.value, destination.value) : made;
  });
}

const ask = { priority: 'view' } as const;

async function itemsFor(
  session: Session,
  wishes: readonly BotWish[],
  { accountId, region, arn }: Account,
  { overwriteEarlier, backup }: { readonly overwriteEarlier: boolean; readonly backup: boolean },
): Promise<Answer<readonly LexItem[]>> {
  const bots = await askBots(session, wishes);
  if (!bots.ok) return bots;
  const looks = new Map<string, Look>();
  for (const name of new Set(wishes.map(v2NameOf))) looks.set(name, await lookAtV2(session, name, ask));
  const roles = await session.lex.v2Roles(ask);
  const checks = await checkRoles(session, wishes, accountId);
  const { items, faults } = compose(bots.value, { looks, roles, checks, accountId, region, overwriteEarlier });
  for (const line of faultLines(faults)) await say(line);
  if (faults.length > 0)
    return noPlan('Not all of it can be settled: see above.', 'Settle that, or leave those bots out.');
  await sayBusy(session, looks);
  if (!backup) return { ok: true, value: items.map((item) => ({ ...item, backup: none })) };
  // Last of all: what is not planned need not be kept.
  const kept = await keepBots(
    session,
    bots.value.map(({ bot }) => bot),
    { accountId, arn },
  );
  return kept.ok ? { ok: true, value: items.map((item, at) => ({ ...item, backup: kept.value[at] })) } : kept;
}

/** Of those that were given, each once; what is no ARN of this account is refused unasked. */
async function checkRoles(
  session: Session,
  wishes: readonly BotWish[],
  accountId: string,
): Promise<ReadonlyMap<string, RoleCheck>> {
  const checks = new Map<string, RoleCheck>();
  for (const arn of new Set(wishes.flatMap(({ role }) => role ?? [])))
    if (!checkRoleArn(arn, accountId, session.region)) checks.set(arn, await readRole(session, arn, ask));
  return checks;
}

const none: Backup = { kind: 'none', reason: '--no-backup was given.' };

/** The run waits for them; who plans it is told now. */
async function sayBusy(session: Session, looks: ReadonlyMap<string, Look>): Promise<void> {
  const running = await runningMigrations(session, ask);
  if (!running.ok) await say(unread(running.failure));
  for (const { existence } of looks.values()) {
    const busy = busyTarget(existence, running.ok ? running.value : [], new Map());
    if (busy !== undefined) await say(`${busy} The run waits for that.`);
  }
}

const unread = (failure: Failure) => `Whether a migration runs into it is unknown. ${inSentences(failure)}`;

function refuseElsewhere(
  { before }: Wishes,
  { accountId, region }: { readonly accountId: string; readonly region: string },
): Answer<never> | undefined {
  if (!before || (before.accountId === accountId && before.region === region)) return undefined;
  return noPlan(
    `Run ${before.id} is of account ${before.accountId} in ${before.region}; this is account ${accountId} in ${region}.`,
    'Give the profile and Region of that run.',
  );
}
