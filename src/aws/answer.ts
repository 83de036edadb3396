/**
 * What a call to AWS comes back with. Faults are values that a person can act on: what failed, why in AWS's own words,
 * what to do next. Only bugs throw.
 */

/** What sort of fault it is; decides what bellhop does next, never shown raw. */
export type FailureKind =
  /** No usable credentials: none found, expired, SSO session ended. */
  | 'credentials'
  /** AWS refused the identity (AccessDeniedException and its relatives). */
  | 'denied'
  /** Too many calls (ThrottlingException, LimitExceededException): nothing was done. */
  | 'throttled'
  /** A parameter is wrong: repeating the call cannot help. */
  | 'invalid'
  | 'not-found'
  /** AWS does not allow the operation for this resource (state, licence, path). */
  | 'unsupported'
  /** Another change of the same resource is in flight. */
  | 'busy'
  /** The resource is there but cannot serve: bundle not AVAILABLE, directory not REGISTERED. */
  | 'unavailable'
  /** No answer at all: DNS, refused, reset, TLS. */
  | 'unreachable'
  | 'timeout'
  /** 5xx. */
  | 'server'
  /** Something answered that is not this AWS service: HTML from a proxy, another emulator, an operation it lacks. */
  | 'foreign'
  /** bellhop's own lock held the request back: nothing was sent. */
  | 'locked'
  /** Given up by bellhop itself before the request was sent, or while reading. */
  | 'cancelled';

export interface Failure {
  readonly kind: FailureKind;
  /** IAM action of the call, e.g. `workspaces:MigrateWorkspace`. */
  readonly operation: string;
  /** One sentence: what failed. */
  readonly what: string;
  /** Why, in AWS's own words where it said any, cleaned of control characters. */
  readonly why: string;
  /** What the operator can do about it. */
  readonly next: string;
  /**
   * Whether the service may have acted on the request. `possible` after a timeout, a dropped connection or a 5xx of a
   * changing call: the world must be read before anything is sent again.
   */
  readonly effect: 'none' | 'possible';
  /** AWS's error code, word for word, e.g. `ThrottlingException`. */
  readonly code?: string;
  /** First line of a body that is not the service's own, as an HTML page of a proxy. */
  readonly said?: string;
  /** HTTP status, when there was an answer. */
  readonly status?: number;
  readonly requestId?: string;
  /** Host that was asked. */
  readonly host?: string;
  /** Seconds the service asked to wait. */
  readonly retryAfter?: number;
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly requestId?: string }
  | { readonly ok: false; readonly failure: Failure };

/** AWS's words, and Node's, often come without a full stop. */
export const fullStop = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** What, why and next in sentences. */
export const inSentences = ({ what, why, next }: Pick<Failure, 'what' | 'why' | 'next'>): string =>
  [what, why, next]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map(fullStop)
    .join(' ');
