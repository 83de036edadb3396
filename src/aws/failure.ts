/** Reads whatever a call ended with into a failure that a person can act on. Never a stack trace, never a secret. */
import { type Circumstances, nextStep, whatFailed } from './advice.ts';
import type { Failure, FailureKind } from './answer.ts';
import { clean } from './clean.ts';
import { codeOf, type Fault, kindOf, neverConnected } from './failure-kind.ts';
import type { Action } from './lock.ts';
import { ForeignAnswer, type Trip } from './trip.ts';

export interface Attempted {
  readonly operation: Action;
  /** What it was about, e.g. a WorkSpace's id. */
  readonly subject?: string | undefined;
  readonly changes: boolean;
  readonly trip: Trip;
  /** Why bellhop itself ended the attempt, if it did. */
  readonly ended?: 'cancelled' | 'timeout' | undefined;
}

const longest = 2_000;
const longestLine = 200;

/** AWS echoes a request whose signature is wrong, session token and all; URLs carry signatures, proxies passwords. */
function withoutSecrets(text: string): string {
  return text
    .replace(/The Canonical String for this request should have been.*$/s, '')
    .replace(/\/\/[^/\s@]+@/g, '//')
    .replace(/(x-amz-security-token|authorization)\s*[:=]\s*\S+/gi, '$1: (withheld)')
    .replace(/(https?:\/\/[^\s?]+)\?\S*(X-Amz-Signature|X-Amz-Credential|Signature)=\S*/gi, '$1?(withheld)');
}

function extras(fault: Fault): string {
  const members = fault as Readonly<Record<string, unknown>>;
  return ['reason', 'ResourceId']
    .map((name) => [name, members[name]] as const)
    .filter(([, value]) => typeof value === 'string' && value !== fault.message)
    .map(([name, value]) => ` (${name}: ${value})`)
    .join('');
}

function whyFailed(kind: FailureKind, fault: Fault, { trip, ended }: Attempted): string {
  const host = trip.host ?? 'the service';
  const message = (fault.message || fault.errors?.[0]?.message || '').split('\n  Deserialization error:')[0] ?? '';
  const code = codeOf(fault);
  if (ended === 'cancelled') return 'It was given up here before an answer came.';
  if (ended && kind === 'credentials') return 'No credentials were found in time.';
  if (fault.$fault)
    return `${message === 'UnknownError' || message === 'Unknown' ? `HTTP ${trip.status}` : message}${extras(fault)}`;
  if (kind === 'timeout' && neverConnected(fault)) return `No connection to ${host} in time.`;
  if (kind === 'timeout') return `No answer from ${host} in time.`;
  if (kind === 'unreachable' && neverConnected(fault)) return message;
  if (kind === 'unreachable') return `The connection to ${host} was closed before the answer was complete (${code}).`;
  if (fault instanceof ForeignAnswer)
    return `${host} answered HTTP ${trip.status} with ${message}, as no AWS service does.`;
  if (trip.status !== undefined) return `${host} answered HTTP ${trip.status} with something unreadable: ${message}`;
  return message || code || 'No reason was given.';
}

/** The first line that says something tells whose page it is; none of an answer that the service itself gave. */
function firstLineOf(fault: Fault): string | undefined {
  // Not enumerable: the SDK keeps what it could not read beside its complaint.
  const { $responseBodyText: unread } = fault as { readonly $responseBodyText?: unknown };
  const body = fault instanceof ForeignAnswer ? fault.body : typeof unread === 'string' ? unread : '';
  const lines = withoutSecrets(body.slice(0, longest)).split(/[\r\n]+/);
  const line = lines.map((each) => clean(each).trim()).find((each) => each !== '');
  return line && line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;
}

/** Sent, and not clearly turned down: only then may the service have acted. */
function mayHaveActed(kind: FailureKind, fault: Fault, { left, status }: Trip): boolean {
  if (!left || kind === 'throttled' || neverConnected(fault)) return false;
  if (status === undefined || status < 300) return true;
  return status === 408 || (status >= 500 && status !== 501);
}

/** A failure whose own facts are at hand: fills in what follows from them. */
export function failureOf(
  facts: Pick<Failure, 'kind' | 'why' | 'effect' | 'code' | 'said' | 'status' | 'requestId' | 'host' | 'retryAfter'> & {
    readonly operation: Action;
    readonly subject?: string | undefined;
  },
  at: Circumstances,
): Failure {
  const { subject, ...rest } = facts;
  const why = clean(withoutSecrets(rest.why)).trim();
  const failure: Failure = {
    ...rest,
    what: whatFailed(rest.operation, subject, rest.effect),
    why: why.length > longest ? `${why.slice(0, longest)}…` : why,
    next: '',
  };
  return { ...failure, next: nextStep(failure, at) };
}

export function readFailure(error: unknown, attempted: Attempted, at: Circumstances): Failure {
  const fault = (typeof error === 'object' && error !== null ? error : { message: String(error) }) as Fault;
  const { operation, subject, changes, trip, ended } = attempted;
  // Held up before it left: that was the search for credentials.
  const kind = ended === 'timeout' && !trip.left ? 'credentials' : (ended ?? kindOf(fault, trip));
  const code = codeOf(fault);
  const said = firstLineOf(fault);
  return failureOf(
    {
      kind,
      operation,
      subject,
      why: whyFailed(kind, fault, attempted),
      effect: changes && mayHaveActed(kind, fault, trip) ? 'possible' : 'none',
      ...(code && { code: clean(code) }),
      ...(said && { said }),
      ...(trip.status !== undefined && { status: trip.status }),
      ...(trip.requestId && { requestId: clean(trip.requestId) }),
      ...(trip.host && { host: trip.host }),
      ...(trip.retryAfter && { retryAfter: trip.retryAfter }),
    },
    at,
  );
}
