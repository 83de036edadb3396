/** `bellhop plan show FILE`: what a plan would do and the phrase that it needs, without asking AWS anything. */
import { phraseOf } from '../plans/confirmation.ts';
import { readPlanFile } from '../plans/plan-file.ts';
import { command, oneWord } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { print, say } from './output.ts';
import { showHelp } from './plan-help.ts';
import { planSummary } from './plan-summary.ts';
import { itemText, planLines } from './plan-text.ts';

export const planShow = command({
  name: 'bellhop plan show',
  help: showHelp,
  flags: { json: { type: 'boolean' } },
  run: async (given) => {
    const read = await readPlanFile(oneWord(given, 'the file of a plan'));
    if (!read.ok) return read;
    const plan = read.value;
    if (given.has('json')) await print(JSON.stringify(planSummary(plan), undefined, 2));
    else {
      const items = plan.items.map((item) => `  ${itemText(item, plan)}`);
      await say([...planLines(plan), `Would be sent: ${items.length}`, ...items].join('\n'));
      await print(phraseOf(plan));
    }
    return { ok: true, value: exitCodes.done };
  },
});
