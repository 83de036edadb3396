/**
 * One request's way out and back, noted where it leaves: which host, whether it left at all, what came back. Only this
 * tells a fault before the wire, which did nothing, from one after it, which may have.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface Trip {
  /** Aborts when the request is not to leave any more. */
  readonly signal: AbortSignal;
  /** Host and port that were asked. */
  host?: string;
  /** True from the moment the request is handed to the connection. */
  left?: boolean;
  /** HTTP status of the answer. */
  status?: number;
  requestId?: string;
  /** Seconds, from `Retry-After`. */
  retryAfter?: number;
}

const trips = new AsyncLocalStorage<Trip>();

/** Makes `call` with its notes in reach of the client's middleware. */
export const travel = <T>(trip: Trip, call: () => Promise<T>): Promise<T> => trips.run(trip, call);

/** An answer of a type that no AWS service gives, whatever it says; its message is the type. */
export class ForeignAnswer extends Error {
  override readonly name = 'ForeignAnswer';
  /** The beginning of its body. */
  readonly body: string;

  constructor(type: string, body: string) {
    super(type);
    this.body = body;
  }
}

/** As much of a foreign body as is read: enough for its first line. */
const mostRead = 2_048;

/** The beginning of a body, which is then let go of. What breaks off on the way is as good as what came. */
async function beginningOf(body: Response['body']): Promise<string> {
  const pieces: Buffer[] = [];
  let read = 0;
  try {
    for await (const piece of body as AsyncIterable<Uint8Array>) {
      pieces.push(Buffer.from(piece));
      read += piece.length;
      if (read >= mostRead) break;
    }
  } catch {
    // What came until then is what there is.
  }
  body?.destroy?.();
  return Buffer.concat(pieces).toString('utf8', 0, mostRead);
}

interface Outgoing {
  readonly request: unknown;
}
interface Request {
  readonly hostname: string;
  readonly port?: number;
}
interface Response {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: { destroy?(): void };
}

/** Last middleware of a client, between signing and the connection. */
export const noteTrip =
  <Args extends Outgoing, Result extends { readonly response: unknown }>(next: (args: Args) => Promise<Result>) =>
  async (args: Args): Promise<Result> => {
    const trip = trips.getStore();
    const { hostname, port } = args.request as Request;
    if (trip) {
      // Given up while credentials were fetched: it must not leave after all.
      trip.signal.throwIfAborted();
      trip.host = port ? `${hostname}:${port}` : hostname;
      trip.left = true;
    }
    const result = await next(args);
    const { statusCode, headers, body } = result.response as Response;
    if (trip) {
      trip.status = statusCode;
      const requestId = headers['x-amzn-requestid'] ?? headers['x-amz-request-id'];
      if (requestId) trip.requestId = requestId;
      const wait = Number(headers['retry-after']);
      if (wait > 0) trip.retryAfter = wait;
    }
    const type = headers['content-type'] ?? '';
    if (/html/i.test(type)) throw new ForeignAnswer(type, await beginningOf(body));
    return result;
  };
