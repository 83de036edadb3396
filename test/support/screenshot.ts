/** A picture of a terminal: SVG drawn from the cells of an emulator's screen. */
import type { IBufferCell, Terminal } from '@xterm/headless';

const FOREGROUND = '#d7dae0';
const BACKGROUND = '#16181d';
const PALETTE = [
  ['#3b4048', '#e06c75', '#98c379', '#d19a66', '#61afef', '#c678dd', '#56b6c2', '#abb2bf'],
  ['#7f848e', '#f0838c', '#b1d98f', '#e5c07b', '#82c4ff', '#d79bea', '#7fd1dc', '#ffffff'],
].flat();

const CELL = { width: 8.4, height: 18, baseline: 13.5 };
const MARGIN = 14;

/** What neighbouring cells share, so that they are drawn as one. */
interface Look {
  readonly foreground: string;
  readonly background: string | undefined;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
}

interface Run {
  readonly look: Look;
  readonly column: number;
  text: string;
  columns: number;
}

export function screenshot(terminal: Terminal, { title = 'bellhop' } = {}): string {
  const width = round(terminal.cols * CELL.width + 2 * MARGIN);
  const height = terminal.rows * CELL.height + 2 * MARGIN;
  const rows = Array.from({ length: terminal.rows }, (_, row) => runs(terminal, row).map((run) => drawn(run, row)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    '<style>text{font:14px "JetBrains Mono","DejaVu Sans Mono",Menlo,Consolas,monospace;white-space:pre}</style>',
    `<rect width="100%" height="100%" rx="8" fill="${BACKGROUND}"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})" xml:space="preserve">`,
    ...rows.flat().filter((line) => line !== ''),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function runs(terminal: Terminal, row: number): readonly Run[] {
  const { active } = terminal.buffer;
  const line = active.getLine(active.viewportY + row);
  const found: Run[] = [];
  for (let column = 0; column < terminal.cols; column++) {
    const cell = line?.getCell(column);
    // The second half of a wide character has no width of its own.
    if (!cell || cell.getWidth() === 0) continue;
    const look = lookOf(cell);
    const last = found.at(-1);
    if (last && same(last.look, look)) {
      last.text += cell.getChars() || ' ';
      last.columns += cell.getWidth();
    } else found.push({ look, column, text: cell.getChars() || ' ', columns: cell.getWidth() });
  }
  return found;
}

function lookOf(cell: IBufferCell): Look {
  const foreground = cell.isFgDefault() ? undefined : colour(cell.getFgColor(), cell.isFgRGB());
  const background = cell.isBgDefault() ? undefined : colour(cell.getBgColor(), cell.isBgRGB());
  const inverse = cell.isInverse() !== 0;
  return {
    foreground: inverse ? (background ?? BACKGROUND) : (foreground ?? FOREGROUND),
    background: inverse ? (foreground ?? FOREGROUND) : background,
    bold: cell.isBold() !== 0,
    dim: cell.isDim() !== 0,
    italic: cell.isItalic() !== 0,
    underline: cell.isUnderline() !== 0,
  };
}

const same = (a: Look, b: Look): boolean => (Object.keys(a) as (keyof Look)[]).every((key) => a[key] === b[key]);

/** A colour of the terminal: 24 bits, or one of the 256: 16 named, a cube of 6 x 6 x 6, 24 greys. */
function colour(value: number, rgb: boolean): string {
  if (rgb) return `#${hex(value, 6)}`;
  if (value < 16) return PALETTE[value] ?? FOREGROUND;
  if (value >= 232) return `#${hex(8 + (value - 232) * 10).repeat(3)}`;
  const cube = value - 16;
  const levels = [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6];
  return `#${levels.map((level) => hex(level === 0 ? 0 : 55 + level * 40)).join('')}`;
}

function drawn({ look, column, text, columns }: Run, row: number): string {
  const x = round(column * CELL.width);
  const y = row * CELL.height;
  const width = round(columns * CELL.width);
  const back = look.background
    ? `<rect x="${x}" y="${y}" width="${width}" height="${CELL.height}" fill="${look.background}"/>`
    : '';
  if (text.trim() === '') return back;
  const style = [
    look.bold && ' font-weight="700"',
    look.dim && ' opacity="0.6"',
    look.italic && ' font-style="italic"',
    look.underline && ' text-decoration="underline"',
  ]
    .filter(Boolean)
    .join('');
  // The length is given, so that columns stay columns in whatever font the reader has.
  const fit = `textLength="${width}" lengthAdjust="spacingAndGlyphs"`;
  return `${back}<text x="${x}" y="${y + CELL.baseline}" fill="${look.foreground}"${style} ${fit}>${escaped(text)}</text>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
const hex = (value: number, digits = 2): string => value.toString(16).padStart(digits, '0');

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[<>&"]/g, (character) => ENTITIES[character] ?? character);
