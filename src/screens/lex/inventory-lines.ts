/** What moves and what stays behind, in words: the unknown and the doubtful first, so that it is not overlooked. */
import { glyphs } from '../../components/glyphs.ts';
import { count } from '../../components/text.ts';
import { theme } from '../../components/theme.ts';
import type { Doubt } from '../../lex/doubts.ts';
import type { Inventory } from '../../lex/inventory.ts';
import { item, paragraph } from './paragraph.ts';

export function inventoryLines({ moves, leftovers, unknown, doubts = [] }: Inventory, cells: number): string[] {
  const least = unknown.length > 0 ? 'at least ' : '';
  return [
    ...unknown.flatMap((sentence) => item(glyphs.warn, `Unknown: ${sentence}`, cells).map(theme.warn)),
    ...(unknown.length > 0 ? [''] : []),
    ...doubtLines(doubts, cells),
    `   ${theme.title('Moves')}`,
    ...paragraph(
      `${count(moves.intents, 'intent')}, ${least}${count(moves.slots, 'slot')}, ${least}${count(moves.customSlotTypes, 'custom slot type')}.`,
      cells,
      5,
    ),
    '',
    `   ${theme.title('Will not move')}`,
    ...leftovers.flatMap(({ sentence, remedy, where }) => [
      ...item('-', sentence, cells).map(theme.warn),
      ...paragraph(`Where: ${where.join(', ')}`, cells, 7),
      ...paragraph(remedy, cells, 7).map(theme.dim),
    ]),
  ];
}

function doubtLines(doubts: readonly Doubt[], cells: number): string[] {
  if (doubts.length === 0) return [];
  return [
    `   ${theme.title('V2 may refuse it')}`,
    ...doubts.flatMap(({ sentence, remedy, where }) => [
      ...item(glyphs.warn, sentence, cells).map(theme.warn),
      ...paragraph(`What: ${where.join(', ')}`, cells, 7),
      ...paragraph(remedy, cells, 7).map(theme.dim),
    ]),
    '',
  ];
}
