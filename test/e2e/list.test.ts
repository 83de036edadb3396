/** The list of WorkSpaces at three sizes of the terminal: what fits, what moves, and what nothing may move. */
import { describe, expect, it } from 'vitest';
import type { Program } from '../support/pty.ts';
import { filter, goToRow, idIn, loaded, palette, rowsOf } from './operator.ts';
import { put, truth } from './truth.ts';
import { simulated, type WorldOptions } from './worlds.ts';

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 160, rows: 40 },
  { columns: 240, rows: 60 },
];

/** Looked at every few simulated seconds, and nothing happens by itself. */
const lively = (more: WorldOptions): WorldOptions => ({
  aws: ['--rate', '0', '--speed', '0'],
  args: ['--rate', '100', '--refresh', '5'],
  ...more,
});

/** The line under the cursor, and which of the screen's lines it is. */
async function cursor(app: Program): Promise<{ readonly id: string; readonly line: number }> {
  const lines = (await app.screen()).split('\n');
  const line = lines.findIndex((text) => text.startsWith('❯'));
  return { id: idIn(lines[line]), line };
}

/** In which cell of each line of the screen a text begins. */
function cellsOf({ terminal }: Program, wanted: RegExp): readonly number[] {
  const { active } = terminal.buffer;
  return Array.from({ length: terminal.rows }, (_, y) => {
    const cells = Array.from({ length: terminal.cols }, (_, x) => active.getLine(y)?.getCell(x));
    const starts = cells.flatMap((cell, x) => (cell && cell.getWidth() > 0 ? [x] : []));
    const from = starts
      .map((x) => cells[x]?.getChars() || ' ')
      .join('')
      .search(wanted);
    if (from < 0) return [];
    // By characters, of which a cell may hold several.
    let before = 0;
    return starts.filter((x) => {
      const here = before === from;
      before += (cells[x]?.getChars() || ' ').length;
      return here;
    });
  }).flat();
}

/** Header, banner and hints stand where they belong, whatever stands between them. */
async function isWhole(app: Program): Promise<void> {
  const lines = (await app.screen()).split('\n');
  expect(lines[0]).toMatch(/^ (UN)?LOCKED /);
  expect(lines[1]).toMatch(/^ WorkSpaces /);
  expect(lines[2]).toMatch(/^ {3}USER/);
  expect(lines.at(-1)).toMatch(/\? help$/);
}

describe.each(sizes)('the list at $columns x $rows', (size) => {
  it('keeps every column in its cells, whatever stands in the rows', async () => {
    await using world = await simulated(lively({ ...size, workspaces: 40 }));
    const { app, url } = world;
    const { workspaces = [] } = await truth(url, true);
    const hostile = [
      '美咲.山田',
      `zz${'長'.repeat(10_000)}`,
      `zz${'x'.repeat(10_000)}`,
      `zz${'e\u0301'.repeat(20)}`,
      `zz${'a\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b'.repeat(5)}`,
      'zz\u001b[31mred\u001b[0m\u0007\r\nline',
      'zz\u202eright to left\u202c',
      'שלום.עולם',
      'مرحبا',
      '👩\u200d💻.admin',
      'zz\u0000\u009b2J',
    ];
    for (const [at, userName] of hostile.entries())
      await put(url, workspaces[at]?.id ?? '', { userName, computerName: userName.slice(0, 300) });
    await app.sees(/^❯.*ws-|^ {3}\S.* ws-/m);
    await loaded(app);
    app.press('G');
    await app.sees(/^❯.*👩/m);
    await app.sees(/美咲\.山田/);
    await isWhole(app);
    const rows = rowsOf(await app.screen());
    expect(rows.length).toBeGreaterThan(10);
    expect(cellsOf(app, /\bws-[0-9a-z]{9}/)).toEqual(rows.map(() => cellsOf(app, /WORKSPACE/)[0]));
    expect(cellsOf(app, /(PCOIP|DCV|none \(BYOP\?\)) /)).toEqual(rows.map(() => cellsOf(app, /PROTO/)[0]));
    expect(await app.screen()).toMatch(/zzred line /);
    expect(await app.screen()).toMatch(/zzright to left/);
  });

  it('reaches every column, with the first one staying in sight', async () => {
    await using world = await simulated({ ...size });
    const { app } = world;
    await loaded(app);
    await isWhole(app);
    if (size.columns === 240) return expect(await app.screen()).toMatch(/^ {3}USER.* LAST SEEN *$/m);
    await app.sees(/^ {3}USER▲ .* \+\d+›$/m);
    for (let left = 1; !/LAST SEEN/.test(await app.screen()); left++) {
      app.press('>');
      await app.sees(new RegExp(`^‹${left} +USER▲ `, 'm'));
    }
    await app.sees(/^‹\d+ +USER▲ .* LAST SEEN *$/m);
    app.press('>');
    await app.sees('There is no column further right.');
    app.press(...Array.from({ length: 9 }, () => '<'));
    await app.sees(/^ {3}USER▲ +STATE /m);
  });
});

