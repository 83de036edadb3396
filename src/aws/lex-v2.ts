/** What the wizard must know of Lex V2 and IAM: does the target bot exist, which locales has it, which roles fit. */
import type { Answer } from './answer.ts';
import type { Clients } from './clients.ts';
import { label, list, text } from './fields.ts';
import type { LexV2Bot, Role } from './model.ts';
import { collect, mapped, paged } from './paging.ts';
import type { Wire } from './send.ts';
import type { Ask, LexReads } from './session.ts';
import { trustsService } from './trust.ts';

const pageSize = 50;
const principal = 'lexv2.amazonaws.com';

export function lexV2Reads(
  { read, at }: Wire,
  { reading }: Clients,
): Pick<LexReads, 'v2BotByName' | 'v2Locales' | 'v2Roles'> {
  const botsNamed = (name: string, ask: Ask | undefined) =>
    paged({
      operation: 'lex:ListBots',
      at,
      page: (nextToken) =>
        read({
          operation: 'lex:ListBots',
          ask,
          send: async (options) => {
            const { client, ListBotsCommand } = await reading.lexV2();
            const filters = [{ name: 'BotName' as const, values: [name], operator: 'EQ' as const }];
            return client.send(new ListBotsCommand({ filters, maxResults: pageSize, nextToken }), options);
          },
        }),
      next: (output) => output.nextToken,
      // Names are case-sensitive; whether the filter is, AWS does not say.
      rows: (output) => list(output.botSummaries, (bot) => (text(bot.botName) === name ? bot : undefined)),
    });

  return {
    v2BotByName: async (name, ask): Promise<Answer<LexV2Bot | undefined>> => {
      const found = await collect(botsNamed(name, ask));
      if (!found.ok) return found;
      const bot = found.value[0];
      const id = label(bot?.botId);
      if (!bot || !id) return { ok: true, value: undefined };
      const described = await read({
        operation: 'lex:DescribeBot',
        subject: id,
        ask,
        send: async (options) => {
          const { client, DescribeBotCommand } = await reading.lexV2();
          return client.send(new DescribeBotCommand({ botId: id }), options);
        },
      });
      return {
        ok: true,
        value: {
          id,
          name,
          status: label(bot.botStatus),
          type: label(bot.botType),
          // That the bot exists is known even where its settings may not be read.
          roleArn: described.ok ? label(described.value.roleArn) : undefined,
        },
      };
    },

    v2Locales: (botId, ask) =>
      collect(
        paged({
          operation: 'lex:ListBotLocales',
          at,
          page: (nextToken) =>
            read({
              operation: 'lex:ListBotLocales',
              subject: botId,
              ask,
              send: async (options) => {
                const { client, ListBotLocalesCommand } = await reading.lexV2();
                const which = { botId, botVersion: 'DRAFT', maxResults: pageSize, nextToken };
                return client.send(new ListBotLocalesCommand(which), options);
              },
            }),
          next: (output) => output.nextToken,
          rows: (output) =>
            list(output.botLocaleSummaries, ({ localeId, botLocaleStatus }) => {
              const id = label(localeId);
              return id ? { id, status: label(botLocaleStatus) } : undefined;
            }),
        }),
      ),

    v2Roles: async (ask) => {
      const roles = await collect(
        paged({
          operation: 'iam:ListRoles',
          at,
          page: (Marker) =>
            read({
              operation: 'iam:ListRoles',
              ask,
              send: async (options) => {
                const { client, ListRolesCommand } = await reading.iam();
                return client.send(new ListRolesCommand({ MaxItems: 1000, Marker }), options);
              },
            }),
          next: (output) => (output.IsTruncated ? output.Marker : undefined),
          rows: (output) =>
            list(output.Roles, (role): Role | undefined => {
              const [arn, name] = [label(role.Arn), label(role.RoleName)];
              if (!arn || !name || !trustsService(text(role.AssumeRolePolicyDocument) ?? '', principal))
                return undefined;
              return { arn, name, serviceLinked: text(role.Path)?.startsWith('/aws-service-role/') ?? false };
            }),
        }),
      );
      return mapped(roles, (all) =>
        [...all].sort(
          (a, b) => Number(b.serviceLinked) - Number(a.serviceLinked) || a.name.localeCompare(b.name, 'en'),
        ),
      );
    },
  };
}
