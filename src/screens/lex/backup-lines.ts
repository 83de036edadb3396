/** A backup in words: what it would be and where, how far it is, what came of it, and what it lacks. */
import type { Failure } from '../../aws/answer.ts';
import type { LexBot } from '../../aws/lex-model.ts';
import { factLines } from '../../components/facts.ts';
import { glyphs } from '../../components/glyphs.ts';
import { count } from '../../components/text.ts';
import { theme } from '../../components/theme.ts';
import type { Earlier } from '../../hooks/use-earlier-backup.ts';
import type { TakingState } from '../../hooks/use-taking-backup.ts';
import { keyOf } from '../../keymap.ts';
import { type Backup, backupLoss, type KeptBackup } from '../../lex/backup.ts';
import type { StoredBackup } from '../../lex/backup-manifest.ts';
import { noExportOfLatest, type Progress } from '../../lex/take-backup.ts';
import { ago, dateTime } from '../times.ts';
import { failureLines } from '../trouble.tsx';
import { item, paragraph } from './paragraph.ts';

export interface Offer {
  readonly bot: LexBot;
  readonly folder: string;
  readonly earlier: Earlier;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly exportable: boolean;
}

export function offerLines({ bot, folder, earlier, now, exportable }: Offer, cells: number): string[] {
  const what = exportable
    ? 'the archive that AWS makes (GetExport, ZIP)'
    : `${noExportOfLatest} So: bot, intents and custom slot types as AWS gives them (JSON)`;
  return [
    ...paragraph(`Before anything moves, ${bot.name} version ${bot.version} is kept on this machine.`, cells),
    '',
    ...factLines(
      [
        { label: '  What', value: `${what}, and a manifest with the hash of each file.` },
        { label: '  Where', value: `a folder of its own, for this user alone, in ${folder}` },
      ],
      cells,
      12,
    ),
    '',
    ...earlierLines(earlier, bot, now, cells),
    ...item(keyOf('accept'), 'takes it now.', cells),
    ...(exportable ? item(keyOf('recordsInstead'), 'takes bot, intents and slot types as JSON instead.', cells) : []),
    ...item(
      keyOf('withoutBackup'),
      'goes on without: then nothing of the V1 bot is kept here, and AWS may take V1 away on any day.',
      cells,
    ).map(theme.warn),
  ];
}

function earlierLines(earlier: Earlier, bot: LexBot, now: number, cells: number): string[] {
  if (earlier === 'looking') return [...paragraph('Looking whether one is here already ...', cells), ''];
  if (earlier === 'none') return [];
  if (!earlier.ok) {
    const { what, why } = earlier.failure;
    return [...paragraph(`${glyphs.warn} ${what} ${why}`, cells).map(theme.warn), ''];
  }
  const { takenAt } = earlier.value.manifest;
  const at = Date.parse(takenAt);
  const latest = bot.version === '$LATEST' ? ` ${latestMayDiffer}` : '';
  return [
    ...paragraph(
      `${glyphs.ok} One is here already, of ${dateTime(at)} (${ago(now - at)}), its files verified.${latest}`,
      cells,
    ).map(latest ? theme.warn : theme.ok),
    ...item(keyOf('useBackup'), 'goes on with that one.', cells),
  ];
}

/** The bot itself was not changed since; GetBot does not tell of its intents. */
const latestMayDiffer = '$LATEST may be changed at any time, its intents too: it is as old as it says.';

export function takingLines({ name, version }: LexBot, progress: Progress | undefined, cells: number): string[] {
  return [
    ...paragraph(`Taking the backup of ${name} version ${version} ...`, cells),
    '',
    ...paragraph(progressText(progress), cells),
    '',
    ...paragraph(`${keyOf('back')} gives it up; then nothing is written.`, cells).map(theme.dim),
  ];
}

export function progressText(progress: Progress | undefined): string {
  switch (progress?.stage) {
    case undefined:
      return 'Asking AWS ...';
    case 'making':
      return `AWS is making the archive; asked ${count(progress.asked, 'time')}.`;
    case 'fetching':
      return 'The archive is ready, and being fetched.';
    case 'reading':
      return `${progress.read} of ${progress.of} records read, as far as they are known.`;
    case 'writing':
      return 'Writing it, and reading it back.';
  }
}

