import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { withWorkspaces } from '../../src/fleet/fleet.ts';
import { goFor } from '../../src/hooks/navigation.ts';
import { formatOf, proposedPath } from '../../src/hooks/use-export.ts';
import { ExportScreen } from '../../src/screens/export.tsx';
import { workspace } from '../plans/fixtures.ts';
import { alone, InConsole, idleConsole } from '../support/isolated.tsx';

const ids = ['ws-a', 'ws-b', 'ws-c'];

async function exporting(marked: readonly string[] = [], more = 0) {
  const console = idleConsole();
  const others = Array.from({ length: more }, (_, nth) => `ws-${nth}`);
  console.sources.first().fleet.setState((fleet) =>
    withWorkspaces(
      fleet,
      [...ids, ...others].map((id) => workspace(id, { userName: `=${id}` })),
    ),
  );
  const shown = ['ws-b', 'ws-a', ...others];
  goFor(console.navigation).to({
    screen: 'export',
    shown,
    marked,
    hidden: 1,
    columns: ['id', 'user'],
  });
  const screen = await alone(
    <InConsole console={console}>
      <ExportScreen shown={shown} marked={marked} hidden={1} columns={['id', 'user']} />
    </InConsole>,
  );
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-export-'));
  return {
    screen,
    console,
    file: (name: string) => join(folder, name),
    said: () => console.notices.store.getState().notice?.text,
    to: async (path: string) => {
      await screen.press('ctrl+u');
      await screen.type(path);
      await screen.press('enter');
    },
  };
}

describe('an export from the screen', () => {
  it('writes what the list shows, in its order, for the operator alone, in the format that the name ends with', async () => {
    const { screen, file, said, to } = await exporting();
    using _ = screen;
    expect(screen.frame()).toContain('2 WorkSpaces that the list shows, in its order; 2 columns: id, user.');
    await to(file('a.csv'));
    await vi.waitFor(() => expect(said()).toBe(`2 WorkSpaces written to ${file('a.csv')}, for you alone to read.`));
    expect((await readFile(file('a.csv'), 'utf8')).replace('\ufeff', '')).toBe(
      "id,user\r\nws-b,'=ws-b\r\nws-a,'=ws-a\r\n",
    );
    expect((await stat(file('a.csv'))).mode & 0o777).toBe(0o600);
  });

  it('writes the marked ones where there are any, says how many of them nobody sees, and the shown ones on a key', async () => {
    const { screen, file, to, said } = await exporting(['ws-a', 'ws-c']);
    using _ = screen;
    expect(screen.frame()).toContain('2 WorkSpaces that are marked, 1 of which the list does not show');
    await to(file('a.ndjson'));
    await vi.waitFor(() => expect(said()).toContain('written'));
    expect(await readFile(file('a.ndjson'), 'utf8')).toBe(
      '{"id":"ws-a","user":"=ws-a"}\n{"id":"ws-c","user":"=ws-c"}\n',
    );
    await screen.press('tab');
    expect(screen.frame()).toContain('2 WorkSpaces that the list shows');
  });

  it('is written once, however often enter is pressed, and its name is not edited meanwhile', async () => {
    const { screen, console, file, said } = await exporting();
    using _ = screen;
    await screen.press('ctrl+u');
    await screen.type(file('twice.csv'));
    await screen.type('\r\r');
    await screen.type('x');
    await vi.waitFor(() => expect(said()).toBe(`2 WorkSpaces written to ${file('twice.csv')}, for you alone to read.`));
    expect(console.notices.store.getState().notice?.tone).toBe('ok');
    expect(await readdir(dirname(file('twice.csv')))).toEqual(['twice.csv']);
  });

  it('that is stopped leaves no file, and none that is half written', async () => {
    const { screen, console, file } = await exporting([], 20_000);
    using _ = screen;
    await screen.press('ctrl+u');
    await screen.type(file('all.csv'));
    await screen.press('enter');
    await vi.waitFor(() => expect(screen.frame()).toContain('esc stops it'));
    expect(await readdir(dirname(file('all.csv')))).not.toContain('all.csv');
    await screen.press('esc');
    await vi.waitFor(() => expect(screen.frame()).toContain('to file:'));
    expect(await readdir(dirname(file('all.csv')))).toEqual([]);
    expect(console.navigation.getState().stack.at(-1)?.place.screen).toBe('export');
  });

  it('replaces no file unless that is said', async () => {
    const { screen, file, to, said } = await exporting();
    using _ = screen;
    await to(file('a.json'));
    await vi.waitFor(() => expect(said()).toContain('written'));
    await to(file('a.json'));
    await vi.waitFor(() => expect(screen.frame()).toContain('a.json is there already.'));
    const before = await stat(file('a.json'));
    await screen.press('esc');
    await vi.waitFor(() => expect(screen.frame()).toContain('to file:'));
    expect((await stat(file('a.json'))).ino).toBe(before.ino);
    await screen.press('enter');
    await vi.waitFor(() => expect(screen.frame()).toContain('replaces it'));
    await screen.press('y');
    await vi.waitFor(async () => expect((await stat(file('a.json'))).ino).not.toBe(before.ino));
    expect(JSON.parse(await readFile(file('a.json'), 'utf8'))).toHaveLength(2);
  });

  it('does not guess a format, and tells why it cannot write there', async () => {
    const { screen, file, to, said } = await exporting();
    using _ = screen;
    await to(file('a.xls'));
    expect(screen.frame()).toContain('End its name with .csv, .json, .ndjson.');
    await to(file('no/such/a.csv'));
    await vi.waitFor(() => expect(said()).toContain('There is no such file or folder.'));
  });
});

describe('the name of an export', () => {
  it.each([
    ['a.CSV', 'csv'],
    ['b.jsonl', 'ndjson'],
    ['b.ndjson ', 'ndjson'],
    ['c.json', 'json'],
    ['json', undefined],
    ['', undefined],
  ])('%j says %s', (path, format) => {
    expect(formatOf(path)).toBe(format);
  });

  it('is proposed by day and minute', () => {
    expect(proposedPath(new Date(2026, 10, 2, 4, 5).getTime())).toBe('bellhop-2026-11-02-0405.csv');
  });
});
