/**
 * Fetches what AWS has laid ready at a pre-signed address. Whoever has such an address has what lies there, so it stays
 * in here: no failure, log or caller ever gets it. Bounded in size and in time, and led nowhere but to https.
 */
import { type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { Circumstances } from './advice.ts';
import type { Answer, FailureKind } from './answer.ts';
import type { Clients, Timeouts } from './clients.ts';
import { failureOf } from './failure.ts';
import { isCertificate } from './failure-kind.ts';
import type { Action } from './lock.ts';

/** Bytes; no bot comes near. */
export const largestDownload = 64 * 1024 * 1024;
const mostRedirects = 3;
/** Of the time of one attempt of a call: an archive is more than an answer. */
const attemptsLong = 4;

export interface Wanted {
  readonly url: string;
  /** The operation whose answer held the address, and its subject: for the words of a failure. */
  readonly operation: Action;
  readonly subject: string;
  readonly signal: AbortSignal;
}

export interface DownloadParts {
  readonly agents: Clients['agents'];
  readonly timeouts: Timeouts;
  readonly at: Circumstances;
}

/** What came of it, where it did not come. */
class Failed extends Error {
  override readonly name = 'Failed';
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** The bytes at that address, all of them. */
export async function download(wanted: Wanted, { agents, timeouts, at }: DownloadParts): Promise<Answer<Buffer>> {
  const { operation, subject, signal } = wanted;
  const late = AbortSignal.timeout(attemptsLong * timeouts.attempt);
  const given = AbortSignal.any([signal, late]);
  let host: string | undefined;
  try {
    let url = lawful(wanted.url, mayBegin(at));
    for (let redirects = 0; ; redirects += 1) {
      host = url.host;
      const response = await open(url, agents, timeouts, given);
      const next = locationOf(response);
      if (next === undefined) return { ok: true, value: await contentOf(response) };
      response.destroy();
      if (redirects === mostRedirects)
        throw new Failed('foreign', 'The archive is not where AWS said, nor anywhere else.');
      url = lawful(next, mayFollow(at), url);
    }
  } catch (error) {
    const [kind, why] = whyNot(error, signal, late);
    const facts = { kind, why: `The archive was not fetched: ${why}`, effect: 'none', ...(host && { host }) } as const;
    return { ok: false, failure: failureOf({ ...facts, operation, subject }, at) };
  }
}

/** A signed address is a secret, so it goes over https; but for the one endpoint that was named, and this machine. */
const mayFollow =
  ({ endpointUrl }: Circumstances) =>
  (url: URL) =>
    url.protocol === 'https:' || (url.protocol === 'http:' && url.host === URL.parse(endpointUrl ?? '')?.host);
const mayBegin = (at: Circumstances) => (url: URL) =>
  mayFollow(at)(url) || (url.protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname));

function lawful(address: string, may: (url: URL) => boolean, base?: URL): URL {
  const url = URL.parse(address, base?.href);
  if (!url) throw new Failed('foreign', 'its address is none.');
  if (!may(url)) throw new Failed('foreign', `its address leads to ${url.host} without https, and was not followed.`);
  return url;
}

/** Resolves with the head of the answer. */
function open(
  url: URL,
  agents: DownloadParts['agents'],
  timeouts: Timeouts,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    let answer: IncomingMessage | undefined;
    const request = (secure ? overHttps : overHttp)(url, {
      agent: secure ? agents.httpsAgent : agents.httpAgent,
      signal,
      timeout: timeouts.request,
    });
    request.on('timeout', () => (answer ?? request).destroy(new Failed('timeout', 'nothing came any more.')));
    request.on('error', reject);
    request.on('response', (response) => {
      answer = response;
      resolve(response);
    });
    request.end();
  });
}

function locationOf({ statusCode = 0, headers: { location } }: IncomingMessage): string | undefined {
  return statusCode >= 300 && statusCode < 400 ? location : undefined;
}

async function contentOf(response: IncomingMessage): Promise<Buffer> {
  const { statusCode = 0 } = response;
  if (statusCode !== 200) {
    response.destroy();
    const kind = statusCode >= 500 ? 'server' : 'unavailable';
    throw new Failed(
      kind,
      `its address was answered with HTTP ${statusCode}; such an address is good for minutes only.`,
    );
  }
  const announced = Number(response.headers['content-length'] ?? Number.NaN);
  const tooMuch = () => new Failed('unavailable', `it is larger than ${largestDownload / 1024 / 1024} MiB.`);
  if (announced > largestDownload) {
    response.destroy();
    throw tooMuch();
  }
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response) {
    length += (piece as Buffer).length;
    if (length > largestDownload) throw tooMuch();
    pieces.push(piece as Buffer);
  }
  if (!Number.isNaN(announced) && length !== announced)
    throw new Failed('unreachable', `${length} of ${announced} bytes came.`);
  return Buffer.concat(pieces);
}

/** Node's words hold no address, but nobody promises that they never will: only its codes are told. */
function whyNot(error: unknown, given: AbortSignal, late: AbortSignal): readonly [FailureKind, string] {
  if (given.aborted) return ['cancelled', 'it was given up here.'];
  if (late.aborted) return ['timeout', 'it took too long.'];
  if (error instanceof Failed) return [error.kind, error.message];
  const { code } = error as { readonly code?: unknown };
  if (typeof code !== 'string') throw error;
  if (isCertificate(code)) return ['unreachable', `the certificate was not accepted (${code}).`];
  return ['unreachable', `the connection was closed or never stood (${code}).`];
}

/** Its structure is AWS's own business and may change; that it is an archive at all is not. */
export const isArchive = (bytes: Uint8Array): boolean =>
  bytes.length > 22 && bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
