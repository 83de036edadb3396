/** Lex as one account has it: V1's bots, V2's bots, and the migrations between them. */
import type { SimulatorClock } from '../clock.ts';
import { type AccountRole, accountRoles } from '../identity/roles.ts';
import { botFrom } from './blueprint.ts';
import type { Bot, Intent, SlotType } from './bots.ts';
import { blueprints } from './generated-bots.ts';
import { pastMigrations } from './history.ts';
import type { Migration } from './migration.ts';
import { slotTypesOf } from './slot-types.ts';
import type { LexV1Left } from './v1-left.ts';
import type { V2Bot } from './v2-bots.ts';
import { knownV2Bots, linkedRoleSuffixes, roleArnOf } from './v2-known.ts';

export interface LexWorld {
  readonly v1: LexV1Left;
  readonly seed: number;
  readonly clock: SimulatorClock;
  readonly accountId: string;
  /** By name, in the order of names. */
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
  /** By id. */
  readonly v2Exports: Map<string, V2Export>;
  /** Where the server listens, for the addresses of finished exports. */
  readonly origin: () => string;
}

/** Of the Draft or a version of a V2 bot. */
export interface V2Export {
  readonly exportId: string;
  readonly botId: string;
  readonly botVersion: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
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
  readonly v1: LexV1Left;
}

export function createLexWorld({ bots: count, seed, clock, now, accountId, origin, v1 }: LexWorldOptions): LexWorld {
  const all = blueprints(count, seed).map((blueprint) => botFrom(blueprint, { seed, now }));
  const bots = byName(all);
  const v2Bots = new Map(knownV2Bots({ seed, now, accountId }).map((bot) => [bot.id, bot]));
  return {
    v1,
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
    v2Exports: new Map(),
    origin,
  };
}

/** As Lex V1 shows it in a Region: what it has and what it was told are the same everywhere, until its bots are gone. */
export const seenIn = (lex: LexWorld, region: string): LexWorld =>
  lex.v1.in(region) === 'empty' ? { ...lex, bots: new Map(), intents: new Map(), slotTypes: new Map() } : lex;

const byName = <T extends { readonly name: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.name, item] as const).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
