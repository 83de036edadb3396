import { describe, expect, it } from 'vitest';
import type { Program } from '../support/pty.ts';
import { answerStep, loaded, markFirst, palette, quoted, reviewRebuild, rowsOf } from './operator.ts';
import { requests } from './truth.ts';
import { type OuterWorld, simulated, type WorldOptions } from './worlds.ts';

/**
 * An AWS in which time stands still, so that what changes is the console's doing; everything of the start has been
 * asked for once the console asks for something again.
 */
async function still(options: WorldOptions = {}): Promise<OuterWorld> {
  const world = await simulated({
    speed: 20,
    ...options,
    aws: ['--speed', '0', '--rate', '0'],
    args: ['--rate', '100'],
  });
  try {
    await world.app.sees('harbour-hotels');
    const rounds = async () => [...(await operations(world.url)).join(' ').matchAll(aRound)].length;
    // Nothing comes any more once a whole round has changed nothing on screen.
    for (;;) {
      const [written, asked] = [world.app.raw.length, await rounds()];
      await expect.poll(rounds, { timeout: 20_000 }).toBeGreaterThan(asked);
      if (asked > 0 && world.app.raw.length === written) return world;
    }
  } catch (error) {
    await world[Symbol.asyncDispose]();
    throw error;
  }
}

const aRound = /DescribeWorkspacesConnectionStatus .*?DescribeWorkspaces\b/g;

const operations = async (url: string): Promise<readonly string[]> =>
  (await requests(url)).map(({ operation }) => operation);

/**
 * The frame fills this screen and no other: who and where on the first line, a title line as wide as the screen but
 * for its two blanks, the hints on the last line.
 */
const fills = (columns: number, rows: number): RegExp =>
  new RegExp(`^[^\\n]*LOCKED [^\\n]*\\n[^\\n]{${columns - 2}}\\n(?:[^\\n]*\\n){${rows - 3}}[^\\n]*\\? help$`);

/** The same, whatever the hints are. */
const sized = (columns: number, rows: number): RegExp =>
  new RegExp(`^[^\\n]*LOCKED [^\\n]*\\n[^\\n]{${columns - 2}}\\n(?:[^\\n]*\\n){${rows - 3}} [^\\n]+$`);

/** The cursor is on the last line of the table. */
const onLastRow = /^❯.*\n[^\n]*\n[^\n]*\? help$/m;

/** Without what the seconds change: the title line, which ends in budget and clock, and ages. */
const timeless = (screen: string): string =>
  screen
    .replace(/\n.*\n/, '\n\n')
    .replace(' r refresh ', '')
    .replace(/\d+ (s|min|h)\b.* (ago|old)/g, 'once');

