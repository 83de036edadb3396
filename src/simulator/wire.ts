/** How answers and errors look in each of the protocols that AWS's services speak. */
import type { Output, ServiceError, ServiceName } from './operation.ts';
import { speaksQuery } from './query.ts';

export type Protocol = 'aws-json' | 'rest-json' | 'query';

export interface Wire {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** Real milliseconds that it takes longer than others. */
  readonly delayMs?: number;
}

export const protocolOf = (service: ServiceName): Protocol =>
  service === 'workspaces' ? 'aws-json' : speaksQuery(service) ? 'query' : 'rest-json';

export function jsonAnswer(protocol: 'aws-json' | 'rest-json', output: Output, requestId: string, status = 200): Wire {
  const type = protocol === 'aws-json' ? 'application/x-amz-json-1.1' : 'application/json';
  return { status, headers: { 'content-type': type, 'x-amzn-requestid': requestId }, body: JSON.stringify(output) };
}

/** Errors of AWS's front end carry no namespace, those of the service do. */
const front =
  /^(Serialization|Validation|UnknownOperation|Throttling|ExpiredToken|MissingAuthenticationToken|AccessDenied)/;

export function jsonError(protocol: 'aws-json' | 'rest-json', error: ServiceError, requestId: string): Wire {
  const { code, message, status, extra, headers } = error;
  if (protocol === 'rest-json')
    return {
      status,
      headers: {
        'content-type': 'application/json',
        'x-amzn-requestid': requestId,
        'x-amzn-errortype': code,
        ...headers,
      },
      body: JSON.stringify({ message, ...extra }),
    };
  const __type = front.test(code) || status >= 500 ? code : `com.amazonaws.workspaces#${code}`;
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId, ...headers },
    body: JSON.stringify({ __type, message, ...extra }),
  };
}

/** What a proxy or a captive portal answers in AWS's place. */
export const webPage: Wire = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!DOCTYPE html>\n<html><head><title>Welcome</title></head><body><h1>Sign in to the network</h1></body></html>\n',
};
