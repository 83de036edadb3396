/** What an operator does again and again, waiting each time for the screen to say that it is done. */
import type { Program } from '../support/pty.ts';
import { quietInDemo, quietOnes } from './quiet.ts';

/** The whole fleet is listed, and who is connected is known: nobody is marked before that. */
export async function loaded(app: Program): Promise<void> {
  await app.sees(/ \d+ WorkSpaces(?!, loading)/);
  await app.sees(/(PCOIP|DCV) +(no|connected)\b/);
}

export async function filter(app: Program, words: string): Promise<void> {
  app.press('/');
  await app.sees('filter:');
  app.type(`${words}\r`);
  // The line is left, and its keys are commands again.
  await app.sees(new RegExp(`filter: ${quoted(words)}\n[\\s\\S]*\\? help$`));
}

/** Filters the fleet and marks the first rows that are left. */
export async function markFirst(app: Program, words: string, rows: number): Promise<void> {
  await loaded(app);
  await filter(app, words);
  for (let at = 0; at < rows; at++) app.press('space', 'j');
  await app.sees(`${rows} marked`);
}

/** A console, and the simulated AWS behind it where that can be asked what will be. */
export interface Desk {
  readonly app: Program;
  readonly url: string | undefined;
}

/** Marks WorkSpaces whose users stay away for as long as the test lasts. */
export async function markQuiet(
  { app, url }: Desk,
  rows: number,
  suits?: Parameters<typeof quietOnes>[2],
): Promise<void> {
  await loaded(app);
  const all = Number(/(\d+) WorkSpaces/.exec(await app.screen())?.[1]);
  await markIds(app, url === undefined ? await quietInDemo(all, rows, suits) : await quietOnes(url, rows, suits));
}

/** Marks these, one after the other. */
export async function markIds(app: Program, ids: readonly string[]): Promise<void> {
  await loaded(app);
  for (const [at, id] of ids.entries()) {
    app.press('/');
    await app.sees('filter:');
    app.press('ctrl+u');
    app.type(`${id}\r`);
    await app.sees(new RegExp(`filter: ${id}\n[\\s\\S]*\\? help$`));
    app.press('space');
    await app.sees(`${at + 1} marked`);
  }
  // No filter hides any of them: what is asked next is asked of what is shown.
  app.press('esc');
  await app.seesNo('filter:');
}

/** Marks as many and asks for their rebuild: the review has its plan. */
export async function reviewRebuild(desk: Desk, rows: number): Promise<void> {
  await markQuiet(desk, rows);
  desk.app.press('b');
  await desk.app.sees(/\d+ go, \d+ held back/);
}

/** What a confirmation may ask for: how its screen is told, and what answers it; a step says what was typed. */
const asked: readonly { readonly sign: RegExp; readonly answer: (app: Program, screen: string) => Promise<string> }[] =
  [
    { sign: /[\w.]+ yes, now/, answer: async (app) => press(app, 'y') },
    {
      sign: /y: seen, go on|lines \(PgDn: more\)[\s\S]*/,
      answer: async (app) => {
        app.press('G');
        await app.sees('y: seen, go on');
        return press(app, 'y');
      },
    },
    {
      sign: /Press the number of each line/,
      answer: async (app, screen) => {
        const losses = Number(/0 of (\d) acknowledged/.exec(screen)?.[1]);
        for (let loss = 1; loss <= losses; loss++) {
          app.press(String(loss));
          await app.sees(`${loss} of ${losses} acknowledged`);
        }
        return press(app, 'enter');
      },
    },
    {
      sign: /How many WorkSpaces is that/,
      answer: (app, screen) => typed(app, /(\d+) WorkSpaces/.exec(screen)?.[1]),
    },
    {
      sign: /Type this phrase/,
      answer: (app, screen) => typed(app, /^ {3}([A-Z-]+ \d+ IN .*)$/m.exec(screen)?.[1]?.trim()),
    },
  ];

async function press(app: Program, key: string): Promise<string> {
  app.press(key);
  return key;
}

async function typed(app: Program, text: string | undefined): Promise<string> {
  if (text === undefined) throw new Error(`nothing to type is on the screen:\n${await app.screen()}`);
  app.type(text);
  await app.sees('It matches');
  app.press('enter');
  return text;
}

/** Answers the step of the confirmation that is on screen, and sees it go. */
export async function answerStep(app: Program): Promise<string> {
  await app.sees(new RegExp(asked.map(({ sign }) => sign.source).join('|')));
  const screen = await app.screen();
  const step = asked.find(({ sign }) => sign.test(screen));
  if (!step) throw new Error(`the screen asks for nothing:\n${screen}`);
  const answer = await step.answer(app, screen);
  await app.seesNo(step.sign);
  return answer;
}

/** From the first step of a confirmation to the run, whatever is asked; returns the answer to each step. */
export async function confirm(app: Program): Promise<readonly string[]> {
  const answers = [await answerStep(app)];
  const begun = /Any key cancels|^ Runs \/ |Starting: asking AWS/m;
  while (!begun.test(await app.screen())) answers.push(await answerStep(app));
  await app.sees(/^ Runs \/ \d+T\d+-/m);
  return answers;
}

/** From the fleet to the live screen of a run that rebuilds so many. */
export async function startRebuild(desk: Desk, rows: number): Promise<void> {
  await reviewRebuild(desk, rows);
  desk.app.press('c');
  await confirm(desk.app);
}

/** From the start of a console to the question how the one run that was cut off is taken up. */
export async function takeUp(app: Program): Promise<void> {
  await app.sees('1 run unfinished: R, then c takes it up again.');
  app.press('R');
  await app.sees('1 UNFINISHED');
  app.press('enter');
  await app.sees('Nobody drives it: c asks AWS what became of it, and takes it up.');
  // It is taken up in the account that it is of: until AWS has named it, the key only says so.
  await app.sees('123456789012');
  app.press('c');
}

/** The run on screen has come to its true end. */
export const ended = (app: Program): Promise<void> => app.sees(/^ Runs \/ \S+ +ended /m, 50_000);

/** Every line of the help page of the screen that is on top, which stays open. */
export async function helpPages(app: Program): Promise<string> {
  app.press('?');
  await app.sees(/^ Keys /m);
  const pages = [await app.screen()];
  for (;;) {
    const [, range] = /(\d+-\d+ of \d+ lines) \(PgDn: more\)/.exec(pages.at(-1) ?? '') ?? [];
    if (range === undefined) return pages.join('\n');
    app.press('pagedown');
    await app.seesNo(range);
    pages.push(await app.screen());
  }
}

/** A command by letters of its name. */
export async function palette(app: Program, letters: string): Promise<void> {
  app.press(':');
  await app.sees('letters of a command');
  app.type(`${letters}\r`);
}

/** The lines of a table that show a WorkSpace; what AWS no longer lists is told by name as well, below it. */
export const rowsOf = (screen: string): readonly string[] =>
  screen.split('\n').filter((line) => /\bws-[0-9a-z]{9}/.test(line) && !/no longer listed/.test(line));

export const idIn = (row: string | undefined): string => /\bws-[0-9a-z]{9}/.exec(row ?? '')?.[0] ?? 'no id';

/** Moves down to the nth row of the fleet, from 1, and returns its id. */
export async function goToRow(app: Program, nth: number): Promise<string> {
  const id = idIn(rowsOf(await app.screen())[nth - 1]);
  app.type('j'.repeat(nth - 1));
  await app.sees(new RegExp(`^❯.* ${id}`, 'm'));
  return id;
}

export const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
