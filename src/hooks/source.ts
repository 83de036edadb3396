/**
 * One account and Region that the console looks at: its way to AWS with its own budget, what is known of it, and why some
 * of it is missing. Nothing that belongs to one source ever goes through another's session.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../aws/answer.ts';
import type { Account } from '../aws/model.ts';
import { openSession } from '../aws/open-session.ts';
import { regionGiven } from '../aws/profile.ts';
import type { Session, SessionSettings } from '../aws/session.ts';
import { emptyFleet, type Fleet, type Row } from '../fleet/fleet.ts';
import { type FleetLoader, loadFleet } from '../fleet/load.ts';
import type { SourceChoice } from '../terminal/console-options.ts';
import { keepInventory } from './source-inventory.ts';

/** The way to AWS: opened from settings alone, then known by name once AWS has said who asks. */
export interface Link {
  /** Absent while there are no settings to open it with (no Region, a broken profile). */
  readonly session: Session | undefined;
  readonly account: Account | undefined;
  /** Why there is no session, or no account. */
  readonly failure: Failure | undefined;
  /** What the session's lock says, so that screens are drawn anew when it turns. */
  readonly locked: boolean;
}

export type { SourceChoice };

export interface Source {
  /** Unique in this console for as long as it runs. */
  readonly id: string;
  readonly choice: SourceChoice;
  readonly link: StoreApi<Link>;
  readonly fleet: StoreApi<Fleet>;
  /** Resolves with the first rows, or with the reason why there are none. */
  readonly answered: Promise<void>;
  /** What is on screen now, by id: it is kept fresh before all else. */
  look(ids: readonly string[]): void;
  /** Opens the session where there is none, else asks for everything again. */
  refresh(): void;
  setLocked(locked: boolean): void;
  /** Resolves when what is kept for the next start is on disk. */
  close(): Promise<void>;
}

/** Of all sources of a console, those that are added later as well. */
export interface Refreshing {
  /** Milliseconds between two looks at what is on screen; undefined: nothing is refreshed by itself. */
  readonly every: number | undefined;
}

export interface SourceOptions {
  readonly id: string;
  readonly settings: SessionSettings;
  readonly refreshing: StoreApi<Refreshing>;
  /** Rows that AWS no longer lists. */
  readonly onGone: (rows: readonly Row[]) => void;
  /** Where the fleet is kept for the next start; undefined: nowhere. */
  readonly inventory?: string | undefined;
  /** What was found there, or could not be put there, in a sentence. */
  readonly onNews?: (text: string) => void;
  /** The first frame is on screen: what takes long to load waits for it where there are rows to show before. */
  readonly drawn?: Promise<unknown>;
  /** A key was pressed just now. */
  readonly busy?: () => boolean;
}

/** It looks at just that account and Region; a Region that was left to the profile is the session's. */
export const isOf = ({ choice, link }: Source, { profile, region }: SourceChoice): boolean =>
  choice.profile === profile && (link.getState().session?.region ?? choice.region) === region;

/** Milliseconds: where STS does not answer sooner, AWS is asked for WorkSpaces all the same. */
const identifying = 2000;

export function openSource(options: SourceOptions): Source {
  const { id, settings, refreshing, onGone, inventory, onNews, drawn, busy } = options;
  const { profile, region } = settings;
  const fleet = createStore<Fleet>(() => ({ ...emptyFleet, source: id }));
  const link = createStore<Link>(() => ({
    session: undefined,
    account: undefined,
    failure: undefined,
    locked: !settings.unlocked,
  }));
  /** Turned before there is a session, it holds once there is one. */
  function setLocked(locked: boolean): void {
    const { session } = link.getState();
    if (locked) session?.lock.lock();
    else session?.lock.unlock();
    link.setState({ locked });
  }
  let visible: readonly string[] = [];
  const answered = new Promise<void>((resolve) => {
    fleet.subscribe(({ rows, loading, troubles }) => {
      if (rows.size > 0 || !loading || troubles.workspaces) resolve();
    });
    link.subscribe(({ failure }) => failure && resolve());
  });
  const kept = inventory === undefined ? undefined : keepInventory({ folder: inventory, way: settings, fleet, onNews });
  const recalled = kept?.recall();
  let loader: FleetLoader | undefined;
  let opening = false;
  let closed = false;

  async function open(): Promise<void> {
    if (opening) return;
    opening = true;
    // The SDK is asked for a Region that nobody has given, and to load it takes as long as a frame.
    if ((await recalled) && !regionGiven(settings)) await drawn;
    const opened = await openSession({ ...settings, unlocked: false });
    opening = false;
    if (!opened.ok) return link.setState({ failure: opened.failure });
    const session = opened.value;
    link.setState({ session, failure: undefined });
    setLocked(link.getState().locked);
    kept?.opened(session);
    if (await recalled) {
      await drawn;
      await kept?.recallRest();
      // Rows of another account are not to be looked for in this one, and told as gone.
      await Promise.race([identify(), new Promise((late) => setTimeout(late, identifying).unref())]);
    }
    if (closed) return session.close();
    loader = loadFleet(session, fleet, { ...refreshing.getState(), onGone, onSwept: () => void kept?.swept(), busy });
    loader.look(visible);
    // Rows come before all else: the account's name waits until they are drawn.
    await answered;
    await new Promise((drawn) => setImmediate(drawn));
    await identify();
  }

  /** Who asks is worth knowing as soon as rows are on their way, and is asked again until AWS has said it. */
  async function identify(): Promise<void> {
    const { session, account } = link.getState();
    if (!session || account) return;
    const answer = await session.account({ priority: 'view' });
    if (answer.ok) kept?.named(answer.value);
    link.setState(answer.ok ? { account: answer.value, failure: undefined } : { failure: answer.failure });
  }

  const unsubscribe = refreshing.subscribe(({ every }) => loader?.every(every));
  void open();
  return {
    id,
    choice: { profile, region },
    link,
    fleet,
    answered,
    look(ids) {
      visible = ids;
      loader?.look(ids);
    },
    refresh() {
      if (!link.getState().session) return void open();
      loader?.refresh();
      void identify();
    },
    setLocked,
    async close() {
      closed = true;
      unsubscribe();
      loader?.stop();
      link.getState().session?.close();
      await kept?.leave();
    },
  };
}
