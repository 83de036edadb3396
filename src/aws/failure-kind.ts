/** Which sort of fault an error is: AWS's codes as a table, then what HTTP and the connection say. */
import type { FailureKind } from './answer.ts';
import { Locked } from './lock.ts';
import { ForeignAnswer, type Trip } from './trip.ts';

/** Codes of the services' API models and AWS's common errors; a trailing `Exception` is left off on both sides. */
const codes: Partial<Record<FailureKind, readonly string[]>> = {
  credentials: [
    'AuthFailure',
    'ExpiredToken',
    'ExpiredTokenId',
    'IncompleteSignature',
    'InvalidClientTokenId',
    'InvalidSignature',
    'InvalidToken',
    'MissingAuthenticationToken',
    'RequestExpired',
    'RequestTimeTooSkewed',
    'SignatureDoesNotMatch',
    'TokenRefreshRequired',
    'UnrecognizedClient',
    // Thrown on this machine, before anything is sent.
    'CredentialsProviderError',
    'ProviderError',
    'TokenProviderError',
  ],
  denied: [
    'AccessDenied',
    'AuthorizationError',
    'NotAuthorized',
    'OptInRequired',
    'SubscriptionRequired',
    'UnauthorizedOperation',
  ],
  throttled: [
    'LimitExceeded',
    'RequestLimitExceeded',
    'RequestThrottled',
    'SlowDown',
    'Throttling',
    'ThrottledRequest',
    'TooManyRequests',
  ],
  invalid: [
    'BadRequest',
    'InvalidInput',
    'InvalidParameterValue',
    'InvalidParameterValues',
    'Serialization',
    'Validation',
    'ValidationError',
  ],
  'not-found': ['NoSuchEntity', 'NotFound', 'ResourceNotFound'],
  unsupported: [
    'InvalidResourceState',
    'InvalidUserConfiguration',
    'OperationNotSupported',
    'UnsupportedNetworkConfiguration',
    'UnsupportedWorkspaceConfiguration',
  ],
  busy: ['Conflict', 'OperationInProgress', 'PreconditionFailed', 'ResourceInUse'],
  unavailable: ['ResourceLimitExceeded', 'ResourceUnavailable', 'ServiceQuotaExceeded'],
  server: ['InternalFailure', 'InternalServer', 'InternalServerError', 'ServiceUnavailable'],
  foreign: ['InvalidAction', 'MissingAction', 'NotImplemented', 'UnknownOperation'],
};

const kinds = new Map(
  Object.entries(codes).flatMap(([kind, names]) => names.map((name) => [name, kind as FailureKind] as const)),
);

/** The kind of an AWS error code; `InvalidUserConfiguration.Workspace` counts as what stands before the dot. */
export function kindOfCode(code: string | undefined): FailureKind | undefined {
  return kinds.get((code ?? '').replace(/\..*$/, '').replace(/Exception$/, ''));
}

/** What an error of the SDK, Node or bellhop may carry; nothing of it is promised. */
export interface Fault {
  readonly name?: string;
  readonly message?: string;
  /** Set on errors that the service itself answered with. */
  readonly $fault?: string;
  /** Node's, such as `ECONNRESET`. */
  readonly code?: unknown;
  readonly syscall?: string;
  readonly errors?: readonly Fault[];
}

/** AWS's code, or Node's. */
export function codeOf(fault: Fault): string | undefined {
  if (fault.$fault) return fault.name && !/^Unknown(Error)?$/.test(fault.name) ? fault.name : undefined;
  return typeof fault.code === 'string' ? fault.code : kinds.has(fault.name ?? '') ? fault.name : undefined;
}

/** The certificate was not accepted: the request itself was never written. */
export const isCertificate = (code: string | undefined) =>
  /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|HOSTNAME_MISMATCH)/.test(code ?? '');

/** No connection came to be, so nothing of the request went out. */
export function neverConnected(fault: Fault): boolean {
  const { syscall, message = '', errors } = fault;
  if (errors?.length) return errors.every(neverConnected);
  const code = codeOf(fault);
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
  if (code === 'ERR_PROXY_TUNNEL' || isCertificate(code)) return true;
  return /did not establish a connection|before secure TLS connection|wrong version number/i.test(message);
}

/** For codes that the table does not know, and for answers without one. */
function kindOfStatus(status: number, code: string | undefined): FailureKind {
  if (status === 429) return 'throttled';
  if (status === 401) return 'credentials';
  if (status === 403) return 'denied';
  if (status === 408) return 'timeout';
  if (status === 410) return 'unavailable';
  if (status === 404 || status === 405 || status < 400) return 'foreign';
  if (status >= 500) return 'server';
  return code || status === 400 ? 'invalid' : 'foreign';
}

export function kindOf(fault: Fault, trip: Trip): FailureKind {
  if (fault instanceof Locked) return 'locked';
  const { status } = trip;
  // 501 is how an emulator says that it lacks an operation, under whatever code.
  if (status === 501) return 'foreign';
  if (fault instanceof ForeignAnswer) return status !== undefined && status >= 500 ? 'server' : 'foreign';
  if (fault.$fault) return kindOfCode(codeOf(fault)) ?? kindOfStatus(status ?? 0, codeOf(fault));
  if (typeof fault.code === 'string' && fault.code !== 'ETIMEDOUT') return trip.left ? 'unreachable' : 'credentials';
  // The SDK also names a closed connection TimeoutError, but that has a code.
  if (fault.name === 'TimeoutError' || fault.code === 'ETIMEDOUT') return 'timeout';
  if (status !== undefined) return kindOfStatus(status, undefined);
  return kindOfCode(fault.name) ?? 'invalid';
}
