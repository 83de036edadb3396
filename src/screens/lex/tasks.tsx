/** What a migrated bot leaves to people, to be ticked off: kept in the journal of its run, whoever looks at it next. */
import { useMemo, useState } from 'react';
import { Lines } from '../../components/lines.tsx';
import { useLexV2Status } from '../../hooks/use-lex-v2-status.ts';
import { useRun } from '../../hooks/use-run.ts';
import { type Saying, useSayOfTask } from '../../hooks/use-say-of-task.ts';
import { useBody } from '../../hooks/use-size.ts';
import { v2Locale } from '../../lex/strategy.ts';
import { completedWith, type LexTask, lexItemAt, lexTasks, openTasks } from '../../runs/lex-tasks.ts';
import { positionIn } from '../../runs/positions.ts';
import type { RunState } from '../../runs/state.ts';
import { Frame } from '../frame.tsx';
import { Question } from '../question.tsx';
import { useSheet } from '../sheet.tsx';
import { Trouble } from '../trouble.tsx';
import { useBuildBinding } from './build-binding.ts';
import { paragraph } from './paragraph.ts';
import { taskSections } from './task-sections.ts';

/** Characters of a note. */
const longest = 300;

interface TasksProps {
  readonly runId: string;
  readonly itemId: string;
}

export function LexTasksScreen({ runId, itemId }: TasksProps) {
  const { columns, height } = useBody();
  const { state, damage } = useRun(runId);
  const say = useSayOfTask(runId);
  const [noting, setNoting] = useState(false);
  const { tasks, v2BotId, localeId, name, migrationId } = useMemo(() => of(state, itemId), [state, itemId]);
  const { again, ...v2 } = useLexV2Status(v2BotId, localeId);
  const sheet = useSheet(taskSections(tasks, v2BotId === undefined ? undefined : v2));
  const current = tasks.find(({ id }) => id === sheet.current?.id);
  const build = useBuildBinding(
    v2BotId !== undefined && localeId !== undefined ? { botId: v2BotId, localeId, migrationId } : undefined,
    'The id of the V2 bot, or the locale, is not in the journal.',
  );
  const title = `Lex tasks / ${name}`;
  if (damage) return <Trouble title={title} failure={damage} />;
  if (noting && current)
    return (
      <Question
        title={title}
        says={`${current.title}: a line about it, kept with the run. An empty one takes the line before away.`}
        label="Note:"
        start={current.note?.text ?? ''}
        check={(text) => (text.length > longest ? `At most ${longest} characters.` : undefined)}
        onAnswer={(note) => {
          setNoting(false);
          say(() => [{ type: 'noted', item: itemId, task: current.id, note }, `Noted of ${current.title}.`]);
        }}
        onCancel={() => setNoting(false)}
      />
    );
  const nothing = state ? 'AWS has not said COMPLETED: there is nothing to tick off.' : 'Reading the journal ...';
  const none = current ? undefined : nothing;
  return (
    <Frame
      title={title}
      status={statusText(tasks)}
      bindings={[
        { command: 'tickOff', run: () => current && say(turned(itemId, current)), disabled: none },
        { command: 'noteTask', run: () => setNoting(true), disabled: none },
        build,
        {
          command: 'retry',
          run: again,
          disabled: v2.watching ? 'V2 is being watched already.' : undefined,
        },
        ...sheet.bindings.filter(({ command }) => command !== 'open'),
      ]}
    >
      {tasks.length > 0 ? sheet.view : <Lines height={height} lines={['', ...paragraph(nothing, columns)]} />}
    </Frame>
  );
}

/** The task as it is not now: as drawn, or as the key before has left it. */
const turned =
  (item: string, drawn: LexTask): Saying =>
  (newest) => {
    const { id: task, title, ticked } = of(newest, item).tasks.find(({ id }) => id === drawn.id) ?? drawn;
    if (ticked) return [{ type: 'unticked', item, task }, `Open again: ${title}.`];
    return [{ type: 'ticked', item, task }, `Ticked off: ${title}.`];
  };

const statusText = (tasks: readonly LexTask[]): string => {
  if (tasks.length === 0) return '';
  const open = openTasks(tasks).length;
  return open > 0 ? completedWith(open) : 'every task is ticked off';
};

function of(state: RunState | undefined, itemId: string) {
  const at = state ? positionIn(state.plan, itemId) : -1;
  const [planned, item] = [state && lexItemAt(state.plan, at), state?.items[at]];
  if (!planned || !item) return { tasks: [], name: itemId };
  return {
    tasks: lexTasks(planned, item),
    v2BotId: item.observation?.migration?.v2BotId,
    localeId: planned.locale === undefined ? undefined : v2Locale(planned.locale),
    name: planned.v2BotName,
    migrationId: item.targetId,
  };
}
