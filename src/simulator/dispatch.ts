/** From an HTTP request to the operation it asks for, and from the operation's outcome back to its protocol. */
import { iamOperations } from './identity/iam.ts';
import { stsOperations } from './identity/sts.ts';
import { lexV1Operations } from './lex/v1.ts';
import { lexV2Operations } from './lex/v2.ts';
import { ec2Operations } from './network/ec2.ts';
import { type Input, type Operations, type Output, ServiceError, type ServiceName } from './operation.ts';
import { type QueryService, queryErrorXml, queryXml, routeQuery, speaksQuery } from './query.ts';
import { routeRest } from './rest.ts';
import { jsonAnswer, jsonError, protocolOf, type Wire } from './wire.ts';
import { workspacesOperations } from './workspaces/operations.ts';

export interface Route {
  readonly service: ServiceName;
  readonly operation: string;
  readonly input: Input;
  /** HTTP status of a success. */
  readonly status: number;
}

export const operationsOf: Readonly<Record<ServiceName, Operations>> = {
  workspaces: workspacesOperations,
  'lex-v1': lexV1Operations,
  'lex-v2': lexV2Operations,
  sts: stsOperations,
  iam: iamOperations,
  ec2: ec2Operations,
};

export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  /** `X-Amz-Target`. */
  readonly target: string | undefined;
  readonly contentType: string;
  readonly body: string;
}

const notJson = { members: undefined } as const;

function jsonMembers(body: string): { readonly members: Input | undefined } {
  try {
    const value: unknown = body === '' ? {} : JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { members: value as Input } : notJson;
  } catch {
    return notJson;
  }
}

/** Undefined when no service lives there; a ServiceError when a service does, but cannot read what was sent. */
export function routeOf({ method, url, target, contentType, body }: HttpRequest): Route | ServiceError | undefined {
  if (target !== undefined) {
    const [prefix, operation] = target.split('.');
    if (method !== 'POST' || prefix !== 'WorkspacesService' || operation === undefined) return undefined;
    const { members } = jsonMembers(body);
    if (members === undefined)
      return new ServiceError('SerializationException', 'The request body is not a JSON object.');
    return { service: 'workspaces', operation, input: members, status: 200 };
  }
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    const form = routeQuery(body);
    return form && { ...form, status: 200 };
  }
  const { members } = jsonMembers(body);
  return routeRest(method, url, members);
}

/** AWS says it without a word, but for the query services. */
export function unknownOperation(service: ServiceName | undefined, operation: string): ServiceError {
  if (service === 'workspaces') return new ServiceError('UnknownOperationException', '');
  if (service === 'ec2')
    return new ServiceError('InvalidAction', `The action ${operation} is not valid for this web service.`);
  if (service !== undefined && speaksQuery(service))
    return new ServiceError('InvalidAction', `Could not find operation ${operation}`);
  return new ServiceError('UnknownOperationException', '', { status: 404 });
}

export function answerWire({ service, operation, status }: Route, output: Output, requestId: string): Wire {
  const protocol = protocolOf(service);
  if (protocol !== 'query') return jsonAnswer(protocol, output, requestId, status);
  const body = queryXml(service as QueryService, operation, output, requestId);
  return { status, headers: xmlHeaders(requestId), body };
}

export function errorWire(service: ServiceName, error: ServiceError, requestId: string): Wire {
  const protocol = protocolOf(service);
  if (protocol !== 'query') return jsonError(protocol, error, requestId);
  const body = queryErrorXml(service as QueryService, error, requestId);
  return { status: error.status, headers: { ...xmlHeaders(requestId), ...error.headers }, body };
}

const xmlHeaders = (requestId: string) => ({ 'content-type': 'text/xml', 'x-amzn-requestid': requestId });
