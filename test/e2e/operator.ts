/** What an operator does again and again, waiting each time for the screen to say that it is done. */
import type { Program } from '../support/pty.ts';

/** The whole fleet is listed, and who is connected is known: nobody is marked before that. */
export async function loaded(app: Program): Promise<void> {
  await app.sees(/ \d+ WorkSpaces(?!, loading)/);
  await app.sees(/(PCOIP|DCV) +(no|connected) /);
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

/** Goes through the acknowledgements of a confirmation, to the phrase. */
export async function acknowledge(app: Program): Promise<void> {
  await app.sees(/0 of (\d) acknowledged/);
  const losses = Number(/0 of (\d) acknowledged/.exec(await app.screen())?.[1]);
  for (let loss = 1; loss <= losses; loss++) {
    app.press(String(loss));
    await app.sees(`${loss} of ${losses} acknowledged`);
  }
  app.press('enter');
  await app.sees('Type this phrase');
}

/** The phrase that the screen asks for. */
export async function phraseOn(app: Program): Promise<string> {
  await app.sees('Type this phrase');
  const phrase = /^ {3}((?:REBUILD|MIGRATE) .*)$/m.exec(await app.screen())?.[1]?.trim();
  if (!phrase) throw new Error('the screen shows no phrase');
  return phrase;
}

export async function confirm(app: Program): Promise<string> {
  const phrase = await phraseOn(app);
  app.type(phrase);
  await app.sees('It matches');
  app.press('enter');
  return phrase;
}

/** From the fleet to the live screen of a run that rebuilds the first rows of a filter. */
export async function startRebuild(app: Program, words: string, rows: number): Promise<void> {
  await markFirst(app, words, rows);
  app.press('b');
  await app.sees(/\d+ go, \d+ held back/);
  app.press('c');
  await acknowledge(app);
  await confirm(app);
  await app.sees(/Runs \/ \d+T\d+-rebuild/);
}

/** The run on screen has come to its true end. */
export const ended = (app: Program): Promise<void> => app.sees(/^ Runs \/ \S+ +ended /m, 50_000);

/** A command by letters of its name. */
export async function palette(app: Program, letters: string): Promise<void> {
  app.press(':');
  await app.sees('letters of a command');
  app.type(`${letters}\r`);
}

/** The lines of a table that show a WorkSpace. */
export const rowsOf = (screen: string): readonly string[] =>
  screen.split('\n').filter((line) => /\bws-[0-9a-z]{9}/.test(line));

export const idIn = (row: string | undefined): string => /\bws-[0-9a-z]{9}/.exec(row ?? '')?.[0] ?? 'no id';

/** Moves down to the nth row of the fleet, from 1, and returns its id. */
export async function goToRow(app: Program, nth: number): Promise<string> {
  const id = idIn(rowsOf(await app.screen())[nth - 1]);
  app.type('j'.repeat(nth - 1));
  await app.sees(new RegExp(`^❯.* ${id}`, 'm'));
  return id;
}

export const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
