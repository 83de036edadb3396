/** Something that could not be read beside what could: what is missing, why in AWS's words, and what to do. */
import type { Failure } from '../../aws/answer.ts';
import { paragraph } from './paragraph.ts';

export function partLines(what: string, { why, next }: Failure, cells: number): string[] {
  return [...paragraph(`${what}: ${why}`, cells, 1), ...paragraph(next, cells, 1)];
}
