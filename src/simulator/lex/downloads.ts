/** Archives of finished exports, fetched at their signed addresses: in place of S3, with the faults that it can have. */
import type { Outcome, Parts } from '../exchange.ts';
import { type Wire, webPage } from '../wire.ts';
import { exportsPath, v1Archive } from './exports.ts';
import { v2Archive } from './v2-exports.ts';
import type { LexWorld } from './world.ts';

/** As faults and the log name it. */
const operation = 'DownloadExport';

export function isDownload(url: URL): boolean {
  return url.pathname.startsWith(exportsPath);
}

/** The request has no Authorization: whoever has exported it serves it. Logged by its name, without the signature. */
export function download({ worlds, faults, log }: Parts, url: URL, requestId: string): Outcome {
  const path = decodeURI(url.pathname).slice(exportsPath.length);
  const [region = ''] = path.split('/');
  const holder = [...worlds.made()].find(({ lex }) => archive(lex, path, url.search) !== undefined);
  const { accountId } = holder ?? worlds.first;
  const { spoiler } = faults.meet({ operation, input: { path }, accountId, region });
  const bytes = holder && archive(holder.lex, path, url.search);
  const outcome = spoilt(spoiler, bytes ? { status: 200, headers: zip, body: bytes } : refused);
  log.write({
    at: new Date(worlds.first.clock.now()).toISOString(),
    service: 's3',
    operation,
    accountId,
    region,
    input: { path },
    status: typeof outcome === 'string' ? 0 : outcome.status,
    requestId,
    ...(spoiler && { fault: spoiler }),
  });
  return outcome;
}

const zip = { 'content-type': 'application/zip' };

const refused: Wire = {
  status: 403,
  headers: { 'content-type': 'application/xml' },
  body: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>',
};

function archive(lex: LexWorld, path: string, search: string): Buffer | undefined {
  const [, type = '', ...rest] = path.replace(/\.zip$/, '').split('/');
  return type === 'V2' ? v2Archive(lex, rest[0] ?? '', search) : v1Archive(lex, path, search);
}

function spoilt(spoiler: string | undefined, wire: Wire): Outcome {
  switch (spoiler) {
    case 'drop-before':
    case 'drop-after':
      return 'drop';
    case 'hang':
    case 'hang-after':
      return 'hang';
    case '500':
    case '500-after':
    case '503':
      return { status: spoiler === '503' ? 503 : 500, headers: {}, body: '' };
    case 'deny':
      return refused;
    case 'html':
    case 'malformed':
      return webPage;
    default:
      return wire;
  }
}
