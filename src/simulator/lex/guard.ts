/** What Lex V1 does with a request before looking at it: how the end of the service looks from outside. */
import { callerArn } from '../identity/sts.ts';
import { type Call, ServiceError } from '../operation.ts';
import type { LexWorld } from './world.ts';

export type LexGuard =
  | { readonly kind: 'serve' }
  /** Take the request and never answer. */
  | { readonly kind: 'hang' }
  /** End the connection under the request. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'html'; readonly status: number; readonly body: string }
  | { readonly kind: 'error'; readonly error: ServiceError };

/** For operations of Lex V1 only; Lex V2 goes on. */
export function lexGuard(
  world: LexWorld,
  operation: string,
  { region, accessKeyId }: Pick<Call, 'region' | 'accessKeyId'>,
): LexGuard {
  switch (world.v1.in(region)) {
    case 'serving':
    case 'empty':
      return { kind: 'serve' };
    case 'silent':
      return { kind: 'hang' };
    case 'reset':
      return { kind: 'reset' };
    case 'html':
      return { kind: 'html', status: 200, body: page('Blocked by proxy') };
    case 'html-503':
      return { kind: 'html', status: 503, body: page('503 Service Temporarily Unavailable') };
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

const page = (headline: string) => `<!DOCTYPE html>\n<html><body><h1>${headline}</h1></body></html>\n`;
