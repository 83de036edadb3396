/** The backups on this machine, of all accounts and Regions, newest first. AWS is not asked for any of it. */
import { useMemo } from 'react';
import type { Column } from '../../components/columns.ts';
import { Lines } from '../../components/lines.tsx';
import { count } from '../../components/text.ts';
import { theme } from '../../components/theme.ts';
import { useGo } from '../../hooks/console.ts';
import { useBackups } from '../../hooks/use-backups.ts';
import { useCopy } from '../../hooks/use-copy.ts';
import { useBody } from '../../hooks/use-size.ts';
import { type FoundBackup, isDamaged } from '../../lex/read-backup.ts';
import { Frame } from '../frame.tsx';
import { matchTexts, useTableView } from '../table-view.tsx';
import { dateTime } from '../times.ts';
import { Trouble } from '../trouble.tsx';
import { paragraph } from './paragraph.ts';

const title = 'Lex backups';

interface Row {
  readonly id: string;
  readonly path: string;
  readonly takenAt: string;
  readonly bot: string;
  readonly version: string;
  readonly kind: string;
  readonly state: 'whole' | 'not whole' | 'damaged';
  readonly accountId: string;
  readonly region: string;
}

export function LexBackupsScreen() {
  const go = useGo();
  const copy = useCopy();
  const { columns: cells } = useBody();
  const { folder, found, again } = useBackups();
  const rows = useMemo(() => (found?.ok ? found.value.map(rowOf) : []), [found]);
  const where = paragraph(`In ${folder}. Nothing of it is asked of AWS.`, cells, 1).map(theme.dim);
  const table = useTableView({
    rows,
    columns,
    match,
    empty: [found ? 'There is no backup on this machine.' : 'Reading the folder ...'],
    reserved: where.length,
  });
  const retry = { command: 'retry', run: again } as const;
  if (found && !found.ok)
    return <Trouble title={title} status="not readable" failure={found.failure} bindings={[retry]} />;
  const { current } = table;
  const none = current ? undefined : 'There is no backup here.';
  return (
    <Frame
      title={title}
      status={found ? count(rows.length, 'backup') : 'reading'}
      {...table.layer([
        { command: 'open', run: () => current && go.to({ screen: 'lex-backup', name: current.id }), disabled: none },
        { command: 'copy', run: () => current && copy([current.path], 'the path of the backup'), disabled: none },
        retry,
      ])}
    >
      <Lines lines={where} />
      {table.view}
    </Frame>
  );
}

function rowOf(backup: FoundBackup): Row {
  const { name: id, path } = backup;
  if (isDamaged(backup))
    return { id, path, takenAt: '', bot: id, version: '', kind: '', state: 'damaged', accountId: '', region: '' };
  const { takenAt, bot, version, service, kind, missing, accountId, region } = backup.manifest;
  return {
    id,
    path,
    takenAt,
    bot,
    version: service === 'lex-v2' ? `V2 ${version}` : version,
    kind,
    state: missing.length === 0 ? 'whole' : 'not whole',
    accountId,
    region,
  };
}

const match = matchTexts<Row>(({ bot, version, kind, state, accountId, region, id }) => [
  bot,
  version,
  kind,
  state,
  accountId,
  region,
  id,
]);

const columns: readonly Column<Row>[] = [
  {
    id: 'taken',
    title: 'TAKEN',
    min: 16,
    max: 16,
    importance: 2,
    text: ({ takenAt }) => (takenAt === '' ? '?' : dateTime(Date.parse(takenAt))),
  },
  { id: 'bot', title: 'BOT', min: 16, max: 50, importance: 1, text: ({ bot }) => bot },
  { id: 'version', title: 'VERSION', min: 8, max: 8, importance: 3, text: ({ version }) => version },
  {
    id: 'state',
    title: 'HOLDS',
    min: 9,
    max: 9,
    importance: 4,
    text: ({ state }) => state,
    tone: ({ state }) => (state === 'whole' ? 'ok' : state === 'damaged' ? 'bad' : 'warn'),
  },
  { id: 'kind', title: 'KIND', min: 7, max: 7, importance: 7, text: ({ kind }) => kind },
  { id: 'account', title: 'ACCOUNT', min: 12, max: 12, importance: 5, text: ({ accountId }) => accountId },
  { id: 'region', title: 'REGION', min: 9, max: 14, importance: 6, text: ({ region }) => region },
];
