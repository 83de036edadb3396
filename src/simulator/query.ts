/** The query protocol of STS and IAM: a form in, XML out. */
import type { Input, Output, ServiceError } from './operation.ts';

export type QueryService = 'sts' | 'iam';

const apis = {
  sts: { version: '2011-06-15', namespace: 'https://sts.amazonaws.com/doc/2011-06-15/' },
  iam: { version: '2010-05-08', namespace: 'https://iam.amazonaws.com/doc/2010-05-08/' },
} as const;

/** Members that are integers; a form has only text. */
const integers: ReadonlySet<string> = new Set(['MaxItems']);

export interface QueryRequest {
  readonly service: QueryService;
  /** As asked for, known or not. */
  readonly operation: string;
  readonly input: Input;
}

/** Undefined for a form without an Action or of another API version. */
export function routeQuery(body: string): QueryRequest | undefined {
  const { Action, Version, ...input } = Object.fromEntries(new URLSearchParams(body));
  const service = Version === apis.iam.version ? 'iam' : Version === apis.sts.version ? 'sts' : undefined;
  if (!Action || !service) return undefined;
  return {
    service,
    operation: Action,
    input: Object.fromEntries(Object.entries(input).map(([name, value]) => [name, typed(name, value)])),
  };
}

/** The answer's document. */
export function queryXml(service: QueryService, operation: string, output: Output, requestId: string): string {
  const metadata = element('ResponseMetadata', element('RequestId', escaped(requestId)));
  return document(service, `${operation}Response`, element(`${operation}Result`, members(output)) + metadata);
}

/** The error's document; the HTTP status is the error's. */
export function queryErrorXml(
  service: QueryService,
  { code, message, status }: ServiceError,
  requestId: string,
): string {
  const error = members({ Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message });
  return document(service, 'ErrorResponse', element('Error', error) + element('RequestId', escaped(requestId)));
}

const typed = (name: string, value: string): unknown =>
  integers.has(name) && /^-?\d+$/.test(value) ? Number(value) : value;

const document = (service: QueryService, root: string, content: string) =>
  `<${root} xmlns="${apis[service].namespace}">${content}</${root}>\n`;

const members = (value: object): string =>
  Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => element(name, content(member)))
    .join('');

function content(value: unknown): string {
  if (Array.isArray(value)) return value.map((member) => element('member', content(member))).join('');
  return typeof value === 'object' && value !== null ? members(value) : escaped(String(value));
}

const element = (name: string, inner: string) => `<${name}>${inner}</${name}>`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
