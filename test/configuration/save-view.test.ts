import { chmod, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preferencesIn } from '../../src/configuration/preferences-in.ts';
import { readConfiguration } from '../../src/configuration/read-configuration.ts';

let home: string;
let file: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'bellhop-views-'));
  file = join(home, 'config.json');
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function started(text?: string) {
  if (text !== undefined) await writeFile(file, text);
  const read = await readConfiguration(
    text === undefined ? { HOME: home, XDG_CONFIG_HOME: join(home, 'new') } : { BELLHOP_CONFIG: file },
  );
  if (!read.ok) throw new Error(read.failure.why);
  return { ...preferencesIn(read.value), file: read.value.file };
}

const plain = { where: 'state:stopped', columns: undefined, order: undefined };

describe('a view that is saved', () => {
  it('is there at once and at the next start, and the rest of the file stays as it was', async () => {
    const { preferences, saveView } = await started('{\n    "views": {"a": {"where": "ann"}},\n    "maxItems": 7\n}\n');
    const order = { by: 'seen', reversed: true } as const;
    expect(await saveView('b', { ...plain, columns: ['user', 'seen'], order })).toBeUndefined();
    expect([...preferences.getState().views.keys()]).toEqual(['a', 'b']);
    const text = await readFile(file, 'utf8');
    expect(JSON.parse(text)).toEqual({
      views: { a: { where: 'ann' }, b: { where: 'state:stopped', columns: ['user', 'seen'], sort: '-seen' } },
      maxItems: 7,
    });
    expect(text).toMatch(/^\{\n {4}"views"/);
    expect((await started(text)).preferences.getState().views.get('b')).toEqual(preferences.getState().views.get('b'));
  });

  it('is not lost where two are saved at once', async () => {
    const { preferences, saveView } = await started('{}');
    const saved = ['a', 'b', 'c'].map((name) => saveView(name, { ...plain, where: name }));
    expect(await Promise.all(saved)).toEqual([undefined, undefined, undefined]);
    expect(Object.keys(JSON.parse(await readFile(file, 'utf8')).views)).toEqual(['a', 'b', 'c']);
    expect([...preferences.getState().views.keys()]).toEqual(['a', 'b', 'c']);
  });

  it('is refused where its name or its text would not be shown as it is', async () => {
    const { saveView } = await started('{}');
    const why = expect.stringContaining('There are characters that cannot be seen in "evil"');
    expect(await saveView('\u001b]0;pwn\u0007evil', plain)).toMatchObject({ why });
    expect(await saveView('b', { ...plain, where: 'e\u202evil' })).toMatchObject({ why });
    expect(await readFile(file, 'utf8')).toBe('{}');
  });

  it('makes a file for this user alone where there was none', async () => {
    const { saveView, file: made } = await started();
    expect(await saveView('b', plain)).toBeUndefined();
    expect((await stat(made)).mode & 0o777).toBe(0o600);
    expect(await saveView('b', undefined)).toBeUndefined();
    expect(JSON.parse(await readFile(made, 'utf8'))).toEqual({ views: {} });
  });

  it('keeps the rights of the file, and the link that leads to it', async () => {
    await writeFile(join(home, 'dotfiles.json'), '{}');
    await chmod(join(home, 'dotfiles.json'), 0o640);
    await symlink(join(home, 'dotfiles.json'), file);
    const { saveView } = await started('{}');
    expect(await saveView('b', plain)).toBeUndefined();
    expect((await stat(join(home, 'dotfiles.json'))).mode & 0o777).toBe(0o640);
    expect(await readFile(join(home, 'dotfiles.json'), 'utf8')).toContain('state:stopped');
  });

  it('does not write over what somebody else has written meanwhile', async () => {
    const { preferences, saveView } = await started('{}');
    await writeFile(file, '{"maxItems": 9}');
    expect(await saveView('b', plain)).toMatchObject({ why: 'It was changed since this console has read it.' });
    expect(await readFile(file, 'utf8')).toBe('{"maxItems": 9}');
    expect(preferences.getState().views.size).toBe(0);
  });

  it('is refused where the next start would refuse it', async () => {
    const { saveView } = await started('{}');
    expect(await saveView('b', { ...plain, where: 'stat:x' })).toMatchObject({
      why: expect.stringContaining('views.b.where'),
    });
    expect(await readFile(file, 'utf8')).toBe('{}');
  });
});
