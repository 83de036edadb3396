/**
 * A migration, as it is decided when it begins, seen through the clock, and carried out in Lex V2 the first time anybody
 * looks after its end. No timers, so a jump of the clock is enough to see it end.
 */
import type { Alert } from './alerts.ts';
import type { V2Bot, V2Locale } from './v2-bots.ts';
import type { LexWorld } from './world.ts';

export type Strategy = 'CREATE_NEW' | 'UPDATE_EXISTING';
export type MigrationStatus = 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';

export interface Migration {
  readonly id: string;
  readonly botName: string;
  readonly botVersion: string;
  /** With a hyphen: `en-US`. */
  readonly locale: string;
  readonly v2BotId: string;
  readonly v2BotName: string;
  readonly role: string;
  readonly strategy: Strategy;
  /** Epoch milliseconds, as is `endsAt`. */
  readonly startedAt: number;
  readonly endsAt: number;
  readonly outcome: 'COMPLETED' | 'FAILED';
  readonly alerts: readonly Alert[];
  /** Lex V2's import that does the work. */
  readonly importId: string;
  /** What it makes of the V2 bot; undefined once carried out, and for those that ended before the world began. */
  readonly effect: ((bot: V2Bot) => V2Bot) | undefined;
  /** The locale it brings. */
  readonly brings: V2Locale | undefined;
}

export interface StartRequest {
  readonly v1BotName: string;
  readonly v1BotVersion: string;
  readonly v2BotName: string;
  readonly v2BotRole: string;
  readonly migrationStrategy: Strategy;
}

export const statusAt = (migration: Migration, now: number): MigrationStatus =>
  now < migration.endsAt ? 'IN_PROGRESS' : migration.outcome;

/** The alerts that have come up by `now`: they arrive one by one while the migration runs. */
export function alertsAt({ alerts, startedAt, endsAt }: Migration, now: number): readonly Alert[] {
  const done = (now - startedAt) / (endsAt - startedAt);
  return alerts.filter((_, index) => (index + 1) / (alerts.length + 1) <= done);
}

/** The migration that is running into a V2 bot. */
export const runningInto = ({ migrations, clock }: LexWorld, v2BotId: string): Migration | undefined =>
  migrations.find((migration) => migration.v2BotId === v2BotId && clock.now() < migration.endsAt);

/** Carries out in Lex V2 what has ended by now. */
export function settle({ migrations, v2Bots, clock }: LexWorld): void {
  const now = clock.now();
  for (const [index, migration] of migrations.entries()) {
    if (!migration.effect || now < migration.endsAt) continue;
    const bot = v2Bots.get(migration.v2BotId);
    if (bot) v2Bots.set(bot.id, migration.effect(bot));
    migrations[index] = { ...migration, effect: undefined };
  }
}
