/** What a source keeps on disk of its fleet, and what it knows of it before AWS has been asked. */
import type { StoreApi } from 'zustand/vanilla';
import type { Caller } from '../aws/model.ts';
import type { Session } from '../aws/session.ts';
import { type Fleet, withoutRecalled, withRecalled } from '../fleet/fleet.ts';
import { inventoryOf, type Whose } from '../fleet/inventory.ts';
import { keep, leadsTo, recall, type Way } from '../fleet/inventory-file.ts';

export interface KeptInventory {
  /** Puts the last known fleet into the store, of a large one what a list shows first. False: there is none. */
  recall(): Promise<boolean>;
  /** What `recall` has left for later. */
  recallRest(): Promise<void>;
  /** Where the session leads: what was recalled of another Region goes. */
  opened(session: Session): void;
  /** Who asks: what was recalled of another account goes. */
  named(account: Caller): void;
  /** A whole sweep has ended: what is known now is written, but not at every sweep. */
  swept(): Promise<void>;
  /** Writes what is known now, unless it is what is there. */
  leave(): Promise<void>;
}

export interface KeptOptions {
  readonly folder: string;
  readonly way: Way;
  readonly fleet: StoreApi<Fleet>;
  /** What the operator should know, in a sentence. */
  readonly onNews?: ((text: string) => void) | undefined;
}

/** Milliseconds of real time between two that are written while bellhop runs. */
const seldom = 5 * 60_000;

export function keepInventory({ folder, way, fleet, onNews = () => {} }: KeptOptions): KeptInventory {
  let recalled: Whose | undefined;
  let place: Omit<Whose, 'accountId'> | undefined;
  let whose: Whose | undefined;
  /** Weak: to hold one is to hold every version of its rows since. */
  let written: WeakRef<Fleet> | undefined;
  let writtenAt = Number.NEGATIVE_INFINITY;
  let writing: Promise<void> | undefined;
  let failed = false;

  const drop = (now: string) => {
    if (!recalled) return;
    const was = `account ${recalled.accountId} in ${recalled.region}`;
    recalled = undefined;
    fleet.setState(withoutRecalled, true);
    onNews(`The fleet that was known from the last start is of ${was}, and this is ${now}: it is not shown.`);
  };

  async function writeNow(): Promise<void> {
    const now = fleet.getState();
    const inventory = now === written?.deref() ? undefined : inventoryOf(now);
    if (!inventory || !whose) return;
    try {
      await keep(folder, way, whose, inventory);
      written = new WeakRef(now);
      writtenAt = performance.now();
    } catch (error) {
      if (!failed) onNews(`The fleet cannot be kept for the next start: ${(error as Error).message}.`);
      failed = true;
    }
  }

  /** One after the other: the one that is begun later knows more. */
  async function write(): Promise<void> {
    await writing;
    writing = writeNow();
    await writing;
  }

  async function put(what: 'all' | 'first'): Promise<boolean> {
    const found = await recall(folder, way, what);
    if (found.kind === 'set aside')
      onNews(`The fleet that was kept at the last start cannot be used. ${found.why} It is kept as ${found.path}.`);
    if (found.kind !== 'known') return false;
    recalled = found.whose;
    fleet.setState((now) => withRecalled(now, found.inventory), true);
    return true;
  }

  let left = false;
  return {
    async recall() {
      left = await put('first');
      return left || (await put('all'));
    },
    async recallRest() {
      // Of another account or Region, nothing more of it is wanted.
      if (left && recalled) await put('all');
      left = false;
    },
    opened(session) {
      const { region, endpointUrl } = session;
      place = { region, endpointUrl };
      if (!recalled || leadsTo(recalled, session)) return;
      drop(recalled.endpointUrl === endpointUrl ? region : `${region} at ${endpointUrl ?? 'AWS’s own endpoint'}`);
    },
    named({ accountId }) {
      if (!place) return;
      whose = { accountId, ...place };
      // A small fleet is swept before anybody has said whose it is.
      if (fleet.getState().asOf !== undefined) void write();
      if (recalled && recalled.accountId !== accountId) drop(`account ${accountId}`);
    },
    swept: async () => (performance.now() - writtenAt < seldom ? undefined : write()),
    leave: write,
  };
}
