import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WorkspacesPlan } from '../../src/plans/plan.ts';
import { sealed } from '../../src/plans/seal.ts';
import { listRuns, readRun } from '../../src/runs/catalogue.ts';
import type { RunEvent } from '../../src/runs/events.ts';
import { runsFolder } from '../../src/runs/folder.ts';
import { createJournal, type Journal, reopenJournal } from '../../src/runs/journal.ts';
import { holderOf, takeLock } from '../../src/runs/lock.ts';
import { parseJournal } from '../../src/runs/read-journal.ts';
import { value } from '../plans/fixtures.ts';
import { created, now, rebuildPlan } from './fixtures.ts';

const plan = rebuildPlan('ws-a', 'ws-b');
const { id } = plan;
const attempt = (item: string): RunEvent => ({ type: 'attempt', at: now, item });

let root: string;
let folder: string;
const open: Journal[] = [];
const path = () => join(folder, `${id}.jsonl`);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'bellhop-'));
  folder = join(root, 'bellhop', 'runs');
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((journal) => journal.close()));
  await rm(root, { recursive: true, force: true });
});

async function start(): Promise<Journal> {
  const journal = value(await createJournal(folder, created(plan)));
  open.push(journal);
  return journal;
}

async function reopen() {
  const reopened = value(await reopenJournal(folder, id));
  open.push(reopened.journal);
  return reopened;
}

