/** What the flags of `bellhop plan` ask for: which WorkSpaces, whose users do not matter, and with which policy. */
import type { Answer } from '../aws/answer.ts';
import { type Given, numberOf, WrongUsage } from '../flags.ts';
import { bundleIdPattern } from '../plans/id-patterns.ts';
import { allTo } from '../plans/mapping.ts';
import type { Plan } from '../plans/plan.ts';
import type { Selection } from '../plans/plan-selection.ts';
import { type RunPolicy, readStopAfter } from '../plans/policy.ts';
import { runsFolder } from '../runs/folder.ts';
import { sessionFlags } from '../session-flags.ts';
import { say } from './output.ts';
import { fromRun, idsFromFile, idsIn } from './plan-ids.ts';

export const planFlags = {
  ...sessionFlags,
  'ids-file': { type: 'string' },
  'from-run': { type: 'string' },
  'skip-missing': { type: 'boolean' },
  'include-connected': { type: 'string' },
  ticket: { type: 'string' },
  canary: { type: 'string' },
  wave: { type: 'string' },
  'stop-after': { type: 'string' },
  output: { type: 'string', short: 'o' },
  overwrite: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;
export type PlanFlags = Given<keyof typeof planFlags>;

export interface Chosen {
  readonly selection: Selection;
  /** Of the run that it comes from. */
  readonly before: Plan | undefined;
}

/** What the words, the file or the run say. An empty selection is never everything. */
export async function choose(
  given: PlanFlags,
  verb: Selection['verb'],
  bundle: string | undefined,
): Promise<Answer<Chosen>> {
  const run = given.text('from-run');
  const file = given.text('ids-file');
  const ids = [
    ...idsIn(given.words.join(' '), 'The command line'),
    ...(file === undefined ? [] : await idsFromFile(file)),
  ];
  if (run !== undefined && ids.length > 0)
    throw new WrongUsage('--from-run brings the ids of a run: leave out the others.');
  if (bundle !== undefined && !bundleIdPattern.test(bundle))
    throw new WrongUsage(`--bundle is the id of a bundle, like wsb-0123456789; ${JSON.stringify(bundle)} is none.`);
  if (run === undefined) {
    if (ids.length === 0) throw new WrongUsage('It needs ids of WorkSpaces, --ids-file or --from-run.');
    return { ok: true, value: { selection: selectionOf(verb, ids, bundle), before: undefined } };
  }
  const left = await fromRun(runsFolder(), run, verb);
  if (!left.ok) return left;
  const { plan, heldBack, bundleId } = left.value;
  if (bundle !== undefined && bundle !== bundleId)
    throw new WrongUsage(`That run was for ${bundleId}: leave out --bundle, or name the WorkSpaces themselves.`);
  await say(`From run ${plan.id}: ${left.value.ids.length} of ${plan.items.length} items.`);
  for (const { id, why } of heldBack) await say(`Left out: ${id}  ${why}`);
  return { ok: true, value: { selection: selectionOf(verb, left.value.ids, bundleId), before: plan } };
}

function selectionOf(verb: Selection['verb'], ids: readonly string[], bundleId: string | undefined): Selection {
  if (verb === 'modify-protocol') throw new WrongUsage('It needs the protocol.');
  if (verb !== 'migrate') return { verb, ids };
  if (bundleId === undefined) throw new WrongUsage('It needs --bundle, the bundle to migrate to.');
  return { verb, ids, mapping: allTo(bundleId) };
}

export function policyFrom(given: PlanFlags): Partial<RunPolicy> {
  const canary = numberOf(given, 'canary', { least: 0, most: 100_000, whole: true });
  const wave = numberOf(given, 'wave', { least: 1, most: 100_000, whole: true });
  const text = given.text('stop-after');
  const stopAfter = text === undefined ? undefined : readStopAfter(text);
  if (text !== undefined && !stopAfter)
    throw new WrongUsage(
      `--stop-after is a number of items, like 3, or a share, like 10%; ${JSON.stringify(text)} is neither.`,
    );
  return {
    ...(canary !== undefined && { canary }),
    ...(wave !== undefined && { wave }),
    ...(stopAfter && { stopAfter }),
  };
}

/** Ids whose users may be cut off. Throws `WrongUsage` for one that is not selected. */
export function overriddenIn(given: PlanFlags, { ids }: Selection): ReadonlySet<string> {
  const overridden = given.texts('include-connected').flatMap((text) => idsIn(text, '--include-connected'));
  const stray = overridden.find((id) => !ids.includes(id));
  if (stray) throw new WrongUsage(`--include-connected names ${stray}, which is not among the WorkSpaces.`);
  return new Set(overridden);
}
