/**
 * Takes a backup: the archive that AWS makes of a numbered version, else bot, intents and slot types as AWS gives them.
 * What could not be read of these is named in the manifest; without the bot itself there is nothing to keep.
 */
import type { Answer, Failure } from '../aws/answer.ts';
import { cleanAll } from '../aws/clean.ts';
import type { LexBot, LexV2Bot, RawRecord } from '../aws/lex-model.ts';
import type { ExportStage, Session } from '../aws/session.ts';
import type { BackupKind } from './backup.ts';
import { fileSafe } from './backup-folder.ts';
import { type Described, type Hole, type StoredBackup, subjectOf } from './backup-manifest.ts';
import { type Content, writeBackup } from './write-backup.ts';

/** How far it is. */
export type Progress =
  | ExportStage
  | { readonly stage: 'reading'; readonly read: number; readonly of: number }
  | { readonly stage: 'writing' };

export interface Taking {
  readonly session: Session;
  readonly accountId: string;
  /** ARN of whoever takes it. */
  readonly takenBy: string;
  /** Where all backups are. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
  readonly tell?: ((progress: Progress) => void) | undefined;
}

export interface Wanted {
  /** In the version that is to be kept. */
  readonly bot: LexBot;
  readonly kind: BackupKind;
  /** Why there are to be records, where AWS makes exports. */
  readonly insteadOfExport?: string | undefined;
}

/** GetExport takes numbered versions alone. */
export const isExportable = (version: string): boolean => /^[0-9]+$/.test(version);

export const noExportOfLatest = 'AWS exports numbered versions only, and this is $LATEST.';

export function takeBackup(taking: Taking, wanted: Wanted): Promise<Answer<StoredBackup>> {
  return wanted.kind === 'export' ? keepExport(taking, wanted.bot) : keepRecords(taking, wanted);
}

/** Of the V2 bot that is about to be overwritten. `exportId`: of what `exportV2Bot` began. */
export async function takeV2Backup(taking: Taking, bot: LexV2Bot, exportId: string): Promise<Answer<StoredBackup>> {
  const { session, signal, tell } = taking;
  const archive = await session.lex.v2Export(exportId, { priority: 'view', ...(signal && { signal }), tell });
  if (!archive.ok) return archive;
  tell?.({ stage: 'writing' });
  const described = { ...head(taking), service: 'lex-v2', bot: bot.name, botId: bot.id, version: 'DRAFT' } as const;
  const file = { name: `${fileSafe(bot.name)}-DRAFT-LexJson.zip`, content: archive.value };
  return writeBackup(taking.folder, { ...described, kind: 'export', missing: [] }, [file]);
}

async function keepExport(taking: Taking, bot: LexBot): Promise<Answer<StoredBackup>> {
  const { session, signal, tell } = taking;
  const archive = await session.lex.botExport(bot.name, bot.version, {
    priority: 'view',
    ...(signal && { signal }),
    tell,
  });
  if (!archive.ok) return archive;
  tell?.({ stage: 'writing' });
  const described = { ...ofV1(taking, bot), kind: 'export', intents: bot.intents.map(({ name }) => name) } as const;
  const file = { name: `${fileSafe(bot.name)}-${bot.version}-BOT-LEX.zip`, content: archive.value };
  return writeBackup(taking.folder, { ...described, missing: [] }, [file]);
}

