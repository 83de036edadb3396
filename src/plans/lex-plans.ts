/** Builds the plans for Lex: what is migrated, and which locales are built. Each of them goes one by one. Pure. */
import type { Answer } from '../aws/answer.ts';
import type { LexBuildItem, LexBuildPlan, LexItem, LexPlan } from './plan.ts';
import { nothingSelected, type PlanContext, planHead, unique } from './plan-head.ts';
import type { RunPolicy } from './policy.ts';
import { sealed } from './seal.ts';

export function planLexMigration(input: PlanContext & { readonly items: readonly LexItem[] }): Answer<LexPlan> {
  if (input.items.length === 0) return nothingSelected('bot', 'Choose a bot first.');
  const items = unique(input.items, ({ id }) => id);
  return {
    ok: true,
    value: sealed<LexPlan>({ ...planHead('lex-migrate', input, oneByOne), verb: 'lex-migrate', items, excluded: [] }),
  };
}

export function planLexBuild(input: PlanContext & { readonly items: readonly LexBuildItem[] }): Answer<LexBuildPlan> {
  if (input.items.length === 0) return nothingSelected('locale', 'Choose a locale of a V2 bot first.');
  const items = unique(input.items, ({ id }) => id);
  return {
    ok: true,
    value: sealed<LexBuildPlan>({ ...planHead('lex-build', input, oneByOne), verb: 'lex-build', items, excluded: [] }),
  };
}

/** Lex migrates one bot at a time; of locales it builds five at a time in an account, whoever asks. */
const oneByOne: RunPolicy = { canary: 0, wave: 1, stopAfter: { percent: 100 }, freshSnapshot: false };
