/** Colours by meaning, never by name; sixteen are enough, and nothing is told by colour alone. */
import chalk from 'chalk';

type Paint = (text: string) => string;

/** Raw SGR 7: the row under the cursor must stand out even where colours are off. */
const inverse: Paint = (text) => `\x1b[7m${text}\x1b[27m`;

/** One argument and no more, so that a paint can be handed to `map`. */
const paint =
  (style: (text: string) => string): Paint =>
  (text) =>
    style(text);

export const theme = {
  plain: (text: string) => text,
  title: paint(chalk.bold),
  dim: paint(chalk.dim),
  accent: paint(chalk.cyan),
  ok: paint(chalk.green),
  warn: paint(chalk.yellow),
  bad: paint(chalk.red),
  danger: paint(chalk.bold.red),
  selected: inverse,
} satisfies Record<string, Paint>;

export type Tone = keyof typeof theme;
