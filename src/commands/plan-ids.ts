/** Which WorkSpaces a plan is about: words of the command line, a file or standard input, or what an earlier run left. */
import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import type { Answer } from '../aws/answer.ts';
import { clean } from '../aws/clean.ts';
import { WrongUsage } from '../flags.ts';
import { workspaceIdPattern } from '../plans/id-patterns.ts';
import { localFailure } from '../plans/local-failure.ts';
import type { Plan } from '../plans/plan.ts';
import type { Selection } from '../plans/plan-selection.ts';
import { readRun } from '../runs/catalogue.ts';
import { findRun } from '../runs/find-run.ts';
import { type Retryable, retryable } from '../runs/retry.ts';

/** Ids apart by blanks, commas or lines; what follows a # is a remark. Throws `WrongUsage` for what is no id. */
export function idsIn(text: string, where: string): readonly string[] {
  const words = text.split('\n').flatMap((line) =>
    line
      .replace(/#.*/, '')
      .split(/[\s,;]+/)
      .filter(Boolean),
  );
  for (const word of words)
    if (!workspaceIdPattern.test(word))
      throw new WrongUsage(`${where} has ${JSON.stringify(clean(word).slice(0, 80))}, which is no id of a WorkSpace.`);
  return words;
}

/** `-` is standard input. Throws `WrongUsage`. */
export async function idsFromFile(file: string): Promise<readonly string[]> {
  if (file === '-') return idsIn(await readAll(process.stdin), 'Standard input');
  const read = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (typeof read !== 'string') throw new WrongUsage(`The ids cannot be read: ${read.message}.`);
  return idsIn(read, file);
}

/** What a new plan may take from a run, and where that run was to go. */
export interface FromRun extends Retryable {
  readonly plan: Plan;
  /** Of a migration. */
  readonly bundleId: string | undefined;
}

export async function fromRun(folder: string, typed: string, verb: Selection['verb']): Promise<Answer<FromRun>> {
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
    return refuse(
      `That run is for ${plan.verb}, and this plan for ${verb}.`,
      plan.verb === 'lex-migrate'
        ? 'Lex bots are planned in the console.'
        : `bellhop plan ${plan.verb} --from-run ${plan.id} plans it again.`,
    );
  const left = retryable(read.value);
  if (left.ids.length === 0 && left.heldBack.length === 0)
    return refuse('All of it is done.', 'There is nothing to do.');
  if (left.ids.length === 0)
    return refuse(
      'Nothing in it may be sent again by itself.',
      `bellhop report ${plan.id} --format md shows what has to be looked at.`,
    );
  return { ok: true, value: { ...left, plan, bundleId: plan.items[0]?.target?.bundleId } };
}
