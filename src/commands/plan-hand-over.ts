/** A plan that was made: into its file, what it means to stderr, its phrases or its summary to stdout. */
import type { Answer } from '../aws/answer.ts';
import type { Plan } from '../plans/plan.ts';
import { planText } from '../plans/plan-file.ts';
import { writePrivateFile } from '../plans/private-file.ts';
import { exitCodes } from './exit-code.ts';
import { noPlan } from './no-plan.ts';
import { print, say } from './output.ts';
import type { Destination } from './plan-destination.ts';
import { planWords } from './plan-words.ts';

export async function handOver(plan: Plan, { output, overwrite, json }: Destination): Promise<Answer<number>> {
  const { lines, held, summary, phrases } = planWords(plan);
  if (plan.items.length === 0) {
    await say(held.join('\n'));
    return noPlan('None of them may be sent: see the reasons above.', 'Settle those first, or choose others.');
  }
  const toStdout = output === '-';
  const failure = toStdout ? undefined : await writePrivateFile(output, planText(plan), { overwrite });
  if (failure) return { ok: false, failure };
  await say(lines.join('\n'));
  if (toStdout) {
    for (const phrase of phrases) await say(`Its phrase: ${phrase}`);
    await print(planText(plan));
  } else {
    const takes = phrases.length > 1 ? 'its phrases, a --confirm for each' : 'its phrase';
    await say(`Written to ${output}. bellhop apply ${output} --confirm takes ${takes}:`);
    await print(json ? JSON.stringify(summary, undefined, 2) : phrases.join('\n'));
  }
  return { ok: true, value: exitCodes.done };
}
