/** A journal that another process is writing, looked at again and again. */
import { appendFile, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/runs/events.ts';
import { fold } from '../../src/runs/fold.ts';
import { readRunAt } from '../../src/runs/read-run.ts';
import { value } from '../plans/fixtures.ts';
import { histories } from '../properties/histories.ts';
import { created, now, rebuildPlan } from './fixtures.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-read-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const line = (event: RunEvent) => `${JSON.stringify(event)}\n`;
const first = created(rebuildPlan('ws-a', 'ws-b'));
const attempt: RunEvent = { type: 'attempt', at: now + 1, item: 'ws-a' };

describe('what is read of a run', () => {
  test('is the fold of what was written by then, however the file grew', async () => {
    let nth = 0;
    await fc.assert(
      fc.asyncProperty(histories, fc.array(fc.nat(), { maxLength: 6 }), async ({ first, moments }, cuts) => {
        nth += 1;
        const path = join(folder, `${nth}.jsonl`);
        const head = Buffer.from(line(first));
        const rest = Buffer.from(moments.map(({ event }) => line(event)).join(''));
        const ends = [...cuts.map((cut) => cut % (rest.length + 1)), rest.length].sort((a, b) => a - b);
        await writeFile(path, head);
        let written = 0;
        for (const end of ends) {
          await appendFile(path, rest.subarray(written, end));
          written = end;
          const whole = rest.subarray(0, rest.subarray(0, end).lastIndexOf(0x0a) + 1);
          const events = whole
            .toString()
            .split('\n')
            .slice(0, -1)
            .map((text): RunEvent => JSON.parse(text));
          const read = value(await readRunAt(path));
          expect(read).toEqual({ state: fold([JSON.parse(head.toString()), ...events]), torn: whole.length < end });
        }
      }),
      { numRuns: 40 },
    );
  });

  test('is the very same as before while nothing is added', async () => {
    const path = join(folder, 'same.jsonl');
    await writeFile(path, line(first) + line(attempt));
    const before = value(await readRunAt(path));
    expect(value(await readRunAt(path))).toBe(before);
  });

  test('follows a journal whose torn end was cut off and written anew', async () => {
    const path = join(folder, 'torn.jsonl');
    await writeFile(path, line(first) + line(attempt).slice(0, 20));
    expect(value(await readRunAt(path))).toMatchObject({ torn: true, state: { items: [{ phase: 'waiting' }, {}] } });
    await truncate(path, Buffer.byteLength(line(first)));
    await appendFile(path, line(attempt));
    expect(value(await readRunAt(path))).toMatchObject({ torn: false, state: { items: [{ phase: 'sending' }, {}] } });
  });

  test('is refused once something was added that is no event, and says in which line', async () => {
    const path = join(folder, 'damaged.jsonl');
    await writeFile(path, line(first) + line(attempt));
    await readRunAt(path);
    await appendFile(path, 'rubbish\n');
    expect(await readRunAt(path)).toMatchObject({ ok: false, failure: { why: 'Line 3 is not JSON.' } });
    expect(await readRunAt(path)).toMatchObject({ ok: false });
  });

  test('is not found any more once its file is gone', async () => {
    const path = join(folder, 'gone.jsonl');
    await writeFile(path, line(first));
    await readRunAt(path);
    await rm(path);
    expect(await readRunAt(path)).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
  });
});
