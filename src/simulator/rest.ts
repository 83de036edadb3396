/** The REST protocol of Lex: from method, path, query and body to an operation and its members. V1 and V2 share paths. */
import type { Input } from './operation.ts';

export interface RestRequest {
  readonly service: 'lex-v1' | 'lex-v2';
  readonly operation: string;
  readonly input: Input;
  /** Of a success. */
  readonly status: number;
}

interface Route {
  readonly service: RestRequest['service'];
  readonly operation: string;
  readonly method: string;
  /** `{member}` marks a label. */
  readonly path: readonly string[];
  readonly status: number;
}

const table: readonly (readonly [operation: string, method: string, path: string, status?: number])[] = [
  ['GetBots', 'GET', 'bots'],
  ['GetBot', 'GET', 'bots/{name}/versions/{versionOrAlias}'],
  ['GetBotVersions', 'GET', 'bots/{name}/versions'],
  ['GetBotAliases', 'GET', 'bots/{botName}/aliases'],
  ['GetBotChannelAssociations', 'GET', 'bots/{botName}/aliases/{botAlias}/channels'],
  ['GetIntent', 'GET', 'intents/{name}/versions/{version}'],
  ['GetSlotType', 'GET', 'slottypes/{name}/versions/{version}'],
  ['GetExport', 'GET', 'exports'],
  ['StartMigration', 'POST', 'migrations', 202],
  ['GetMigration', 'GET', 'migrations/{migrationId}'],
  ['GetMigrations', 'GET', 'migrations'],
];

const tableV2: typeof table = [
  ['ListBots', 'POST', 'bots'],
  ['DescribeBot', 'GET', 'bots/{botId}'],
  ['ListBotLocales', 'POST', 'bots/{botId}/botversions/{botVersion}/botlocales'],
  ['DescribeBotLocale', 'GET', 'bots/{botId}/botversions/{botVersion}/botlocales/{localeId}'],
  ['BuildBotLocale', 'POST', 'bots/{botId}/botversions/{botVersion}/botlocales/{localeId}', 202],
  ['ListImports', 'POST', 'imports'],
  ['DescribeImport', 'GET', 'imports/{importId}'],
  ['CreateExport', 'PUT', 'exports', 202],
  ['DescribeExport', 'GET', 'exports/{exportId}'],
];

const routes: readonly Route[] = [
  ...table.map(([operation, method, path, status = 200]) => ({
    service: 'lex-v1' as const,
    operation,
    method,
    path,
    status,
  })),
  ...tableV2.map(([operation, method, path, status = 200]) => ({
    service: 'lex-v2' as const,
    operation,
    method,
    path,
    status,
  })),
].map((route) => ({ ...route, path: route.path.split('/') }));

/** Query members that are integers; a query has only text. */
const integers: ReadonlySet<string> = new Set(['maxResults']);

/** Undefined if no operation lives there. `body` is the parsed JSON, or undefined. */
export function routeRest(method: string, url: URL, body: unknown): RestRequest | undefined {
  // Clients differ in the slash at the end; an empty label inside the path stays, and fails its length.
  const segments = url.pathname.replace(/^\//, '').replace(/\/$/, '').split('/').map(decoded);
  for (const { service, operation, path, status, ...route } of routes) {
    const labels = route.method === method ? labelsOf(path, segments) : undefined;
    if (!labels) continue;
    const query = [...url.searchParams].map(([name, value]) => [name, typed(name, value)]);
    return { service, operation, status, input: { ...Object.fromEntries(query), ...members(body), ...labels } };
  }
  return undefined;
}

function labelsOf(path: readonly string[], segments: readonly string[]): Readonly<Record<string, string>> | undefined {
  if (path.length !== segments.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, part] of path.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{')) labels[part.slice(1, -1)] = segment;
    else if (part !== segment) return undefined;
  }
  return labels;
}

const members = (body: unknown): Input => (typeof body === 'object' && body !== null ? { ...body } : {});

const typed = (name: string, value: string): unknown =>
  integers.has(name) && /^-?\d+$/.test(value) ? Number(value) : value;

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
