/** The lists that Lex gives, page by page, a hook each: of V1 and of V2. */
import type { Answer } from '../aws/answer.ts';
import type {
  LexAlias,
  LexBotSummary,
  LexChannel,
  LexMigration,
  LexV2BotSummary,
  LexV2Import,
} from '../aws/lex-model.ts';
import type { Ask, LexReads, Pages } from '../aws/session.ts';
import type { Probe } from '../lex/probe.ts';
import { probeOf } from './use-lex-probe.ts';
import { type Read, type Reading, useLexReading } from './use-lex-reading.ts';

export type Rows<T> = Reading<readonly T[]>;

export interface LexBots {
  readonly bots: readonly LexBotSummary[];
  /** What the last answer comes to where there is no bot in all of it: V1 may end between two requests. */
  readonly verdict: Probe | undefined;
}

const noBots: LexBots = { bots: [], verdict: undefined };

export function useLexBots(): Reading<LexBots> {
  return useLexReading('bots', noBots, readBots);
}

const readBots: Read<LexBots> = async (session, ask, tell, known) => {
  const bots: LexBotSummary[] = [];
  const began = session.clock.now();
  let last: Answer<readonly LexBotSummary[]> = { ok: true, value: bots };
  for await (const page of session.lex.bots(ask)) {
    last = page;
    if (!page.ok) break;
    bots.push(...page.value);
    if (known.bots.length === 0) tell({ bots: [...bots], verdict: undefined });
  }
  // A listing that broke off takes no row away that an earlier one has brought.
  const shown = last.ok || known.bots.length === 0 ? bots : known.bots;
  tell({ bots: shown, verdict: shown.length > 0 ? undefined : probeOf(session, began, last) });
  return last.ok ? undefined : last.failure;
};

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

/** Networks of bots among them. */
export function useLexV2Bots(): Rows<LexV2BotSummary> {
  return useRows('V2 bots', (lex, ask) => lex.v2Bots(ask));
}

/** Of the last seven days, the one that changed last first. */
export function useLexV2Imports(): Rows<LexV2Import> {
  return useRows('V2 imports', (lex, ask) => lex.v2Imports(ask));
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
