/** Everything that is true inside the simulated AWS account, at the time its clock shows. */
import type { SimulatorClock } from './clock.ts';
import { createLexWorld, type LexWorld } from './lex/world.ts';
import { createSubnets, type Subnets } from './network/subnets.ts';
import { randomFrom } from './random.ts';
import { createFleet, type Fleet } from './workspaces/fleet.ts';

export interface WorldOptions {
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
  readonly fleet: Fleet;
  readonly subnets: Subnets;
  readonly lex: LexWorld;
  /** Where the server listens; set by the server. */
  origin: string;
}

const accountId = '123456789012';

export function createWorld({ workspaces, bots, seed, clock }: WorldOptions): World {
  const now = clock.now();
  let lex: LexWorld | undefined;
  let subnets: Subnets | undefined;
  const world: World = {
    clock,
    seed,
    random: randomFrom(seed),
    accountId,
    alias: 'harbour-hotels',
    fleet: createFleet({ size: workspaces, seed, clock }),
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
