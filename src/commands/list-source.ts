/** One account and Region of `bellhop list`: its session, its rows as they come, and what is looked up of them. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answer, Failure } from '../aws/answer.ts';
import { openSession } from '../aws/open-session.ts';
import type { Ask, Session, SessionSettings } from '../aws/session.ts';
import type { Origin } from '../fleet/fields.ts';
import { emptyFleet, type Fleet, type Row, withRecalled } from '../fleet/fleet.ts';
import { createIntake, type Intake } from '../fleet/intake.ts';
import type { Whose } from '../fleet/inventory.ts';
import { inventoryFolder, keptFleets, leadsTo, recall } from '../fleet/inventory-file.ts';
import { arrivals, loadOnce } from '../fleet/load-once.ts';
import { type Facts, factsFrom } from '../fleet/look-up-facts.ts';
import { localFailure } from '../plans/local-failure.ts';

export interface ListSource {
  readonly id: string;
  /** `ops eu-west-1`, for what is said about it. */
  readonly name: string;
  readonly session: Session;
  readonly intake: Intake;
  readonly ask: Ask;
  /** Asked for beside the list. */
  readonly facts: Facts;
  readonly fleet: StoreApi<Fleet>;
  origin: Origin;
  /** AWS is asked nothing: what is not known stays so. Epoch milliseconds: when it was known. */
  readonly cachedAt: number | undefined;
  /** Each row once, as it comes in; to be asked for once. */
  rows(): AsyncGenerator<readonly Row[]>;
  /** Why some may be missing, once all rows were told. */
  missing(): Promise<Failure | undefined>;
  /** No more rows are wanted. */
  stop(): void;
  /** As it is known by now. */
  row(id: string): Row | undefined;
  close(): void;
}

export async function openListSource(id: string, settings: SessionSettings): Promise<Answer<ListSource>> {
  const opened = await openSession(settings);
  return opened.ok ? { ok: true, value: listSource(id, opened.value) } : opened;
}

export function listSource(id: string, session: Session): ListSource {
  const { profile, region } = session;
  const fleet = createStore<Fleet>(() => ({ ...emptyFleet, source: id }));
  const intake = createIntake(session, fleet);
  const stop = new AbortController();
  const ask: Ask = { priority: 'view', signal: stop.signal };
  let loaded: Promise<Failure | undefined> | undefined;
  return {
    id,
    name: [profile, region].filter(Boolean).join(' '),
    session,
    intake,
    ask,
    facts: factsFrom(intake, ask),
    fleet,
    origin: { profile, region, accountId: undefined, alias: undefined },
    cachedAt: undefined,
    rows() {
      loaded = loadOnce(intake, ask);
      return arrivals(fleet, loaded);
    },
    missing: async () => loaded,
    row: (one) => fleet.getState().rows.get(one),
    stop: () => stop.abort(),
    close() {
      stop.abort();
      session.close();
    },
  };
}

/** The same out of what was kept on disk, as it was known at the last start. */
export async function recalledSource(id: string, settings: SessionSettings): Promise<Answer<ListSource>> {
  const opened = await openListSource(id, settings);
  if (!opened.ok) return opened;
  const source = opened.value;
  const { fleet, origin } = source;
  const recalled = await recall(inventoryFolder(), settings);
  if (recalled.kind !== 'known' || !leadsTo(recalled.whose, source.session)) {
    const why =
      recalled.kind !== 'set aside'
        ? `No fleet of it is kept on this machine${othersKept(await keptFleets(inventoryFolder()))}.`
        : `${recalled.why} It is kept as ${recalled.path}.`;
    const what = `What was known of ${source.name} cannot be told.`;
    return { ok: false, failure: localFailure('not-found', { what, why, next: 'Leave out --cached to ask AWS.' }) };
  }
  const { inventory, whose } = recalled;
  fleet.setState((empty) => withRecalled(empty, inventory), true);
  return {
    ok: true,
    value: {
      ...source,
      origin: { ...origin, accountId: whose.accountId, region: whose.region },
      cachedAt: inventory.at,
      rows: () => arrivals(fleet, Promise.resolve()),
      missing: async () => undefined,
    },
  };
}

/** What a forgotten flag may have left out. */
function othersKept(kept: readonly Whose[]): string {
  const names = kept.map(({ accountId, region, endpointUrl }) => `${accountId} ${region} at ${endpointUrl ?? 'AWS'}`);
  return names.length > 0 ? `; of others there are ${names.sort().join(', ')}` : '';
}

/** Asked for only where somebody wants to know: two calls. */
export async function identify(source: ListSource): Promise<Failure | undefined> {
  if (source.cachedAt !== undefined) return undefined;
  const account = await source.session.account(source.ask);
  if (!account.ok) {
    const { failure } = account;
    return { ...failure, what: `${source.name}: the account is not known. ${failure.what}` };
  }
  const { accountId, alias } = account.value;
  source.origin = { ...source.origin, accountId, alias };
  return undefined;
}
