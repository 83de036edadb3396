/** The fleet at a glance in a pseudo-terminal: what it counts is what the list then shows. */
import { describe, expect, it } from 'vitest';
import { filter, loaded, palette } from './operator.ts';
import { worlds } from './worlds.ts';

const size = { columns: 110, rows: 40 };

describe.each(worlds)('the fleet at a glance, on $name', ({ open }) => {
  it('counts those on PCoIP with the date of its end, and enter lists just these', async () => {
    // At the pace of real time: what is counted does not change between the glance and the list.
    await using world = await open({ ...size, speed: 1 });
    const { app } = world;
    await loaded(app);
    app.press('F');
    await app.sees(/^ Fleet at a glance +\d+ WorkSpaces/m);
    await app.sees(/^ ❯ Still on PCoIP +\d+ +\d+% .* ends 2027-10-31, in \d+ days \(AWS\)/m);
    await app.sees(/Windows 10 .* ended 2025-10-14, \d+ days ago \(Microsoft\)/);
    const counted = /Still on PCoIP +(\d+)/.exec(await app.screen())?.[1];
    app.press('enter');
    await app.sees(/filter: protocol:pcoip/);
    await app.sees(new RegExp(`^ WorkSpaces +${counted} of \\d+`, 'm'));
  });

  it('counts within what the list asks for, and adds to it', async () => {
    await using world = await open({ ...size, speed: 1 });
    const { app } = world;
    await loaded(app);
    await filter(app, 'state:available');
    const listed = /(\d+) of \d+/.exec(await app.screen())?.[1];
    await palette(app, 'at a glance');
    await app.sees(new RegExp(`^ Fleet at a glance: state:available +${listed} of \\d+ WorkSpaces`, 'm'));
    app.press('tab', 'tab');
    await app.sees(/^ SYSTEM[\s\S]*❯/m);
    const [, system, counted] = /❯ ([A-Z_0-9]+) +(\d+)/.exec(await app.screen()) ?? [];
    app.press('enter');
    await app.sees(`filter: state:available os:${system}`);
    await app.sees(new RegExp(`^ WorkSpaces +${counted} of \\d+`, 'm'));
  });

  it.each([
    [80, 24],
    [160, 40],
    [240, 60],
  ])('fits a screen of %i by %i, and another one from there', async (columns, rows) => {
    await using world = await open({ columns, rows });
    const { app } = world;
    await loaded(app);
    app.press('F');
    await app.sees(/^ What is asked most/m);
    app.press('G');
    await app.sees(/^.* ❯ /m);
    const lines = (await app.screen()).split('\n');
    expect(lines.length).toBeLessThanOrEqual(rows);
    app.resize(80, 24);
    await app.sees(/❯ /);
    app.press('g');
    await app.sees(/^ What is asked most\n ❯ Still on PCoIP/m);
  });
});
