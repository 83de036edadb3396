/** What this terminal can show, read from its environment. Pure. */

export type Environment = Readonly<Record<string, string | undefined>>;

/** chalk's levels: none, 16 colours, 256, 16 million. */
export type ColourLevel = 0 | 1 | 2 | 3;

/**
 * NO_COLOR (https://no-color.org: set and not empty) and `--no-color` come first, then FORCE_COLOR, then the terminal's
 * own name. Whether the shell runs in some CI says nothing about the terminal, so it is not asked.
 */
export function colourLevel(env: Environment, refused = false): ColourLevel {
  if (refused || env.NO_COLOR) return 0;
  const forced = env.FORCE_COLOR;
  if (forced === 'false' || forced === '0') return 0;
  if (forced === '1' || forced === '2' || forced === '3') return Number(forced) as ColourLevel;
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') return 3;
  if (/^(?:xterm-kitty|xterm-ghostty|wezterm|alacritty)$|-direct$/.test(env.TERM ?? '')) return 3;
  return /-256(?:color)?$/i.test(env.TERM ?? '') ? 2 : 1;
}

/** Must everything be drawn in ASCII? The locale's character set as setlocale(3) finds it: LC_ALL, LC_CTYPE, LANG. */
export function needsAscii(env: Environment, asked = false): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || 'C';
  return asked || !/utf-?8/i.test(locale);
}

/** A terminal without cursor movement (an editor's shell, a log) can show no console. */
export const isDumb = (env: Environment): boolean => env.TERM === 'dumb' || !env.TERM;
