/** One WorkSpace of a plan in full: what is lost, what changes, what stays, and every finding with its source. */
import { type Fact, factLines } from '../components/facts.ts';
import { wrap } from '../components/text.ts';
import { type Tone, theme } from '../components/theme.ts';
import { protocolLabel } from '../fleet/row-words.ts';
import { useFleet } from '../hooks/use-fleet.ts';
import { useBody } from '../hooks/use-size.ts';
import { useTags } from '../hooks/use-tags.ts';
import type { WorkspaceItem, WorkspacesPlan } from '../plans/plan.ts';
import { type Effect, effects } from '../rules/effects.ts';
import { duration } from '../rules/in-words.ts';
import { connectionWords } from './connection-words.ts';
import { Frame } from './frame.tsx';
import { snapshotText } from './review-columns.ts';
import { useScroll } from './scroll.tsx';
import { tagFact } from './tag-fact.ts';
import { age, dateTimeZoned } from './times.ts';
import { verdictLines } from './verdict-lines.ts';

interface ReviewItemProps {
  readonly title: string;
  readonly plan: WorkspacesPlan;
  readonly item: WorkspaceItem;
  readonly onClose: () => void;
}

export function ReviewItem({ title, plan, item, onClose }: ReviewItemProps) {
  const { columns, height } = useBody();
  const tags = useTags(item.id);
  const { directories } = useFleet();
  const context = {
    now: plan.createdAt,
    directory: directories.get(item.directoryId ?? ''),
    freshSnapshot: plan.policy.freshSnapshot,
  };
  const facts = [...itemFacts(item, plan.createdAt), tagFact(tags)];
  const lines = [
    '',
    ...factLines(facts, columns),
    ...effectLines(effects(plan.verb, item, context), columns),
    '',
    ` ${theme.title('Findings')}`,
    ...item.verdicts.flatMap((verdict) => verdictLines(verdict, columns)),
  ];
  const scroll = useScroll(lines, height, `item ${item.id}`);
  return (
    <Frame
      title={`${title} / ${item.userName ?? item.id}`}
      status={item.id}
      bindings={[{ command: 'back', run: onClose }, ...scroll.bindings]}
    >
      {scroll.view}
    </Frame>
  );
}

const headings: Readonly<Record<Effect['kind'], { readonly title: string; readonly tone: Tone }>> = {
  lost: { title: 'Lost', tone: 'bad' },
  changes: { title: 'Changes', tone: 'warn' },
  stays: { title: 'Stays', tone: 'ok' },
};

function effectLines(all: readonly Effect[], cells: number): string[] {
  return (['lost', 'changes', 'stays'] as const).flatMap((kind) => {
    const own = all.filter((effect) => effect.kind === kind);
    if (own.length === 0) return [];
    const { title, tone } = headings[kind];
    const block = (text: string) => wrap(text, cells - 6).map((line, at) => `${at === 0 ? '   - ' : '     '}${line}`);
    return ['', ` ${theme[tone](title)}`, ...own.flatMap(({ text }) => block(text))];
  });
}

/** `now`: when the plan was made, which is what its ages are told by. */
function itemFacts(item: WorkspaceItem, now: number): readonly Fact[] {
  const { target, encryption } = item;
  return [
    {
      label: 'User',
      value: `${item.userName ?? '?'} on ${item.computerName ?? '?'} (${item.ipAddress ?? 'no address'})`,
    },
    { label: 'State', value: item.state ?? 'unknown' },
    ...(item.first === 'start' ? [{ label: 'Steps', value: 'start, then migrate', tone: 'accent' as const }] : []),
    { label: 'Bundle', value: `${item.bundleName ?? item.bundleId ?? 'unknown'} (${item.computeType ?? '?'})` },
    ...(target ? [{ label: 'Target', value: `${target.bundleName ?? '?'} (${target.bundleId})` }] : []),
    {
      label: 'Protocol',
      value: `${protocolLabel(item)}${item.toProtocol ? `, to become ${protocolLabel({ protocols: [item.toProtocol] })}` : ''}`,
    },
    { label: 'Volumes', value: volumesText(item) },
    ...(item.snapshot === undefined ? [] : [{ label: 'Goes back to', value: snapshotSentence(item, now) }]),
    { label: 'Connection', value: connectionText(item, now), tone: item.connection === 'CONNECTED' ? 'bad' : 'plain' },
    {
      label: 'Last connected',
      value:
        item.lastConnectedAt === undefined
          ? 'never, or not told by AWS'
          : `${dateTimeZoned(item.lastConnectedAt)}, ${age(now - item.lastConnectedAt)} ago`,
    },
    {
      label: 'Encryption',
      value: encryption
        ? `${[encryption.root ? 'root' : '', encryption.user ? 'user' : ''].filter(Boolean).join(' and ')} volume, key ${encryption.key ?? 'not told by AWS'}`
        : 'none',
    },
    ...(item.hasStandby ? [{ label: 'Standby', value: 'it has one in another Region', tone: 'warn' as const }] : []),
  ];
}

function volumesText({ rootVolumeGib: root, userVolumeGib: user, target }: WorkspaceItem): string {
  const gib = (size: number | undefined) => (size === undefined ? 'unknown' : `${size} GiB`);
  const after = (now: number | undefined, then: number | undefined) =>
    !target || now === then ? '' : then === undefined ? ', then unknown' : `, grows to ${gib(then)}`;
  return `root ${gib(root)}${after(root, target?.rootGib)}; user ${gib(user)}${after(user, target?.userGib)}`;
}

function snapshotSentence(item: WorkspaceItem, now: number): string {
  const { snapshot } = item;
  if (typeof snapshot !== 'number') return `snapshot: ${snapshotText(item, now)}`;
  return `a snapshot of ${dateTimeZoned(snapshot)}, ${duration(now - snapshot)} old`;
}

function connectionText(item: WorkspaceItem, now: number): string {
  const { connectionCheckedAt: at } = item;
  return `${connectionWords(item)}${at === undefined ? '' : `, as AWS saw it ${age(now - at)} before this review`}`;
}
