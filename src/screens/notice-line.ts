/** The line above the keys: what just happened, else what is wrong with an account and Region. */
import { useStore } from 'zustand';
import type { Failure } from '../aws/answer.ts';
import { glyphs } from '../components/glyphs.ts';
import { truncate } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useConsole } from '../hooks/console.ts';
import { ofFleet, useAbout } from '../hooks/use-about.ts';
import { useEach } from '../hooks/use-each.ts';
import { failureOf, type Linked, nameOf } from '../hooks/use-linked.ts';
import { keyOf } from '../keymap.ts';

const troublesOf = ofFleet(({ troubles }) => troubles);

export interface Failing {
  readonly linked: Linked;
  readonly failure: Failure;
}

/** The accounts and Regions that this place is about and that something is wrong with, each with the first that is. */
export function useFailing(): readonly Failing[] {
  const about = useAbout();
  const troubles = useEach(about, troublesOf);
  return about.flatMap((linked, at) => {
    const failure = failureOf(linked.link, troubles[at]);
    return failure ? [{ linked, failure }] : [];
  });
}

export function useNoticeLine(columns: number): string {
  const { notices } = useConsole();
  const notice = useStore(notices.store, (state) => state.notice);
  const failing = useFailing();
  const about = useAbout();
  if (notice) return theme[notice.tone](truncate(` ${notice.text}`, columns));
  const [first, ...others] = failing;
  if (!first) return '';
  const { what, next } = first.failure;
  if (about.length === 1) return theme.warn(truncate(` ${glyphs.warn} ${what} ${next}`, columns));
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  return theme.warn(
    truncate(` ${glyphs.warn} ${nameOf(first.linked)}${more} (${keyOf('sources')}): ${what} ${next}`, columns),
  );
}
