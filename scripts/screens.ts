/**
 * The pictures of the README, from the real thing: the demo driven by keys in a pseudo-terminal, its screen drawn from
 * the terminal's own buffer. `npm run screens` writes docs/screens/*.svg.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { type Program, startBellhop } from '../test/support/pty.ts';
import { screenshot } from '../test/support/screenshot.ts';

const folder = new URL('../docs/screens/', import.meta.url);

async function picture(app: Program, name: string, title: string): Promise<void> {
  // What is on its way through the emulator belongs to the picture.
  await app.screen();
  await writeFile(new URL(`${name}.svg`, folder), screenshot(app.terminal, { title }));
  process.stdout.write(`docs/screens/${name}.svg\n`);
}

async function typeShownPhrase(app: Program, shown: RegExp): Promise<void> {
  const phrase = shown.exec(await app.screen())?.[1]?.trim();
  if (!phrase) throw new Error(`no phrase on the screen:\n${await app.screen()}`);
  app.type(phrase);
}

async function workspaces(): Promise<void> {
  await using app = await startBellhop(['--demo', '--workspaces', '300', '--speed', '60'], { columns: 120, rows: 30 });
  await app.sees(/ 300 WorkSpaces|29\d WorkSpaces {2}/);
  await app.sees(/(PCOIP|DCV) +(no|connected) /);
  app.press('/');
  app.type('os:windows_server_2019 connected:no state:available\r');
  await app.sees(/\d+ of \d+ /);
  for (let row = 0; row < 8; row++) app.press('space', 'j');
  await app.sees('8 marked');
  app.press('esc');
  await app.sees(/8 marked, \d+ WorkSpaces/);
  await picture(app, 'fleet', 'The fleet: eight WorkSpaces are marked');

  app.press('F');
  await app.sees('What is asked most');
  await picture(app, 'glance', 'Fleet at a glance: how many of what, and what ends when');
  app.press('esc');
  await app.sees(/8 marked, \d+ WorkSpaces/);

  app.press('b');
  await app.sees(/\d go, \d held back/);
  await picture(app, 'review', 'The review of a rebuild: what is lost, who is connected, what is held back');
  app.press('t');
  await app.sees('Ticket:');
  app.type('CHG0042\r');
  await app.sees('Ticket: CHG0042');
  app.press('c');
  await app.sees('y: seen, go on');
  app.press('y');
  await app.sees('Press the number of each line');
  app.press('1', '2');
  await app.sees('2 of 2 acknowledged');
  await picture(app, 'acknowledge', 'Each loss is acknowledged by a key of its own');
  app.press('enter');
  await app.sees('Type this phrase');
  await typeShownPhrase(app, /^ {3}(REBUILD .{10,20})/m);
  await app.sees('characters to go');
  await picture(app, 'confirm', 'A phrase that names verb, count, account and Region');
  app.press('ctrl+u');
  await typeShownPhrase(app, /^ {3}(REBUILD .*)$/m);
  await app.sees('It matches');
  app.press('enter');
  await app.sees('starts in 7 s');
  await app.sees(/ HELD /, 60_000);
  app.press('c');
  await app.sees('Keep holding');
  app.press('j', 'enter');
  await app.sees('; the last ends about');
  await app.sees(/[2-9] done/, 60_000);
  await picture(app, 'run', 'A run, live: each WorkSpace to its true end');
}

async function mixed(): Promise<void> {
  await using app = await startBellhop(['--demo', '--fleet', 'windows-11', '--speed', '60'], {
    columns: 120,
    rows: 30,
  });
  await app.sees(/ (?:400|39\d) WorkSpaces {2}/);
  await app.sees(/(PCOIP|DCV) +(no|connected) /);
  app.press('a');
  await app.sees(' marked');
  app.press('d');
  await app.sees('What do you want of');
  app.press('enter');
  await app.sees('LEAST DESTRUCTIVE FIRST');
  app.press('j', 'j');
  await app.sees(/^❯ +3\. Restore/m);
  await picture(app, 'ways', 'A broken desktop: every way, the least destructive first');
  app.press('esc');
  await app.sees('What do you want of');
  app.press('esc');
  await app.sees(/^ WorkSpaces /m);
  app.press('m');
  await app.sees('To become: Windows 11 on DCV');
  await picture(app, 'mapping', 'Four hundred WorkSpaces on nine bundles: a target for each');
}

async function lex(): Promise<void> {
  await using app = await startBellhop(['--demo', '--workspaces', '50', '--speed', '60'], { columns: 120, rows: 30 });
  await app.sees(/\d+ WorkSpaces {2}/);
  app.press('L');
  await app.sees('Lex V1 still answers');
  app.press('enter');
  await app.sees(/step 2 of 9[\s\S]*V1 BOT/);
  app.press('/');
  app.type('BookTrip\r');
  await app.sees(/1 of/);
  app.press('enter');
  await app.sees(/step 3 of 9[\s\S]*Proposed:/);
  app.press('enter');
  await app.sees(/step 4 of 9[\s\S]*Will not move/);
  app.press('enter');
  await app.sees(/step 5 of 9[\s\S]*takes it now/);
  app.press('enter');
  await app.sees('Written and read back');
  app.press('enter');
  await app.sees(/step 6 of 9[\s\S]*Name of the V2 bot/);
  app.press('enter');
  await app.sees('Strategy: CREATE_NEW');
  app.press('enter');
  await app.sees(/step 7 of 9[\s\S]*PROPOSED/);
  app.press('enter');
  await app.sees(/step 8 of 9[\s\S]*What is sent, once/);
  await picture(app, 'lex-review', 'The review of a Lex migration: what is sent, and what will not move');
  app.press('G', 'enter');
  await app.sees('step 9 of 9');
  await app.sees('Type this phrase');
  app.type('MIGRATE BookTrip\r');
  await app.sees(/^ Runs \/ \S+ +ended /m, 60_000);
  app.press('enter');
  await app.sees('COMPLETED: completed, ');
  await picture(app, 'lex-alerts', 'A completed Lex migration: every alert in full, with what to do');
}

await mkdir(folder, { recursive: true });
await workspaces();
await mixed();
await lex();
