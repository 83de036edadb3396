/** Everything that is true inside the simulated AWS account, at the time its clock shows. */
import type { SimulatorClock } from './clock.ts';
import type { Estate } from './estates/estate.ts';
import { createLexWorld, type LexWorld } from './lex/world.ts';
import { createSubnets, type Subnets } from './network/subnets.ts';
import { randomFrom } from './random.ts';
import type { Bundle } from './workspaces/bundles.ts';
import { type Catalogue, createCatalogue } from './workspaces/catalogue.ts';
import type { Directory } from './workspaces/directories.ts';
import { createFleet, type Fleet } from './workspaces/fleet.ts';

export interface WorldOptions {
  readonly estate: Estate;
  /** WorkSpaces, 0 to 200,000. */
  readonly workspaces: number;
  /** Lex V1 bots. */
  readonly bots: number;
  readonly seed: number;
  readonly clock: SimulatorClock;
}

export interface World {
  readonly clock: SimulatorClock;
  readonly seed: number;
  /** Seeded stream in [0, 1), for what depends on the order of requests. */
  readonly random: () => number;
  readonly accountId: string;
  /** What ListAccountAliases answers. */
  readonly alias: string;
  readonly catalogue: Catalogue;
  readonly fleet: Fleet;
  readonly subnets: Subnets;
  readonly lex: LexWorld;
  /** Where the server listens; set by the server. */
  origin: string;
}

const accountId = '123456789012';

export function createWorld({ estate, workspaces, bots, seed, clock }: WorldOptions): World {
  const now = clock.now();
  const catalogue = createCatalogue(estate.bundles);
  const desks = estate.usage.flatMap(([name, directory, weight]) =>
    Array<readonly [Bundle, Directory]>(weight).fill([catalogue.named(name), directory]),
  );
  let lex: LexWorld | undefined;
  let subnets: Subnets | undefined;
  const world: World = {
    clock,
    seed,
    random: randomFrom(seed),
    accountId,
    alias: 'harbour-hotels',
    catalogue,
    fleet: createFleet({ size: workspaces, seed, clock, desks }),
    origin: '',
    get subnets() {
      subnets ??= createSubnets(world.fleet);
      return subnets;
    },
    // Made when somebody first asks for it: half of a demo's start would go into bots that few come to see.
    get lex() {
      lex ??= createLexWorld({ bots, seed, clock, now, accountId, origin: () => world.origin });
      return lex;
    },
  };
  return world;
}
