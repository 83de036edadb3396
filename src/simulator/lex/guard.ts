/** What Lex V1 does with a request before looking at it: how the end of the service looks from outside. */
import { callerArn } from '../identity/sts.ts';
import { type Call, ServiceError } from '../operation.ts';
import type { LexV1Mode, LexWorld } from './world.ts';

export type LexGuard =
  | { readonly kind: 'serve' }
  /** Take the request and never answer. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'html'; readonly status: number; readonly body: string }
  | { readonly kind: 'error'; readonly error: ServiceError };

const modes: readonly LexV1Mode[] = ['serving', 'empty', 'denied', 'gone', 'html', 'silent'];

export const isLexV1Mode = (value: unknown): value is LexV1Mode => modes.some((mode) => mode === value);

/** For operations of Lex V1 only; Lex V2 goes on. */
export function lexGuard(
  world: LexWorld,
  operation: string,
  { region, accessKeyId }: Pick<Call, 'region' | 'accessKeyId'>,
): LexGuard {
  switch (world.v1) {
    case 'serving':
    case 'empty':
      return { kind: 'serve' };
    case 'silent':
      return { kind: 'hang' };
    case 'html':
      return {
        kind: 'html',
        status: 200,
        body: '<!DOCTYPE html>\n<html><body><h1>Blocked by proxy</h1></body></html>\n',
      };
    case 'denied': {
      const caller = callerArn(world.accountId, accessKeyId);
      const resource = `arn:aws:lex:${region}:${world.accountId}:bot:*`;
      const message = `User: ${caller} is not authorized to perform: lex:${operation} on resource: ${resource}`;
      return { kind: 'error', error: new ServiceError('AccessDeniedException', message, { status: 403 }) };
    }
    case 'gone':
      // What AWS answers after the end is not known; this stands for any answer that no model declares.
      return {
        kind: 'error',
        error: new ServiceError('GoneException', 'Amazon Lex V1 is no longer available. Use Amazon Lex V2 instead.', {
          status: 410,
        }),
      };
  }
}
