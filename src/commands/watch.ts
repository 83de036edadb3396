/** `bellhop watch`: follows, read-only, a run that another process drives. */
import { setTimeout as pass } from 'node:timers/promises';
import type { Answer } from '../aws/answer.ts';
import { readRun } from '../runs/catalogue.ts';
import { findRun } from '../runs/find-run.ts';
import { runsFolder } from '../runs/folder.ts';
import { holderOf } from '../runs/lock.ts';
import { newsBetween } from '../runs/news.ts';
import type { RunState } from '../runs/state.ts';
import { summarise } from '../runs/summary.ts';
import { createProgress } from '../terminal/progress.ts';
import { command, oneWord } from './command.ts';
import { exitCodeOf } from './exit-code.ts';
import { exitHelp } from './exit-help.ts';
import { howFar, printEnd } from './follow.ts';
import { say } from './output.ts';

export const watchHelp = `Usage: bellhop watch RUN [--json]

Follows a run that another process drives, to its end, by its journal alone.
RUN is an id, its beginning or end, or latest. Where nobody drives the run,
says so and ends with 4. Asks AWS nothing; ending it changes nothing.

  --json                    the report as JSON on standard output at the end
${exitHelp}`;

/** Milliseconds between two looks at a journal. */
const lookEvery = 500;

export const watch = command({
  name: 'bellhop watch',
  help: watchHelp,
  flags: { json: { type: 'boolean' } },
  run: async (given) => {
    const folder = runsFolder();
    const found = await findRun(folder, oneWord(given, 'a run'));
    if (!found.ok) return found;
    const last = await watched(folder, found.value);
    if (!last.ok) return last;
    const state = last.value;
    const { id } = state.plan;
    if (state.finishedAt === undefined)
      await say(`Nobody drives run ${id}: ${summarise(state).sentence}. bellhop resume ${id} takes it up.`);
    await printEnd(state, given.has('json'));
    return { ok: true, value: exitCodeOf(state) };
  },
});

/** The last state: the run has ended, or nobody drives it any more. */
async function watched(folder: string, id: string): Promise<Answer<RunState>> {
  const progress = createProgress();
  let before: RunState | undefined;
  try {
    for (;;) {
      // Its holder first: whoever lets go has written everything before.
      const holder = await holderOf(folder, id);
      const read = await readRun(folder, id);
      if (!read.ok) return read;
      if (!before) progress.tell(`Run ${id}: ${summarise(read.value).sentence}.`, true);
      for (const { text, urgent } of newsBetween(before, read.value)) progress.tell(text, urgent);
      before = read.value;
      progress.show(howFar(before));
      if (before.finishedAt !== undefined || !holder) return { ok: true, value: before };
      await pass(lookEvery);
    }
  } finally {
    progress.end();
  }
}
