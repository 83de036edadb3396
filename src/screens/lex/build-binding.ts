/** The key that leads from a screen which knows a V2 bot and one of its locales to the review of a build. */
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
