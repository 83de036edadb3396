/** The two calls that every look at bots of Lex V2 comes down to. */

import type { Clients } from './clients.ts';
import { failureOf } from './failure.ts';
import type { Wire } from './send.ts';
import type { Ask } from './session.ts';

const pageSize = 50;

export function lexV2Bots({ read, at }: Wire, { reading }: Clients) {
  return {
    /** Of that name, or all. An answer without its list is none: it would make every bot absent. */
    list: async (nextToken: string | undefined, ask: Ask | undefined, name?: string) => {
      const operation = 'lex:ListBots';
      const answer = await read({
        operation,
        ask,
        send: async (options) => {
          const { client, ListBotsCommand } = await reading.lexV2();
          const filters =
            name === undefined ? undefined : [{ name: 'BotName' as const, values: [name], operator: 'EQ' as const }];
          return client.send(new ListBotsCommand({ filters, maxResults: pageSize, nextToken }), options);
        },
      });
      if (!answer.ok || Array.isArray(answer.value.botSummaries)) return answer;
      const why = 'The answer has no list of bots.';
      return { ok: false as const, failure: failureOf({ kind: 'foreign', operation, why, effect: 'none' }, at) };
    },

    describe: (id: string, ask: Ask | undefined) =>
      read({
        operation: 'lex:DescribeBot',
        subject: id,
        ask,
        send: async (options) => {
          const { client, DescribeBotCommand } = await reading.lexV2();
          return client.send(new DescribeBotCommand({ botId: id }), options);
        },
      }),
  };
}
