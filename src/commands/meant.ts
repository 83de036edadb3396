/** Of a refusal over the latest run, which has ended: the one run that has not, which may have been meant. */
import type { Answer } from '../aws/answer.ts';
import { listRuns } from '../runs/catalogue.ts';

/** `doing`: the command that was refused, as `resume`. What is not about the latest run stays as it is. */
export async function orMeant<T>(
  refused: Answer<T>,
  { typed, doing, folder }: { readonly typed: string; readonly doing: string; readonly folder: string },
): Promise<Answer<T>> {
  if (refused.ok || typed !== 'latest') return refused;
  const listed = await listRuns(folder);
  if (!listed.ok || listed.value[0]?.kind !== 'finished') return refused;
  const [open, ...more] = listed.value.flatMap((run) => (run.kind === 'unfinished' ? [run] : []));
  if (!open || more.length > 0) return refused;
  const next = `Run ${open.id} has not ended: ${open.summary.sentence}. If that one is meant: bellhop ${doing} ${open.id}.`;
  return { ok: false, failure: { ...refused.failure, next } };
}
