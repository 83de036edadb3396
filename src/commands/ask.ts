/** `bellhop stop`, `pause` and `continue`: asks the process that drives a run, and waits until its journal says so. */
import { findRun } from '../runs/find-run.ts';
import { runsFolder } from '../runs/folder.ts';
import { operator } from '../runs/operator.ts';
import { ask, type Request } from '../runs/requests.ts';
import { summarise } from '../runs/summary.ts';
import { type Command, command, oneWord } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { orMeant } from './meant.ts';
import { print } from './output.ts';

const does: Readonly<Record<Request, string>> = {
  stop: `Prevents every call that was not sent yet, for good. What was sent goes on and
is watched to its end: nothing is undone.`,
  pause: `Prevents every call that was not sent yet, until bellhop continue RUN. What
was sent goes on and is watched to its end.`,
  continue: 'Lets the rest follow after the canary, or after a pause.',
};

function asking(request: Request): Command {
  return command({
    name: `bellhop ${request}`,
    help: `Usage: bellhop ${request} RUN

${does[request]}
RUN is an id, its beginning or end, or latest. Works from any process of the
same user; says how the run stands once its journal shows it.

Exit codes: 0; 1 wrong usage; 3 it was not done, with the reason.
`,
    flags: {},
    run: async (given) => {
      const folder = runsFolder();
      const typed = oneWord(given, 'a run');
      const found = await findRun(folder, typed);
      if (!found.ok) return found;
      const asked = await ask(folder, found.value, request, operator());
      if (!asked.ok) return orMeant(asked, { typed, doing: request, folder });
      await print(`${found.value}: ${summarise(asked.value).sentence}`);
      return { ok: true, value: exitCodes.done };
    },
  });
}

export const stop = asking('stop');
export const pause = asking('pause');
export const goOn = asking('continue');
