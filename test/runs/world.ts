/**
 * A simulated AWS and a session that live in the same time: whenever somebody sleeps, time jumps on to the first who
 * wakes, so that hours of watching pass at once and a slow machine changes nothing.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from '../../src/aws/answer.ts';
import type { Bundle, Workspace } from '../../src/aws/model.ts';
import { openSession } from '../../src/aws/open-session.ts';
import { collect } from '../../src/aws/paging.ts';
import type { Session, SessionSettings } from '../../src/aws/session.ts';
import type { Clock } from '../../src/clock.ts';
import { planWorkspaces } from '../../src/plans/build-plan.ts';
import type { Plan, WorkspacesPlan } from '../../src/plans/plan.ts';
import type { RunPolicy } from '../../src/plans/policy.ts';
import { verbFacts, type WorkspaceVerb } from '../../src/rules/verbs.ts';
import { readRun } from '../../src/runs/catalogue.ts';
import type { RunHandle } from '../../src/runs/drive.ts';
import { resumeRun, startRun } from '../../src/runs/engine.ts';
import { waitingIn } from '../../src/runs/resume-steps.ts';
import type { RunState } from '../../src/runs/state.ts';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/server.ts';
import { connectionOf } from '../../src/simulator/workspaces/connections.ts';
import { impatient } from '../aws/loopback.ts';
import { limits, planMigration, planRebuild, value } from '../plans/fixtures.ts';

export interface FaultRule {
  readonly effect: string;
  readonly operation?: string;
  readonly id?: string;
  readonly nth?: number;
  readonly times?: number;
  readonly probability?: number;
  readonly with?: object;
}

export interface Logged {
  /** ISO 8601, simulated time. */
  readonly at: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly error?: string;
}

export interface SimulatedWorld extends AsyncDisposable {
  readonly simulator: Simulator;
  readonly session: Session;
  readonly clock: Clock;
  readonly folder: string;
  open(over?: Partial<SessionSettings>): Promise<Session>;
  faults(...rules: readonly FaultRule[]): Promise<void>;
  log(): Promise<readonly Logged[]>;
  /** AVAILABLE, unrelated, with a snapshot, and without its user for some hours. */
  ordinary(count: number, holds?: (workspace: Workspace) => boolean): Promise<readonly Workspace[]>;
  /** AVAILABLE, with its user at the desk for an hour. */
  connected(): Promise<Workspace>;
  bundle(holds: (bundle: Bundle) => boolean): Promise<Bundle>;
  /** Without canary or limit, unless the policy says so. */
  rebuilds(workspaces: readonly Workspace[], policy?: Partial<RunPolicy>): Promise<WorkspacesPlan>;
  migrations(workspaces: readonly Workspace[], target: Bundle, policy?: Partial<RunPolicy>): Promise<WorkspacesPlan>;
  /** Of any verb but migration; a change of protocol is to WSP. */
  plans(
    verb: Exclude<WorkspaceVerb, 'migrate'>,
    workspaces: readonly Workspace[],
    policy?: Partial<RunPolicy>,
  ): Promise<WorkspacesPlan>;
  /** Puts WorkSpaces into a condition, as the simulator's control path has it, and gives their records. */
  put(workspaces: readonly Workspace[], condition: object): Promise<readonly Workspace[]>;
  start(plan: Plan): Promise<RunHandle>;
  /** With what waits now, or without. */
  resume(runId: string, rest?: 'send' | 'leave'): Promise<RunHandle>;
}

/** Of a Wednesday, whenever the tests are run. */
const morning = Date.parse('2026-11-18T09:00:00Z');

