/** Lex as one account has it: V1's bots, V2's bots, and the migrations between them. */
import type { SimulatorClock } from '../clock.ts';
import { type AccountRole, accountRoles } from '../identity/roles.ts';
import { botFrom } from './blueprint.ts';
import type { Bot, Intent, SlotType } from './bots.ts';
import { blueprints } from './generated-bots.ts';
import { pastMigrations } from './history.ts';
import type { Migration } from './migration.ts';
import { slotTypesOf } from './slot-types.ts';
import type { V2Bot } from './v2-bots.ts';
import { knownV2Bots, linkedRoleSuffixes, roleArnOf } from './v2-known.ts';

/**
 * How much of Lex V1 is left: it serves; its bots are gone; it refuses everybody; it answers that it has ended; something
 * in between answers with a web page; nothing answers.
 */
export type LexV1Mode = 'serving' | 'empty' | 'denied' | 'gone' | 'html' | 'silent';

export interface LexWorld {
  v1: LexV1Mode;
  readonly seed: number;
  readonly clock: SimulatorClock;
  readonly accountId: string;
  /** By name, in the order of names; what is shown of them is `visibleBots`. */
  readonly bots: ReadonlyMap<string, Bot>;
  /** Intents and slot types belong to the account, not to a bot. By name. */
  readonly intents: ReadonlyMap<string, Intent>;
  readonly slotTypes: ReadonlyMap<string, SlotType>;
  /** IAM's, in the order of paths and names. */
  readonly roles: readonly AccountRole[];
  /** By id. */
  readonly v2Bots: Map<string, V2Bot>;
  /** Oldest first. */
  readonly migrations: Migration[];
  /** Resource type, name and version of an export to the time it was first asked for. */
  readonly exports: Map<string, number>;
  /** Where the server listens, for the addresses of finished exports. */
  readonly origin: () => string;
}

export interface LexWorldOptions {
  /** Lex V1 bots. */
  readonly bots: number;
  readonly seed: number;
  readonly clock: SimulatorClock;
  /** Epoch milliseconds at which the world began. */
  readonly now: number;
  readonly accountId: string;
  readonly origin: () => string;
}

export function createLexWorld({ bots: count, seed, clock, now, accountId, origin }: LexWorldOptions): LexWorld {
  const all = blueprints(count, seed).map((blueprint) => botFrom(blueprint, { seed, now }));
  const bots = byName(all);
  const v2Bots = new Map(knownV2Bots({ seed, now, accountId }).map((bot) => [bot.id, bot]));
  return {
    v1: 'serving',
    seed,
    clock,
    accountId,
    bots,
    intents: byName(
      all.flatMap((bot) => bot.versions.flatMap((version) => version.intents.map(({ intent }) => intent))),
    ),
    slotTypes: byName(all.flatMap(slotTypesOf)),
    roles: accountRoles({ accountId, seed, now, lexV2Suffixes: linkedRoleSuffixes }),
    v2Bots,
    migrations: [...pastMigrations({ seed, now, accountId, bots, v2Bots, role: roleArnOf(accountId, '_OLD001') })],
    exports: new Map(),
    origin,
  };
}

/** The bots as far as Lex V1 still shows them. */
export const visibleBots = ({ v1, bots }: LexWorld): ReadonlyMap<string, Bot> => (v1 === 'empty' ? new Map() : bots);

const byName = <T extends { readonly name: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.name, item] as const).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