export function failedLines(failure: Failure, exportable: boolean, cells: number): string[] {
  return [
    ...failureLines(failure, cells),
    '',
    ...item(keyOf('accept'), 'tries again.', cells),
    ...(exportable
      ? item(keyOf('recordsInstead'), 'reads bot, intents and slot types one by one instead, as JSON.', cells)
      : []),
    ...item(keyOf('withoutBackup'), 'goes on without: then nothing of the V1 bot is kept here.', cells).map(theme.warn),
  ];
}

export function takenLines({ path, manifest }: StoredBackup, cells: number): string[] {
  const { files, missing, takenAt, version } = manifest;
  const head =
    missing.length === 0
      ? paragraph(
          `${glyphs.ok} Written and read back: ${count(files.length, 'file')}, and its manifest, of ${dateTime(Date.parse(takenAt))}.`,
          cells,
        ).map(theme.ok)
      : [
          ...paragraph(`${glyphs.warn} Not whole: ${count(missing.length, 'part')} could not be read.`, cells).map(
            theme.warn,
          ),
          ...missing.flatMap(({ what, why }) => item('-', `${what}: ${why}`, cells, 5)),
          ...paragraph(
            `${keyOf('retry')} takes it again; ${keyOf('withoutBackup')} goes on with what there is.`,
            cells,
          ),
        ];
  return [
    ...head,
    ...(version === '$LATEST' ? paragraph(latestMayDiffer, cells).map(theme.warn) : []),
    '',
    ...paragraph(path, cells),
    ...files.flatMap(({ name, bytes }) => item('-', `${name}, ${count(bytes, 'byte')}`, cells, 5)),
  ];
}

/** Under what would be overwritten: the offer to keep an export of it, and what came of that. */
export function v2BackupLines(taking: TakingState, cells: number): string[] {
  return ['', ...v2Lines(taking, cells)];
}

/** Nobody but AWS knows of the first, whose id was lost with the answer. It harms nothing. */
const beginsAnother = 'begins another export; one may have been begun already, and stays in AWS.';

function v2Lines(taking: TakingState, cells: number): string[] {
  switch (taking.kind) {
    case 'idle':
      return item(
        keyOf('exportV2'),
        'keeps an export of the V2 bot as it is now, beside the backups (CreateExport; the bot itself is not changed).',
        cells,
      );
    case 'taking':
      return paragraph(`Export of the V2 bot: ${progressText(taking.progress)}`, cells);
    case 'failed': {
      const { what, why, next, effect } = taking.failure;
      return [
        ...paragraph(`${glyphs.warn} ${what} ${why}`, cells).map(theme.warn),
        ...paragraph(next, cells),
        ...item(keyOf('exportV2'), effect === 'possible' ? beginsAnother : 'tries again.', cells),
      ];
    }
    case 'taken': {
      const { path, manifest } = taking.backup;
      return paragraph(`${glyphs.ok} Kept as it was at ${dateTime(Date.parse(manifest.takenAt))}: ${path}`, cells).map(
        theme.ok,
      );
    }
  }
}

/** For the review: what is kept, where, and what is not. `bot`: with its version. */
export function keptLines(
  bot: string,
  backup: Backup | undefined,
  v2Backup: KeptBackup | undefined,
  cells: number,
): string[] {
  const loss = backup && backupLoss(bot, backup);
  return [
    `   ${theme.title('Backup')}`,
    ...(loss ? item('!', loss, cells).map(theme.danger) : []),
    ...(backup && backup.kind !== 'none' ? item('-', `${bot}: ${keptText(backup)}`, cells) : []),
    ...(v2Backup ? item('-', `The V2 bot as it was before: ${keptText(v2Backup)}`, cells) : []),
  ];
}

const KINDS: Readonly<Record<KeptBackup['kind'], string>> = { export: "AWS's export", records: 'records as JSON' };

const keptText = ({ kind, folder, at }: KeptBackup): string => `${KINDS[kind]} of ${dateTime(at)}, in ${folder}`;
