/** The locales of every V2 bot's Draft, a call for each bot: as they come, after all that is more urgent. */
import { useMemo } from 'react';
import type { LexV2BotSummary, LexV2Locale } from '../aws/lex-model.ts';
import { type Read, type Reading, useLexReading } from './use-lex-reading.ts';

type Locales = ReadonlyMap<string, readonly LexV2Locale[]>;

const none: Locales = new Map();

/** By bot id; what is not in it has not been read. `bots`: once all are listed. */
export function useLexV2Locales(bots: readonly LexV2BotSummary[] | undefined): Reading<Locales> {
  // A network of bots has none of its own.
  const ids = useMemo(() => (bots ?? []).flatMap(({ id, type }) => (type === 'BotNetwork' ? [] : [id])), [bots]);
  return useLexReading(`locales of ${ids.join(' ')}`, none, read(ids));
}

/** What AWS denies of one bot it will deny of the others: no more are asked. */
const read =
  (ids: readonly string[]): Read<Locales> =>
  async ({ lex }, { signal }, tell, known, anew) => {
    let now = known;
    for (const id of ids) {
      if (!anew && now.has(id)) continue;
      const answer = await lex.v2Locales(id, { priority: 'refresh', ...(signal && { signal }) });
      if (signal?.aborted) return undefined;
      if (!answer.ok && answer.failure.kind !== 'not-found') return answer.failure;
      const next = new Map(now);
      if (answer.ok) next.set(id, answer.value);
      else next.delete(id);
      now = next;
      tell(now);
    }
    return undefined;
  };
