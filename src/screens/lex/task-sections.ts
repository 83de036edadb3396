/** The tasks of a migrated bot as a sheet: what to do, in which order, by whom it was done, and what AWS says of it now. */
import type { Section } from '../../components/sheet.ts';
import type { Tone } from '../../components/theme.ts';
import type { LexV2Status } from '../../hooks/use-lex-v2-status.ts';
import type { Stage } from '../../lex/checklist.ts';
import { localeStanding } from '../../lex/v2-status.ts';
import type { LexTask } from '../../runs/lex-tasks.ts';
import type { Line } from '../sheet.tsx';
import { dateTime } from '../times.ts';

const titles: Readonly<Record<Stage, string>> = {
  import: 'First',
  repair: 'In the Draft, before it is built',
  publish: 'Build, test, publish',
  alias: 'On the alias',
  callers: 'What calls the bot',
};

/** Every line's id is the id of its task. `v2`: how the bot and its locale stand; undefined where its id is not known. */
export function taskSections(tasks: readonly LexTask[], v2: LexV2Status | undefined): readonly Section<Line>[] {
  const numbered = tasks.map((task, at) => ({ stage: task.stage, line: lineOf(task, at + 1, v2) }));
  return (Object.keys(titles) as Stage[]).map((stage) => ({
    title: titles[stage],
    facts: numbered.filter((one) => one.stage === stage).map(({ line }) => line),
  }));
}

function lineOf(task: LexTask, number: number, v2: LexV2Status | undefined): Line {
  const { id, title, how, evidence, ticked, note } = task;
  return {
    id,
    label: `${box(task)} ${number}. ${short[task.stage]}`,
    value: title,
    tone: toneOf(task),
    notes: [
      ...(ticked ? [`Ticked off by ${ticked.by}, ${dateTime(ticked.at)}.`] : []),
      ...orderNotes(task),
      ...(note ? [`Noted by ${note.by}, ${dateTime(note.at)}: ${note.text}`] : []),
      ...(v2 ? awsNotes(id, v2) : []),
      how,
      ...evidence.map((each) => `- ${each}`),
    ],
  };
}

export const box = ({ ticked }: Pick<LexTask, 'ticked'>): string => (ticked ? '[x]' : '[ ]');

const short: Readonly<Record<Stage, string>> = {
  import: 'first',
  repair: 'repair',
  publish: 'publish',
  alias: 'on the alias',
  callers: 'callers',
};

function toneOf({ ticked, waitsFor }: LexTask): Tone {
  if (ticked) return 'ok';
  return waitsFor.length > 0 ? 'plain' : 'warn';
}

function orderNotes({ ticked, waitsFor }: LexTask): readonly string[] {
  if (waitsFor.length === 0) return [];
  return [`${ticked ? 'Ticked off before' : 'After'}: ${waitsFor.join(', ')}.`];
}

/** Nothing is ticked off by itself: what AWS shows is said beside the task, and a person decides. */
function awsNotes(id: LexTask['id'], { bot, locale, watching }: LexV2Status): readonly string[] {
  if (id !== 'settle' && id !== 'build') return [];
  const asking = watching ? 'is being asked' : 'was not read';
  const ofLocale = locale.value
    ? `${locale.value.id} is ${locale.value.status ?? 'without a status'}. ${localeStanding(locale.value.status).says}`
    : `The locale ${locale.failure ? `could not be read: ${locale.failure.why}` : `${asking}.`}`;
  const ofBot = bot.value
    ? `The bot is ${bot.value.status ?? 'without a status'}.`
    : `The bot ${bot.failure ? `could not be read: ${bot.failure.why}` : `${asking}.`}`;
  return [`AWS now: ${id === 'settle' ? `${ofBot} ` : ''}${ofLocale}`];
}
