/** The key that leads from a screen which knows a V2 bot to the review of the build of one of its locales. */
import type { LexV2Locale } from '../../aws/lex-model.ts';
import { useGo } from '../../hooks/console.ts';
import type { Binding } from '../../hooks/use-commands.ts';
import type { BuildOf } from '../../hooks/use-lex-build.ts';

/** `why`: said instead, where the screen knows no locale to build. */
export function useBuildBinding(of: BuildOf | undefined, why: string): Binding {
  const go = useGo();
  return {
    command: 'buildLocale',
    run: () => of && go.to({ screen: 'lex-build', ...of }),
    disabled: of ? undefined : why,
  };
}

/** The same from a bot of which one locale after the other may be built. `locales`: undefined where they are not read. */
export function useBuildOfBotBinding(
  bot: { readonly id: string; readonly name: string | undefined } | undefined,
  locales: readonly LexV2Locale[] | undefined,
): Binding {
  const go = useGo();
  const [only, ...others] = locales ?? [];
  const [botId = '', botName] = [bot?.id, bot?.name];
  return {
    command: 'buildLocale',
    run: () => {
      if (only && others.length === 0) go.to({ screen: 'lex-build', botId, localeId: only.id });
      else if (locales) go.to({ screen: 'lex-which-locale', botId, botName, locales });
    },
    disabled: !bot
      ? 'There is no bot here.'
      : locales === undefined
        ? 'The locales of this bot have not been read.'
        : only
          ? undefined
          : 'This bot has no locale.',
  };
}