describe('a journal', () => {
  test('is readable by its owner alone, in a folder of its own', async () => {
    await start();
    expect((await stat(path())).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  test('has each event on disk once the append resolves, in the order of the appends', async () => {
    const journal = await start();
    await Promise.all([journal.append(attempt('ws-a')), journal.append(attempt('ws-b'))]);
    const lines = (await readFile(path(), 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { type: 'created', plan: { id } },
      { type: 'attempt', item: 'ws-a' },
      { type: 'attempt', item: 'ws-b' },
    ]);
  });

  test('is made once for a plan: the second run of it is refused', async () => {
    await (await start()).close();
    expect(await createJournal(folder, created(plan))).toMatchObject({
      ok: false,
      failure: { kind: 'busy', what: 'This plan was run already.' },
    });
  });

  test('takes nothing after it was closed', async () => {
    const journal = await start();
    await journal.close();
    expect(await journal.append(attempt('ws-a'))).toMatchObject({ kind: 'cancelled' });
  });

  test('that cannot be made says so and leaves nothing behind', async () => {
    await writeFile(join(root, 'bellhop'), 'a file where a folder is to be');
    expect(await createJournal(folder, created(plan))).toMatchObject({
      ok: false,
      failure: { kind: 'unavailable', what: expect.stringContaining('nothing is sent') },
    });
  });

  test.each(['../../etc/passwd', '', '.hidden', 'a/b'])('is not looked for under the id %j', async (bad) => {
    expect(await reopenJournal(folder, bad)).toMatchObject({ ok: false, failure: { kind: 'invalid' } });
    expect((await readRun(folder, bad)).ok).toBe(false);
  });
});

describe('a torn last line', () => {
  const torn = '{"type":"attempt","at":17';

  test('is left out and told', async () => {
    const journal = await start();
    await journal.append(attempt('ws-a'));
    await journal.close();
    await appendFile(path(), torn);
    const reopened = await reopen();
    expect(reopened.torn).toBe(true);
    expect(reopened.events.map(({ type }) => type)).toEqual(['created', 'attempt']);
  });

  test('is cut off before the next event is written', async () => {
    await (await start()).close();
    await appendFile(path(), torn);
    const { journal } = await reopen();
    await journal.append(attempt('ws-b'));
    await journal.close();
    const again = await reopen();
    expect(again.torn).toBe(false);
    expect(again.events.at(-1)).toMatchObject({ type: 'attempt', item: 'ws-b' });
  });

  test('is left out wherever the line was cut, in the middle of a letter too', async () => {
    const journal = await start();
    await journal.append({ type: 'stopped', at: now, why: 'für heute' });
    const bytes = await readFile(path());
    const first = bytes.indexOf(0x0a) + 1;
    for (let length = first; length < bytes.length; length += 1) {
      const read = value(parseJournal(bytes.subarray(0, length), 'j'));
      expect(read).toMatchObject({ length: first, torn: length > first });
      expect(read.events).toHaveLength(1);
    }
  });
});

describe('a damaged journal', () => {
  test.each<[string, (lines: string[]) => string[], RegExp]>([
    ['a line that is not JSON', ([first = '']) => [first, 'x', JSON.stringify(attempt('ws-a'))], /Line 2 is not JSON/],
    ['a whole last line that is not JSON', ([first = '']) => [first, '\0\0\0'], /Line 2 is not JSON/],
    [
      'two lines run into one',
      ([first = '', second = '']) => [first, second.slice(0, 9) + second],
      /Line 2 is not JSON/,
    ],
    ['a line without a type', ([first = '']) => [first, '{}'], /Line 2 has the unknown type/],
    ['a type of a later bellhop', ([first = '']) => [first, '{"type":"archived","at":1}'], /unknown type "archived"/],
    ['an event without its item', ([first = '']) => [first, '{"type":"attempt","at":1}'], /no whole "attempt" event/],
    ['an event without a time', ([first = '']) => [first, '{"type":"finished"}'], /has no time/],
    ['no plan at the beginning', ([, second = '']) => [second], /only the first line is to be "created"/],
    ['a second plan', ([first = '']) => [first, first], /only the first line is to be "created"/],
    ['a plan that was changed', ([first = '']) => [first.replace('"ws-b"', '"ws-c"')], /does not match its hash/],
    ['nothing', () => [], /no whole event/],
  ])('with %s is refused and left as it is', async (_, change, why) => {
    const journal = await start();
    await journal.append(attempt('ws-a'));
    await journal.close();
    const lines = (await readFile(path(), 'utf8')).trimEnd().split('\n');
    const text = change(lines)
      .map((line) => `${line}\n`)
      .join('');
    await writeFile(path(), text);
    expect(await reopenJournal(folder, id)).toMatchObject({
      ok: false,
      failure: { kind: 'invalid', why: expect.stringMatching(why), what: expect.stringContaining('left as it is') },
    });
    expect(await readFile(path(), 'utf8')).toBe(text);
    expect(value(await listRuns(folder))).toMatchObject([{ kind: 'damaged', id }]);
  });
});

test('what a journal holds cannot move the cursor of whoever reads it', async () => {
  const journal = await start();
  await journal.append({ type: 'stopped', at: now, why: '\u001b[2Jenough\u202e for\rtoday' });
  expect(value(await readRun(folder, id)).stopped).toBe('enough for today');
  await appendFile(path(), `${JSON.stringify({ type: 'x\u009b2J\u202e', at: now })}\n`);
  const [damaged] = value(await listRuns(folder));
  expect(damaged?.kind === 'damaged' && damaged.failure.why).toMatch(/^Line 3 has the unknown type [ -~]*$/);
});

describe('the lock', () => {
  const locks = async () => (await readdir(folder)).filter((name) => name.endsWith('.lock'));

  test('keeps a second driver off, who can still read', async () => {
    await start();
    expect(await reopenJournal(folder, id)).toMatchObject({
      ok: false,
      failure: { kind: 'busy', why: expect.stringContaining(`Process ${process.pid}`) },
    });
    expect(value(await readRun(folder, id)).items).toHaveLength(2);
    expect(value(await listRuns(folder))).toMatchObject([{ kind: 'unfinished', drivenBy: process.pid }]);
  });

  test('is released with the journal, and leaves no file', async () => {
    await (await start()).close();
    expect(await locks()).toEqual([]);
    await (await reopen()).journal.close();
    expect(await locks()).toEqual([]);
  });

  test('is void once its holder was killed', async () => {
    await (await start()).close();
    const child = spawn(process.execPath, ['-e', `${holdLock}`, folder, id], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    expect(await reopenJournal(folder, id)).toMatchObject({
      ok: false,
      failure: { why: expect.stringContaining(`Process ${child.pid}`) },
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await reopen()).journal.close();
    expect(await locks()).toEqual([]);
  });

  test('of a process that had the same pid is void', async () => {
    await (await start()).close();
    await writeFile(
      join(folder, `${id}.1.lock`),
      JSON.stringify({ pid: process.pid, host: hostname(), started: 'before:1' }),
    );
    expect((await reopen()).events).toHaveLength(1);
  });

  test('of another machine holds, for nobody can tell', async () => {
    await (await start()).close();
    await writeFile(join(folder, `${id}.1.lock`), JSON.stringify({ pid: 1, host: 'elsewhere' }));
    expect(await reopenJournal(folder, id)).toMatchObject({
      ok: false,
      failure: { why: 'Process 1 on elsewhere holds its lock.' },
    });
  });

  test('of a dead holder goes to one of many who want it', async () => {
    await (await start()).close();
    await writeFile(
      join(folder, `${id}.7.lock`),
      JSON.stringify({ pid: process.pid, host: hostname(), started: 'before:1' }),
    );
    const taken = await Promise.all(Array.from({ length: 20 }, () => takeLock(folder, id)));
    const winners = taken.filter((lock) => 'release' in lock);
    expect(winners).toHaveLength(1);
    expect(await holderOf(folder, id)).toMatchObject({ pid: process.pid });
    await winners[0]?.release();
    expect(await locks()).toEqual([]);
  });
});

/** Takes the lock in a process of its own and stays. */
const holdLock = `
import(${JSON.stringify(new URL('../../src/runs/lock.ts', import.meta.url).href)}).then(async ({ takeLock }) => {
  await takeLock(process.argv[1], process.argv[2]);
  console.log('held');
  setInterval(() => {}, 1000);
});
`;

describe('the list of runs', () => {
  test('of a folder that is not there is empty', async () => expect(value(await listRuns(folder))).toEqual([]));

  test('of a folder that cannot be read is none, and says why', async () => {
    const file = join(root, 'file');
    await writeFile(file, '');
    expect(await listRuns(file)).toMatchObject({
      ok: false,
      failure: { kind: 'unavailable', what: `${file} cannot be read.` },
    });
  });

  test('is in order, however many there are', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `202611${10 + index}T000000-rebuild-0000`);
    for (const each of ids) {
      const one = sealed<WorkspacesPlan>({ ...rebuildPlan('ws-z'), id: each });
      await value(await createJournal(folder, created(one))).close();
    }
    expect(value(await listRuns(folder)).map((run) => run.id)).toEqual(ids.toReversed());
  });

  test('has the newest first, and knows the unfinished', async () => {
    const journal = await start();
    await journal.append({ type: 'stopped', at: now, why: 'enough' });
    await journal.append({ type: 'finished', at: now + 5 });
    const newer = sealed<WorkspacesPlan>({ ...rebuildPlan('ws-z'), id: '20261123T000000-rebuild-0000' });
    open.push(value(await createJournal(folder, created(newer))));
    expect(value(await listRuns(folder))).toMatchObject([
      { kind: 'unfinished', id: '20261123T000000-rebuild-0000', summary: { waiting: 1 } },
      { kind: 'finished', id, finishedAt: now + 5, drivenBy: process.pid, summary: { outcomes: { 'not-started': 2 } } },
    ]);
  });
});

test.each([
  [{ BELLHOP_STATE_DIR: '/srv/bellhop', XDG_STATE_HOME: '/x' }, '/srv/bellhop/runs'],
  [{ XDG_STATE_HOME: '/x', HOME: '/home/ann' }, '/x/bellhop/runs'],
  [{ XDG_STATE_HOME: 'relative', HOME: '/home/ann' }, '/home/ann/.local/state/bellhop/runs'],
  [{ HOME: '/home/ann' }, '/home/ann/.local/state/bellhop/runs'],
])('%j puts the journals in %s', (env, expected) => expect(runsFolder(env)).toBe(expected));
