/** CreateExport and DescribeExport: the Draft of a bot as an archive, made in a while, then served at a signed address. */
import { type Input, type Output, ServiceError } from '../operation.ts';
import { exportsPath, signature } from './exports.ts';
import { drawnId } from './ids.ts';
import { runningInto } from './migration.ts';
import { botVersionV2, checkV2, oneOf, resourceId, seconds, type settled, string } from './requests.ts';
import { botOf, botOutput, localeSummary, localesOf, notFound } from './v2-shapes.ts';
import type { LexWorld, V2Export } from './world.ts';
import { zipOf } from './zip.ts';

const exportMs = 10_000;

const specification = {
  kind: 'structure',
  members: {
    botExportSpecification: {
      kind: 'structure',
      members: { botId: resourceId, botVersion: botVersionV2 },
      required: ['botId', 'botVersion'],
    },
  },
} as const;

export const exportOperations: Parameters<typeof settled>[0] = {
  CreateExport: (input, lex) => {
    checkV2(input, { resourceSpecification: specification, fileFormat: oneOf('LexJson', 'TSV', 'CSV') }, [
      'resourceSpecification',
      'fileFormat',
    ]);
    const { botExportSpecification: wanted } = input.resourceSpecification as { botExportSpecification?: Input };
    if (!wanted || input.fileFormat !== 'LexJson')
      throw new ServiceError('ValidationException', 'Exactly one resource must be specified, a bot as LexJson.');
    const bot = botOf(lex, wanted);
    localesOf(bot, string(wanted, 'botVersion'), lex);
    if (runningInto(lex, bot.id))
      throw new ServiceError('ConflictException', `The bot ${bot.id} is Importing. Try again later.`, { status: 409 });
    const exportId = drawnId(lex.seed, 'export', lex.v2Exports.size);
    const made = { exportId, botId: bot.id, botVersion: string(wanted, 'botVersion'), startedAt: lex.clock.now() };
    lex.v2Exports.set(exportId, made);
    return summary(made, 'InProgress');
  },

  DescribeExport: (input, lex, { region }) => {
    checkV2(input, { exportId: resourceId }, ['exportId']);
    const made = lex.v2Exports.get(string(input, 'exportId'));
    if (!made) throw notFound(`The export ${string(input, 'exportId')} doesn't exist.`);
    const endsAt = made.startedAt + exportMs;
    if (lex.clock.now() < endsAt) return { ...summary(made, 'InProgress'), failureReasons: [] };
    const { exportId } = made;
    return {
      ...summary(made, 'Completed'),
      failureReasons: [],
      downloadUrl: `${lex.origin()}${exportsPath}${region}/V2/${exportId}.zip?${signature(`V2/${exportId}`)}`,
      lastUpdatedDateTime: seconds(endsAt),
    };
  },
};

/** Undefined if nothing of that id was exported, or without its signature. */
export function v2Archive(lex: LexWorld, exportId: string, search: string): Buffer | undefined {
  const made = search === `?${signature(`V2/${exportId}`)}` ? lex.v2Exports.get(exportId) : undefined;
  const bot = made && lex.v2Bots.get(made.botId);
  if (!made || !bot) return undefined;
  const locales = localesOf(bot, made.botVersion, lex).map(localeSummary);
  return zipOf('Manifest.json', `${JSON.stringify({ ...botOutput(bot, lex), locales }, null, 2)}\n`);
}

const summary = ({ exportId, botId, botVersion, startedAt }: V2Export, exportStatus: string): Output => ({
  exportId,
  resourceSpecification: { botExportSpecification: { botId, botVersion } },
  fileFormat: 'LexJson',
  exportStatus,
  creationDateTime: seconds(startedAt),
});
