/** One backup: of what it is, what it holds and lacks, and its files with their hashes compared just now. */
import { factLines } from '../../components/facts.ts';
import { glyphs } from '../../components/glyphs.ts';
import { count } from '../../components/text.ts';
import { theme } from '../../components/theme.ts';
import { type OpenBackup, useBackup } from '../../hooks/use-backups.ts';
import { useCopy } from '../../hooks/use-copy.ts';
import { useBody } from '../../hooks/use-size.ts';
import type { Manifest } from '../../lex/backup-manifest.ts';
import { type DamagedBackup, type FileState, isDamaged } from '../../lex/read-backup.ts';
import { Frame } from '../frame.tsx';
import { useScroll } from '../scroll.tsx';
import { dateTimeZoned } from '../times.ts';
import { item, paragraph } from './paragraph.ts';

export function LexBackupScreen({ name }: { readonly name: string }) {
  const { columns, height } = useBody();
  const [open, again] = useBackup(name);
  const copy = useCopy();
  const scroll = useScroll(
    open ? backupLines(open, columns) : ['', '   Reading it, and comparing its files ...'],
    height,
  );
  return (
    <Frame
      title={`Lex backups / ${name}`}
      status={open ? standing(open) : 'reading'}
      bindings={[
        {
          command: 'copy',
          run: () => open && copy([open.backup.path], 'the path of the backup'),
          disabled: open ? undefined : 'It is being read.',
        },
        { command: 'retry', run: again },
        ...scroll.bindings,
      ]}
    >
      {scroll.view}
    </Frame>
  );
}

function standing({ backup, files }: OpenBackup): string {
  if (isDamaged(backup)) return 'damaged';
  if (files.some(({ state }) => state !== 'intact')) return 'not what it was';
  return backup.manifest.missing.length > 0 ? 'not whole' : 'whole, verified';
}

export function backupLines(open: OpenBackup, cells: number): string[] {
  const { backup, files } = open;
  if (isDamaged(backup)) return damagedLines(backup, cells);
  const { manifest, path, sha256 } = backup;
  return [
    ...factLines(factsOf(manifest, path, sha256), cells, 14),
    '',
    ...missingLines(manifest, cells),
    ` ${theme.title('Holds')}`,
    ...namesLines('Intents', manifest.intents, cells),
    ...namesLines('Custom slot types', manifest.slotTypes, cells),
    '',
    ` ${theme.title('Files')}, compared with the hashes in the manifest just now`,
    ...manifest.files.flatMap((file, nth) => fileLines(file, files[nth], cells)),
  ];
}

function damagedLines({ path, damage }: DamagedBackup, cells: number): string[] {
  return [
    '',
    ...paragraph(`${glyphs.warn} ${damage}`, cells).map(theme.bad),
    '',
    ...paragraph('What it is of cannot be told, and no migration counts it. bellhop leaves it as it is:', cells),
    ...paragraph(path, cells),
  ];
}

function factsOf(manifest: Manifest, path: string, sha256: string) {
  const { service, bot, botId, version, locale, accountId, region, takenAt, takenBy, kind, insteadOfExport } = manifest;
  const asked = manifest.endpointUrl ? `, asked at ${manifest.endpointUrl}` : '';
  const records = `records as JSON${insteadOfExport ? `. ${insteadOfExport}` : ''}`;
  return [
    { label: 'Bot', value: `${bot}${botId ? ` (${botId})` : ''}, ${service === 'lex-v2' ? 'Lex V2' : 'Lex V1'}` },
    { label: 'Version', value: `${version}${locale ? `, ${locale}` : ''}` },
    { label: 'Account', value: `${accountId}, ${region}${asked}` },
    { label: 'Taken', value: `${dateTimeZoned(Date.parse(takenAt))} by ${takenBy}` },
    { label: 'Kind', value: kind === 'export' ? "AWS's export, a ZIP archive" : records },
    { label: 'Folder', value: path },
    { label: 'Manifest', value: `SHA-256 ${sha256}` },
  ];
}

function missingLines({ missing }: Manifest, cells: number): string[] {
  if (missing.length === 0) return [];
  return [
    ...paragraph(`${glyphs.warn} Not whole: ${count(missing.length, 'part')} could not be read.`, cells, 1).map(
      theme.warn,
    ),
    ...missing.flatMap(({ what, why }) => item('-', `${what}: ${why}`, cells)),
    '',
  ];
}

function namesLines(label: string, names: readonly string[] | undefined, cells: number): string[] {
  const text = names === undefined ? 'inside the archive; AWS does not promise how' : names.join(', ') || 'none';
  return paragraph(`${label}${names ? ` (${names.length})` : ''}: ${text}`, cells);
}

function fileLines(
  { name, bytes, sha256 }: Manifest['files'][number],
  state: FileState | undefined,
  cells: number,
): string[] {
  const intact = state?.state === 'intact';
  const words = state?.state === 'unreadable' ? `cannot be read: ${state.why}` : STATES[state?.state ?? 'gone'];
  const tone = intact ? theme.ok : theme.bad;
  return [
    ...item(intact ? glyphs.ok : glyphs.warn, `${name}, ${count(bytes, 'byte')}: ${words}`, cells).map(tone),
    ...paragraph(sha256, cells, 5).map(theme.dim),
  ];
}

const STATES = { intact: 'as it was written', altered: 'NOT what was written', gone: 'gone' } as const;
