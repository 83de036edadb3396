/** What a build of a locale is reviewed with: how bot and locale stand now, why it may not be sent, and its plan. */
import type { Answer } from '../aws/answer.ts';
import { whyNotBuild } from '../lex/v2-status.ts';
import { lexBuildItem } from '../plans/lex-build-item.ts';
import { planLexBuild } from '../plans/lex-plans.ts';
import type { LexBuildPlan } from '../plans/plan.ts';
import { useConsole, useLink } from './console.ts';
import { type LexV2Status, useLexV2Status } from './use-lex-v2-status.ts';

/** A locale of the Draft of a V2 bot. */
export interface BuildOf {
  readonly botId: string;
  /** With an underscore: `en_US`. */
  readonly localeId: string;
  /** The migration that brought it. */
  readonly migrationId?: string | undefined;
}

export interface LexBuildReview {
  readonly status: LexV2Status;
  /** Why it is not to be built now; one sentence. */
  readonly blocked: string | undefined;
  /** Of what is on screen; undefined while something of it is missing. */
  plan(): Answer<LexBuildPlan> | undefined;
  again(): void;
}

export function useLexBuild({ botId, localeId, migrationId }: BuildOf): LexBuildReview {
  const { limits } = useConsole();
  const { session, account } = useLink();
  const { again, ...status } = useLexV2Status(botId, localeId);
  const [bot, locale] = [status.bot.value, status.locale.value];
  const item =
    bot?.name === undefined || !locale ? undefined : lexBuildItem({ id: botId, name: bot.name }, locale, migrationId);
  const whyNot = status.bot.failure ?? status.locale.failure;
  return {
    status,
    blocked:
      whyNotBuild({ bot, locale }) ??
      (item ? undefined : 'AWS did not say how the bot is called.') ??
      (whyNot && 'The last look failed: ask AWS again first.') ??
      (account ? undefined : 'AWS has not yet said which account this is.'),
    plan: () => {
      if (!item || !session || !account) return undefined;
      const now = session.clock.now();
      return planLexBuild({ account, now, random: Math.random(), limits, items: [item] });
    },
    again,
  };
}
