import { describe, expect, it } from 'vitest';
import { filter, goToRow, helpPages, idIn, loaded, palette, rowsOf, startRebuild } from './operator.ts';
import { worlds } from './worlds.ts';

const size = { columns: 110, rows: 30 };

describe.each(worlds)('browsing, on $name', ({ open }) => {
  it('shows rows with the first page and counts on while the others come', async () => {
    // Four pages at once, then one every half second.
    await using world = await open({ ...size, speed: 2, workspaces: 200, args: ['--rate', '1'] });
    const { app } = world;
    await app.sees(/ 1\d\d WorkSpaces, loading[\s\S]* ws-/);
    app.press('j');
    await app.sees(/^❯/m);
    await app.sees(/ (19\d|200) WorkSpaces(?!, loading)/);
  });

  it('leaves the rows that hold every word of a filter, and all of them again on esc', async () => {
    await using world = await open(size);
    const { app } = world;
    await loaded(app);
    app.press('/');
    await app.sees('filter:');
    app.type('state:stopped os:*2019');
    await app.sees(/ \d+ of \d+ /);
    // The arrows move while it is being typed; enter leaves the line and keeps the filter.
    app.press('down', 'enter');
    await app.sees(/filter: state:stopped os:\*2019\n[\s\S]*\? help$/);
    const rows = rowsOf(await app.screen());
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(row).toMatch(/STOPPED .*Server 2019/);
    await app.sees(new RegExp(`^❯.* ${idIn(rows[1])}`, 'm'));

    app.press('esc');
    await app.sees(/ \d+ WorkSpaces /);
    expect(rowsOf(await app.screen()).length).toBeGreaterThan(rows.length);
    app.press('/');
    await app.sees('filter:');
    app.type('nobody.at.all\r');
    await app.sees('Nothing here matches "nobody.at.all". esc clears the filter.');
  });

  it('sorts by the column chosen from a menu, and backwards on a key', async () => {
    // At the pace of real time: no state changes under the order.
    await using world = await open({ ...size, speed: 1 });
    const { app } = world;
    await loaded(app);
    const states = async () => rowsOf(await app.screen()).map((row) => /([A-Z]{4}[A-Z_]+)/.exec(row)?.[0] ?? '');
    expect(await states()).not.toEqual((await states()).toSorted());
    app.press('s');
    await app.sees('Sort WorkSpaces by');
    app.press('j', 'enter');
    await app.sees(/^❯.* ADMIN_MAINT/m);
    expect(await states()).toEqual((await states()).toSorted());
    app.press('S');
    await app.sees(/^❯.* (UNHEALTHY|UPDATING|TERMINATING|SUSPENDED|STOPP)/m);
    expect(await states()).toEqual((await states()).toSorted().reverse());
  });

  it('marks one, a range, all that are shown, and none again; marks outlive a filter that hides them', async () => {
    await using world = await open(size);
    const { app } = world;
    await loaded(app);
    app.press('space');
    await app.sees(/^❯● /m);
    await app.sees('1 marked, ');
    app.press('j', 'j', 'v');
    await app.sees('3 marked, ');
    await filter(app, 'state:stopped');
    await app.sees(/3 marked \([1-3] hidden\)/);
    app.press('u');
    await app.seesNo('marked');
    app.press('a');
    await app.sees(/(\d+) marked, \1 of/);
    app.press('a');
    await app.seesNo('marked');
  });

  it('takes no selection for no WorkSpace: neither the one under the cursor nor all', async () => {
    await using world = await open(size);
    const { app } = world;
    await loaded(app);
    for (const key of ['m', 'b']) {
      app.press(key);
      await app.sees('Nothing is marked: mark WorkSpaces with space first.');
      // What was said goes with the next key.
      expect(await helpPages(app)).toMatch(
        new RegExp(` {3}${key} +(Migrate|Rebuild) .*\\(Nothing is marked: mark WorkSpaces`),
      );
      app.press('esc');
      await app.sees(/^ WorkSpaces /m);
    }
  });

  it('opens the WorkSpace under the cursor, and comes back to it', async () => {
    await using world = await open(size);
    const { app } = world;
    await loaded(app);
    await filter(app, 'state:available os:*2019');
    const id = await goToRow(app, 2);
    app.press('enter');
    await app.sees(/^ WorkSpaces \/ \S+/m);
    await app.sees(new RegExp(`^ ❯ WorkSpace +${id}`, 'm'));
    app.press('esc');
    await app.sees(new RegExp(`filter: state:available os:\\*2019\n[\\s\\S]*^❯.* ${id}`, 'm'));
  });

  it('reaches directories and bundles by a few letters of their names', async () => {
    await using world = await open(size);
    const { app } = world;
    await loaded(app);
    await palette(app, 'dirs');
    await app.sees(/^ Directories +\d directories/m);
    await app.sees(/^❯ +corp\.harbour-hotels.* REGISTERED +\d+ PERSONAL/m);
    await palette(app, 'bundl');
    await app.sees(/^ Bundles +\d+ bundles/m);
    await filter(app, 'hh-frontdesk');
    await app.sees(/^ Bundles +\d of \d+ bundles/m);
    await app.sees(/^❯ +HH-FrontDesk.* own .* \d+$/m);
    app.press('esc');
    await app.seesNo('filter:');
    app.press('esc');
    await app.sees(/^ Directories /m);
    app.press('esc');
    await app.sees(/^ WorkSpaces /m);
  });

  it('lists on ? every key of the screen it was asked on', async () => {
    await using world = await open(size);
    const { app } = world;
    await loaded(app);
    const help = await helpPages(app);
    for (const line of [
      / {3}space +Mark or unmark/,
      / {3}\/ +Filter/,
      / {3}j down +Down/,
      / {3}m +Migrate /,
      / {3}W +Unlock or lock changes/,
      / {3}q ctrl\+c +Quit/,
      / {3}R +Runs/,
    ])
      expect(help).toMatch(line);
    app.press('esc');
    await app.sees(/^ WorkSpaces /m);
    app.press('R');
    await app.sees(/^ Runs /m);
    expect(await helpPages(app)).not.toContain('Mark or unmark');
  });

  it('goes back on esc from wherever it is, to the row it came from', async () => {
    await using world = await open(size);
    const { app } = world;
    await loaded(app);
    const here = await goToRow(app, 3);
    const path: readonly (readonly [string, RegExp])[] = [
      ['enter', /^ WorkSpaces \/ /m],
      ['m', /^ Migrate 1 WorkSpace \/ target bundle/m],
      ['R', /^ Runs /m],
      ['H', /^ Lex migrations /m],
      ['?', /^ Keys /m],
      [':', /^ Commands /m],
    ];
    for (const [key, title] of path) {
      app.press(key);
      await app.sees(title);
    }
    for (const [, title] of path.slice(0, -1).reverse()) {
      app.press('esc');
      await app.sees(title);
    }
    app.press('esc');
    await app.sees(new RegExp(`^ WorkSpaces  [\\s\\S]*^❯.* ${here}`, 'm'));
  });

  it('quits on q, and gives the terminal back', async () => {
    await using world = await open(size);
    const { app } = world;
    await loaded(app);
    app.press('q');
    expect(await app.exit).toEqual({ code: 0, signal: undefined });
    expect(app.terminal.buffer.active.type).toBe('normal');
    expect((await app.screen()).trim()).toBe('');
  });

  it('asks before it quits a run that is under way, and says what goes on', async () => {
    await using world = await open({ ...size, speed: 20, workspaces: 200 });
    const { app } = world;
    await startRebuild(world, 1);
    await app.sees('under way');
    app.press('q');
    await app.sees('1 run under way. Quit all the same?');
    await app.sees('What was sent goes on in AWS');
    app.press('esc');
    await app.sees(/^ Runs \/ .*under way/m);
    app.press('q');
    await app.sees('Quit all the same?');
    app.press('y');
    expect(await app.exit).toMatchObject({ code: 0 });
  });
});
