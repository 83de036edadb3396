/** What an operator takes away from the list, and brings to it: by the clipboard, by files, by views that are kept. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { startSimulator } from '../support/aws.ts';
import { bellhop, type Program, start } from '../support/pty.ts';
import { filter, idIn, loaded, palette, quoted, rowsOf } from './operator.ts';
import { simulated } from './worlds.ts';

// At the pace of real time: nothing comes or goes while the test lasts.
const size = { columns: 120, rows: 24, speed: 1, workspaces: 60, args: ['--rate', '1000'], aws: ['--rate', '0'] };

const idsShown = async (app: Program) => rowsOf(await app.screen()).map(idIn);
const osc52 = (text: string) => `\x1b]52;c;${Buffer.from(text).toString('base64')}\x07`;

/** The first three are marked, and their ids copied. */
async function copyThree(app: Program): Promise<string> {
  await loaded(app);
  app.press('space', 'j', 'space', 'j', 'space');
  await app.sees('3 marked');
  const ids = (await idsShown(app)).slice(0, 3).join('\n');
  app.press('y');
  await app.sees('Copy of 3 marked WorkSpaces:');
  app.press('i');
  return ids;
}

describe('copying', () => {
  it('sends a fact of each marked WorkSpace, a line each, or the row under the cursor where none is marked', async () => {
    await using world = await simulated(size);
    const { app } = world;
    const ids = await copyThree(app);
    await app.sees("Sent to the terminal's clipboard: 3 ids.");
    expect(app.raw).toContain(osc52(ids));
    // The picture is as it was: nothing of it has moved.
    expect((await idsShown(app)).slice(0, 3).join('\n')).toBe(ids);

    app.press('u');
    await app.seesNo('marked');
    app.press('y');
    const user = /Copy of (\S+):/.exec(await seen(app, /Copy of \S+:/))?.[1] ?? '';
    app.press('u');
    await app.sees("Sent to the terminal's clipboard: 1 user.");
    expect(app.raw).toContain(osc52(user));
    app.press('y');
    await app.sees('Copy of');
    app.press('y');
    await app.sees("Sent to the terminal's clipboard: 1 row.");
  });

  it('reaches the terminal around GNU screen in pieces that screen hands on', async () => {
    await using world = await simulated({ ...size, env: { TERM: 'screen-256color', STY: '42.pts-0.here' } });
    const { app } = world;
    const ids = await copyThree(app);
    await app.sees("Sent to the terminal's clipboard");
    const handedOn = [...app.raw.matchAll(/\x1bP([\s\S]*?)\x1b\\/g)].map(([, piece]) => piece).join('');
    expect(handedOn).toBe(osc52(ids));
  });

  it('is sent both bare and wrapped within a tmux that cannot be asked', async () => {
    await using world = await simulated({ ...size, env: { TERM: 'tmux-256color', TMUX: '/no/such/socket,1,0' } });
    const { app } = world;
    const ids = await copyThree(app);
    await app.sees("Sent to the terminal's clipboard");
    const wrapped = osc52(ids).replaceAll('\x1b', '\x1b\x1b');
    expect(app.raw).toContain(`${osc52(ids)}\x1bPtmux;${wrapped}\x1b\\`);
  });

  it('is in the buffer of a tmux as it is installed, and in the clipboard of the terminal around it', async (test) => {
    const run = promisify(execFile);
    const socket = ['-L', `bellhop-${process.pid}`, '-f', '/dev/null'];
    const tmux = (...args: string[]) => run('tmux', [...socket, ...args]);
    const there = await run('tmux', ['-V']).catch(() => undefined);
    if (!there) return test.skip();
    await using aws = await startSimulator(['--speed', '1', '--workspaces', '60']);
    const flags = ['--endpoint-url', aws.url, '--region', 'eu-west-1'];
    const app = await start('tmux', [...socket, 'new-session', process.execPath, bellhop, ...flags], {
      columns: 120,
      rows: 25,
      env: { AWS_ACCESS_KEY_ID: 'AKIATEST', AWS_SECRET_ACCESS_KEY: 'test' },
    });
    try {
      const ids = await copyThree(app);
      await app.sees("In tmux's buffer, and sent to the terminal's clipboard: 3 ids.");
      expect((await tmux('show-buffer')).stdout).toBe(ids);
      expect(app.raw).toContain(Buffer.from(ids).toString('base64'));
    } finally {
      await tmux('kill-server');
      await app[Symbol.asyncDispose]();
    }
  });
});

