/** One migration that AWS knows of, live until it ends: alerts in full, how its V2 bot stands, then what is left to do. */
import type { LexMigrationDetail } from '../../aws/lex-model.ts';
import { factLines } from '../../components/facts.ts';
import { theme } from '../../components/theme.ts';
import { useGo, useLink } from '../../hooks/console.ts';
import type { Binding } from '../../hooks/use-commands.ts';
import { useLeaving } from '../../hooks/use-leaving.ts';
import { useLexMigration } from '../../hooks/use-lex-migration.ts';
import { useLexStarted } from '../../hooks/use-lex-started.ts';
import { useLexV2Status } from '../../hooks/use-lex-v2-status.ts';
import { useNow } from '../../hooks/use-now.ts';
import { useBody } from '../../hooks/use-size.ts';
import { standing } from '../../lex/history.ts';
import type { StartedMigration } from '../../lex/started.ts';
import { v2Locale } from '../../lex/strategy.ts';
import { completedWith, openTasks } from '../../runs/lex-tasks.ts';
import { Frame } from '../frame.tsx';
import { useScroll } from '../scroll.tsx';
import { age, dateTime } from '../times.ts';
import { failureLines } from '../trouble.tsx';
import { useBuildBinding } from './build-binding.ts';
import { migrationLines, startedElsewhere } from './migration-lines.ts';
import { paragraph } from './paragraph.ts';
import { partLines } from './part-lines.ts';
import { v2StatusLines } from './v2-status-lines.ts';

export function LexMigrationScreen({ id }: { readonly id: string }) {
  const { columns, height } = useBody();
  const { failure: linkFailure } = useLink();
  const { detail, toldAt, failure, watching, again } = useLexMigration(id);
  const { started, fresh, again: againStarted } = useLexStarted();
  const here = started.get(id);
  const running = detail?.status === 'IN_PROGRESS';
  const v2BotId = running ? undefined : detail?.v2BotId;
  const localeId = detail?.locale === undefined ? undefined : v2Locale(detail.locale);
  const { again: againV2, ...v2 } = useLexV2Status(v2BotId, localeId);
  const build = useBuildBinding(
    v2BotId === undefined || localeId === undefined ? undefined : { botId: v2BotId, localeId, migrationId: id },
    running ? 'It is still being migrated.' : 'AWS has not told the V2 bot, or the locale.',
  );
  const own = useOwn(here, fresh);
  const leaving = useLeaving(running ? `Migration ${id}` : undefined);
  const clock = useNow(watching && detail !== undefined && !failure);
  // What nobody can see goes on is not counted on.
  const now = failure ? (toldAt ?? clock) : clock;
  const trouble = failure ?? (detail ? undefined : linkFailure);
  // Of a run that has seen it complete the tasks are its own; before, they are made of what is known here.
  const tasks = here && here.tasks.length > 0 ? here.tasks : undefined;
  const scroll = useScroll(
    detail
      ? [
          ...(failure ? [...partLines('The last look failed', failure, columns).map(theme.warn), ''] : []),
          ...factLines(facts(detail, here?.item.v2BotName ?? v2.bot.value?.name, now), columns),
          ...(v2BotId === undefined ? [] : ['', ...v2StatusLines(v2, localeId, columns)]),
          '',
          ...migrationLines({ ...detail, item: here?.item, tasks, fresh }, columns),
        ]
      : trouble
        ? failureLines(trouble, columns)
        : paragraph(`Asking for the migration ${id} ...`, columns),
    height,
  );
  const retry = () => {
    again();
    againV2();
    againStarted();
  };
  return (
    <Frame
      title={`Lex migrations / ${detail?.botName ?? id}`}
      status={statusText(detail, here, watching)}
      bindings={[
        ...leaving,
        ...own,
        build,
        {
          command: 'retry',
          run: retry,
          disabled: watching || v2.watching ? 'It is being watched already.' : undefined,
        },
        ...scroll.bindings,
      ]}
    >
      {scroll.view}
    </Frame>
  );
}

/** What only the machine that started it can offer: its run, and the tasks to be ticked off. */
function useOwn(here: StartedMigration | undefined, fresh: boolean): readonly Binding[] {
  const go = useGo();
  const why = here ? undefined : startedElsewhere(fresh);
  return [
    {
      command: 'afterwards',
      run: () => here && go.to({ screen: 'lex-tasks', runId: here.runId, itemId: here.item.id }),
      disabled: here?.tasks.length === 0 ? 'Its run has not seen it COMPLETED.' : why,
    },
    { command: 'openRun', run: () => here && go.to({ screen: 'run', runId: here.runId }), disabled: why },
  ];
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

function statusText(
  detail: LexMigrationDetail | undefined,
  here: StartedMigration | undefined,
  watching: boolean,
): string {
  if (!detail) return watching ? 'asking' : 'no answer';
  const { kind, label } = standing(detail.status, detail.alerts);
  const left = here ? openTasks(here.tasks).length : 0;
  return kind !== 'failed' && left > 0 ? completedWith(left) : label;
}
