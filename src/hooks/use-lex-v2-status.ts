/** A V2 bot and one locale of its Draft as AWS shows them: asked once, and again and again while something is in motion. */
import { useCallback, useEffect, useState } from 'react';
import type { Answer, Failure } from '../aws/answer.ts';
import type { LexV2BotDetail, LexV2LocaleDetail } from '../aws/lex-model.ts';
import type { Ask, Session } from '../aws/session.ts';
import { isMoving } from '../lex/v2-status.ts';
import { useLink } from './console.ts';

/** One half of it: what was read last, and why the last look failed, if it did. */
export interface Part<T> {
  readonly value: T | undefined;
  readonly failure: Failure | undefined;
}

export interface LexV2Status {
  readonly bot: Part<LexV2BotDetail>;
  readonly locale: Part<LexV2LocaleDetail>;
  /** It is being looked at now, or will be again by itself. */
  readonly watching: boolean;
}

const unread = { value: undefined, failure: undefined };
const nothing: LexV2Status = { bot: unread, locale: unread, watching: false };
const asking: LexV2Status = { ...nothing, watching: true };

/** AWS's own waiter looks every 10 seconds. Milliseconds. */
const pause = 10_000;
const jitter = 2_000;

/** `localeId` with an underscore. Nothing is asked without a bot; without a locale, only for the bot. */
export function useLexV2Status(
  v2BotId: string | undefined,
  localeId: string | undefined,
): LexV2Status & { again(): void } {
  const { session } = useLink();
  const [status, setStatus] = useState(v2BotId === undefined ? nothing : asking);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is a new watch
  useEffect(() => {
    if (!session || v2BotId === undefined) return;
    const left = new AbortController();
    setStatus((now) => ({ ...now, watching: true }));
    void watch(session, v2BotId, localeId, left.signal, (next) => {
      if (!left.signal.aborted) setStatus(next);
    });
    return () => left.abort();
  }, [session, v2BotId, localeId, round]);
  const again = useCallback(() => setRound((n) => n + 1), []);
  return { ...status, again };
}

async function watch(
  session: Session,
  botId: string,
  localeId: string | undefined,
  signal: AbortSignal,
  tell: (status: LexV2Status) => void,
): Promise<void> {
  const { lex, clock } = session;
  const ask: Ask = { priority: 'watch', signal };
  let { bot, locale } = nothing;
  while (!signal.aborted) {
    const [ofBot, ofLocale] = await Promise.all([
      lex.v2Bot(botId, ask),
      localeId === undefined ? undefined : lex.v2Locale(botId, localeId, ask),
    ]);
    bot = after(bot, ofBot);
    if (ofLocale) locale = after(locale, ofLocale);
    const watching = isMoving({ bot: bot.value, locale: locale.value });
    tell({ bot, locale, watching });
    if (!watching) return;
    const asked = Math.max(bot.failure?.retryAfter ?? 0, locale.failure?.retryAfter ?? 0) * 1000;
    await clock.sleep(Math.max(asked, pause + Math.random() * jitter), signal);
  }
}

/** What is gone was there once, and is not shown as if it still were. */
function after<T>({ value }: Part<T>, answer: Answer<T>): Part<T> {
  if (answer.ok) return { value: answer.value, failure: undefined };
  const { failure } = answer;
  return { value: failure.kind === 'not-found' ? undefined : value, failure };
}