describe('a list that is brought', () => {
  it('is read where it is pasted, told line by line, and marks whom it names', async () => {
    await using world = await simulated(size);
    const { app } = world;
    await loaded(app);
    const [first = '', second = ''] = await idsShown(app);
    app.paste(`${second}\n${first}\nnobody.at.all\n`);
    await app.sees('2 WorkSpaces found, 1 entry not.');
    await app.sees('line 3: AWS lists no WorkSpace of "nobody.at.all".');
    app.press('enter');
    await app.sees('2 marked, ');
    await app.sees('1 entry of the list marked nobody');
    await app.sees(new RegExp(`^.● .*${first}.*\\n ● .*${second}`, 'm'));
  });

  it('is left by esc with nothing marked', async () => {
    await using world = await simulated(size);
    const { app } = world;
    await loaded(app);
    const [first = ''] = await idsShown(app);
    app.press('p');
    await app.sees('Paste the list here');
    app.paste(`${first}\n${first}\n`);
    await app.sees('1 WorkSpace found, 1 entry not.');
    app.press('esc');
    await app.sees(/60 WorkSpaces/);
    await app.seesNo('marked');
  });
});

describe('an export', () => {
  it('holds what the query shows, in a file of the working directory for the operator alone', async () => {
    await using world = await simulated(size);
    const { app } = world;
    await loaded(app);
    await filter(app, 'state:stopped');
    const shown = Number(/ (\d+) of 60/.exec(await app.screen())?.[1]);
    app.press('ctrl+s');
    await app.sees(`${shown} WorkSpaces that the list shows`);
    app.press('ctrl+u');
    app.type('stopped.ndjson\r');
    await app.sees(`${shown} WorkSpaces written to ${join(app.home, 'stopped.ndjson').slice(0, 20)}`);
    const file = join(app.home, 'stopped.ndjson');
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { state: string }).state)).toEqual(Array(shown).fill('STOPPED'));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});

describe('a view', () => {
  it('is kept by its name with filter and order, put into force as a whole, and there at the next start', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bellhop-views-'));
    const env = { BELLHOP_CONFIG: join(folder, 'config.json') };
    await writeFile(env.BELLHOP_CONFIG, '{}');
    {
      await using world = await simulated({ ...size, env });
      const { app } = world;
      await loaded(app);
      await filter(app, 'state:stopped');
      app.press('S');
      app.press('w');
      await app.sees('save this view');
      app.type('sleepers\r');
      await app.sees('The view sleepers is saved.');
      expect(JSON.parse(await readFile(env.BELLHOP_CONFIG, 'utf8'))).toEqual({
        views: { sleepers: { where: 'state:stopped', sort: '-user' } },
      });
    }
    await using world = await simulated({ ...size, env });
    const { app } = world;
    await loaded(app);
    app.press('V');
    await app.sees(/❯ +sleepers +state:stopped +-user/);
    app.press('enter');
    await app.sees('filter: state:stopped');
    await app.sees(/USER▼/);
    await app.sees(/ \d+ of 60/);
  });
});

describe('what costs a call for each WorkSpace', () => {
  it('is looked up on a key for those that the rest of the query leaves, told with its price before', async () => {
    await using world = await simulated({ ...size, args: ['--rate', '50'] });
    const { app } = world;
    await loaded(app);
    await filter(app, 'snapshot:>1s state:available');
    const [, unknown, calls] =
      /(\d+) not known \(T looks them up: (\d+) calls, /.exec(await seen(app, /calls, /)) ?? [];
    expect(calls).toBe(unknown);
    app.press('T');
    await app.sees(new RegExp(` ${quoted(unknown ?? '')} of 60`));
    await app.seesNo('not known');
  });

  it('is stopped by esc, and what has come in stays', async () => {
    await using world = await simulated({ ...size, args: ['--rate', '1'] });
    const { app } = world;
    await loaded(app);
    await filter(app, 'snapshot:>1s');
    await app.sees(/\d+ not known/);
    await palette(app, 'look up');
    await app.sees(/looking up \d+ of \d+/);
    await app.sees(/looking up [1-9]\d* of \d+/);
    app.press('esc');
    await app.seesNo('looking up');
    await app.sees('filter: snapshot:>1s');
    await app.sees(/not known \(T looks them up/);
  });
});

async function seen(app: Program, what: RegExp): Promise<string> {
  await app.sees(what);
  return app.screen();
}
