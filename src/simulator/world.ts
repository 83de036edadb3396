/** Everything that is true inside one account and Region of the simulated AWS, at the time its clock shows. */
import type { SimulatorClock } from './clock.ts';
import type { Estate } from './estates/estate.ts';
import type { LexV1Left } from './lex/v1-left.ts';
import { createLexWorld, type LexWorld } from './lex/world.ts';
import { createSubnets, type Subnets } from './network/subnets.ts';
import { randomFrom } from './random.ts';
import type { Bundle } from './workspaces/bundles.ts';
import { type Catalogue, createCatalogue } from './workspaces/catalogue.ts';
import { type Directory, directories, directoriesAlike, directoriesElsewhere } from './workspaces/directories.ts';
import { createFleet, type Fleet } from './workspaces/fleet.ts';

export interface WorldOptions {
  readonly estate: Estate;
  /** WorkSpaces, 0 to 200,000. */
  readonly workspaces: number;
  /** How many directories the WorkSpaces are spread over evenly; absent: as the estate has them. */
  readonly directories?: number;
  /** Lex V1 bots. */
  readonly bots: number;
  readonly lexV1: LexV1Left;
  readonly seed: number;
  readonly clock: SimulatorClock;
  readonly accountId: string;
  readonly region: string;
  readonly alias: string | undefined;
  /** Where its things need ids of their own, because there is another account or Region that has the others. */
  readonly place?: string;
}

export interface World {
  readonly clock: SimulatorClock;
  readonly seed: number;
  /** Seeded stream in [0, 1), for what depends on the order of requests. */
  readonly random: () => number;
  readonly accountId: string;
  /** Empty where every Region shows the same. */
  readonly region: string;
  /** What ListAccountAliases answers. */
  readonly alias: string | undefined;
  readonly directories: readonly Directory[];
  readonly catalogue: Catalogue;
  readonly fleet: Fleet;
  readonly subnets: Subnets;
  readonly lex: LexWorld;
  /** Where the server listens; set by the server. */
  origin: string;
}

export function createWorld(options: WorldOptions): World {
  const { estate, workspaces, bots, lexV1, seed, clock, accountId, region, alias, place } = options;
  const now = clock.now();
  const catalogue = createCatalogue(estate.bundles, place);
  const registered = registeredIn(options);
  const desks = estate.usage.flatMap(([name, { alias }, weight]) => {
    const used = options.directories === undefined ? registered.filter((one) => one.alias === alias) : registered;
    const bundle = catalogue.named(name);
    return used.flatMap((directory) => Array<readonly [Bundle, Directory]>(weight).fill([bundle, directory]));
  });
  let lex: LexWorld | undefined;
  let subnets: Subnets | undefined;
  const world: World = {
    clock,
    seed,
    random: randomFrom(seed),
    accountId,
    region,
    alias,
    // Nobody registers a directory where there is not one desktop.
    directories: desks.length > 0 ? registered : [],
    catalogue,
    fleet: createFleet({ size: workspaces, seed, clock, desks }),
    origin: '',
    get subnets() {
      subnets ??= createSubnets(world.fleet, world.directories);
      return subnets;
    },
    // Made when somebody first asks for it: half of a demo's start would go into bots that few come to see.
    get lex() {
      lex ??= createLexWorld({ bots, v1: lexV1, seed, clock, now, accountId, origin: () => world.origin });
      return lex;
    },
  };
  return world;
}

function registeredIn({ directories: many, place }: WorldOptions): readonly Directory[] {
  if (many !== undefined) return directoriesAlike(many, place === undefined ? [] : [place]);
  return place === undefined ? directories : directoriesElsewhere(place);
}
