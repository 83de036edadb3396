/** What is in Lex V2 already, and what came in lately: bots, imports of the last seven days; and one IAM role by name. */
import type { Clients } from './clients.ts';
import { label, list, text, time } from './fields.ts';
import type { LexV2BotSummary, LexV2Import } from './lex-model.ts';
import { lexV2Bots } from './lex-v2-bots.ts';
import { mapped, paged } from './paging.ts';
import type { Wire } from './send.ts';
import type { LexReads } from './session.ts';
import { trustedServices } from './trust.ts';

const pageSize = 50;

interface ImportRecord {
  readonly importId?: string | undefined;
  readonly importedResourceId?: string | undefined;
  readonly importedResourceName?: string | undefined;
  readonly importedResourceType?: string | undefined;
  readonly importStatus?: string | undefined;
  readonly mergeStrategy?: string | undefined;
  readonly creationDateTime?: Date | undefined;
  readonly lastUpdatedDateTime?: Date | undefined;
}

const toImport = (record: ImportRecord, id: string): LexV2Import => ({
  id,
  resourceId: label(record.importedResourceId),
  name: label(record.importedResourceName),
  type: label(record.importedResourceType),
  status: label(record.importStatus),
  mergeStrategy: label(record.mergeStrategy),
  createdAt: time(record.creationDateTime),
  updatedAt: time(record.lastUpdatedDateTime),
});

export function lexV2Lists(wire: Wire, clients: Clients): Pick<LexReads, 'v2Bots' | 'v2Imports' | 'v2Import' | 'role'> {
  const { read, at } = wire;
  const { reading } = clients;
  const bots = lexV2Bots(wire, clients);
  return {
    v2Bots: (ask) =>
      paged({
        operation: 'lex:ListBots',
        at,
        page: (nextToken) => bots.list(nextToken, ask),
        next: (output) => output.nextToken,
        rows: (output) =>
          list(output.botSummaries, (bot): LexV2BotSummary | undefined => {
            const id = label(bot.botId);
            return id
              ? {
                  id,
                  name: label(bot.botName),
                  status: label(bot.botStatus),
                  type: label(bot.botType),
                  description: text(bot.description),
                  latestVersion: label(bot.latestBotVersion),
                  updatedAt: time(bot.lastUpdatedDateTime),
                }
              : undefined;
          }),
      }),

    v2Imports: (ask) =>
      paged({
        operation: 'lex:ListImports',
        at,
        page: (nextToken) =>
          read({
            operation: 'lex:ListImports',
            ask,
            send: async (options) => {
              const { client, ListImportsCommand } = await reading.lexV2();
              const sortBy = { attribute: 'LastUpdatedDateTime', order: 'Descending' } as const;
              return client.send(new ListImportsCommand({ sortBy, maxResults: pageSize, nextToken }), options);
            },
          }),
        next: (output) => output.nextToken,
        rows: (output) =>
          list(output.importSummaries, (record) => {
            const id = label(record.importId);
            return id ? toImport(record, id) : undefined;
          }),
      }),

    v2Import: async (id, ask) =>
      mapped(
        await read({
          operation: 'lex:DescribeImport',
          subject: id,
          ask,
          send: async (options) => {
            const { client, DescribeImportCommand } = await reading.lexV2();
            return client.send(new DescribeImportCommand({ importId: id }), options);
          },
        }),
        (record) => ({ ...toImport(record, id), failureReasons: list(record.failureReasons, label) }),
      ),

    role: async (name, ask) =>
      mapped(
        await read({
          operation: 'iam:GetRole',
          subject: name,
          ask,
          send: async (options) => {
            const { client, GetRoleCommand } = await reading.iam();
            return client.send(new GetRoleCommand({ RoleName: name }), options);
          },
        }),
        ({ Role }) => ({
          arn: label(Role?.Arn),
          trusts: trustedServices(text(Role?.AssumeRolePolicyDocument) ?? ''),
        }),
      ),
  };
}
