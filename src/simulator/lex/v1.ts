/** Lex V1's reading operations on bots (model building API of 2017-04-19), with its migrations beside them. */
import { type Input, ServiceError } from '../operation.ts';
import { type Bot, latest, versionOf } from './bots.ts';
import { exportOf } from './exports.ts';
import { page } from './paging.ts';
import {
  aliasNameV1,
  aliasOrAll,
  anyText,
  botNameV1,
  checkV1,
  exportNameV1,
  nameV1Long,
  numericalVersionV1,
  oneOf,
  pagingV1,
  settled,
  string,
  versionV1,
} from './requests.ts';
import { migrationOperations } from './v1-migrations.ts';
import {
  aliasOutput,
  botMetadata,
  botOutput,
  channelOutput,
  hasVersion,
  intentOutput,
  slotTypeOutput,
} from './v1-shapes.ts';
import type { LexWorld } from './world.ts';

const code = 'BadRequestException';

export const lexV1Operations = settled({
  ...migrationOperations,

  GetBots: (input, lex) => {
    checkV1(input, { ...pagingV1, nameContains: botNameV1 });
    const part = string(input, 'nameContains');
    const found = [...lex.bots.values()].filter(({ name }) => name.includes(part));
    const { items, ...rest } = page(found, { list: 'bots', input, defaultSize: 10, key: ({ name }) => name, code });
    return { bots: items.map((bot) => botMetadata(bot, latest(bot))), ...rest };
  },

  GetBot: (input, lex) => {
    checkV1(input, { name: botNameV1, versionOrAlias: anyText }, ['name', 'versionOrAlias']);
    const bot = botNamed(lex, input, 'name');
    const asked = string(input, 'versionOrAlias');
    const alias = bot.aliases.find(({ name }) => name === asked);
    const version = versionOf(bot, alias?.version ?? asked);
    if (!version) throw notFound(`The bot ${bot.name} doesn't have the version or alias ${asked}.`);
    return botOutput(bot, version);
  },

  GetBotVersions: (input, lex) => {
    checkV1(input, { ...pagingV1, name: botNameV1 }, ['name']);
    const bot = botNamed(lex, input, 'name');
    const list = `versions/${bot.name}`;
    const { items, ...rest } = page(bot.versions, {
      list,
      input,
      defaultSize: 10,
      key: ({ version }) => version,
      code,
    });
    return { bots: items.map((version) => botMetadata(bot, version)), ...rest };
  },

  GetBotAliases: (input, lex, { region }) => {
    checkV1(input, { ...pagingV1, botName: botNameV1, nameContains: aliasNameV1 }, ['botName']);
    // No NotFoundException is declared here: an unknown bot has no aliases.
    const bot = lex.bots.get(string(input, 'botName'));
    const part = string(input, 'nameContains');
    const found = bot?.aliases.filter(({ name }) => name.includes(part)) ?? [];
    const list = `aliases/${string(input, 'botName')}`;
    const { items, ...rest } = page(found, { list, input, defaultSize: 50, key: ({ name }) => name, code });
    const place = { region, accountId: lex.accountId };
    return { BotAliases: bot ? items.map((alias) => aliasOutput(bot, alias, place)) : [], ...rest };
  },

  GetBotChannelAssociations: (input, lex) => {
    const members = { ...pagingV1, botName: botNameV1, botAlias: aliasOrAll, nameContains: nameV1Long };
    checkV1(input, members, ['botName', 'botAlias']);
    const bot = lex.bots.get(string(input, 'botName'));
    const alias = string(input, 'botAlias');
    const part = string(input, 'nameContains');
    const found =
      bot?.channels.filter((channel) => (alias === '-' || channel.alias === alias) && channel.name.includes(part)) ??
      [];
    const list = `channels/${string(input, 'botName')}`;
    const { items, ...rest } = page(found, { list, input, defaultSize: 50, key: ({ name }) => name, code });
    return { botChannelAssociations: bot ? items.map((channel) => channelOutput(bot, channel)) : [], ...rest };
  },

  GetIntent: (input, lex, { region }) => {
    checkV1(input, { name: nameV1Long, version: versionV1 }, ['name', 'version']);
    const version = string(input, 'version');
    const intent = lex.intents.get(string(input, 'name'));
    if (!intent || !hasVersion(intent, version)) throw notFound(missing('intent', input));
    return intentOutput(intent, version, { region, accountId: lex.accountId });
  },

  GetSlotType: (input, lex) => {
    checkV1(input, { name: nameV1Long, version: versionV1 }, ['name', 'version']);
    const version = string(input, 'version');
    const type = lex.slotTypes.get(string(input, 'name'));
    if (!type || !hasVersion(type, version)) throw notFound(missing('slot type', input));
    return slotTypeOutput(type, version);
  },

  GetExport: (input, lex, { region }) => {
    const members = {
      name: exportNameV1,
      version: numericalVersionV1,
      resourceType: oneOf('BOT', 'INTENT', 'SLOT_TYPE'),
      exportType: oneOf('ALEXA_SKILLS_KIT', 'LEX'),
    };
    checkV1(input, members, Object.keys(members));
    return exportOf(input, lex, region) ?? raise(notFound(missing('resource', input)));
  },
});

function botNamed(lex: LexWorld, input: Input, member: string): Bot {
  const name = string(input, member);
  return lex.bots.get(name) ?? raise(notFound(`The bot ${name} doesn't exist.`));
}

const missing = (what: string, input: Input) =>
  `The ${what} ${string(input, 'name')} doesn't exist in version ${string(input, 'version')}.`;

const notFound = (message: string) => new ServiceError('NotFoundException', message, { status: 404 });

function raise(error: ServiceError): never {
  throw error;
}
