/** How a bot of Lex V2 and a locale of its Draft stand: the one source for whether a migrated bot is built. */
import type { Clients } from './clients.ts';
import { label, list, number, time } from './fields.ts';
import { lexV2Bots } from './lex-v2-bots.ts';
import { mapped } from './paging.ts';
import type { Wire } from './send.ts';
import type { LexReads } from './session.ts';

export function lexV2Status(wire: Wire, clients: Clients): Pick<LexReads, 'v2Bot' | 'v2Locale'> {
  const { read } = wire;
  const { reading } = clients;
  const bots = lexV2Bots(wire, clients);
  return {
    v2Bot: async (id, ask) =>
      mapped(await bots.describe(id, ask), (bot) => ({
        id,
        name: label(bot.botName),
        status: label(bot.botStatus),
        type: label(bot.botType),
        roleArn: label(bot.roleArn),
        failureReasons: list(bot.failureReasons, label),
        updatedAt: time(bot.lastUpdatedDateTime),
      })),

    v2Locale: async (botId, localeId, ask) =>
      mapped(
        await read({
          operation: 'lex:DescribeBotLocale',
          subject: `${localeId} of ${botId}`,
          ask,
          send: async (options) => {
            const { client, DescribeBotLocaleCommand } = await reading.lexV2();
            return client.send(new DescribeBotLocaleCommand({ botId, botVersion: 'DRAFT', localeId }), options);
          },
        }),
        (locale) => ({
          id: localeId,
          status: label(locale.botLocaleStatus),
          failureReasons: list(locale.failureReasons, label),
          recommendedActions: list(locale.recommendedActions, label),
          intents: number(locale.intentsCount),
          slotTypes: number(locale.slotTypesCount),
          buildSubmittedAt: time(locale.lastBuildSubmittedDateTime),
          createdAt: time(locale.creationDateTime),
          updatedAt: time(locale.lastUpdatedDateTime),
        }),
      ),
  };
}
