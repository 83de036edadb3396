/**
 * Keeps a fleet up to date: the first sweep as fast as the budget allows, then live refresh within its share of it. What
 * is on screen and in motion comes first, by id; the lists are read again with what is left.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { Ask, Session } from '../aws/session.ts';
import { idsPerCall } from '../aws/session.ts';
import { connectionsRest, nextStep, type Step, sweepRests } from './agenda.ts';
import { besideLoad } from './beside-load.ts';
import { refreshShare, turnsIn } from './budget-share.ts';
import { readCatalogue } from './catalogue.ts';
import { firstSweep } from './first-sweep.ts';
import type { Fleet, Row } from './fleet.ts';
import { createIntake } from './intake.ts';
import { rounds } from './rounds.ts';
import { createRouser } from './rouser.ts';
import { type Sweep, sweep, sweepConnections } from './sweep.ts';

export interface FleetLoader {
  /** Ask AWS for everything again now; of a first sweep that has not come to its end, for the pages that failed. */
  refresh(): void;
  /** What is on screen now, by id, in the place of what was: it is kept fresh before all else. */
  look(ids: readonly string[]): void;
  /** Milliseconds of the session's clock between two looks at what is on screen; undefined: none by itself. */
  every(ms: number | undefined): void;
  stop(): void;
}

export interface LoaderOptions {
  /** Milliseconds; undefined: nothing is refreshed by itself. */
  readonly every?: number | undefined;
  /** Rows that AWS no longer knows. */
  readonly onGone?: (rows: readonly Row[]) => void;
  /** A whole sweep has ended. */
  readonly onSwept?: () => void;
  /** A key was pressed just now: what AWS tells may wait for a moment. */
  readonly busy?: (() => boolean) | undefined;
}

/** Milliseconds. */
const usual = 15_000;

/** Seconds as operators say them, in milliseconds; undefined: nothing is refreshed by itself. */
export function refreshEvery(seconds: number | 'off' | undefined): number | undefined {
  return seconds === 'off' ? undefined : seconds === undefined ? usual : seconds * 1000;
}

export function loadFleet(session: Session, store: StoreApi<Fleet>, options: LoaderOptions = {}): FleetLoader {
  const { clock } = session;
  const stop = new AbortController();
  const intake = createIntake(session, store, options.onGone, options.busy);
  const { watched } = intake;
  const turn = turnsIn(session, refreshShare);
  // An operator who looks something up goes before what fills the list.
  const ask: Ask = { priority: 'refresh', signal: stop.signal };
  const urgent: Ask = { priority: 'view', signal: stop.signal };

  let every = 'every' in options ? options.every : usual;
  /** Nobody waits for live refresh; somebody does for what follows a load, and for what he has asked for. */
  const waitedFor = new Set<'workspaces' | 'connections'>(['connections']);
  let catalogue: 'due' | 'due but for directories' | undefined = 'due but for directories';
  let soon: readonly string[] = [];
  let byIdSince = 0;
  /** What the first sweep has left to be read. */
  let left: Sweep | undefined;
  const workspaces = rounds(() => {
    const begun = left ?? sweep(intake, ask, waitedFor.has('workspaces'));
    left = undefined;
    return begun;
  });
  const connections = rounds(() => sweepConnections(intake, ask));

  /** There is something to be thought over. */
  const rouser = createRouser(clock, stop.signal);
  /** The operator has asked for everything. */
  const insisted = createRouser(clock, stop.signal);

  async function load(): Promise<void> {
    const first = firstSweep(intake, ask);
    let read = await first.run();
    for (; read === 'silent' && !stop.signal.aborted; read = await first.run())
      await insisted.rest(sweepRests * (every ?? Number.POSITIVE_INFINITY));
    // A page that failed rests, and keeps nobody from the rest of what there is.
    if (read !== 'broken') workspaces.done(clock.now());
    if (read === 'whole') ended();
    else left = first.rest();
  }

  const next = (): Step => {
    const resting = every ?? Number.POSITIVE_INFINITY;
    const now = clock.now();
    const sweepAt = workspaces.dueAt(sweepRests * resting);
    const connectionsAt = connections.dueAt(connectionsRest * resting);
    // What rests has been read, or could not be; what has never been read whole is waited for.
    if (sweepAt > now) waitedFor.delete('workspaces');
    else if (store.getState().loading) waitedFor.add('workspaces');
    if (connectionsAt > now) waitedFor.delete('connections');
    const waited = waitedFor.size > 0;
    // A list that is only due again would keep the one that is waited for from its end.
    const at = waited && !waitedFor.has('workspaces') ? Number.POSITIVE_INFINITY : sweepAt;
    return nextStep(watched, { every, waited, sweepAt: at, connectionsAt, byIdSince }, now);
  };

  async function live(): Promise<unknown> {
    if (soon.length > 0) {
      const some = soon.slice(0, idsPerCall);
      soon = soon.slice(idsPerCall);
      return intake.askFor(some, urgent);
    }
    if (catalogue) {
      const directories = catalogue === 'due' || !store.getState().directoriesLoaded;
      catalogue = undefined;
      return readCatalogue(intake, waitedFor.size > 0 ? urgent : ask, { directories });
    }
    let step = next();
    if (step.kind === 'wait') return rouser.rest(step.ms);
    if (waitedFor.size === 0) {
      if (!(await turn(rouser.signal()))) return;
      step = next();
    }
    const byId = step.kind === 'workspaces' || step.kind === 'connections';
    byIdSince = byId ? byIdSince + 1 : 0;
    switch (step.kind) {
      case 'workspaces':
        return intake.askFor(step.ids, ask);
      case 'connections':
        return intake.askConnections(step.ids, ask);
      case 'sweep':
        await workspaces.step(clock.now);
        if (!workspaces.reading) ended();
        return;
      case 'sweep-connections':
        return connections.step(clock.now);
    }
  }

  function ended(): void {
    const { bundlesLoaded, directoriesLoaded, troubles } = intake.settled();
    if (!bundlesLoaded || !directoriesLoaded) catalogue ??= 'due';
    if (!troubles.workspaces) options.onSwept?.();
  }

  async function loop(): Promise<void> {
    const loaded = new AbortController();
    void besideLoad({ intake, ask, loaded: loaded.signal, every: () => every, rouser });
    await load();
    loaded.abort();
    rouser.rouse();
    while (!stop.signal.aborted) await live();
    intake.settled();
  }

  void loop();
  return {
    refresh() {
      soon = watched.visible;
      catalogue = 'due';
      waitedFor.add('workspaces').add('connections');
      if (store.getState().loading) workspaces.goOn();
      else workspaces.anew();
      connections.anew();
      insisted.rouse();
      rouser.rouse();
    },
    look(ids) {
      watched.look(ids);
      rouser.rouse();
    },
    every(ms) {
      every = ms;
      rouser.rouse();
    },
    stop: () => stop.abort(),
  };
}
