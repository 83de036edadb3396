/** A plan that was made: into its file, what it means to stderr, the phrase or its summary to stdout. */
import type { Answer } from '../aws/answer.ts';
import { phraseOf } from '../plans/confirmation.ts';
import type { WorkspacesPlan } from '../plans/plan.ts';
import { planText } from '../plans/plan-file.ts';
import { writePrivateFile } from '../plans/private-file.ts';
import { exitCodes } from './exit-code.ts';
import { noPlan } from './no-plan.ts';
import { print, say } from './output.ts';
import { planSummary } from './plan-summary.ts';
import { heldLines, planLines } from './plan-text.ts';

/** `output`: a path, or `-` for standard output. */
export async function handOver(
  plan: WorkspacesPlan,
  output: string,
  { overwrite, json }: { readonly overwrite: boolean; readonly json: boolean },
): Promise<Answer<number>> {
  if (plan.items.length === 0) {
    await say(heldLines(plan).join('\n'));
    return noPlan('None of them may be sent: see the reasons above.', 'Settle those first, or choose others.');
  }
  const toStdout = output === '-';
  const failure = toStdout ? undefined : await writePrivateFile(output, planText(plan), { overwrite });
  if (failure) return { ok: false, failure };
  await say(planLines(plan).join('\n'));
  if (toStdout) {
    await say(`Its phrase: ${phraseOf(plan)}`);
    await print(planText(plan));
  } else {
    await say(`Written to ${output}. bellhop apply ${output} --confirm takes its phrase:`);
    await print(json ? JSON.stringify(planSummary(plan), undefined, 2) : phraseOf(plan));
  }
  return { ok: true, value: exitCodes.done };
}
