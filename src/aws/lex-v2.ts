/** What the wizard must know of Lex V2 and IAM: does the target bot exist, which locales has it, which roles fit. */
import type { Answer } from './answer.ts';
import type { Clients } from './clients.ts';
import { failureOf } from './failure.ts';
import { label, list, text, time } from './fields.ts';
import type { LexV2Bot, Role } from './lex-model.ts';
import { lexV2Bots } from './lex-v2-bots.ts';
import { collect, mapped, paged } from './paging.ts';
import type { Wire } from './send.ts';
import type { LexReads } from './session.ts';
import { trustsService } from './trust.ts';

const pageSize = 50;
const principal = 'lexv2.amazonaws.com';

export function lexV2Reads(wire: Wire, clients: Clients): Pick<LexReads, 'v2BotByName' | 'v2Locales' | 'v2Roles'> {
  const { read, at } = wire;
  const { reading } = clients;
  const bots = lexV2Bots(wire, clients);

  return {
    v2BotByName: async (name, ask): Promise<Answer<LexV2Bot | undefined>> => {
      const operation = 'lex:ListBots';
      const found = await collect(
        paged({
          operation,
          at,
          page: (nextToken) => bots.list(nextToken, ask, name),
          next: (output) => output.nextToken,
          // Names are case-sensitive; whether the filter is, AWS does not say.
          rows: (output) => list(output.botSummaries, (bot) => (text(bot.botName) === name ? bot : undefined)),
        }),
      );
      if (!found.ok) return found;
      const [bot] = found.value;
      if (!bot) return { ok: true, value: undefined };
      const id = label(bot.botId);
      if (!id) {
        const why = `It lists a bot named ${name} without its id.`;
        return { ok: false, failure: failureOf({ kind: 'foreign', operation, why, effect: 'none' }, at) };
      }
      const described = await bots.describe(id, ask);
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
            list(output.botLocaleSummaries, ({ localeId, botLocaleStatus, lastUpdatedDateTime }) => {
              const id = label(localeId);
              return id ? { id, status: label(botLocaleStatus), updatedAt: time(lastUpdatedDateTime) } : undefined;
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