it('the list stays whole while it loads and its window changes its size, and the cursor on its WorkSpace', async () => {
  const slow = { aws: ['--latency', '150', '--rate', '0'], args: ['--rate', '100'], speed: 1 };
  await using world = await simulated({ ...slow, columns: 80, rows: 24, workspaces: 300 });
  const { app } = world;
  await app.sees(/loading[\s\S]* ws-/);
  app.press('j');
  await app.sees(/ USER.*\n {3}\S.* ws-[\s\S]*^❯/m);
  const { id } = await cursor(app);
  for (const { columns, rows } of [...sizes, ...sizes.toReversed(), { columns: 100, rows: 30 }]) {
    app.resize(columns, rows);
    await app.sees(new RegExp(`^❯.* ${id}`, 'm'));
    await app.sees(/\? help$/);
    await isWhole(app);
    expect((await app.screen()).split('\n')).toHaveLength(rows);
  }
  await app.sees(/ 300 WorkSpaces(?!, loading)/);
  expect((await cursor(app)).id).toBe(id);
});

describe('under a refresh', () => {
  it('the cursor stays on its WorkSpace and on its line, with its marks, while rows above it go and come', async () => {
    await using world = await simulated(lively({ columns: 110, rows: 24 }));
    const { app, url } = world;
    await loaded(app);
    const above = idIn(rowsOf(await app.screen())[1]);
    await filter(app, '-state:error');
    const [, shown = ''] = /(\d+) of 60/.exec(await app.screen()) ?? [];
    app.type('j'.repeat(30));
    app.press('space');
    await app.sees(/^❯● /m);
    const before = await cursor(app);
    await put(url, above, { state: 'ERROR' });
    await app.sees(` ${Number(shown) - 1} of 60`);
    expect(await cursor(app)).toEqual(before);
    await put(url, above, { state: 'AVAILABLE' });
    await app.sees(` 1 marked, ${shown} of 60`);
    expect(await cursor(app)).toEqual(before);
    await app.sees(new RegExp(`^❯● .*${before.id}`, 'm'));
  });

  it('the row under the cursor stays when it no longer matches or is gone, and leaves when the cursor does', async () => {
    await using world = await simulated(lively({ columns: 110, rows: 24 }));
    const { app, url } = world;
    await loaded(app);
    await filter(app, 'state:stopped');
    await goToRow(app, 3);
    const { id, line } = await cursor(app);
    await put(url, id, { state: 'ERROR' });
    await app.sees('this row no longer matches');
    expect(await cursor(app)).toEqual({ id, line });
    await app.sees(new RegExp(`^❯.* ERROR +${id}`, 'm'));
    await put(url, id, { visible: false });
    await app.sees('this row is gone');
    expect(await cursor(app)).toEqual({ id, line });
    app.press('j');
    await app.seesNo('this row');
    await app.seesNo(new RegExp(` ERROR +${id}`));
    expect((await cursor(app)).line).toBe(line);
  });

  it('no row leaves its place until the operator sorts: the header says since when the order is', async () => {
    await using world = await simulated(lively({ columns: 160, rows: 40, workspaces: 30 }));
    const { app, url } = world;
    await loaded(app);
    app.press('s');
    await app.sees('Sort WorkSpaces by');
    app.press('j', 'enter');
    await app.sees(/STATE▲/);
    const order = async () => rowsOf(await app.screen()).map(idIn);
    const before = await order();
    await put(url, before[0] ?? '', { state: 'UNHEALTHY' });
    await app.sees(/, order as of \d\d:\d\d/);
    expect(await order()).toEqual(before);
    app.press('r');
    await app.seesNo('order as of');
    expect((await order()).toSorted()).toEqual(before.toSorted());
    expect((await order())[0]).not.toBe(before[0]);
  });
});

it('columns are chosen, moved and sorted by on a screen of their own, and the usual ones come back on a key', async () => {
  await using world = await simulated({ columns: 130, rows: 40 });
  const { app } = world;
  await loaded(app);
  await palette(app, 'columns: which');
  await app.sees(/^ Columns +12 of \d+/m);
  // STATE to the right of WORKSPACE, the system hidden, the directory shown and sorted by.
  app.press('j', 'J', 'j', 'space');
  await app.sees(/^ Columns +11 of \d+/m);
  app.press('g');
  await app.sees(/^❯● USER/m);
  while (!/^❯..DIRECTORY {2}/m.test(await app.screen())) {
    const { line } = await cursor(app);
    app.press('j');
    await app.sees(new RegExp(`^(?:.*\n){${line + 1}}❯`));
  }
  app.press('space', 's', 'esc');
  await app.sees(/^ {3}USER +WORKSPACE +STATE +PROTO /m);
  app.press(...Array.from({ length: 12 }, () => '>'));
  await app.sees(/ DIRECTORY▲ *$/m);
  app.press('C', '0');
  await app.sees(/^ Columns +12 of \d+/m);
  app.press('esc');
  await app.sees(/^ WorkSpaces /m);
  app.press(...Array.from({ length: 12 }, () => '<'));
  await app.sees(/^ {3}USER +STATE +WORKSPACE +SYSTEM /m);
});

it.each(sizes)('a WorkSpace is told in full where its cells are cut ($columns x $rows)', async (size) => {
  await using world = await simulated(lively({ ...size, workspaces: 12 }));
  const { app, url } = world;
  const { workspaces = [] } = await truth(url, true);
  await put(url, workspaces[0]?.id ?? '', { userName: `aaa${'長'.repeat(150)}end` });
  await loaded(app);
  await app.sees(/^❯ {2}aaa長+…/m);
  app.press('enter');
  await app.sees(/長end/);
});
