/**
 * Everything that a plan has to know of one V1 bot: its version, the proposed one where none is asked for, and what that
 * one holds. What could not be read is part of the inventory; without the version itself there is none.
 */
import type { Answer, Failure } from '../aws/answer.ts';
import type { LexBot } from '../aws/lex-model.ts';
import { collect } from '../aws/paging.ts';
import type { Ask, Session } from '../aws/session.ts';
import { type Inventory, takeInventory } from './inventory.ts';
import { proposeVersion } from './versions.ts';

export interface ReadBot {
  readonly bot: LexBot;
  /** Why this version, where none was asked for. */
  readonly versionWhy: string | undefined;
  readonly inventory: Inventory;
  /** Why something is missing in it. */
  readonly gaps: readonly Failure[];
}

/** `version`: `$LATEST` or digits. */
export async function readBot(
  { lex }: Session,
  { bot: name, version }: { readonly bot: string; readonly version?: string | undefined },
  ask: Ask,
): Promise<Answer<ReadBot>> {
  const [versions, aliases] = await Promise.all([
    version === undefined ? collect(lex.botVersions(name, ask)) : undefined,
    collect(lex.aliases(name, ask)),
  ]);
  if (versions && !versions.ok) return versions;
  const proposal = versions && proposeVersion(versions.value, aliases.ok ? aliases.value : undefined);
  const bot = await lex.bot(name, version ?? proposal?.proposed ?? '$LATEST', ask);
  if (!bot.ok) return bot;
  const channels = await collect(lex.channels(name, ask));
  // One by one they would wait for each other; the budget spaces them anyhow.
  const intents = await Promise.all(bot.value.intents.map((intent) => lex.intent(intent.name, intent.version, ask)));
  return {
    ok: true,
    value: {
      bot: bot.value,
      versionWhy: proposal?.reason,
      inventory: takeInventory({
        bot: bot.value,
        intents: intents.flatMap((intent) => (intent.ok ? [intent.value] : [])),
        aliases: aliases.ok ? aliases.value : undefined,
        channels: channels.ok ? channels.value : undefined,
      }),
      gaps: [aliases, channels, ...intents].flatMap((answer) => (answer.ok ? [] : [answer.failure])),
    },
  };
}
