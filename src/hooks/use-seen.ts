/**
 * Whether what is asked has been on screen for a moment: a key typed ahead, or sent on late by a slow line, was pressed
 * before anybody could have read it, and confirms nothing.
 */
import { useEffect, useState } from 'react';

/** Milliseconds of real time: longer than keys that were typed in one go take to arrive. */
const moment = 400;

/** Said of a key that came before. */
export const unseen = 'Read it first: a key confirms only what has been on screen for a moment.';

/** `what`: tells one question from the next on the same screen. */
export function useSeen(what = ''): boolean {
  const [seen, setSeen] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setSeen(what), moment);
    return () => clearTimeout(timer);
  }, [what]);
  return seen === what;
}

/**
 * `seen`, once the field that came with it listens, which takes until its effects have run: who is told to type is heard
 * from the first key on.
 */
export function useTold(seen: boolean): boolean {
  const [told, setTold] = useState(false);
  useEffect(() => setTold(seen), [seen]);
  return told;
}
