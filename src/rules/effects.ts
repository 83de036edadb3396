/**
 * The effect card of one WorkSpace and one verb: what is lost, what changes, what stays. Computed from the WorkSpace, so
 * that it names its drives, its times, its sizes and its directory's settings.
 */
import type { Effect, EffectContext, EffectSubject } from './effect.ts';
import { interruptions } from './effects-interrupting.ts';
import { migration } from './effects-of-migration.ts';
import { rebuild, restore } from './effects-of-rebuild.ts';
import type { WorkspaceVerb } from './verbs.ts';

export type { Effect, EffectContext, EffectSubject };

/** In the order in which they should be read. */
export function effects(verb: WorkspaceVerb, item: EffectSubject, context: EffectContext): readonly Effect[] {
  switch (verb) {
    case 'migrate':
      return migration(item, context);
    case 'rebuild':
      return rebuild(item, context);
    case 'restore':
      return restore(item, context);
    case 'modify-protocol':
    case 'reboot':
    case 'start':
    case 'stop':
      return interruptions[verb](item);
  }
}
