/** Stands between console and simulated AWS, and spoils every member of Lex's answers that nothing can be told apart without. */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a terminal would obey, a look-alike's invisible characters, and more text than any line holds. */
const hostile = `\u001b]0;pwned\u0007\u001b[2J\u009b31m\u202eevil\u200b${'x'.repeat(300)}\r\nmore`;

/** By which things are told apart and asked for, and where an archive lies. */
const kept = new Set(
  'name version botName botId botVersion intentName intentVersion migrationId importId nextToken url exportStatus'.split(
    ' ',
  ),
);

export type Spoil = (member: string, value: unknown) => unknown;

export const spoils: Readonly<Record<string, Spoil>> = {
  'missing members': () => undefined,
  'members that are null': () => null,
  'members of another type': (_, value) => (typeof value === 'string' || typeof value === 'boolean' ? 7 : value),
  'texts that a terminal would obey': (_, value) => (typeof value === 'string' ? hostile : value),
};

export interface MangledWire extends AsyncDisposable {
  readonly url: string;
}

export async function mangledWire(target: string, spoil: Spoil): Promise<MangledWire> {
  const server = createServer((asked, reply) => {
    const forward = request(target + asked.url, { method: asked.method, headers: asked.headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () => {
        const body = Buffer.concat(pieces);
        const ofLex = /\/lex\//.test(asked.headers.authorization ?? '') && answer.statusCode === 200;
        const sent = ofLex ? Buffer.from(JSON.stringify(mangled(JSON.parse(body.toString()), spoil))) : body;
        reply.writeHead(answer.statusCode ?? 500, { ...answer.headers, 'content-length': sent.length }).end(sent);
      });
    });
    asked.pipe(forward);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** The lists themselves stay at the top, or there would be nothing to look at. */
function mangled(value: unknown, spoil: Spoil, depth = 0): unknown {
  if (Array.isArray(value)) return value.map((each) => mangled(each, spoil, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([member, inner]) => {
      if (kept.has(member)) return [member, inner];
      if (Array.isArray(inner) && depth === 0) return [member, mangled(inner, spoil, depth)];
      return [member, spoil(member, inner)];
    }),
  );
}
