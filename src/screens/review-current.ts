/** The WorkSpace under the cursor of a review in a few lines, whatever its columns had room for. */
import { wrap, wrapWithin } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { worst } from '../rules/may-be-sent.ts';
import type { WorkspaceVerb } from '../rules/verbs.ts';
import type { ReviewLine } from './review-columns.ts';

/** `most`: lines. */
export function currentLines(verb: WorkspaceVerb, { item, goes }: ReviewLine, cells: number, most: number): string[] {
  const { target, first } = item;
  const to = target ? ` to ${target.bundleName ?? '?'} (${target.bundleId})` : '';
  const steps = first ? `, ${first}, then ${verb}` : '';
  const who = `${item.userName ?? '?'} (${item.id}, ${item.state ?? 'state unknown'})${to}: ${goes ? 'goes' : 'held back'}${steps}.`;
  const verdict = worst(item.verdicts);
  const why = goes && verdict.kind === 'allowed' ? [] : [verdict.reason, verdict.detail, verdict.remedy];
  const head = wrap(who, cells - 2).slice(0, most);
  return [
    ...head.map((line) => theme.title(` ${line}`)),
    ...wrapWithin(why.filter(Boolean).join(' '), cells - 2, Math.max(1, most - head.length)).map(
      (line) => ` ${goes ? line : theme.warn(line)}`,
    ),
  ].slice(0, most);
}
