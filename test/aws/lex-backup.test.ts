import { describe, expect, it } from 'vitest';
import { clockAt } from '../../src/clock.ts';
import { failureIn, json, loopback, type Reply, refusal, session } from './loopback.ts';

const rest =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Reply =>
  (response, asked) =>
    json(body, status, { 'content-type': 'application/json', ...headers })(response, asked);

describe('the export of a bot', () => {
  it("is asked for until it has ended, and a failed one tells why in AWS's words", async () => {
    const server = await loopback(
      rest({ exportStatus: 'IN_PROGRESS' }),
      rest({ exportStatus: 'IN_PROGRESS' }),
      rest({ exportStatus: 'FAILED', failureReason: 'The bot holds \u001b[31mtoo much' }),
    );
    // Slow enough that a busy machine does not let five minutes go by.
    const { lex } = await session({ ...server, clock: clockAt(50) });
    const stages: unknown[] = [];
    const answer = await lex.botExport('OrderFlowers', '3', { tell: (stage) => stages.push(stage) });
    expect(failureIn(answer)).toMatchObject({
      kind: 'unavailable',
      operation: 'lex:GetExport',
      why: 'AWS ended it as FAILED: The bot holds too much',
    });
    expect(stages).toEqual([
      { stage: 'making', asked: 1 },
      { stage: 'making', asked: 2 },
    ]);
    expect(new Set(server.asked.map(({ url }) => url))).toEqual(
      new Set(['/exports?exportType=LEX&name=OrderFlowers&resourceType=BOT&version=3']),
    );
  });

  it.each([
    ['a status that nobody knows', { exportStatus: 'PAUSED' }, /ended it as PAUSED, without a reason/],
    ['no status', {}, /ended it as unknown/],
    ['ready without an address', { exportStatus: 'READY' }, /did not say where/],
  ])('is no success with %s', async (_what, body, why) => {
    const { lex } = await session(await loopback(rest(body)));
    expect(failureIn(await lex.botExport('OrderFlowers', '3')).why).toMatch(why);
  });

  it('that is never ready is given up after five minutes', async () => {
    const server = await loopback(rest({ exportStatus: 'IN_PROGRESS' }));
    const { lex } = await session(server);
    expect(failureIn(await lex.botExport('OrderFlowers', '3'))).toMatchObject({ kind: 'timeout' });
    expect(server.asked.length).toBeLessThan(80);
  });
});

describe('a record for a file', () => {
  it('is kept as AWS gave it, with what no screen may show', async () => {
    const utterance = 'line\nbreak \u200dand \u202edirection';
    const server = await loopback(rest({ name: 'Order', sampleUtterances: [utterance], createdDate: 1626192000.123 }));
    const { lex } = await session(server);
    const answer = await lex.rawIntent('Order', '$LATEST');
    if (!answer.ok) throw new Error(answer.failure.why);
    expect(JSON.parse(JSON.stringify(answer.value))).toEqual({
      name: 'Order',
      sampleUtterances: [utterance],
      createdDate: '2021-07-13T16:00:00.123Z',
    });
  });
});

describe('an export of a V2 bot', () => {
  it('is begun once, whatever comes of it', async () => {
    const server = await loopback(rest({ message: 'oops' }, 500, { 'x-amzn-errortype': 'InternalServerException' }));
    const { changes } = await session(server);
    expect(failureIn(await changes.exportV2Bot('A1B2C3D4E5'))).toMatchObject({ kind: 'server', effect: 'possible' });
    expect(server.asked.map(({ what }) => what)).toEqual(['PUT /exports']);
    expect(JSON.parse(server.asked[0]?.body ?? '')).toEqual({
      resourceSpecification: { botExportSpecification: { botId: 'A1B2C3D4E5', botVersion: 'DRAFT' } },
      fileFormat: 'LexJson',
    });
  });

  it('is not begun while changes are locked', async () => {
    const server = await loopback(rest({ exportId: 'E1B2C3D4E5' }));
    const { changes } = await session({ ...server, unlocked: false });
    expect(failureIn(await changes.exportV2Bot('A1B2C3D4E5'))).toMatchObject({ kind: 'locked', effect: 'none' });
    expect(server.asked).toEqual([]);
  });

  it('without an id in its answer may be there, and that is said', async () => {
    const { changes } = await session(await loopback(rest({}, 202)));
    expect(failureIn(await changes.exportV2Bot('A1B2C3D4E5'))).toMatchObject({ kind: 'foreign', effect: 'possible' });
  });

  it('that failed tells all of its reasons', async () => {
    const { lex } = await session(
      await loopback(rest({ exportStatus: 'Failed', failureReasons: ['First.', 'Second.'] })),
    );
    expect(failureIn(await lex.v2Export('E1B2C3D4E5')).why).toBe('AWS ended it as Failed: First. Second.');
  });

  it('that may not be read is told with the action to ask for', async () => {
    const { lex } = await session(await loopback(refusal('AccessDeniedException', 'no', 403)));
    expect(failureIn(await lex.v2Export('E1B2C3D4E5')).operation).toBe('lex:DescribeExport');
  });
});
