import { describe, expect, it } from 'vitest';
import { pasteOf } from '../support/keys.ts';
import { filter, goToRow, idIn, loaded, reviewRebuild, rowsOf } from './operator.ts';
import { changesAmong, requests, truth } from './truth.ts';
import { simulated } from './worlds.ts';

describe('keys that arrive in one read', () => {
  it('are as many keys: jjj moves three rows, and j with enter moves and opens', async () => {
    await using world = await simulated();
    const { app } = world;
    await loaded(app);
    const ids = rowsOf(await app.screen()).map(idIn);
    app.type('jjj');
    await app.sees(new RegExp(`^❯.* ${ids[3]}`, 'm'));
    app.type('j\r');
    await app.sees(new RegExp(`^ ❯ WorkSpace +${ids[4]}`, 'm'));
    // Back, to the first row, two down, mark it: one write.
    app.type('\x1b[27ugjj ');
    await app.sees(new RegExp(`^❯● .* ${ids[2]}`, 'm'));
  });

  it('all arrive, five hundred of them too', async () => {
    await using world = await simulated({
      workspaces: 510,
      aws: ['--speed', '0', '--rate', '0'],
      args: ['--rate', '100'],
    });
    const { app, url } = world;
    await loaded(app);
    const { workspaces = [] } = await truth(url, true);
    const byUser = workspaces.toSorted((a, b) => (a.userName < b.userName ? -1 : 1));
    app.type(`${'j'.repeat(499)}\r`);
    await app.sees(new RegExp(`^ ❯ WorkSpace +${byUser[499]?.id}`, 'm'));
  });

  it('that were typed before the first frame do what they say', async () => {
    await using world = await simulated();
    const { app } = world;
    app.type('R?');
    await app.sees(/^ Keys /m);
    app.press('esc');
    await app.sees(/^ Runs /m);
  });
});

describe('a paste', () => {
  it('is no command: the list takes it for a list of WorkSpaces, another screen says that it is ignored', async () => {
    await using world = await simulated();
    const { app, url } = world;
    await loaded(app);
    app.paste('abyq\r');
    await app.sees('0 WorkSpaces found, 1 entry not.');
    app.press('esc');
    await app.sees(/^ WorkSpaces +\d+ WorkSpaces /m);
    expect(await app.screen()).not.toContain('marked');
    await goToRow(app, 3);
    app.press('R');
    await app.sees(/^ Runs /m);
    app.paste('abyq\r');
    await app.sees('Pasted text was ignored: there is no text field here.');
    await app.sees(/^ Runs /m);
    expect(changesAmong(await requests(url))).toEqual([]);
  });

  it('into the filter stays one piece, line ends and all', async () => {
    await using world = await simulated();
    const { app } = world;
    await loaded(app);
    app.press('/');
    await app.sees('filter:');
    // What is typed right behind it, in the same read, comes behind it.
    app.type(`${pasteOf('state:available\nos:"*server 20\n')}19"`);
    await app.sees(/^ filter: state:available os:"\*server 2019"/m);
    app.press('enter');
    await app.sees(/filter: state:available os:"\*server 2019"\s*\n[\s\S]*\? help$/);
    const rows = rowsOf(await app.screen());
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(row).toMatch(/AVAILABLE .*Server 2019/);
  });

  it('is no confirmation: what is asked for is typed by hand', async () => {
    await using world = await simulated({ workspaces: 200 });
    const { app, url } = world;
    await reviewRebuild(world, 2);
    app.press('c');
    await app.sees('How many WorkSpaces is that');
    const number = /(\d) WorkSpaces/.exec(await app.screen())?.[1] ?? '';
    app.paste(number);
    await app.sees('A confirmation is typed, not pasted.');
    app.press('enter');
    await app.sees('The number does not match yet: nothing was sent.');
    expect(changesAmong(await requests(url))).toEqual([]);
  });
});

describe('a text field', () => {
  it('takes letters that are commands elsewhere, and no chord for a letter', async () => {
    await using world = await simulated();
    const { app } = world;
    await loaded(app);
    app.press('/');
    await app.sees('filter:');
    app.type('qWR:?b');
    await app.sees(/^ filter: qWR:\?b/m);
    app.press('ctrl+a', 'alt+b', 'ctrl+e', 'ctrl+w');
    await app.sees(/^ filter: words, or state:stopped/m);
    app.type('stopped server');
    app.press('ctrl+w');
    await app.sees(/^ filter: stopped *$/m);
    app.press('ctrl+u');
    await app.sees(/^ filter: words, or state:stopped/m);
    app.press('esc');
    await app.seesNo('filter:');
    await filter(app, 'stopped');
  });
});
