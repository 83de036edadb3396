/** Opens the way to AWS and keeps what is known of it: session, account, fleet, and why one of them is missing. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { openSession } from '../aws/open-session.ts';
import type { SessionSettings } from '../aws/session.ts';
import type { Fleet, Row } from '../fleet/fleet.ts';
import { type FleetLoader, loadFleet } from '../fleet/load.ts';
import type { Link } from './console.ts';

export interface LinkKeeper {
  readonly store: StoreApi<Link>;
  /** Resolves with the first rows, or with the reason why there are none. */
  readonly answered: Promise<void>;
  /** Opens the session where there is none, else asks for everything again. */
  refresh(): void;
  setLocked(locked: boolean): void;
  close(): void;
}

export function keepLink(
  settings: SessionSettings,
  fleet: StoreApi<Fleet>,
  onGone: (rows: readonly Row[]) => void,
): LinkKeeper {
  const store = createStore<Link>(() => ({
    session: undefined,
    account: undefined,
    failure: undefined,
    locked: !settings.unlocked,
  }));
  const answered = new Promise<void>((resolve) => {
    fleet.subscribe(() => resolve());
    store.subscribe(({ failure }) => failure && resolve());
  });
  let loader: FleetLoader | undefined;
  let opening = false;

  async function open(): Promise<void> {
    if (opening) return;
    opening = true;
    const opened = await openSession(settings);
    opening = false;
    if (!opened.ok) return store.setState({ failure: opened.failure });
    const session = opened.value;
    store.setState({ session, failure: undefined, locked: session.lock.locked });
    loader = loadFleet(session, fleet, { onGone });
    // Rows come before all else: the account's name waits until they are drawn.
    await answered;
    await new Promise((drawn) => setImmediate(drawn));
    await identify();
  }

  /** Who asks is worth knowing as soon as rows are on their way, and is asked again until AWS has said it. */
  async function identify(): Promise<void> {
    const { session, account } = store.getState();
    if (!session || account) return;
    const answer = await session.account({ priority: 'view' });
    store.setState(answer.ok ? { account: answer.value, failure: undefined } : { failure: answer.failure });
  }

  void open();
  return {
    store,
    answered,
    refresh() {
      if (!store.getState().session) return void open();
      loader?.refresh();
      void identify();
    },
    setLocked(locked) {
      const { session } = store.getState();
      if (!session) return;
      if (locked) session.lock.lock();
      else session.lock.unlock();
      store.setState({ locked: session.lock.locked });
    },
    close() {
      loader?.stop();
      store.getState().session?.close();
    },
  };
}
