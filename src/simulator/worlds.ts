/**
 * The accounts and Regions there are: each a world of its own, made when it is first asked for. Whose a request is says
 * its access key; what no Region was asked for has one world, whatever the Region.
 */
import type { SimulatorClock } from './clock.ts';
import type { Estate } from './estates/estate.ts';
import { type LexV1Left, type LexV1Modes, lexV1Left } from './lex/v1-left.ts';
import { hash } from './random.ts';
import { createWorld, type World } from './world.ts';

/** WorkSpaces by Region; the first one has the estate under its usual ids, a Region that is not here has none. */
export type Regions = Readonly<Record<string, number>>;

export interface WorldsOptions {
  readonly estate: Estate;
  /** In each account, where `regions` is absent. */
  readonly workspaces: number;
  /** Absent: every Region shows the same WorkSpaces. */
  readonly regions?: Regions;
  /** How many they are spread over evenly; absent: as the estate has them. */
  readonly directories?: number | undefined;
  readonly bots: number;
  readonly lexV1?: LexV1Modes;
  readonly seed: number;
  readonly clock: SimulatorClock;
}

export interface Worlds {
  /** The usual account in the first Region. */
  readonly first: World;
  readonly lexV1: LexV1Left;
  of(accountId: string, region: string): World;
  /** Those that somebody has asked for. */
  made(): Iterable<World>;
}

const usual = '123456789012';
const aliases: Readonly<Record<string, string>> = { [usual]: 'harbour-hotels', '210987654321': 'harbour-resorts' };

/** Twelve digits after AKIA or ASIA are the account; every other key is the usual one's. */
export const accountOf = (accessKeyId: string): string => /^A[KS]IA(\d{12})/.exec(accessKeyId)?.[1] ?? usual;

const vacant: Estate = { workspaces: 0, bundles: [], usage: [] };

export function createWorlds(options: WorldsOptions): Worlds {
  const { estate, workspaces, regions, directories, bots, lexV1: modes, seed, clock } = options;
  const worlds = new Map<string, World>();
  const lexV1 = lexV1Left(modes);
  const firstRegion = Object.keys(regions ?? {})[0] ?? '';
  const of = (accountId: string, asked: string): World => {
    const region = regions ? asked : '';
    const place = `${accountId} ${region}`;
    const there = worlds.get(place);
    if (there) return there;
    const size = regions ? regions[region] : workspaces;
    const isFirst = accountId === usual && region === firstRegion;
    const world = createWorld({
      estate: size === undefined ? vacant : estate,
      workspaces: size ?? 0,
      bots: size === undefined ? 0 : bots,
      lexV1,
      seed: isFirst ? seed : hash(seed, place),
      clock,
      accountId,
      region,
      alias: aliases[accountId],
      ...(directories !== undefined && { directories }),
      ...(!isFirst && { place }),
    });
    world.origin = worlds.values().next().value?.origin ?? '';
    worlds.set(place, world);
    return world;
  };
  return { first: of(usual, firstRegion), lexV1, of, made: () => worlds.values() };
}
