import { describe, expect, it } from 'vitest';
import { filter, idIn, loaded, rowsOf } from './operator.ts';
import { simulated } from './worlds.ts';

// At the pace of real time: nothing comes or goes while the test lasts.
const size = { columns: 110, rows: 24, speed: 1, workspaces: 60 };

describe('a selection', () => {
  it('says how many of the marked ones the query hides, and shows them to their last before it goes on', async () => {
    await using world = await simulated(size);
    const { app } = world;
    await loaded(app);
    app.press('a');
    await app.sees('60 marked');
    await filter(app, 'state:stopped');
    await app.sees(/60 marked \((\d+) hidden\), (\d+) of 60/);
    app.press('b');
    await app.sees('marked, but not shown');
    await app.sees('These would be rebuilt, too');
    // Not before the last of them has been on screen.
    await expect
      .poll(async () => {
        app.press('c');
        return app.screen();
      })
      .toContain('There are more of them: PgDn, or G for the last');
    app.press('G', 'x');
    await app.sees('59 in all');
    const out = idIn(rowsOf(await app.screen()).find((row) => row.startsWith('❯  ')));
    app.press('c');
    await app.sees('Rebuild / review');
    // Back is where they were looked at; the one that was taken out is unmarked in the list as well.
    app.press('esc');
    await app.sees('marked, but not shown');
    app.press('esc');
    await app.sees('59 marked (');
    app.press('esc');
    await app.sees('59 marked, 60 WorkSpaces');
    await filter(app, out);
    await app.sees(/^❯ {2}\S.* ws-/m);
  });

  it('turns around, takes ranges by the keys of k9s as well, and comes back to none', async () => {
    await using world = await simulated(size);
    const { app } = world;
    await loaded(app);
    app.press('space', 'j', 'j', 'ctrl+space');
    await app.sees('3 marked');
    app.press('i');
    await app.sees('57 marked');
    app.press('u');
    await app.seesNo('marked');
    // Empty means nothing: no row, and not all of them.
    app.press('b');
    await app.sees('Nothing is marked');
  });

  it('goes on at once where nothing that is marked is hidden', async () => {
    await using world = await simulated(size);
    const { app } = world;
    await loaded(app);
    app.press('space', 'b');
    await app.sees(/\d+ go, \d+ held back/);
  });
});
