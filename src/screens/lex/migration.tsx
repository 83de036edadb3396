/** One migration that AWS knows of, live until it ends: alerts in full, then what is left to do. */

import type { LexMigrationDetail } from '../../aws/model.ts';
import { factLines } from '../../components/facts.ts';
import { count } from '../../components/text.ts';
import { theme } from '../../components/theme.ts';
import { useLink } from '../../hooks/console.ts';
import { useLexMigration } from '../../hooks/use-lex-migration.ts';
import { useLexStarted } from '../../hooks/use-lex-started.ts';
import { useNow } from '../../hooks/use-now.ts';
import { useBody } from '../../hooks/use-size.ts';
import { manualTasks, migrationErrors } from '../../lex/alerts.ts';
import { Frame } from '../frame.tsx';
import { useScroll } from '../scroll.tsx';
import { age, dateTime } from '../times.ts';
import { failureLines } from '../trouble.tsx';
import { migrationLines } from './migration-lines.ts';
import { paragraph } from './paragraph.ts';
import { partLines } from './part-lines.ts';

export function LexMigrationScreen({ id }: { readonly id: string }) {
  const { columns, height } = useBody();
  const { failure: linkFailure } = useLink();
  const { detail, failure, watching, again } = useLexMigration(id);
  const { item } = useLexStarted().get(id) ?? {};
  const now = useNow(watching && detail !== undefined);
  const trouble = failure ?? (detail ? undefined : linkFailure);
  const scroll = useScroll(
    detail
      ? [
          ...(failure ? [...partLines('The last look failed', failure, columns).map(theme.warn), ''] : []),
          ...factLines(facts(detail, item?.v2BotName, now), columns),
          '',
          ...migrationLines({ ...detail, item }, columns),
        ]
      : trouble
        ? failureLines(trouble, columns)
        : paragraph(`Asking for the migration ${id} ...`, columns),
    height,
  );
  return (
    <Frame
      title={`Lex migrations / ${detail?.botName ?? id}`}
      status={statusText(detail, watching)}
      bindings={[
        { command: 'retry', run: again, disabled: watching ? 'It is being watched already.' : undefined },
        ...scroll.bindings,
      ]}
    >
      {scroll.view}
    </Frame>
  );
}

function facts(detail: LexMigrationDetail, v2Name: string | undefined, now: number) {
  const { id, botName, botVersion, locale, v2BotId, v2Role, strategy, status, startedAt } = detail;
  // AWS gives no end: how long it took is known of none that is over.
  const running = status === 'IN_PROGRESS' && startedAt !== undefined ? `, ${age(now - startedAt)} ago` : '';
  return [
    { label: 'Migration', value: id },
    { label: 'V1 bot', value: `${botName ?? '?'} version ${botVersion ?? '?'}, ${locale ?? 'locale unknown'}` },
    { label: 'V2 bot', value: v2Name === undefined ? `id ${v2BotId ?? '?'}` : `${v2Name} (${v2BotId ?? '?'})` },
    { label: 'Strategy', value: strategy ?? 'not told by AWS' },
    { label: 'Role', value: v2Role ?? 'not told by AWS' },
    { label: 'Started', value: startedAt === undefined ? 'not told by AWS' : `${dateTime(startedAt)}${running}` },
  ];
}

function statusText(detail: LexMigrationDetail | undefined, watching: boolean): string {
  if (!detail) return watching ? 'asking' : 'no answer';
  const errors = migrationErrors(detail.alerts);
  const tasks = manualTasks(detail.alerts);
  return [detail.status ?? 'no status', errors > 0 ? count(errors, 'error') : '', tasks > 0 ? count(tasks, 'task') : '']
    .filter(Boolean)
    .join(', ');
}
