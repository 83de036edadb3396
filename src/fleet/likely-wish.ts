/**
 * What a selection is most likely to become, as a first proposal: on DCV, the successor of what is in it that most of it
 * can go to; where none of them can go to any, the newest of whatever they can.
 */
import { readWorkspace } from '../rules/bundle-facts.ts';
import { factValue } from '../rules/fact.ts';
import type { Edition } from '../rules/operating-system.ts';
import type { Wish } from '../rules/wish.ts';
import type { Fleet, Row } from './fleet.ts';
import { type Judged, judgeSources, proposeFrom } from './propose.ts';

type Known = Pick<Fleet, 'rows' | 'bundles' | 'images'>;

/** The newest of the same kind that AWS sells; Amazon Linux 2 has none and may go to any other. */
const successor: Readonly<Record<Edition, Edition>> = {
  'windows-7': 'windows-10',
  'windows-10': 'windows-11',
  'windows-11': 'windows-11',
  'server-2016': 'server-2025',
  'server-2019': 'server-2025',
  'server-2022': 'server-2025',
  'server-2025': 'server-2025',
  'amazon-linux-2': 'ubuntu-24.04',
  'ubuntu-18.04': 'ubuntu-24.04',
  'ubuntu-20.04': 'ubuntu-24.04',
  'ubuntu-22.04': 'ubuntu-24.04',
  'ubuntu-24.04': 'ubuntu-24.04',
  'rhel-8': 'rhel-9',
  'rhel-9': 'rhel-9',
  'rocky-8': 'rocky-9',
  'rocky-9': 'rocky-9',
};

/** The most modern first. */
const newest: readonly Edition[] = [
  'windows-11',
  'server-2025',
  'ubuntu-24.04',
  'rhel-9',
  'rocky-9',
  'server-2022',
  'windows-10',
];

export function likelyWish(rows: readonly Row[], fleet: Known): Wish {
  const judged = judgeSources(rows, fleet);
  const successors = successorsOf(rows, judged);
  const [first] = successors;
  return wishOf(mostGoTo(successors, judged) ?? mostGoTo(newest, judged) ?? first);
}

const wishOf = (edition: Edition | undefined): Wish => ({ edition, protocol: 'WSP', compute: 'same' });

/** Of what is in the selection, that of most of it first. */
function successorsOf(rows: readonly Row[], { evidence }: Judged): readonly Edition[] {
  const counts = new Map<Edition, number>();
  for (const { workspace, bundle, directory } of rows) {
    const facts = readWorkspace(workspace, bundle, { ...evidence(bundle), directoryTenancy: directory?.tenancy });
    const edition = factValue(facts.edition);
    if (edition) counts.set(successor[edition], (counts.get(successor[edition]) ?? 0) + 1);
  }
  const age = (edition: Edition) => newest.indexOf(edition);
  return [...counts].toSorted(([one, a], [other, b]) => b - a || age(one) - age(other)).map(([edition]) => edition);
}

/** Of as many the first; undefined where nobody can go to any. */
function mostGoTo(editions: readonly Edition[], judged: Judged): Edition | undefined {
  let best: { readonly edition: Edition; readonly going: number } | undefined;
  for (const edition of editions) {
    const targets = proposeFrom(judged, wishOf(edition)).flatMap(({ target }) => target ?? []);
    const going = targets.reduce((sum, { allowed, open }) => sum + allowed + open / 2, 0);
    if (going > (best?.going ?? 0)) best = { edition, going };
  }
  return best?.edition;
}
