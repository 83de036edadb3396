/**
 * The narrow waist: every call to AWS passes here, one limiter before it, one reading of faults behind it. Reads are
 * tried again when the fault may pass, each attempt taking its turn; a change is sent once, whatever happens. Nothing is
 * sent on credentials that were read anew until they have shown to be of the account that the session is in.
 */
import type { Clock } from '../clock.ts';
import type { Circumstances } from './advice.ts';
import type { Answer, Failure, FailureKind } from './answer.ts';
import { cleanAll } from './clean.ts';
import type { Clients } from './clients.ts';
import { readFailure } from './failure.ts';
import { isCertificate } from './failure-kind.ts';
import { identity, toCaller } from './identity.ts';
import type { Limiter, Priority } from './limiter.ts';
import type { Action } from './lock.ts';
import type { Caller } from './model.ts';
import type { Ask } from './session.ts';
import { type Trip, travel } from './trip.ts';

export interface Request<Output> {
  readonly operation: Action;
  /** What it is about, for the words of a failure. */
  readonly subject?: string | undefined;
  send(options: { readonly abortSignal: AbortSignal }): Promise<Output>;
  /** The answer as it came, uncleaned: what goes to a file and to no screen. */
  readonly raw?: boolean;
}

export interface Reading<Output> extends Request<Output> {
  readonly ask?: Ask | undefined;
  /** At most this many attempts. */
  readonly attempts?: number;
  /** Milliseconds of real time for an attempt. */
  readonly patience?: number;
}

export interface Change<Output> extends Request<Output> {
  /** Takes the call back as long as its request has not left. */
  readonly recall?: AbortSignal | undefined;
}

export interface Wire {
  readonly at: Circumstances;
  /** GetCallerIdentity; of another account than the first time, it is a failure. */
  caller(ask?: Ask): Promise<Answer<Caller>>;
  read<Output extends object>(reading: Reading<Output>): Promise<Answer<Output>>;
  change<Output extends object>(change: Change<Output>): Promise<Answer<Output>>;
}

export interface WireParts {
  readonly clock: Clock;
  readonly limiter: Limiter;
  readonly clients: Pick<Clients, 'renew' | 'reading'>;
  readonly at: Circumstances;
  /** Milliseconds of real time for an attempt. */
  readonly patience: number;
  /** Aborts when the session closes. */
  readonly closed: AbortSignal;
}

/** Attempts worth making for a fault that may pass. A silent host costs its whole time limit, so it gets fewer. */
const attemptsFor: Partial<Record<FailureKind, number>> = { throttled: 4, server: 4, unreachable: 4, timeout: 2 };
const backoffMs = 300;
/** A service that asks for more than this has said no: the operator decides. */
const longestWaitMs = 30_000;

function worthRepeating(failure: Failure, attempt: number): boolean {
  // Sent and refused: fresh credentials may lie ready, or the SDK has now learnt how far this clock is off.
  if (failure.kind === 'credentials') return failure.status !== undefined && attempt < 2;
  if (failure.code === 'ENOTFOUND' || isCertificate(failure.code)) return false;
  return attempt < (attemptsFor[failure.kind] ?? 1) && waitMs(failure, attempt) <= longestWaitMs;
}

/** Milliseconds before the attempt after `attempt`. */
function waitMs({ kind, retryAfter = 0 }: Failure, attempt: number): number {
  return kind === 'credentials' ? 0 : Math.max(backoffMs * 2 ** (attempt - 1), retryAfter * 1000);
}

