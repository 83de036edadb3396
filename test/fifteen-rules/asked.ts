/** What the tests of the Lex rules share: a migration planned from what AWS says now, and what reached AWS. */
import type { LexBot, LexMigration } from '../../src/aws/lex-model.ts';
import { collect } from '../../src/aws/paging.ts';
import type { Session } from '../../src/aws/session.ts';
import { lookAtV2 } from '../../src/lex/look-at-v2.ts';
import type { Target } from '../../src/lex/strategy.ts';
import { planLexMigration } from '../../src/plans/lex-plans.ts';
import type { LexItem, LexPlan } from '../../src/plans/plan.ts';
import { limits, value } from '../plans/fixtures.ts';
import type { Logged, SimulatedWorld } from '../runs/world.ts';

/** Without a namesake in V2, and with nothing that needs hands afterwards. */
export const plain = { bot: 'ScheduleAppointment', version: '1' } as const;
/** With a namesake in V2, that has its locale. */
export const namesake = { bot: 'OrderFlowers', version: '3' } as const;

interface Which {
  readonly bot: string;
  readonly version: string;
}

export const asked = async (world: SimulatedWorld, operation: string): Promise<readonly Logged[]> =>
  (await world.log()).filter((entry) => entry.operation === operation);

export const v1Bot = async (session: Session, { bot, version }: Which): Promise<LexBot> =>
  value(await session.lex.bot(bot, version));

/** The V2 side as it is now, with the strategy that follows from it. */
export async function targetOf(session: Session, name: string): Promise<Target> {
  const look = await lookAtV2(session, name, {});
  const { strategy } = look.existence;
  if (!strategy) throw new Error(look.existence.sentence);
  return { ...look, strategy };
}

/** As the wizard would plan it with what it proposes. */
export async function itemOf(session: Session, which: Which, into = which.bot): Promise<LexItem> {
  const [{ locale }, { existence, strategy }] = [await v1Bot(session, which), await targetOf(session, into)];
  const [first] = value(await session.lex.v2Roles());
  const own = existence.certainty === 'found' ? existence.bot.roleArn : undefined;
  return {
    id: which.bot,
    v1BotName: which.bot,
    v1BotVersion: which.version,
    v2BotName: into,
    v2BotRole: own ?? first?.arn ?? '',
    migrationStrategy: strategy,
    locale,
    existence: existence.certainty,
    inventory: undefined,
  };
}

export async function planned({ session, clock }: SimulatedWorld, items: readonly LexItem[]): Promise<LexPlan> {
  const account = value(await session.account());
  return value(planLexMigration({ account, now: clock.now(), random: 0.5, limits, items }));
}

export const start = async (world: SimulatedWorld, ...items: readonly LexItem[]) =>
  world.start(await planned(world, items));

/** As another operator does it, past this run. */
export async function byHand(session: Session, item: LexItem): Promise<void> {
  const { v1BotName, v1BotVersion, v2BotName, v2BotRole, migrationStrategy } = item;
  value(await session.changes.startLexMigration({ v1BotName, v1BotVersion, v2BotName, v2BotRole, migrationStrategy }));
}

export const migrationsOf = async (session: Session): Promise<readonly LexMigration[]> =>
  value(await collect(session.lex.migrations())) as readonly LexMigration[];

/** Those that the world did not begin with. */
export const begun = ({ simulator: { world } }: SimulatedWorld) =>
  world.lex.migrations.filter(({ startedAt }) => startedAt > world.fleet.startedAt);

/** Says how much of Lex V1 is left, or one of its faults. */
export async function tell({ simulator }: SimulatedWorld, path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${simulator.url}/_simulator/${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
}
