/**
 * What one simulated operation is: a name and a function from the request's members to the answer's, against the world.
 * Protocols (awsJson1_1, restJson1, the query protocol of STS, IAM and EC2) are the server's business.
 */
import type { World } from './world.ts';

export type ServiceName = 'workspaces' | 'lex-v1' | 'lex-v2' | 'sts' | 'iam' | 'ec2';

/** Members of a request, unvalidated: every operation checks its own. */
export type Input = Readonly<Record<string, unknown>>;
export type Output = Readonly<Record<string, unknown>>;

export interface Call {
  readonly world: World;
  /** From the signature's credential scope. */
  readonly region: string;
  readonly accessKeyId: string;
  readonly requestId: string;
  /** How a change that this call starts will end, when a fault decides it; otherwise seed and id do. */
  readonly forcedFate?: ForcedFate;
}

export type ForcedFate = 'succeed' | 'silent' | 'rollback' | 'end-error' | 'in-place';

export type Operation = (input: Input, call: Call) => Output;
export type Operations = Readonly<Record<string, Operation>>;

/** An error as the service would answer it. */
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;
  /** Further members of the error body, such as `reason` or `ResourceId`. */
  readonly extra: Output;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: string,
    message: string,
    options: { status?: number; extra?: Output; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.code = code;
    this.status = options.status ?? 400;
    this.extra = options.extra ?? {};
    this.headers = options.headers ?? {};
  }
}
