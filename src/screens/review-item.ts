/** One WorkSpace of a plan in full: what is lost, what changes, what stays, and every finding with its source. */
import { factLines } from '../components/facts.ts';
import { wrap } from '../components/text.ts';
import { type Tone, theme } from '../components/theme.ts';
import type { WorkspaceItem } from '../plans/plan.ts';
import { duration, type Effect, effects } from '../rules/losses.ts';
import { toldFamily } from '../rules/operating-system.ts';
import type { WorkspaceVerb } from '../rules/verbs.ts';
import type { Verdict } from '../rules/verdict.ts';

const headings: Readonly<Record<Effect['kind'], { readonly title: string; readonly tone: Tone }>> = {
  lost: { title: 'Lost', tone: 'bad' },
  changes: { title: 'Changes', tone: 'warn' },
  stays: { title: 'Stays', tone: 'ok' },
};

const signs: Readonly<Record<Verdict['kind'], { readonly sign: string; readonly tone: Tone }>> = {
  denied: { sign: 'no', tone: 'bad' },
  unknown: { sign: 'unknown', tone: 'warn' },
  unlisted: { sign: 'unlisted', tone: 'warn' },
  allowed: { sign: 'yes', tone: 'ok' },
};

export function itemLines(verb: WorkspaceVerb, item: WorkspaceItem, now: number, cells: number): string[] {
  const { snapshot } = item;
  const facts = factLines(
    [
      {
        label: 'User',
        value: `${item.userName ?? '?'} on ${item.computerName ?? '?'} (${item.ipAddress ?? 'no address'})`,
      },
      { label: 'Bundle', value: item.bundleName ?? item.bundleId ?? 'unknown' },
      ...(item.target ? [{ label: 'Target', value: item.target.bundleName ?? item.target.bundleId }] : []),
      { label: 'State', value: item.state ?? 'unknown' },
      {
        label: 'User data from',
        value: typeof snapshot === 'number' ? `a snapshot ${duration(now - snapshot)} old` : `snapshot: ${snapshot}`,
      },
      { label: 'Connection', value: item.connection ?? 'not told by AWS' },
    ],
    cells,
  );
  const block = (text: string, indent: number) =>
    wrap(text, cells - indent - 2).map((line) => ' '.repeat(indent) + line);
  const card = (['lost', 'changes', 'stays'] as const).flatMap((kind) => [
    '',
    ` ${theme[headings[kind].tone](headings[kind].title)}`,
    ...effects(verb, toldFamily(item.operatingSystem))
      .filter((effect) => effect.kind === kind)
      .flatMap(({ text }) => block(text, 3)),
  ]);
  const findings = item.verdicts.flatMap(({ kind, reason, remedy, source }) => [
    ...block(`${signs[kind].sign}: ${reason}`, 3).map(theme[signs[kind].tone]),
    ...(remedy && kind !== 'allowed' ? block(remedy, 5) : []),
    ...(source ? block(source, 5).map(theme.dim) : []),
  ]);
  return ['', ...facts, ...card, '', ` ${theme.title('Findings')}`, ...findings];
}
