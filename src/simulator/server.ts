/** The simulated AWS on a loopback port: every service behind one endpoint, in the protocols of the real ones. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createBuckets } from './bucket.ts';
import { simulatorClock } from './clock.ts';
import { control } from './control.ts';
import { errorWire, routeOf, unknownOperation } from './dispatch.ts';
import { type EstateName, estates } from './estates/estates.ts';
import { exchange, type Outcome, type Parts } from './exchange.ts';
import { createFaults, type FaultRule } from './faults.ts';
import { download, isDownload } from './lex/downloads.ts';
import type { LexV1Modes } from './lex/v1-left.ts';
import { createLog, type LogSink } from './log.ts';
import { ServiceError } from './operation.ts';
import { derivedText } from './workspaces/ids.ts';
import type { World } from './world.ts';
import { createWorlds, type Regions, type Worlds } from './worlds.ts';

export interface SimulatorOptions {
  /** 0 or left out: any free one. */
  readonly port?: number;
  /** Which account it is; default `hotels`. */
  readonly fleet?: EstateName;
  /** 0 to 200,000; each account has its own default. */
  readonly workspaces?: number;
  /** In which Regions, and how many in each; left out, every Region shows the same. */
  readonly regions?: Regions;
  /** How many directories the WorkSpaces are spread over evenly; left out, they are in the few of the account. */
  readonly directories?: number;
  /** Lex V1 bots; default 30. */
  readonly bots?: number;
  /** How much of Lex V1 is left; default: it serves everywhere. */
  readonly lexV1?: LexV1Modes;
  readonly seed?: number;
  /** Simulated seconds per second; default 1; at 0 time stands still but for `POST /_simulator/clock`. */
  readonly speed?: number;
  /** Calls a simulated second that AWS allows for a service, account and Region; default 2, 0 for no limit. */
  readonly rate?: number;
  /** Calls at once; default 5. */
  readonly burst?: number;
  /** Real milliseconds before each answer. */
  readonly latencyMs?: number;
  readonly faults?: readonly FaultRule[];
  /** File that gets a JSON line a request, or who is told of each before it is answered. */
  readonly log?: LogSink;
  /** Simulated epoch milliseconds at the start; default now. With `speed` 0 the same requests see the same world, times included. */
  readonly startsAt?: number;
}

export interface Simulator {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  /** The usual account, in the first Region. */
  readonly world: World;
  readonly worlds: Worlds;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const header = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

function send(response: ServerResponse, outcome: Outcome): void {
  if (outcome === 'hang') return;
  if (outcome === 'drop') {
    response.socket?.destroy();
    return;
  }
  if (outcome === 'reset') {
    (response.socket as Socket | null)?.resetAndDestroy();
    return;
  }
  const { status, headers, body } = outcome;
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

async function outcomeOf(parts: Parts, request: IncomingMessage, body: string, requestId: string): Promise<Outcome> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const method = request.method ?? 'GET';
  if (isDownload(url)) return download(parts, url, requestId);
  if (url.pathname.startsWith('/_simulator/')) {
    const reply = await control(parts, method, url, body);
    return { status: reply.status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(reply.body) };
  }
  const target = header(request.headers['x-amz-target']);
  const route = routeOf({ method, url, target, contentType: request.headers['content-type'] ?? '', body });
  if (route !== undefined && !(route instanceof ServiceError))
    return exchange(parts, route, request.headers.authorization, requestId);
  const service = target === undefined ? undefined : 'workspaces';
  const error = route ?? unknownOperation(service, target ?? '');
  parts.log.write({
    at: new Date(parts.worlds.first.clock.now()).toISOString(),
    service: 'unknown',
    operation: target ?? `${method} ${url.pathname}`,
    input: {},
    status: error.status,
    error: error.code,
    requestId,
  });
  return errorWire(service ?? 'lex-v2', error, requestId);
}

/** A bug in here must not look like AWS: it answers with its own stack. */
async function outcomeOrBug(parts: Parts, request: IncomingMessage, body: string, requestId: string): Promise<Outcome> {
  try {
    return await outcomeOf(parts, request, body, requestId);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { status: 500, headers: { 'content-type': 'text/plain' }, body: `bug in the simulator: ${text}\n` };
  }
}

/** Rejects with Node's error when the port is taken or the log file cannot be opened. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { seed = 1, bots = 30, latencyMs = 0 } = options;
  const estate = estates[options.fleet ?? 'hotels'];
  const { workspaces = estate.workspaces, regions } = options;
  const clock = simulatorClock(options.speed ?? 1, options.startsAt);
  const worlds = createWorlds({
    estate,
    workspaces,
    directories: options.directories,
    bots,
    seed,
    clock,
    ...(regions && { regions }),
    ...(options.lexV1 && { lexV1: options.lexV1 }),
  });
  const world = worlds.first;
  const faults = createFaults(seed);
  faults.replace(options.faults ?? []);
  const parts: Parts = {
    worlds,
    faults,
    log: createLog(options.log),
    buckets: createBuckets(clock, options.rate ?? 2, options.burst ?? 5),
  };
  let requests = 0;
  const nextRequestId = () => {
    requests += 1;
    const digits = derivedText(32, 16, 'request', seed, requests);
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request).catch(() => undefined);
    // The client went away in the middle of its request.
    if (body === undefined) return;
    const outcome = await outcomeOrBug(parts, request, body, nextRequestId());
    const delay = latencyMs + (typeof outcome === 'string' ? 0 : (outcome.delayMs ?? 0));
    if (delay === 0) send(response, outcome);
    else setTimeout(send, delay, response, outcome);
  });
  // Clients keep connections; closing an idle one just as it is used again would look like a fault.
  server.keepAliveTimeout = 3_600_000;
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  }).catch((error: unknown) => {
    parts.log.close();
    throw error;
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  world.origin = url;
  return {
    url,
    port,
    world,
    worlds,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          parts.log.close();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
