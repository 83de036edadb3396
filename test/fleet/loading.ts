/** A fleet that is loaded from a simulated AWS in simulated time, and what was asked for it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Session, SessionSettings } from '../../src/aws/session.ts';
import { emptyFleet, type Fleet, type Row } from '../../src/fleet/fleet.ts';
import { type FleetLoader, type LoaderOptions, loadFleet } from '../../src/fleet/load.ts';
import type { SimulatorOptions } from '../../src/simulator/server.ts';
import { type Logged, type SimulatedWorld, simulatedWorld } from '../runs/world.ts';

export interface Loading extends AsyncDisposable {
  readonly world: SimulatedWorld;
  readonly session: Session;
  readonly store: StoreApi<Fleet>;
  readonly gone: Row[];
  load(options?: LoaderOptions): FleetLoader;
  until(holds: (fleet: Fleet) => boolean): Promise<Fleet>;
  /** Simulated milliseconds go by in steps, so that answers under way arrive in their time. */
  pass(ms: number): Promise<void>;
  /** What was asked of an operation. */
  asked(operation?: string): Promise<readonly Logged[]>;
}

export async function loading(
  aws: SimulatorOptions = {},
  settings: Partial<SessionSettings> = {},
  from: Partial<Fleet> = {},
): Promise<Loading> {
  const world = await simulatedWorld(aws);
  const session = await world.open(settings);
  const store = createStore<Fleet>(() => ({ ...emptyFleet, ...from }));
  const gone: Row[] = [];
  const loaders: FleetLoader[] = [];
  return {
    world,
    session,
    store,
    gone,
    load: (options) => {
      const loader = loadFleet(session, store, { every: undefined, onGone: (rows) => gone.push(...rows), ...options });
      loaders.push(loader);
      return loader;
    },
    until: (holds) =>
      new Promise((resolve) => {
        const look = (fleet: Fleet) => {
          if (!holds(fleet)) return;
          stop();
          resolve(fleet);
        };
        const stop = store.subscribe(look);
        look(store.getState());
      }),
    pass: async (ms) => {
      for (let left = ms; left > 0; left -= step) await world.clock.sleep(Math.min(step, left));
    },
    asked: async (operation) => (await world.log()).filter((one) => !operation || one.operation === operation),
    async [Symbol.asyncDispose]() {
      for (const loader of loaders) loader.stop();
      await world[Symbol.asyncDispose]();
    },
  };
}

/** Milliseconds. */
const step = 500;

export const loaded = ({ loading }: Fleet): boolean => !loading;

/** Seconds of simulated time from the first to the last of these calls. */
export function seconds(calls: readonly Logged[]): number {
  const at = calls.map((call) => Date.parse(call.at));
  return (Math.max(...at) - Math.min(...at)) / 1000;
}