/** What the diffs have made of the screen is what drawing all of it anew makes; what is read meanwhile has an end. */
async function drawnRight(app: Program): Promise<void> {
  const drawnAnew = async () => {
    const seen = timeless(await app.screen());
    const before = app.raw.length;
    app.press('ctrl+l');
    await expect.poll(() => app.raw.slice(before)).toMatch(/\x1b\[2J[\s\S]*\x1b\[\?2026l/);
    await app.sees(/\? help$/);
    return { seen, anew: timeless(await app.screen()) };
  };
  await expect
    .poll(
      async () => {
        const { seen, anew } = await drawnAnew();
        return anew === seen ? 'the same' : anew;
      },
      { timeout: 15_000 },
    )
    .toBe('the same');
}

describe('the frame', () => {
  it.each([
    [80, 24],
    [160, 40],
    [60, 15],
  ])('fills %i x %i on every screen, and nothing scrolls', async (columns, rows) => {
    await using world = await still({ columns, rows });
    const { app } = world;
    await app.sees(fills(columns, rows));
    app.press('G');
    await app.sees(onLastRow);
    await drawnRight(app);
    const titles: readonly (readonly [string, RegExp])[] = [
      ['enter', /^ WorkSpaces \/ [\s\S]* (Tags|lines) /m],
      ['m', /^ Migrate 1 [\s\S]*CAN GO/m],
      ['R', /^ Runs [\s\S]*No run has a journal/m],
      ['H', /^ Lex migrations +\d+ migrations/m],
      ['L', /still answers/],
      ['?', /^ Keys [\s\S]*(Everywhere|lines)/m],
    ];
    for (const [key, shown] of titles) {
      app.press(key);
      await app.sees(shown);
      await app.seesNo(/asking|Asking|loading/);
      await app.sees(fills(columns, rows));
      await drawnRight(app);
    }
    // Nothing was ever written that scrolls a screen whose last line is in use.
    expect(app.terminal.buffer.active.baseY).toBe(0);
  });

  it('fits every size from the review to the end of a run', async () => {
    await using world = await simulated({ columns: 110, rows: 30, workspaces: 200 });
    const { app } = world;
    const fitsHere = async (shown: RegExp) => {
      await app.sees(shown);
      for (const [columns, rows] of [
        [60, 15],
        [80, 24],
        [160, 40],
        [110, 30],
      ] as const) {
        app.resize(columns, rows);
        await app.sees(sized(columns, rows));
      }
      await app.sees(shown);
    };
    await reviewRebuild(world, 6);
    await fitsHere(/^ Rebuild \/ review /m);
    app.press('p');
    await fitsHere(/^ Rebuild \/ review \/ pace /m);
    app.press('enter');
    await fitsHere(/seen to their end/);
    app.press('esc');
    await app.sees(/A change makes another plan/);
    app.press('esc');
    await app.sees(/^ Rebuild \/ review +6 go/m);
    app.press('c');
    for (const step of [/step 1 of 4/, /step 2 of 4/, /step 3 of 4/]) {
      await fitsHere(step);
      await answerStep(app);
    }
    await fitsHere(/Any key cancels/);
    await app.sees(/^ Runs \/ /m);
    await fitsHere(/^ Runs \/ \S+-rebuild-/m);
    app.press('x');
    await fitsHere(/Stop this run for good/);
    app.press('esc');
    await app.sees(/^ Runs \/ \S+ +HELD/m, 40_000);
    await fitsHere(/^ Runs \/ \S+ +HELD/m);
    app.press('c');
    await fitsHere(/Keep holding/);
    app.press('esc');
    await app.sees(/^ Runs \/ \S+ +HELD/m);
    app.press('m');
    await fitsHere(/ old to new /);
    app.press('R');
    await fitsHere(/^ Runs +1 run /m);
    expect(app.terminal.buffer.active.baseY).toBe(0);
  });

  it('fits itself to every new size, while it loads too', async () => {
    await using world = await simulated({ columns: 80, rows: 24, speed: 1, workspaces: 400, args: ['--rate', '1'] });
    const { app } = world;
    await app.sees('WorkSpaces, loading');
    for (const [columns, rows] of [
      [120, 40],
      [60, 15],
      [200, 24],
      [80, 50],
    ] as const) {
      app.resize(columns, rows);
      await app.sees(fills(columns, rows));
    }
    await app.sees(/\d WorkSpaces, loading/);
  });

  it('has no trace of the size before', async () => {
    await using world = await still({ columns: 100, rows: 30 });
    const { app } = world;
    app.press('G');
    await app.sees(onLastRow);
    for (const [columns, rows] of [
      [140, 45],
      [60, 15],
      [80, 24],
      [100, 12],
      [160, 40],
    ] as const) {
      app.resize(columns, rows);
      await app.sees(fills(columns, rows));
      await drawnRight(app);
    }
  });

  it('keeps its columns under names of wide characters', async () => {
    await using world = await still({ workspaces: 120, columns: 100 });
    const { app } = world;
    const { active } = app.terminal.buffer;
    /** From one cell to another, however many characters that is. */
    const cells = (row: number, from: number, to?: number) => active.getLine(row)?.translateToString(true, from, to);
    const at = (await app.screen()).split('\n')[2]?.indexOf('STATE') ?? 0;
    app.press('G');
    await app.sees(/^❯.*\p{Script=Han}/mu);
    const lines = (await app.screen()).split('\n');
    const wide = lines.flatMap((line, row) => (/^.{3}[\p{Script=Han}]/u.test(line) ? [row] : []));
    expect(wide.length).toBeGreaterThan(0);
    for (const row of [...wide, 4]) {
      expect(cells(row, at - 1, at)?.trim()).toBe('');
      expect(cells(row, at)).toMatch(/^[A-Z_]{5,}/);
      expect(active.getLine(row)?.length).toBe(100);
    }
    await drawnRight(app);
  });

  it('writes nothing while nothing changes, however often AWS is asked', async () => {
    await using world = await still();
    const { app, url } = world;
    const calls = async () => (await operations(url)).length;
    const [written, asked] = [app.raw.length, await calls()];
    // What is in motion is looked at every 15 s, everything every 60 s: here that is three seconds.
    await expect.poll(calls, { timeout: 20_000 }).toBeGreaterThan(asked + 12);
    expect(app.raw.slice(written)).toBe('');
  });
});

describe('a terminal that can do less', () => {
  /** Everything it shows on the way to a confirmation and to Lex. */
  async function walk(app: Program): Promise<void> {
    await markFirst(app, 'state:available connected:no', 2);
    app.press('b');
    await app.sees(/\d go, \d held back/);
    app.press('enter');
    await app.sees('Everything on the root volume');
    app.press('esc');
    await app.sees('SNAPSHOT');
    await palette(app, 'bundles');
    await app.sees(/^ Bundles /m);
    app.press('L');
    await app.sees('still answers');
    app.press('?');
    await app.sees(/^ Keys /m);
  }

  it('with NO_COLOR gets no colour, and the row under the cursor is told by its sign', async () => {
    await using world = await simulated({ env: { NO_COLOR: '1' } });
    const { app } = world;
    await walk(app);
    const styles = new Set([...app.raw.matchAll(/\x1b\[([\d;]*)m/g)].map(([, style]) => style));
    // Reverse video is no colour.
    expect([...styles].filter((style) => !['0', '7', '27', ''].includes(style ?? ''))).toEqual([]);
    app.press('esc', 'esc');
    await app.sees(/^❯/m);
  });

  it('without UTF-8 gets ASCII alone, whatever the names hold', async () => {
    await using world = await simulated({ env: { LANG: 'C' }, workspaces: 120 });
    const { app } = world;
    await walk(app);
    expect([...new Set(app.raw.match(/[^\x00-\x7f]/g))]).toEqual([]);
  });

  it('in a shell with CI set is the same console', async () => {
    await using world = await simulated({ env: { CI: 'true' } });
    const { app } = world;
    await loaded(app);
    const [, second = ''] = rowsOf(await app.screen());
    app.press('j');
    await app.sees(new RegExp(`^❯${quoted(second.slice(1, 30))}`, 'm'));
    app.press('q');
    expect(await app.exit).toMatchObject({ code: 0 });
  });
});
