/** What bellhop uses of this SDK package; loaded on the first call. A list of names, so that the bundler drops the rest. */
export {
  BuildBotLocaleCommand,
  CreateExportCommand,
  DescribeBotCommand,
  DescribeBotLocaleCommand,
  DescribeExportCommand,
  DescribeImportCommand,
  LexModelsV2Client as Client,
  ListBotLocalesCommand,
  ListBotsCommand,
  ListImportsCommand,
} from '@aws-sdk/client-lex-models-v2';
