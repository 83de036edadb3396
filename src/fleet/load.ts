/**
 * Keeps a fleet up to date: the first sweep as fast as the budget allows, then live refresh within its share of it. What
 * is on screen and in motion comes first, by id; the lists are read again with what is left.
 */
import { once } from 'node:events';
import type { StoreApi } from 'zustand/vanilla';
import type { Ask, Session } from '../aws/session.ts';
import { idsPerCall } from '../aws/session.ts';
import { connectionsRest, nextStep, type Step, sweepRests } from './agenda.ts';
import { turnsIn } from './budget-share.ts';
import { readCatalogue } from './catalogue.ts';
import { firstSweep } from './first-sweep.ts';
import type { Fleet, Row } from './fleet.ts';
import { createIntake } from './intake.ts';
import { rounds } from './rounds.ts';
import { sweep, sweepConnections } from './sweep.ts';

export interface FleetLoader {
  /** Ask AWS for everything again now; while the first sweep is under way, for the pages that failed. */
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
  const intake = createIntake(session, store, options.onGone);
  const { watched } = intake;
  const turn = turnsIn(session);
  // An operator who looks something up goes before what fills the list.
  const ask: Ask = { priority: 'refresh', signal: stop.signal };
  const urgent: Ask = { priority: 'view', signal: stop.signal };

  let every = 'every' in options ? options.every : usual;
  /** Nobody waits for live refresh; somebody does for what follows a load, and for what he has asked for. */
  const waitedFor = new Set<'workspaces' | 'connections'>(['connections']);
  let catalogue: 'due' | 'due but for directories' | undefined = 'due but for directories';
  let soon: readonly string[] = [];
  let byIdSince = 0;
  const workspaces = rounds(() => sweep(intake, ask, waitedFor.has('workspaces')));
  const connections = rounds(() => sweepConnections(intake, ask));

  /** The operator has asked for everything, or for what failed. */
  let askedFor = new AbortController();
  /** There is something to be thought over. */
  let nudged = new AbortController();
  const nudge = () => {
    nudged.abort();
    nudged = new AbortController();
  };

  /** Without an end nothing but the signal ends it. */
  const rest = (ms: number, signal: AbortSignal): Promise<unknown> =>
    ms === Number.POSITIVE_INFINITY && !signal.aborted ? once(signal, 'abort') : clock.sleep(ms, signal);

  async function load(): Promise<void> {
    const first = firstSweep(intake, ask);
    for (let result = await first.run(); result !== 'whole'; result = await first.run()) {
      if (stop.signal.aborted) return;
      // What cannot go on there is read as one list, the ground truth.
      if (result === 'broken') {
        waitedFor.add('workspaces');
        return workspaces.anew();
      }
      await rest(pause(), AbortSignal.any([stop.signal, askedFor.signal]));
    }
    workspaces.done(clock.now());
    options.onSwept?.();
  }

  /** After a page that failed. */
  const pause = () => sweepRests * (every ?? Number.POSITIVE_INFINITY);

  /** What is known from an earlier start only, and is on screen. */
  async function confirmVisible(loaded: AbortSignal): Promise<void> {
    const asked = new Set<string>();
    while (!loaded.aborted) {
      const { rows } = store.getState();
      const some = watched.visible.filter((id) => rows.get(id)?.recalled && !asked.has(id)).slice(0, idsPerCall);
      if (some.length === 0) await rest(Number.POSITIVE_INFINITY, AbortSignal.any([loaded, nudged.signal]));
      else await intake.askFor(some, urgent);
      for (const id of some) asked.add(id);
    }
  }

  const next = (): Step => {
    const resting = every ?? Number.POSITIVE_INFINITY;
    const now = clock.now();
    const sweepAt = workspaces.dueAt(sweepRests * resting);
    const connectionsAt = connections.dueAt(connectionsRest * resting);
    // What rests has been read, or could not be.
    if (sweepAt > now) waitedFor.delete('workspaces');
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
    const roused = AbortSignal.any([stop.signal, nudged.signal]);
    let step = next();
    if (step.kind === 'wait') return rest(step.ms, roused);
    if (waitedFor.size === 0) {
      await turn(roused);
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
    if (!bundlesLoaded || !directoriesLoaded) catalogue = 'due';
    if (!troubles.workspaces) options.onSwept?.();
  }

  async function loop(): Promise<void> {
    const loaded = new AbortController();
    void confirmVisible(AbortSignal.any([stop.signal, loaded.signal]));
    await load();
    loaded.abort();
    while (!stop.signal.aborted) await live();
    intake.settled();
  }

  void loop();
  return {
    refresh() {
      if (store.getState().loading) {
        workspaces.goOn();
      } else {
        soon = watched.visible;
        catalogue = 'due';
        waitedFor.add('workspaces').add('connections');
        workspaces.anew();
        connections.anew();
      }
      askedFor.abort();
      askedFor = new AbortController();
      nudge();
    },
    look(ids) {
      watched.look(ids);
      nudge();
    },
    every(ms) {
      every = ms;
      nudge();
    },
    stop: () => stop.abort(),
  };
}
