/** Whether a V2 bot of a name exists decides what a migration overwrites: only a list that says so makes it absent. */
import { describe, expect, test } from 'vitest';
import { deriveStrategy } from '../../src/lex/strategy.ts';
import { json, loopback, type Reply, session } from './loopback.ts';

const lookedUp = async (...replies: readonly Reply[]) => {
  const { lex } = await session(await loopback(...replies));
  return lex.v2BotByName('Trips', { priority: 'verify' });
};
const page = (...botSummaries: readonly object[]) => json({ botSummaries });

describe('a V2 bot', () => {
  test('is absent where a whole list does not have it', async () => {
    const others = json({ botSummaries: [{ botId: 'B1B1B1B1B1', botName: 'trips' }], nextToken: 'more' });
    expect(await lookedUp(others, page())).toMatchObject({ ok: true, value: undefined });
  });

  test('is found on a page behind an empty one', async () => {
    const empty = json({ botSummaries: [], nextToken: 'more' });
    const found = await lookedUp(empty, page({ botId: 'B1B1B1B1B1', botName: 'Trips' }), json({}));
    expect(found).toMatchObject({ ok: true, value: { id: 'B1B1B1B1B1' } });
  });

  test.each<[string, readonly Reply[]]>([
    ['has no list', [json({})]],
    ['has something else for a list', [json({ botSummaries: 'none' })]],
    ['lists it without its id', [page({ botName: 'Trips' })]],
    ['has no list on a later page', [json({ botSummaries: [], nextToken: 'more' }), json({})]],
  ])('may exist where the answer %s', async (_, replies) => {
    const answer = await lookedUp(...replies);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'foreign', operation: 'lex:ListBots' } });
    expect(deriveStrategy('Trips', answer)).toMatchObject({ certainty: 'unknown', strategy: undefined });
  });
});
