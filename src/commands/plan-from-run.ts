/** What an earlier run left, asked for once more: the same verb, the same targets, the same ticket, held as before. */
import type { Answer } from '../aws/answer.ts';
import { WrongUsage } from '../flags.ts';
import { localFailure } from '../plans/local-failure.ts';
import { allTo } from '../plans/mapping.ts';
import type { Plan } from '../plans/plan.ts';
import { type Selection, sameAgain } from '../plans/plan-selection.ts';
import type { WorkspaceVerb } from '../rules/verbs.ts';
import { readRun } from '../runs/catalogue.ts';
import { findRun } from '../runs/find-run.ts';
import { retryable } from '../runs/retry.ts';
import { say } from './output.ts';
import { planAgain } from './plan-again.ts';
import { type PlanFlags, protocolFrom } from './plan-flags.ts';

export interface FromRun {
  readonly selection: Selection;
  readonly before: Plan;
}

/** Throws `WrongUsage` for flags that ask for something else than that run did. */
export async function fromRun(
  folder: string,
  typed: string,
  verb: WorkspaceVerb,
  given: PlanFlags,
): Promise<Answer<FromRun>> {
  const id = await findRun(folder, typed);
  if (!id.ok) return id;
  const read = await readRun(folder, id.value);
  if (!read.ok) return read;
  const { plan } = read.value;
  const what = `Nothing is planned from run ${plan.id}.`;
  const refuse = (why: string, next: string): Answer<never> => ({
    ok: false,
    failure: localFailure('invalid', { what, why, next }),
  });
  if (plan.verb !== verb)
    return refuse(`That run is for ${plan.verb}, and this plan for ${verb}.`, `${planAgain(plan)} plans it again.`);
  const { ids, heldBack } = retryable(read.value);
  if (ids.length === 0 && heldBack.length === 0) return refuse('All of it is done.', 'There is nothing to do.');
  const selection = ids.length > 0 ? sameAgain(plan, ids) : undefined;
  if (!selection)
    return refuse(
      'Nothing in it may be sent again by itself.',
      `bellhop report ${plan.id} --format md shows what has to be looked at.`,
    );
  refuseOther(selection, given);
  await say(`From run ${plan.id}: ${ids.length} of ${plan.items.length} items.`);
  for (const one of heldBack) await say(`Left out: ${one.id}  ${one.why}`);
  return { ok: true, value: { selection, before: plan } };
}

function refuseOther(selection: Selection, given: PlanFlags): void {
  const bundle = given.text('bundle');
  const protocol = protocolFrom(given);
  const other = (['map', 'to-system', 'to-protocol', 'to-compute'] as const).find((flag) => given.has(flag));
  if (other) throw new WrongUsage(`That run says where each goes: leave out --${other}, or name the WorkSpaces.`);
  const same =
    selection.verb === 'migrate' && JSON.stringify(selection.mapping) === JSON.stringify(allTo(bundle ?? ''));
  if (bundle !== undefined && !same)
    throw new WrongUsage('That run says where each goes: leave out --bundle, or name the WorkSpaces themselves.');
  if (protocol !== undefined && selection.verb === 'modify-protocol' && protocol !== selection.protocol)
    throw new WrongUsage(`That run was for ${selection.protocol}: leave out --protocol, or name the WorkSpaces.`);
}
