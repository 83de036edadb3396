/**
 * The operator's last word on sending or holding. A pause holds at once; the journal follows as soon as the disk lets it,
 * and a word that was overtaken meanwhile is not written any more.
 */
import type { Recorder, Untimed } from './recorder.ts';

export interface Hold {
  /** Nothing is to be sent for now. */
  held(): boolean;
  /** Aborts when that comes to be so. */
  signal(): AbortSignal;
  pause(by: string): Promise<void>;
  /** Ends the pause of that number and no other, or one that is not in the journal yet. */
  continue(by: string, of: number | undefined): Promise<void>;
}

export function createHold(run: Recorder): Hold {
  /** Number of the newest word. */
  let last = 0;
  /** The newest word, while the journal does not say so yet. */
  let pending: 'pause' | 'continue' | undefined;
  let brake = new AbortController();
  let writing: Promise<unknown> = Promise.resolve();

  const held = () => pending === 'pause' || run.state().paused !== undefined;

  /** One after the other, so that each is judged by what the one before has come to. */
  function say(word: () => Untimed | undefined): Promise<void> {
    const mine = ++last;
    const wanted = () => mine === last;
    const written = writing.then(async () => {
      const event = wanted() ? word() : undefined;
      if (event) await run.record(event, wanted);
      if (!wanted()) return;
      const told = pending;
      pending = undefined;
      if (told === 'pause') run.tell();
    });
    writing = written.catch(() => undefined);
    return written;
  }

  return {
    held,
    signal: () => {
      if (held()) brake.abort();
      else if (brake.signal.aborted) brake = new AbortController();
      return brake.signal;
    },
    pause: async (by) => {
      const { paused, stopped } = run.state();
      if (stopped !== undefined || pending === 'pause' || (paused && pending === undefined)) return;
      pending = 'pause';
      brake.abort();
      await say(() => {
        const now = run.state();
        if (now.paused || now.stopped !== undefined) return undefined;
        return { type: 'paused', cause: 'operator', why: `Paused by ${by}.` };
      });
    },
    continue: async (by, of) => {
      const { paused } = run.state();
      if (paused ? paused.nth !== of : pending !== 'pause') return;
      pending = paused && 'continue';
      const written = say(() =>
        of !== undefined && run.state().paused?.nth === of ? { type: 'continued', by, of } : undefined,
      );
      if (!paused) run.tell();
      await written;
    },
  };
}
