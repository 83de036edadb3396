/** The query protocol of STS, IAM and, in a dialect of its own, EC2: a form in, XML out. */
import type { Input, Output, ServiceError } from './operation.ts';

export type QueryService = 'sts' | 'iam' | 'ec2';

const apis = {
  sts: { version: '2011-06-15', namespace: 'https://sts.amazonaws.com/doc/2011-06-15/' },
  iam: { version: '2010-05-08', namespace: 'https://iam.amazonaws.com/doc/2010-05-08/' },
  ec2: { version: '2016-11-15', namespace: 'http://ec2.amazonaws.com/doc/2016-11-15/' },
} as const satisfies Readonly<Record<QueryService, object>>;

export const speaksQuery = (service: string): service is QueryService => Object.hasOwn(apis, service);

/** Members that are integers; a form has only text. */
const integers: ReadonlySet<string> = new Set(['MaxItems', 'MaxResults']);

export interface QueryRequest {
  readonly service: QueryService;
  /** As asked for, known or not. */
  readonly operation: string;
  readonly input: Input;
}

/** Undefined for a form without an Action or of another API version. */
export function routeQuery(body: string): QueryRequest | undefined {
  const { Action, Version, ...form } = Object.fromEntries(new URLSearchParams(body));
  const service = (['sts', 'iam', 'ec2'] as const).find((one) => apis[one].version === Version);
  if (!Action || !service) return undefined;
  const typed = Object.entries(form).map(([name, value]) => [name, typedMember(name, value)] as const);
  return { service, operation: Action, input: nested(typed) };
}

/** `Filter.1.Name` is the member Name of the first entry of Filter. */
function nested(members: readonly (readonly [path: string, value: unknown])[]): Input {
  const here = new Map<string, [string, unknown][]>();
  for (const [path, value] of members) {
    const [first = '', ...rest] = path.split('.');
    here.set(first, [...(here.get(first) ?? []), [rest.join('.'), value]]);
  }
  return Object.fromEntries([...here].map(([name, inner]) => [name, inside(inner)]));
}

function inside(members: readonly [path: string, value: unknown][]): unknown {
  const [[path, value] = ['', undefined]] = members;
  if (path === '') return value;
  const entries = Object.entries(nested(members));
  return entries.every(([name]) => /^\d+$/.test(name))
    ? entries.map(([, entry]) => entry)
    : Object.fromEntries(entries);
}

/** The answer's document. EC2 has no element around the result, and the request's id first. */
export function queryXml(service: QueryService, operation: string, output: Output, requestId: string): string {
  const id = escaped(requestId);
  const content =
    service === 'ec2'
      ? element('requestId', id) + members(output, 'item')
      : element(`${operation}Result`, members(output)) + element('ResponseMetadata', element('RequestId', id));
  return document(service, `${operation}Response`, content);
}

/** The error's document; the HTTP status is the error's. */
export function queryErrorXml(
  service: QueryService,
  { code, message, status }: ServiceError,
  requestId: string,
): string {
  const id = escaped(requestId);
  if (service === 'ec2') {
    const error = element('Errors', element('Error', members({ Code: code, Message: message })));
    return `<?xml version="1.0" encoding="UTF-8"?>\n${element('Response', error + element('RequestID', id))}\n`;
  }
  const error = members({ Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message });
  return document(service, 'ErrorResponse', element('Error', error) + element('RequestId', id));
}

const typedMember = (name: string, value: string): unknown =>
  integers.has(name) && /^-?\d+$/.test(value) ? Number(value) : value;

const document = (service: QueryService, root: string, content: string) =>
  `<${root} xmlns="${apis[service].namespace}">${content}</${root}>\n`;

const members = (value: object, entry = 'member'): string =>
  Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => element(name, content(member, entry)))
    .join('');

function content(value: unknown, entry: string): string {
  if (Array.isArray(value)) return value.map((one) => element(entry, content(one, entry))).join('');
  return typeof value === 'object' && value !== null ? members(value, entry) : escaped(String(value));
}

const element = (name: string, inner: string) => `<${name}>${inner}</${name}>`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
