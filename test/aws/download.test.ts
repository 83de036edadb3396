import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { largestDownload } from '../../src/aws/download.ts';
import { failureIn, impatient, json, type Loopback, loopback, type Reply, session } from './loopback.ts';

const secret = 'X-Amz-Signature=feedc0ffee';
const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(40)]);

const archive =
  (body: Buffer, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/zip', ...headers }).end(body);
  };
const moved =
  (location: string): Reply =>
  (response) => {
    response.writeHead(307, { location }).end();
  };

/** GetExport answers that the archive is ready at `address`, which is of this server unless it says otherwise. */
async function exported(
  reply: Reply,
  { address = (server: Loopback) => `${server.endpointUrl}/archive?${secret}`, signal }: Options = {},
) {
  const server: Loopback = await loopback((response, asked) => {
    if (asked.what === 'GET /exports') json({ exportStatus: 'READY', url: address(server) })(response, asked);
    else reply(response, asked);
  });
  const { lex } = await session(server, impatient);
  const answer = await lex.botExport('OrderFlowers', '3', signal ? { signal } : {});
  const fetched = server.asked.filter(({ what }) => what !== 'GET /exports');
  return { answer, fetched };
}

interface Options {
  readonly address?: (server: Loopback) => string;
  readonly signal?: AbortSignal;
}

describe('an archive at a signed address', () => {
  it('comes whole, and is asked for without credentials', async () => {
    const { answer, fetched } = await exported(archive(zip));
    expect(answer).toEqual({ ok: true, value: zip });
    expect(fetched).toHaveLength(1);
    expect(fetched[0]?.url).toBe(`/archive?${secret}`);
    expect(fetched[0]?.headers).not.toHaveProperty('authorization');
  });

  it('is followed where it has moved to, within the endpoint that was named', async () => {
    let moves = 0;
    const { answer, fetched } = await exported((response, asked) =>
      moves++ === 0 ? moved(`/elsewhere?${secret}`)(response, asked) : archive(zip)(response, asked),
    );
    expect(answer.ok).toBe(true);
    expect(fetched.map(({ what }) => what)).toEqual(['GET /archive', 'GET /elsewhere']);
  });

  it('is asked for anew, at a fresh address, when the connection broke', async () => {
    let tries = 0;
    const cut: Reply = (response) => {
      response.writeHead(200, { 'content-length': '4000' });
      response.write(zip, () => response.destroy());
    };
    const { answer, fetched } = await exported((response, asked) =>
      (tries++ === 0 ? cut : archive(zip))(response, asked),
    );
    expect(answer.ok).toBe(true);
    expect(fetched).toHaveLength(2);
  });
});

describe('of an archive that does not come', () => {
  const silent: Reply = () => {};
  const stalls: Reply = (response) => {
    response.writeHead(200, { 'content-length': '4000' });
    response.write(zip);
  };
  const cases: readonly (readonly [string, Reply, Options, object, RegExp])[] = [
    ['silence', silent, {}, { kind: 'timeout' }, /nothing came any more/],
    ['silence in the middle', stalls, {}, { kind: 'timeout' }, /nothing came any more/],
    ['an address that has expired', json({}, 403), {}, { kind: 'unavailable' }, /HTTP 403/],
    ['a web page', archive(Buffer.from('<!DOCTYPE html><h1>Sign in</h1>')), {}, { kind: 'foreign' }, /no ZIP archive/],
    ['nothing at all', archive(Buffer.alloc(0)), {}, { kind: 'foreign' }, /no ZIP archive/],
    [
      'more than it may hold',
      archive(zip, { 'content-length': String(largestDownload + 1) }),
      {},
      { kind: 'unavailable' },
      /larger than 64 MiB/,
    ],
    ['a detour without end', moved('/archive'), {}, { kind: 'foreign' }, /nor anywhere else/],
    [
      'a detour to http elsewhere',
      moved(`http://example.com/a?${secret}`),
      {},
      { kind: 'foreign' },
      /example\.com without https/,
    ],
    ['a detour to a file', moved('file:///etc/passwd'), {}, { kind: 'foreign' }, /without https/],
    [
      'an address without https elsewhere',
      silent,
      { address: () => `http://192.0.2.1/archive?${secret}` },
      { kind: 'foreign' },
      /192\.0\.2\.1 without https/,
    ],
    ['an address that is none', silent, { address: () => `archive?${secret}` }, { kind: 'foreign' }, /address is none/],
  ];

  it.each(cases)('%s is told, and the address is not', async (_what, reply, options, failure, why) => {
    const { answer } = await exported(reply, options);
    expect(failureIn(answer)).toMatchObject({ ...failure, operation: 'lex:GetExport', effect: 'none' });
    expect(failureIn(answer).why).toMatch(why);
    expect(JSON.stringify(answer)).not.toMatch(/Signature|feedc0ffee|archive\?/);
  });

  it('a connection that breaks each time is told after three', async () => {
    const { answer, fetched } = await exported((response) => response.destroy());
    expect(failureIn(answer)).toMatchObject({ kind: 'unreachable', why: expect.stringContaining('ECONNRESET') });
    expect(fetched).toHaveLength(3);
    expect(JSON.stringify(answer)).not.toContain('feedc0ffee');
  });

  it('nobody waits once it was given up', async () => {
    const given = new AbortController();
    const { answer } = await exported(() => given.abort(), { signal: given.signal });
    expect(failureIn(answer)).toMatchObject({ kind: 'cancelled' });
    expect(getEventListeners(given.signal, 'abort')).toEqual([]);
  });
});