async function keepRecords(taking: Taking, { bot, insteadOfExport }: Wanted): Promise<Answer<StoredBackup>> {
  const { session, signal, tell } = taking;
  const { lex } = session;
  const ask = { priority: 'view', ...(signal && { signal }) } as const;
  const count = { read: 0, of: 1 };
  const step = <T>(answer: Answer<T>): Answer<T> => {
    count.read += 1;
    tell?.({ stage: 'reading', ...count });
    return answer;
  };
  const readAll = (uses: readonly Use[], read: (use: Use) => Promise<Answer<RawRecord>>): Promise<readonly Read[]> => {
    count.of += uses.length;
    // All at once: the budget spaces them. One that cannot be read leaves the others be.
    return Promise.all(uses.map(async (use) => ({ use, answer: step(await read(use)) })));
  };

  const whole = step(await lex.rawBot(bot.name, bot.version, ask));
  if (!whole.ok) return whole;
  const intents = await readAll(intentsOf(whole.value), ({ name, version }) => lex.rawIntent(name, version, ask));
  const types = await readAll(slotTypesOf(intents), ({ name, version }) => lex.rawSlotType(name, version, ask));
  const all = [...intents, ...types];
  const givenUp = all.flatMap(({ answer }) => (answer.ok ? [] : [answer.failure])).find(isCancelled);
  if (givenUp) return { ok: false, failure: givenUp };
  tell?.({ stage: 'writing' });
  const described: Described = {
    ...ofV1(taking, bot),
    kind: 'records',
    insteadOfExport: insteadOfExport ?? (isExportable(bot.version) ? undefined : noExportOfLatest),
    intents: namesOf(intents),
    slotTypes: namesOf(types),
    missing: holes(all),
  };
  return writeBackup(taking.folder, described, files(whole.value, all));
}

/** An intent or slot type that something uses, in one version. */
interface Use {
  readonly kind: 'intent' | 'slot type';
  readonly name: string;
  readonly version: string;
}

interface Read {
  readonly use: Use;
  readonly answer: Answer<RawRecord>;
}

function intentsOf({ intents }: RawRecord): readonly Use[] {
  return distinct(
    records(intents).flatMap(({ intentName, intentVersion }) =>
      typeof intentName === 'string' ? [{ kind: 'intent', name: intentName, version: versionOf(intentVersion) }] : [],
    ),
  );
}

/** The custom ones: those of Amazon's are the service's own. Of an intent that was not read they are unknown. */
function slotTypesOf(intents: readonly Read[]): readonly Use[] {
  const slots = intents.flatMap(({ answer }) => (answer.ok ? records(answer.value.slots) : []));
  return distinct(
    slots.flatMap(({ slotType, slotTypeVersion }) =>
      typeof slotType === 'string' && !slotType.startsWith('AMAZON.')
        ? [{ kind: 'slot type', name: slotType, version: versionOf(slotTypeVersion) }]
        : [],
    ),
  );
}

const records = (value: unknown): readonly RawRecord[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];
const versionOf = (value: unknown): string => (typeof value === 'string' && value ? value : '$LATEST');
const isCancelled = ({ kind }: Failure): boolean => kind === 'cancelled';

function distinct(uses: readonly Use[]): readonly Use[] {
  return [...new Map(uses.map((use) => [`${use.name} ${use.version}`, use])).values()];
}

const namesOf = (all: readonly Read[]) => cleanAll(all.flatMap(({ use, answer }) => (answer.ok ? [use.name] : [])));

function holes(all: readonly Read[]): readonly Hole[] {
  return all.flatMap(({ use, answer }) => {
    if (answer.ok) return [];
    const what = cleanAll(`${use.kind} ${use.name} (${use.version})`);
    const unknown = use.kind === 'intent' ? ' The custom slot types of its slots are unknown.' : '';
    return [{ what, why: `${answer.failure.why}${unknown}` }];
  });
}

function files(bot: RawRecord, all: readonly Read[]): readonly Content[] {
  const taken = new Set<string>();
  const text = (record: RawRecord) => `${JSON.stringify(record, undefined, 2)}\n`;
  return [
    { name: 'bot.json', content: text(bot) },
    ...all.flatMap(({ use: { kind, name, version }, answer }) => {
      if (!answer.ok) return [];
      const stem = [kind.replace(' ', '-'), name, version].map(fileSafe).join('-');
      // Some disks do not tell names apart that differ in case.
      let file = stem;
      for (let n = 2; taken.has(file.toLowerCase()); n += 1) file = `${stem}-${n}`;
      taken.add(file.toLowerCase());
      return [{ name: `${file}.json`, content: text(answer.value) }];
    }),
  ];
}

function ofV1(taking: Taking, bot: LexBot) {
  const described = head(taking);
  return { ...described, ...subjectOf(described, bot), locale: bot.locale };
}

function head({ session, accountId, takenBy }: Taking) {
  const takenAt = new Date(session.clock.now()).toISOString();
  return { takenAt, takenBy, accountId, region: session.region, endpointUrl: session.endpointUrl };
}
