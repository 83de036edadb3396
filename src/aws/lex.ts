/** What bellhop reads of Lex V1. */
import type { Clients, Service } from './clients.ts';
import { list } from './fields.ts';
import { toAlias, toBot, toBotSummary, toChannel, toIntent, toMigration, toMigrationDetail } from './lex-records.ts';
import { mapped, paged } from './paging.ts';
import type { Reading, Wire } from './send.ts';
import type { Ask, LexReads, Pages } from './session.ts';

type Call<Output> = (service: Service<'lex'>, options: { readonly abortSignal: AbortSignal }) => Promise<Output>;
export type LexV1Reads = Omit<LexReads, `v2${string}` | `raw${string}` | 'botExport' | 'role'>;

const pageSize = 50;
/** A retired endpoint may take connections and stay silent: the probe says so within this, in milliseconds. */
const probePatience = 8_000;

/** Lex refuses a filter that could not be part of a bot's name, so such a one is applied here. */
const sendable = (part: string | undefined) => (/^(?=.{2,50}$)([A-Za-z]_?)+$/.test(part ?? '') ? part : undefined);
const matches = (name: string | undefined, part = '') => (name ?? '').toLowerCase().includes(part.toLowerCase());

export function lexV1Reads(wire: Wire, clients: Clients): LexV1Reads {
  const read = <Output extends object>(
    name: string,
    call: Call<Output>,
    how: Pick<Reading<Output>, 'ask' | 'subject' | 'attempts' | 'patience'>,
  ) =>
    wire.read({
      operation: `lex:${name}`,
      ...how,
      send: async (options) => call(await clients.reading.lex(), options),
    });

  function pages<Output extends { nextToken?: string | undefined }, Row>(
    name: string,
    how: { readonly ask: Ask | undefined; readonly subject?: string },
    call: (nextToken: string | undefined) => Call<Output>,
    rows: (output: Output) => readonly Row[],
  ): Pages<Row> {
    return paged({
      operation: `lex:${name}`,
      at: wire.at,
      page: (token) => read(name, call(token), how),
      next: (output) => output.nextToken,
      rows,
    });
  }

  return {
    bots: (ask) =>
      pages(
        'GetBots',
        { ask },
        (nextToken) =>
          ({ client, GetBotsCommand }, options) =>
            client.send(
              new GetBotsCommand({ maxResults: pageSize, nameContains: sendable(ask?.nameContains), nextToken }),
              options,
            ),
        (output) => list(output.bots, toBotSummary).filter(({ name }) => matches(name, ask?.nameContains)),
      ),

    probe: async (ask) =>
      mapped(
        await read(
          'GetBots',
          ({ client, GetBotsCommand }, options) => client.send(new GetBotsCommand({ maxResults: 1 }), options),
          { ask, attempts: 1, patience: probePatience },
        ),
        (output) => list(output.bots, toBotSummary),
      ),

    botVersions: (name, ask) =>
      pages(
        'GetBotVersions',
        { ask, subject: name },
        (nextToken) =>
          ({ client, GetBotVersionsCommand }, options) =>
            client.send(new GetBotVersionsCommand({ name, maxResults: pageSize, nextToken }), options),
        (output) => list(output.bots, toBotSummary),
      ),

    bot: async (name, version, ask) =>
      mapped(
        await read(
          'GetBot',
          ({ client, GetBotCommand }, options) =>
            client.send(new GetBotCommand({ name, versionOrAlias: version }), options),
          { ask, subject: `${name} (${version})` },
        ),
        (output) => toBot(output, name, version),
      ),

    aliases: (name, ask) =>
      pages(
        'GetBotAliases',
        { ask, subject: name },
        (nextToken) =>
          ({ client, GetBotAliasesCommand }, options) =>
            client.send(new GetBotAliasesCommand({ botName: name, maxResults: pageSize, nextToken }), options),
        // A capital letter, alone among Lex's members.
        (output) => list(output.BotAliases, toAlias),
      ),

    channels: (name, ask) =>
      pages(
        'GetBotChannelAssociations',
        { ask, subject: name },
        (nextToken) =>
          ({ client, GetBotChannelAssociationsCommand }, options) =>
            client.send(
              // `-` stands for every alias.
              new GetBotChannelAssociationsCommand({ botName: name, botAlias: '-', maxResults: pageSize, nextToken }),
              options,
            ),
        (output) => list(output.botChannelAssociations, toChannel),
      ),

    intent: async (name, version, ask) =>
      mapped(
        await read(
          'GetIntent',
          ({ client, GetIntentCommand }, options) => client.send(new GetIntentCommand({ name, version }), options),
          { ask, subject: `${name} (${version})` },
        ),
        (output) => toIntent(output, name, version),
      ),

    migrations: (ask) =>
      pages(
        'GetMigrations',
        { ask },
        (nextToken) =>
          ({ client, GetMigrationsCommand }, options) =>
            client.send(
              new GetMigrationsCommand({
                sortByAttribute: 'MIGRATION_DATE_TIME',
                sortByOrder: 'DESCENDING',
                v1BotNameContains: sendable(ask?.nameContains),
                maxResults: pageSize,
                nextToken,
              }),
              options,
            ),
        (output) =>
          // One without a name may be any bot's.
          list(output.migrationSummaries, toMigration).filter(
            ({ botName }) => botName === undefined || matches(botName, ask?.nameContains),
          ),
      ),

    migration: async (id, ask) =>
      mapped(
        await read(
          'GetMigration',
          ({ client, GetMigrationCommand }, options) =>
            client.send(new GetMigrationCommand({ migrationId: id }), options),
          { ask, subject: id },
        ),
        (output) => toMigrationDetail(output, id),
      ),
  };
}
