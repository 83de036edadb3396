/** Colours by meaning, never by name; sixteen are enough, and nothing is told by colour alone. */
import chalk from 'chalk';

type Paint = (text: string) => string;

/** Raw SGR 7: the row under the cursor must stand out even where colours are off. */
const inverse: Paint = (text) => `\x1b[7m${text}\x1b[27m`;

export const theme = {
  plain: (text: string) => text,
  title: chalk.bold,
  dim: chalk.dim,
  accent: chalk.cyan,
  ok: chalk.green,
  warn: chalk.yellow,
  bad: chalk.red,
  danger: chalk.bold.red,
  selected: inverse,
} satisfies Record<string, Paint>;

export type Tone = keyof typeof theme;

/** A piece of a line: text and its meaning. */
export interface Span {
  readonly text: string;
  readonly tone: Tone;
}
