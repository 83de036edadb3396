/** A migration as AWS tells it: its standing, every alert in full with what it means, and what is left to do. */
import type { LexAlert } from '../../aws/lex-model.ts';
import { glyphs } from '../../components/glyphs.ts';
import { count } from '../../components/text.ts';
import { type Tone, theme } from '../../components/theme.ts';
import { keyOf } from '../../keymap.ts';
import { type ClassifiedAlert, classifyAlert, manualTasks, migrationErrors } from '../../lex/alerts.ts';
import { checklist, type Task } from '../../lex/checklist.ts';
import { type Standing, standing } from '../../lex/history.ts';
import type { LexItem } from '../../plans/plan.ts';
import { type LexTask, openTasks } from '../../runs/lex-tasks.ts';
import { dateTime } from '../times.ts';
import { item as bullet, paragraph } from './paragraph.ts';
import { box } from './task-sections.ts';

export interface ShownMigration {
  /** AWS's word; only COMPLETED is success. */
  readonly status: string | undefined;
  /** `undefined`: not read. */
  readonly alerts: readonly LexAlert[] | undefined;
  /** What was asked for, where this machine asked. */
  readonly item?: Pick<LexItem, 'v2BotName' | 'locale' | 'inventory'> | undefined;
  /** As its run keeps them, where there is one: then they can be ticked off. */
  readonly tasks?: readonly LexTask[] | undefined;
  /** Whether the journals of this machine have been read; of one without an item only then it is said. */
  readonly fresh?: boolean | undefined;
  /** With a hyphen; else that of `item`. */
  readonly locale?: string | undefined;
}

/** `fresh`: the journals of this machine have been read since. */
export const startedElsewhere = (fresh: boolean): string =>
  fresh ? 'This machine did not start it.' : 'The journals of this machine are being read.';

export const standingTone: Readonly<Record<Standing['kind'], Tone>> = {
  running: 'accent',
  // It was copied, and still has to be built, tested and published.
  completed: 'plain',
  tasks: 'warn',
  failed: 'bad',
  unknown: 'warn',
};

export function migrationLines(shown: ShownMigration, cells: number): string[] {
  const { status, alerts } = shown;
  const { kind, label } = standing(status, alerts);
  return [
    `   ${theme[standingTone[kind]](`${status ?? 'no status'}: ${label}${inAll(shown)}`)}`,
    ...paragraph(MEANING[kind], cells).map(theme.dim),
    '',
    ...alertLines(alerts, status === 'IN_PROGRESS', cells),
    ...(status === 'COMPLETED' ? ['', ...checklistLines(shown, cells)] : []),
  ];
}

/** The alerts' tasks are some of all: both numbers beside each other. */
function inAll({ alerts = [], tasks = [] }: ShownMigration): string {
  const left = `${openTasks(tasks).length} of ${tasks.length} left in all`;
  return tasks.length === 0 ? '' : ` (${manualTasks(alerts) > 0 ? 'from alerts; ' : ''}${left})`;
}

const MEANING: Readonly<Record<Standing['kind'], string>> = {
  running: 'It goes on in AWS whatever is on screen here, and cannot be cancelled. AWS tells no progress and no end.',
  completed: 'AWS has stopped copying. The V2 bot still has to be built, tested and published.',
  tasks: 'AWS has stopped copying. The V2 bot still has to be repaired, built, tested and published.',
  failed: 'It did not arrive as it should: see the errors. A V2 bot that was created for it may have been left behind.',
  unknown: 'bellhop cannot tell how it went, so it is not taken for a success.',
};

function alertLines(alerts: readonly LexAlert[] | undefined, running: boolean, cells: number): string[] {
  if (alerts === undefined) return paragraph('The alerts have not been read.', cells);
  if (alerts.length === 0) return paragraph(running ? 'No alerts so far.' : 'No alerts.', cells);
  const [errors, tasks] = [migrationErrors(alerts), manualTasks(alerts)];
  const parts = [errors > 0 ? count(errors, 'error') : '', tasks > 0 ? count(tasks, 'manual task') : ''];
  const heading = `${count(alerts.length, 'alert')}${running ? ' so far' : ''}: ${parts.filter(Boolean).join(', ')}`;
  return [
    `   ${theme.title(heading)}`,
    ...alerts.map(classifyAlert).flatMap((alert) => ['', ...oneAlert(alert, cells)]),
  ];
}

const SEVERITY: Readonly<Record<ClassifiedAlert['severity'], Tone>> = { error: 'bad', task: 'warn', unknown: 'warn' };

function oneAlert({ alert, title, explanation, remedy, severity }: ClassifiedAlert, cells: number): string[] {
  const { type, message, details, links } = alert;
  const said = message || 'AWS gave no message.';
  return [
    // Of an error AWS's own words come first: they alone tell what it is about.
    ...bullet(type ?? 'unknown type', severity === 'error' ? said : `${title}: ${said}`, cells).map(
      theme[SEVERITY[severity]],
    ),
    ...details.flatMap((detail) => bullet('-', detail, cells, 5)),
    ...paragraph(explanation, cells, 5).map(theme.dim),
    ...bullet(glyphs.arrow, remedy, cells, 5),
    ...links.flatMap((link) => paragraph(link, cells, 5).map(theme.dim)),
  ];
}

/** What an alert has said above is not said again. */
function checklistLines(
  { alerts = [], item, locale, fresh = true, tasks: kept }: ShownMigration,
  cells: number,
): string[] {
  const tasks = kept ?? checklist(item?.v2BotName, locale ?? item?.locale, item?.inventory, alerts);
  const said = new Set(
    alerts.flatMap(({ type, message, details }) => [`${type ?? 'unknown'}: ${message}`, ...details]),
  );
  return [
    `   ${theme.title(titleOf(kept))}`,
    ...(item ? [] : paragraph(fresh ? ELSEWHERE : startedElsewhere(false), cells).map(theme.dim)),
    ...(kept ? paragraph(`${keyOf('afterwards')} goes there, to tick them off.`, cells).map(theme.dim) : []),
    ...tasks.flatMap((task, at) => taskLines(task, at + 1, said, cells)),
  ];
}

const ELSEWHERE =
  'This machine did not start it: what stayed behind in V1 was not recorded, so the list comes from the alerts alone. Nothing can be ticked off here.';

function titleOf(kept: readonly LexTask[] | undefined): string {
  const what = 'What is left to do, in this order';
  return kept ? `${what}: ${openTasks(kept).length} of ${kept.length}` : what;
}

type Shown = Task & Partial<Pick<LexTask, 'ticked' | 'note'>>;

function taskLines(task: Shown, number: number, said: ReadonlySet<string>, cells: number): string[] {
  const { title, how, evidence, ticked, note } = task;
  const sign = 'ticked' in task ? `${box({ ticked })} ${number}.` : `${number}.`;
  const line = bullet(sign.padStart(3), title, cells);
  if (ticked) return [...line, ...paragraph(tickedText(ticked), cells, 7)].map(theme.dim);
  return [
    ...line,
    ...(note ? paragraph(`Noted by ${note.by}: ${note.text}`, cells, 7) : []),
    ...paragraph(how, cells, 7).map(theme.dim),
    ...evidence.filter((each) => !said.has(each)).flatMap((each) => bullet('-', each, cells, 7)),
  ];
}

const tickedText = ({ by, at }: NonNullable<LexTask['ticked']>) => `Ticked off by ${by}, ${dateTime(at)}.`;