export async function simulatedWorld(options: SimulatorOptions = {}): Promise<SimulatedWorld> {
  const { seed = 3 } = options;
  // With a speed it is shared with other processes, which have this machine's clock.
  const leaps = options.speed === undefined;
  const from = leaps ? { startsAt: morning } : {};
  const simulator = await startSimulator({ workspaces: 150, bots: 20, rate: 0, ...from, ...options, seed });
  const clock = leapingClock(simulator.world.clock);
  // In the evening, when few are at their desks, and what was in motion at the start has come to rest.
  if (leaps) clock.leap((20 * hour - (clock.now() % (24 * hour)) + 24 * hour) % (24 * hour));
  const stays = (id: string, wanted: string, hours: number) => {
    const record = simulator.world.fleet.find(id);
    const from = clock.now();
    const times = Array.from({ length: 2 * hours + 1 }, (_, half) => from + (half * hour) / 2);
    return record !== undefined && times.every((at) => connectionOf(seed, record, at).state === wanted);
  };
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-runs-'));
  const sessions: Session[] = [];
  const handles: RunHandle[] = [];
  const control = (method: string, path: string, body?: unknown) =>
    fetch(`${simulator.url}/_simulator/${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });

  async function open(over: Partial<SessionSettings> = {}): Promise<Session> {
    const settings = {
      clock,
      endpointUrl: simulator.url,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'AKIASIMULATED', secretAccessKey: 'simulated' },
      unlocked: true,
      rate: 20,
      burst: 20,
      ...over,
    };
    const session = value(await openSession(settings, impatient));
    sessions.push(session);
    return session;
  }
  const session = await open();
  const context = async (policy: Partial<RunPolicy> = {}) => ({
    account: value(await session.account()),
    now: clock.now(),
    random: Math.random(),
    limits,
    policy: { canary: 0, stopAfter: { percent: 100 }, ...policy },
  });
  const found = <T>(answer: Answer<readonly T[]>) => value(answer) as readonly T[];
  const candidates = async (workspaces: readonly Workspace[], verb: WorkspaceVerb = 'rebuild') => {
    const { goesBackTo } = verbFacts[verb];
    const directories = found(await collect(session.workspaces.directories()));
    const bundles = found(await collect(session.workspaces.bundles()));
    const connections = found(await collect(session.workspaces.connections()));
    const connected = new Map(connections.map(({ id, state }) => [id, state]));
    return Promise.all(
      workspaces.map(async (workspace) => {
        const snapshots = value(await session.workspaces.snapshots(workspace.id));
        return {
          workspace,
          bundle: bundles.find(({ id }) => id === workspace.bundleId),
          directory: directories.find(({ id }) => id === workspace.directoryId),
          snapshot: goesBackTo && (snapshots[goesBackTo][0] ?? ('none' as const)),
          protocol: verb === 'modify-protocol' ? ('WSP' as const) : undefined,
          connection: connected.get(workspace.id),
        };
      }),
    );
  };
  const keep = (answer: Answer<RunHandle>) => {
    const handle = value(answer);
    handles.push(handle);
    return handle;
  };

  return {
    simulator,
    session,
    clock,
    folder,
    open,
    faults: async (...rules) => {
      const response = await control('POST', 'faults', rules);
      if (!response.ok) throw new Error(await response.text());
    },
    log: async () => (await control('GET', 'log')).json() as Promise<readonly Logged[]>,
    ordinary: async (count, holds = () => true) => {
      const all = found(await collect(session.workspaces.workspaces()));
      const fit = all.filter(
        (one) =>
          one.state === 'AVAILABLE' &&
          one.related.length + one.standbys.length + one.modifications.length === 0 &&
          stays(one.id, 'DISCONNECTED', 3) &&
          holds(one),
      );
      const chosen: Workspace[] = [];
      for (const one of fit) {
        if (chosen.length === count) break;
        if (value(await session.workspaces.snapshots(one.id)).rebuild.length > 0) chosen.push(one);
      }
      if (chosen.length < count) throw new Error(`only ${chosen.length} WorkSpaces fit`);
      return chosen;
    },
    connected: async () => {
      const all = found(await collect(session.workspaces.workspaces()));
      const one = all.find(
        ({ id, related, standbys }) => related.length + standbys.length === 0 && stays(id, 'CONNECTED', 1),
      );
      if (!one) throw new Error('nobody is connected');
      return one;
    },
    bundle: async (holds) => {
      const bundle = found(await collect(session.workspaces.bundles())).find(holds);
      if (!bundle) throw new Error('no bundle fits');
      return bundle;
    },
    rebuilds: async (workspaces, policy) =>
      value(planRebuild({ ...(await context(policy)), candidates: await candidates(workspaces) })),
    migrations: async (workspaces, target, policy) => {
      const all = await candidates(workspaces);
      return value(planMigration({ ...(await context(policy)), candidates: all.map((one) => ({ ...one, target })) }));
    },
    plans: async (verb, workspaces, policy) =>
      value(planWorkspaces({ ...(await context(policy)), verb, candidates: await candidates(workspaces, verb) })),
    put: async (workspaces, condition) => {
      for (const { id } of workspaces) {
        const response = await control('PUT', `workspaces/${id}`, condition);
        if (!response.ok) throw new Error(await response.text());
      }
      return found(await session.workspaces.workspacesById(workspaces.map(({ id }) => id)));
    },
    start: async (plan) => keep(await startRun({ plan, session, folder, by: 'ann', confirmed: ['phrase'], limits })),
    resume: async (runId, what = 'send') => {
      const rest = what === 'leave' ? what : waitingIn(value(await readRun(folder, runId)));
      return keep(await resumeRun({ runId, session, folder, by: 'bob', rest }));
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(handles.map((handle) => handle.close()));
      for (const each of sessions) each.close();
      await simulator.close();
      clock.halt();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves once the run's state is so. */
export function until(run: RunHandle, holds: (state: RunState) => boolean): Promise<RunState> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds(run.state())) return;
      unsubscribe();
      resolve(run.state());
    };
    const unsubscribe = run.subscribe(look);
    look();
  });
}

const hour = 3_600_000;

function leapingClock(world: Simulator['world']['clock']): Clock & { halt(): void; leap(ms: number): void } {
  const sleepers = new Set<{ readonly at: number; wake(): void }>();
  const timer = setInterval(() => {
    const next = Math.min(...[...sleepers].map(({ at }) => at));
    if (!Number.isFinite(next)) return;
    world.advance(Math.max(0, next - world.now()));
    for (const sleeper of sleepers) if (sleeper.at <= world.now()) sleeper.wake();
  }, 2);
  return {
    now: world.now,
    halt: () => clearInterval(timer),
    leap: world.advance,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const wake = () => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper = { at: world.now() + ms, wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', wake, { once: true });
      }),
  };
}
