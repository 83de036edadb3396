/** Source and target of a migration beside each other, a block for each bundle that the selection uses now. */
import { padded, width, wrap } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { evidenceIn } from '../fleet/evidence.ts';
import type { Fleet, Row } from '../fleet/fleet.ts';
import { judgeTargets } from '../fleet/targets.ts';
import { type Facts, readWorkspace } from '../rules/bundle-facts.ts';
import type { Fact } from '../rules/fact.ts';
import { editionLabel } from '../rules/operating-system.ts';
import { volumesAfterMigration } from '../rules/volumes.ts';
import { type BundleLine, factWord, licenceWord, protocolWord } from './bundle-columns.ts';
import { verdictLines } from './verdict-lines.ts';

type Known = Pick<Fleet, 'rows' | 'bundles' | 'images'>;

export function sideBySide(selection: readonly Row[], line: BundleLine, fleet: Known, cells: number): string[] {
  const sources = [...Map.groupBy(selection, ({ workspace }) => workspace.bundleId ?? '')].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  return sources.flatMap(([, rows]) => block(rows, line, fleet, cells));
}

/** Cells of a row's name. */
const labelCells = 14;

function block(rows: readonly Row[], line: BundleLine, fleet: Known, cells: number): string[] {
  const [first] = rows;
  if (!first) return [];
  const evidence = evidenceIn(fleet);
  const [judged] = judgeTargets(
    rows,
    { bundles: new Map([...fleet.bundles].filter(([id]) => id === line.id)) },
    evidence,
  );
  const source = fleet.bundles.get(first.workspace.bundleId ?? '');
  const half = Math.max(12, Math.min(56, Math.floor((cells - labelCells - 14) / 2)));
  const facts = rows.map(({ workspace, bundle, directory }) =>
    readWorkspace(workspace, bundle, { ...evidence(bundle), directoryTenancy: directory?.tenancy }),
  );
  const grown = rows.map(({ workspace: { rootVolumeGib, userVolumeGib } }) =>
    volumesAfterMigration({ rootGib: rootVolumeGib, userGib: userVolumeGib }, source, line.bundle),
  );
  const of = (pick: (facts: Facts) => string) => several(facts.map(pick));
  const volumes = (label: string, now: string, after: string): Pair => ({
    label,
    now,
    after,
    note: now === after ? '' : after === 'unknown' ? '' : 'grows',
  });
  const pairs: readonly Pair[] = [
    { label: 'Bundle', now: source?.name ?? first.workspace.bundleId ?? '?', after: line.bundle.name ?? line.id },
    pair(
      'System',
      of(({ edition }) => marked(edition, editionLabel)),
      marked(line.facts.edition, editionLabel),
    ),
    pair(
      'Protocol',
      of(({ protocol }) => marked(protocol, protocolWord)),
      marked(line.facts.protocol, protocolWord),
    ),
    pair(
      'Licence',
      of(({ licence }) => marked(licence, licenceWord)),
      marked(line.facts.licence, licenceWord),
    ),
    pair(
      'Compute',
      of(({ computeType }) => computeType ?? '?'),
      line.bundle.computeType ?? '?',
    ),
    volumes(
      'Root volume',
      several(rows.map(({ workspace }) => gib(workspace.rootVolumeGib))),
      several(grown.map(({ rootGib }) => gib(rootGib))),
    ),
    volumes(
      'User volume',
      several(rows.map(({ workspace }) => gib(workspace.userVolumeGib))),
      several(grown.map(({ userGib }) => gib(userGib))),
    ),
  ];
  const tally = judged
    ? [
        ...(judged.allowed > 0 ? [`${judged.allowed} can go`] : []),
        ...(judged.open > 0 ? [`${judged.open} only with an acknowledgement`] : []),
        ...(judged.denied > 0 ? [`${judged.denied} cannot`] : []),
      ]
    : [];
  return [
    '',
    ` ${theme.title(`${rows.length} now on ${source?.name ?? first.workspace.bundleId ?? '?'}: ${tally.join(', ')}`)}`,
    theme.dim(`   ${padded('', labelCells)}${padded('NOW', half)} ${padded('AFTER', half)}`),
    ...pairs.flatMap((one) => pairLines(one, half)),
    ...(judged?.reasons ?? []).flatMap(({ verdict, count }) => verdictLines(verdict, cells, `${count}:`)),
  ];
}

interface Pair {
  readonly label: string;
  readonly now: string;
  readonly after: string;
  readonly note?: string;
}

const pair = (label: string, now: string, after: string): Pair => ({ label, now, after });

/** What differs stands out, with a sign as well as with a colour. */
function pairLines({ label, now, after, note = '' }: Pair, half: number): string[] {
  const differs = now.replaceAll(guess, '') !== after.replaceAll(guess, '');
  const [left, right] = [wrap(now, half), wrap(after, half)];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => {
    const sign = at === 0 && differs ? '*' : ' ';
    const said = right[at] ?? '';
    const space = ' '.repeat(Math.max(1, half - width(said) + 1));
    const told =
      at === 0 && note
        ? `${differs ? theme.warn(said) : said}${space}${theme.warn(note)}`
        : differs
          ? theme.warn(said)
          : said;
    return ` ${sign} ${theme.dim(padded(at === 0 ? label : '', labelCells))}${padded(left[at] ?? '', half)} ${told}`;
  });
}

const guess = ' (inferred)';

/** A fact that no API tells says so. */
const marked = <T>(fact: Fact<T>, word: (value: T) => string): string =>
  `${factWord(fact, word)}${fact.known === 'inferred' ? guess : ''}`;

const gib = (size: number | undefined) => (size === undefined ? 'unknown' : `${size} GiB`);

function several(values: readonly string[]): string {
  return [...new Set(values)].join(', ');
}
