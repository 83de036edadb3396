/**
 * The screen while it is ours: entered once, and left once on whichever way out comes first. What is written here is
 * written at once, so that it also works in the last moments of a process.
 */
const ESC = '\x1b';
/**
 * The title saved; the alternate screen, emptied, the cursor at home (not every terminal does that by itself); cursor
 * hidden; auto-wrap off, so that a glyph wider than thought cannot shift a line; pastes marked as such.
 */
const ENTER = `${ESC}[22;0t${ESC}[?1049h${ESC}[H${ESC}[2J${ESC}[?25l${ESC}[?7l${ESC}[?2004h`;
/** Also ends the synchronized update and the styles that a frame broken off may have left open. */
const LEAVE = `${ESC}[?2026l${ESC}[0m${ESC}[?2004l${ESC}[?7h${ESC}[?25h${ESC}[?1049l${ESC}[23;0t`;

/** `process` is one. */
export interface Streams {
  readonly stdin: { setRawMode?(raw: boolean): unknown };
  readonly stdout: { write(text: string): unknown };
}

export interface Screen {
  readonly entered: boolean;
  /** Takes the screen. From here on keys are not echoed and wait to be read. */
  enter(): void;
  /** Gives the screen back as it was; does nothing when it is not ours. */
  leave(): void;
  /** Empties it, for one that something else has written to. */
  clear(): void;
  /** The window's title: plain text, control characters are dropped. */
  title(text: string): void;
  /** Lines for the shell that is seen again; nothing while the screen is ours. Control characters are dropped. */
  farewell(lines: readonly string[]): void;
}

export function screenOf(streams: Streams): Screen {
  let entered = false;
  /** The terminal may be gone already; then there is nothing to restore. */
  const attempt = (act: () => unknown): void => {
    try {
      act();
    } catch {}
  };
  return {
    get entered() {
      return entered;
    },
    enter() {
      if (entered) return;
      entered = true;
      attempt(() => streams.stdin.setRawMode?.(true));
      attempt(() => streams.stdout.write(ENTER));
    },
    leave() {
      if (!entered) return;
      entered = false;
      attempt(() => streams.stdout.write(LEAVE));
      attempt(() => streams.stdin.setRawMode?.(false));
    },
    clear() {
      if (entered) attempt(() => streams.stdout.write(`${ESC}[0m${ESC}[H${ESC}[2J`));
    },
    farewell(lines) {
      if (entered) return;
      for (const line of lines) attempt(() => streams.stdout.write(`${line.replace(/\p{Control}/gu, '')}\n`));
    },
    title(text) {
      if (entered) attempt(() => streams.stdout.write(`${ESC}]2;${text.replace(/\p{Control}/gu, '')}\x07`));
    },
  };
}

/** The screen of this process: the front door enters it, startInk draws on it. */
export const screen = screenOf(process);
