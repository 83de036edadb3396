/** One account and Region of `bellhop list`: its session, its rows as they come, and what is looked up of them. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answer, Failure } from '../aws/answer.ts';
import { openSession } from '../aws/open-session.ts';
import type { Ask, Session, SessionSettings } from '../aws/session.ts';
import type { Origin } from '../fleet/fields.ts';
import { emptyFleet, type Fleet, type Row } from '../fleet/fleet.ts';
import { createIntake, type Intake } from '../fleet/intake.ts';
import { arrivals, loadOnce } from '../fleet/load-once.ts';

export interface ListSource {
  readonly id: string;
  /** `ops eu-west-1`, for what is said about it. */
  readonly name: string;
  readonly session: Session;
  readonly intake: Intake;
  readonly ask: Ask;
  readonly fleet: StoreApi<Fleet>;
  origin: Origin;
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
    fleet,
    origin: { profile, region, accountId: undefined, alias: undefined },
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

/** Asked for only where somebody wants to know: two calls. */
export async function identify(source: ListSource): Promise<Failure | undefined> {
  const account = await source.session.account(source.ask);
  if (!account.ok) return account.failure;
  const { accountId, alias } = account.value;
  source.origin = { ...source.origin, accountId, alias: alias ?? undefined };
  return undefined;
}
