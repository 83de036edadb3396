/** `bellhop plan show FILE`: what a plan would do and the phrases that it needs, without asking AWS anything. */
import { readPlanFile } from '../plans/plan-file.ts';
import { command, oneWord } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { print, say } from './output.ts';
import { showHelp } from './plan-help.ts';
import { planWords } from './plan-words.ts';

export const planShow = command({
  name: 'bellhop plan show',
  help: showHelp,
  flags: { json: { type: 'boolean' } },
  run: async (given) => {
    const read = await readPlanFile(oneWord(given, 'the file of a plan'));
    if (!read.ok) return read;
    const { lines, items, summary, phrases } = planWords(read.value);
    if (given.has('json')) await print(JSON.stringify(summary, undefined, 2));
    else {
      await say([...lines, `Would be sent: ${items.length}`, ...items.map((item) => `  ${item}`)].join('\n'));
      await print(phrases.join('\n'));
    }
    return { ok: true, value: exitCodes.done };
  },
});
