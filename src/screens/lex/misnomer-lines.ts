/** What is wrong with what is being typed, and a legal text in its place. */
import { theme } from '../../components/theme.ts';
import { keyOf } from '../../keymap.ts';
import type { Misnomer } from '../../lex/names.ts';
import { paragraph } from './paragraph.ts';

export function misnomerLines({ problem, suggestion }: Misnomer, cells: number): string[] {
  return [
    ...paragraph(problem, cells).map(theme.warn),
    ...(suggestion === undefined
      ? []
      : paragraph(`Suggested: ${suggestion} (${keyOf('takeSuggestion')} takes it)`, cells)),
  ];
}
