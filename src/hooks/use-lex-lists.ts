/** The lists that Lex V1 gives, page by page, a hook each: bots, one bot's versions, aliases and channels, migrations. */
import type { LexAlias, LexBotSummary, LexChannel, LexMigration } from '../aws/model.ts';
import type { Ask, LexReads, Pages } from '../aws/session.ts';
import { type Read, type Reading, useLexReading } from './use-lex-reading.ts';

export type Rows<T> = Reading<readonly T[]>;

export function useLexBots(): Rows<LexBotSummary> {
  return useRows('bots', (lex, ask) => lex.bots(ask));
}

export function useLexVersions(bot: string): Rows<LexBotSummary> {
  return useRows(`versions of ${bot}`, (lex, ask) => lex.botVersions(bot, ask));
}

export function useLexAliases(bot: string): Rows<LexAlias> {
  return useRows(`aliases of ${bot}`, (lex, ask) => lex.aliases(bot, ask));
}

export function useLexChannels(bot: string): Rows<LexChannel> {
  return useRows(`channels of ${bot}`, (lex, ask) => lex.channels(bot, ask));
}

/** Newest first, whoever started them. */
export function useLexMigrations(): Rows<LexMigration> {
  return useRows('migrations', (lex, ask) => lex.migrations(ask));
}

const none: readonly never[] = [];

function useRows<T>(name: string, pages: (lex: LexReads, ask: Ask) => Pages<T>): Rows<T> {
  return useLexReading<readonly T[]>(name, none, allPages(pages));
}

/** As they come at first; later all at once, so that no row leaves the screen for a moment. */
function allPages<T>(pages: (lex: LexReads, ask: Ask) => Pages<T>): Read<readonly T[]> {
  return async ({ lex }, ask, tell, known) => {
    const rows: T[] = [];
    for await (const page of pages(lex, ask)) {
      if (!page.ok) return page.failure;
      rows.push(...page.value);
      if (known.length === 0) tell([...rows]);
    }
    tell(rows);
    return undefined;
  };
}
