/** A number in digits five lines high, to be read from across the room. */
import { glyphs } from './glyphs.ts';

/** Three cells by five, a row after the other. */
const digits = [
  '####.##.##.####',
  '.#.##..#..#.###',
  '###..#####..###',
  '###..####..####',
  '#.##.####..#..#',
  '####..###..####',
  '####..####.####',
  '###..#..#..#..#',
  '####.#####.####',
  '####.####..####',
];

/** `value`: a whole number, 0 or more. */
export function bigNumber(value: number): string[] {
  const shapes = [...String(value)].map((digit) => digits[Number(digit)] ?? '');
  return Array.from({ length: 5 }, (_, row) => shapes.map((shape) => rowOf(shape, row)).join('  '));
}

/** Each cell two wide: a character is twice as high as it is wide. */
const rowOf = (shape: string, row: number): string =>
  [...shape.slice(3 * row, 3 * row + 3)].map((cell) => (cell === '#' ? glyphs.block.repeat(2) : '  ')).join('');
