/** A run by what an operator types: its id, the beginning or end of it, or `latest`. */
import type { Answer } from '../aws/answer.ts';
import { localFailure } from '../plans/local-failure.ts';
import { listRuns } from './catalogue.ts';
import { runIds } from './folder.ts';

/** As many as fit a sentence. */
const named = 5;

export async function findRun(folder: string, typed: string): Promise<Answer<string>> {
  if (typed !== 'latest') {
    const found = await runIds(folder);
    return found.ok ? pickRun(found.value, typed, folder) : found;
  }
  const listed = await listRuns(folder);
  if (!listed.ok) return listed;
  const [last] = listed.value;
  return last ? { ok: true, value: last.id } : pickRun([], typed, folder);
}

/** The one of the ids that fits. Pure. */
export function pickRun(ids: readonly string[], typed: string, folder: string): Answer<string> {
  const fit = ids.includes(typed)
    ? [typed]
    : ids.filter((id) => typed !== '' && (id.startsWith(typed) || id.endsWith(typed))).sort();
  const [id] = fit;
  if (id !== undefined && fit.length === 1) return { ok: true, value: id };
  const what = `There is no one run ${typed}.`;
  const next = 'bellhop runs lists them.';
  if (id === undefined) {
    const why =
      ids.length === 0 ? `No run has a journal in ${folder}.` : `None of the ${ids.length} in ${folder} fits.`;
    return { ok: false, failure: localFailure('not-found', { what, why, next }) };
  }
  const more = fit.length > named ? ` and ${fit.length - named} more` : '';
  const why = `It fits ${fit.slice(0, named).join(', ')}${more}.`;
  return { ok: false, failure: localFailure('invalid', { what, why, next }) };
}
