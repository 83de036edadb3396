/** One version of a bot, read by itself: it says what the lists do not, its locale and its intents. */
import type { LexBot } from '../aws/lex-model.ts';
import { type Asked, useAnswer } from './use-answer.ts';

export function useLexVersion(
  bot: string,
  version: string,
): { readonly asked: Asked<LexBot>; readonly again: () => void } {
  return useAnswer(`${bot} ${version}`, ({ lex }, signal) => lex.bot(bot, version, { priority: 'view', signal }));
}
