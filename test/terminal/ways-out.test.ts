/** However bellhop ends, the terminal is as it was before. On the fixture console, which can be asked for a bug. */
import { readFile, stat } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixture } from '../support/build.ts';
import { bellhop, type Program, start, startBellhop } from '../support/pty.ts';

const logFile = (app: Program) => join(app.home, '.local/state/bellhop/bellhop.log');

const restored = (app: Program): void => {
  const last = (mode: string) =>
    /[hl]/.exec(app.raw.slice(app.raw.lastIndexOf(`\x1b[?${mode}`) + mode.length + 3))?.[0];
  expect({
    alternate: last('1049'),
    cursor: last('25'),
    wrap: last('7'),
    paste: last('2004'),
    update: last('2026'),
  }).toEqual({
    alternate: 'l',
    cursor: 'h',
    wrap: 'h',
    paste: 'l',
    update: 'l',
  });
  expect(app.terminal.buffer.active.type).toBe('normal');
};

const running = async (): Promise<Program> => {
  const app = await start(process.execPath, [fixture]);
  await app.sees('ready');
  return app;
};

describe('an orderly end', () => {
  it.each([
    ['q', 0],
    ['x', 3],
    ['E', 4],
  ])('key %s: exit code %i, nothing left on the screen', async (key, code) => {
    await using app = await running();
    app.press(key);
    expect((await app.exit).code).toBe(code);
    restored(app);
    expect((await app.screen()).trim()).toBe('');
  });
});

describe('a signal', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const)(
    '%s restores the terminal, runs the last hook, exits with 128 + n',
    async (name) => {
      await using app = await running();
      app.kill(name);
      expect((await app.exit).code).toBe(128 + constants.signals[name]);
      restored(app);
      expect((await app.screen()).trim()).toBe('');
      expect(await readFile(logFile(app), 'utf8')).toContain('the hook ran');
    },
  );

  it('before the console is loaded restores it too', async () => {
    await using app = await start(process.execPath, [fixture]);
    await app.sees('starting');
    app.kill('SIGTERM');
    expect((await app.exit).code).toBe(143);
    restored(app);
  });
});

describe('a bug', () => {
  it.each([
    ['T', 'thrown in a timer'],
    ['R', 'a rejection nobody handles'],
    ['B', 'a component is broken'],
  ])('key %s: the terminal first, then the message and where the details are, exit 70', async (key, message) => {
    await using app = await running();
    app.press(key);
    expect((await app.exit).code).toBe(70);
    restored(app);
    const said = await app.screen();
    expect(said).toContain(`bellhop ended: ${message}`);
    expect(said.replaceAll('\n', '')).toContain(logFile(app));
    expect(said).not.toMatch(/ at .*:\d+/);
    expect(await readFile(logFile(app), 'utf8')).toMatch(new RegExp(`"message":"Crash".*${message}.*"stack"`));
  });
});

describe('while the screen is ours', () => {
  it.each([
    ['S', 'a library prints to stderr'],
    ['W', 'a warning of Node'],
  ])('key %s: %s goes to the log, not to the terminal', async (key, message) => {
    await using app = await running();
    app.press(key, 'a');
    await app.sees('keys a');
    expect(app.raw).not.toContain(message);
    const log = await readFile(logFile(app), 'utf8');
    const lines = log
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'warning', message: expect.stringContaining(message) }),
    );
    expect((await stat(logFile(app))).mode & 0o777).toBe(0o600);
    expect((await stat(join(logFile(app), '..'))).mode & 0o777).toBe(0o700);
  });
});

describe('in a shell', () => {
  const cooked = "stty -a | tr ' ' '\\n' | grep -x -e icanon -e -icanon -e echo -e -echo";
  const shell = async (): Promise<Program> => {
    const app = await start('bash', ['--norc', '--noprofile', '--noediting', '-i'], { env: { PS1: 'shell> ' } });
    await app.sees('shell>');
    return app;
  };

  it('ctrl-z gives the shell back, fg the console', async () => {
    await using app = await shell();
    app.type(`${process.execPath} ${fixture}\r`);
    await app.sees('ready');
    app.press('a', 'ctrl+z');
    await app.sees(/Stopped/);
    restored(app);
    app.type(`${cooked}\r`);
    await app.sees(/^icanon\necho$/m);
    app.type('fg\r');
    await app.sees('keys a');
    expect(app.terminal.buffer.active.type).toBe('alternate');
    app.press('b');
    await app.sees('keys ab');
    expect((await app.screen()).split('\n').at(-1)).toMatch(/^last line\.+$/);
    app.press('ctrl+z');
    await app.sees(/Stopped/);
    app.type('fg\r');
    await app.sees('keys ab');
    app.press('q');
    await app.sees(/shell>$/m);
    restored(app);
  });

  it('leaves the terminal cooked after a bug', async () => {
    await using app = await shell();
    app.type(`${process.execPath} ${fixture}; echo code $?; ${cooked}\r`);
    await app.sees('ready');
    app.press('T');
    await app.sees(/code 70\nicanon\necho/);
  });

  it('ctrl-z where no shell waits to bring it back changes nothing', async () => {
    await using app = await running();
    app.press('a', 'ctrl+z');
    await app.sees('keys a');
    app.press('b');
    await app.sees('keys ab');
  });
});

describe('the screen', () => {
  it('is drawn anew on ctrl-l, after something wrote over it', async () => {
    await using app = await running();
    app.terminal.write('\x1b[5;5Hgarbage');
    await app.sees('garbage');
    app.press('ctrl+l');
    await app.seesNo('garbage');
    await app.sees('ready');
  });

  it('follows the window’s size', async () => {
    await using app = await running();
    for (const [columns, rows] of [
      [80, 24],
      [140, 50],
      [60, 12],
      [100, 30],
    ] as const) {
      app.resize(columns, rows);
      await app.sees(`ready ${columns}x${rows}`);
      const lines = (await app.screen()).split('\n');
      expect(lines).toHaveLength(rows);
      expect(lines.at(-1)).toBe('last line'.padEnd(columns, '.'));
    }
  });
});

describe('the console itself', () => {
  const demo = async (): Promise<Program> => {
    const app = await startBellhop(['--demo', '--workspaces', '50']);
    await app.sees(/ws-[0-9a-z]{9}/);
    return app;
  };

  it('quits on q', async () => {
    await using app = await demo();
    app.press('q');
    expect((await app.exit).code).toBe(0);
    restored(app);
  });

  it.each(['SIGTERM', 'SIGHUP'] as const)('ends in order on %s', async (name) => {
    await using app = await demo();
    app.kill(name);
    expect((await app.exit).code).toBe(128 + constants.signals[name]);
    restored(app);
  });

  it('comes back from ctrl-z', async () => {
    await using app = await start('bash', ['--norc', '--noprofile', '--noediting', '-i'], { env: { PS1: 'shell> ' } });
    await app.sees('shell>');
    app.type(`${process.execPath} ${bellhop} --demo\r`);
    await app.sees(/ws-[0-9a-z]{9}/);
    app.press('ctrl+z');
    await app.sees(/Stopped/);
    restored(app);
    app.type('fg\r');
    await app.sees(/ws-[0-9a-z]{9}/);
    app.press('q');
    await app.seesNo(/ws-[0-9a-z]{9}/);
  });
});
