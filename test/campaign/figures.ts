/** A campaign in figures. */
import type { Outcome } from '../../src/runs/events.ts';
import type { ItemState } from '../../src/runs/state.ts';
import type { Ran } from './one-run.ts';
import { stepOf, type Wrong } from './truth.ts';

type Counts = ReadonlyMap<string, number>;

function counted(names: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}

const listed = (counts: Counts) => [...counts].map(([name, count]) => `${count} ${name}`).join(', ') || 'none';

export function figures(all: readonly Ran[]): string {
  const lives = all.flatMap((ran) => ran.lives);
  const items = all.flatMap(({ state }) => state?.items ?? []);
  const faults = all
    .flatMap(({ log }) => log.flatMap(({ fault }) => fault?.split(' ') ?? []))
    .filter((one) => one !== 'succeed');
  const throttled = all.flatMap(({ log }) =>
    log.filter(({ error, fault }) => error === 'ThrottlingException' && !fault),
  );
  const deaths = all.flatMap(({ lot, lives: own }) =>
    own.flatMap((end, nth) => {
      const death = lot.life(nth).death;
      return end === 'killed' && death ? [`${death.at}${death.ofSending ? ' (sending)' : ''}`] : [];
    }),
  );
  const wrong = (kind: Wrong['kind']) =>
    all.reduce((sum, ran) => sum + ran.wrong.filter((one) => one.kind === kind).length, 0);
  const fate = ({ state, submissions }: Ran, item: ItemState) =>
    submissions.find(({ id, operation }) => id === item.id && state && operation === stepOf(state, item))?.fate ??
    'never accepted';
  const humans = all.flatMap((ran) =>
    (ran.state?.items ?? []).flatMap((item) =>
      item.outcome === 'needs-human' ? [`${kindOfReason(item)} (in truth ${fate(ran, item)})`] : [],
    ),
  );
  const rows: readonly (readonly [string, string | number])[] = [
    ['runs', `${all.length}: ${listed(counted(all.map(({ lot }) => lot.verb)))}`],
    ['policies', listed(counted(all.map(({ lot }) => `canary ${lot.policy.canary}`)))],
    [
      'stopped',
      listed(counted(all.flatMap(({ state }) => (state?.stopped ? [state.stopped.replaceAll(/\d+/g, 'n')] : [])))),
    ],
    ['lives', lives.length],
    ['killed', `${lives.filter((end) => end === 'killed').length}: ${listed(counted(deaths))}`],
    ['let go of', lives.filter((end) => end === 'let go of').length],
    ['resumed', all.reduce((sum, { state }) => sum + (state ? state.drivers.length - 1 : 0), 0)],
    ['requests', all.reduce((sum, { log }) => sum + log.length, 0)],
    ['faults', `${faults.length}: ${listed(counted(faults))}`],
    ['throttled by rate', throttled.length],
    ['items', items.length],
    ['accepted', `${listed(counted(all.flatMap(({ submissions }) => submissions.map((one) => one.fate))))}`],
    ['outcomes', listed(counted(items.map(({ outcome }) => outcome ?? ('none' satisfies string as Outcome))))],
    ['submitted twice', wrong('twice')],
    ['sent unasked', wrong('unasked')],
    ['forgotten', wrong('forgotten')],
    ['wrong outcomes', wrong('untrue')],
    ['unsafe journals', wrong('journal')],
  ];
  const lines = rows.map(([what, value]) => `${what.padEnd(18)} ${value}`);
  const reasons = [...counted(humans)].map(([reason, count]) => `  ${String(count).padStart(5)}  ${reason}`);
  return [...lines, '', `Left to a human: ${humans.length}`, ...reasons].join('\n');
}

/** Its reason without what differs from one to the next. */
function kindOfReason({ reason = '' }: ItemState): string {
  return reason
    .replaceAll(/\d+(\.\d+)?( (h|min|s|ms|minutes?|hours?|seconds?)\b)?/g, 'n')
    .replaceAll(/ws-[0-9a-z]+/g, 'ws')
    .replaceAll(/(it is|Still) [A-Z_]+/g, '$1 so')
    .slice(0, 140);
}
