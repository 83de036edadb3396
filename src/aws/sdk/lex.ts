/** What bellhop uses of this SDK package; loaded on the first call. A list of names, so that the bundler drops the rest. */
export {
  GetBotAliasesCommand,
  GetBotChannelAssociationsCommand,
  GetBotCommand,
  GetBotsCommand,
  GetBotVersionsCommand,
  GetExportCommand,
  GetIntentCommand,
  GetMigrationCommand,
  GetMigrationsCommand,
  GetSlotTypeCommand,
  LexModelBuildingServiceClient as Client,
  StartMigrationCommand,
} from '@aws-sdk/client-lex-model-building-service';
