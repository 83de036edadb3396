/** What a selection is most likely to become, as a first proposal: the successor of what most of it is, on DCV. */

import { readWorkspace } from '../rules/bundle-facts.ts';
import { factValue } from '../rules/fact.ts';
import type { Edition } from '../rules/operating-system.ts';
import type { Wish } from '../rules/wish.ts';
import { evidenceIn } from './evidence.ts';
import type { Fleet, Row } from './fleet.ts';

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

export function likelyWish(rows: readonly Row[], fleet: Pick<Fleet, 'rows' | 'images'>): Wish {
  const evidence = evidenceIn(fleet);
  const counts = new Map<Edition, number>();
  for (const { workspace, bundle, directory } of rows) {
    const facts = readWorkspace(workspace, bundle, { ...evidence(bundle), directoryTenancy: directory?.tenancy });
    const edition = factValue(facts.edition);
    if (edition) counts.set(successor[edition], (counts.get(successor[edition]) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return { edition: most?.[0], protocol: 'WSP', compute: 'same' };
}
