/** A plan as a readable file: made now, applied later, perhaps by somebody else. One that is not sound is refused. */
import { readFile } from 'node:fs/promises';
import type { Answer } from '../aws/answer.ts';
import { cleanAll } from '../aws/clean.ts';
import { fileWords } from './file-words.ts';
import { shapedLexBuildPlan } from './lex-build-shape.ts';
import { shapedLexPlan } from './lex-plan-shape.ts';
import { localFailure } from './local-failure.ts';
import type { Plan, Verb } from './plan.ts';
import { shapedPlan } from './plan-shape.ts';
import { verifyPlan } from './seal.ts';

/** What stands in the file. */
export const planText = (plan: Plan): string => `${JSON.stringify(plan, undefined, 2)}\n`;

export async function readPlanFile(path: string): Promise<Answer<Plan>> {
  const read = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (typeof read === 'string') return readPlan(read, path);
  if (read.code === undefined) throw read;
  return refused(path, fileWords(read), 'Check the name and the permissions.');
}

/** `path`: for the words of a refusal. */
export function readPlan(text: string, path: string): Answer<Plan> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused(path, 'It is not JSON.');
  }
  const { version, verb } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (version !== 1)
    return refused(path, `Its version is ${JSON.stringify(version) ?? 'not given'}; this bellhop knows version 1.`);
  const shaped = shapedAs(verb)(value);
  if (typeof shaped === 'string') return refused(path, shaped);
  const sound = verifyPlan(shaped.plan);
  if (!sound.ok) return refused(path, sound.failure.why, sound.failure.next);
  // Only now: the hash is that of the plan as it was written.
  return { ok: true, value: cleanAll(shaped.plan) };
}

function shapedAs(verb: unknown): (value: unknown) => { readonly plan: Plan } | string {
  const known = verb as Verb | undefined;
  if (known === 'lex-migrate') return shapedLexPlan;
  return known === 'lex-build' ? shapedLexBuildPlan : shapedPlan;
}

function refused(path: string, why: string, next = 'Make a new plan and confirm that one.'): Answer<never> {
  return { ok: false, failure: localFailure('invalid', { what: `The plan ${path} cannot be used.`, why, next }) };
}
