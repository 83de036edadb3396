/** WorkSpaces that were asked for and are not there: fewer are taken only where the operator said so. */
import type { Answer } from '../aws/answer.ts';
import type { Gathered } from '../plans/gather.ts';
import { noPlan } from './no-plan.ts';
import type { Who } from './plan-who.ts';

/** What to say of them; without `skip`, or when nobody is left, why it ends there. */
export function refuseMissing(
  { ids, places }: Who,
  gathered: ReadonlyMap<string, Gathered>,
  skip: boolean,
): Answer<readonly string[]> {
  const named = (id: string) => {
    const at = places.get(id);
    return at?.includes(', ') ? `${id} (${at})` : id;
  };
  const gone = ids.filter((id) => gathered.get(id)?.workspace === undefined && gathered.get(id)?.failure === undefined);
  const unread = ids.filter((id) => gathered.get(id)?.failure !== undefined);
  const why = unread.map((id) => gathered.get(id)?.failure?.why)[0];
  const sentences = [
    ...(gone.length > 0 ? [`AWS does not list ${gone.map(named).join(', ')}.`] : []),
    ...(unread.length > 0 ? [`Could not be looked up: ${unread.map(named).join(', ')}. ${why}`] : []),
  ];
  const nothing = gone.length + unread.length === ids.length;
  if (sentences.length === 0 || (skip && !nothing)) return { ok: true, value: sentences };
  const next = nothing
    ? 'Check the ids, account and Region.'
    : 'Take them out, or plan the others with --skip-missing.';
  return noPlan(sentences.join(' '), next);
}