export function createWire({ clock, limiter, clients, at, patience, closed }: WireParts): Wire {
  let renewals = 0;
  /** The last renewal whose credentials are known to be of this account. */
  let proven = 0;
  let proving: Promise<Answer<Caller>> | undefined;

  const renew = () => {
    clients.renew();
    renewals += 1;
  };
  const isProven = () => at.accountId === undefined || proven === renewals;

  async function caller(ask?: Ask): Promise<Answer<Caller>> {
    let asked = renewals;
    const who = identity(clients, ask);
    const send: typeof who.send = (options) => {
      asked = renewals;
      return who.send(options);
    };
    const answer = toCaller(await read({ ...who, send, proves: true }), at);
    if (answer.ok) proven = asked;
    else if (answer.failure.kind === 'credentials') renew();
    return answer;
  }

  /** Why the credentials may not be used, whatever was to be done with them: it was not done. */
  async function objection(): Promise<Failure | undefined> {
    proving ??= caller({ priority: 'submit' }).finally(() => {
      proving = undefined;
    });
    const answer = await proving;
    if (answer.ok) return undefined;
    return { ...answer.failure, kind: closed.aborted ? 'cancelled' : 'credentials' };
  }

  async function once<Output extends object>(
    request: Request<Output>,
    how: {
      readonly priority: Priority;
      readonly changes: boolean;
      readonly signal?: AbortSignal | undefined;
      readonly recall?: AbortSignal | undefined;
      readonly proves?: boolean | undefined;
      readonly patience: number;
    },
  ): Promise<Answer<Output>> {
    const givenUp = anyOf(closed, how.signal);
    const late = new AbortController();
    const signal = anyOf(givenUp, late.signal);
    const unsent = anyOf(signal, how.recall);
    const trip: Trip = { signal: unsent };
    /** Aborts when nobody waits any more: a signal made of others is kept for as long as it is listened to. */
    const over = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    try {
      await limiter.take(how.priority, unsent);
      unsent.throwIfAborted();
      while (!how.proves && !isProven()) {
        const failure = await Promise.race([objection(), rejected(unsent, over.signal)]);
        if (failure) return { ok: false, failure };
      }
      timer = setTimeout(() => late.abort(), how.patience);
      // Finding credentials does not heed a signal, so the race does.
      const output = await Promise.race([
        travel(trip, () => request.send({ abortSignal: signal })),
        rejected(signal, over.signal),
        rejected(unsent, over.signal, () => !trip.left),
      ]);
      return {
        ok: true,
        value: request.raw ? output : cleanAll(output),
        ...(trip.requestId && { requestId: trip.requestId }),
      };
    } catch (error) {
      const recalled = how.recall?.aborted && !trip.left;
      const ended = givenUp.aborted || recalled ? 'cancelled' : late.signal.aborted ? 'timeout' : undefined;
      const { operation, subject } = request;
      const failure = readFailure(error, { operation, subject, changes: how.changes, trip, ended }, at);
      if (failure.kind === 'throttled') limiter.throttled();
      if (failure.kind === 'credentials') renew();
      return { ok: false, failure };
    } finally {
      clearTimeout(timer);
      over.abort();
    }
  }

  async function read<Output extends object>(
    reading: Reading<Output> & { readonly proves?: boolean },
  ): Promise<Answer<Output>> {
    const { signal, priority = 'view' } = reading.ask ?? {};
    for (let attempt = 1; ; attempt += 1) {
      const answer = await once(reading, {
        priority,
        changes: false,
        signal,
        proves: reading.proves,
        patience: reading.patience ?? patience,
      });
      const { attempts = Number.POSITIVE_INFINITY } = reading;
      if (answer.ok || attempt >= attempts || !worthRepeating(answer.failure, attempt)) return answer;
      await clock.sleep(waitMs(answer.failure, attempt), anyOf(closed, signal));
    }
  }

  return {
    at,
    caller,
    read,
    change: (change) => once(change, { priority: 'submit', changes: true, recall: change.recall, patience }),
  };
}

const anyOf = (signal: AbortSignal, other: AbortSignal | undefined) =>
  other ? AbortSignal.any([signal, other]) : signal;

/** Rejects when the signal aborts and that still `counts`; listens until it is `over`. */
function rejected(signal: AbortSignal, over: AbortSignal, counts = () => true): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => {
      if (counts()) reject(signal.reason);
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true, signal: over });
  });
}
