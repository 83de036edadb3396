/**
 * Whether a WorkSpace may go from what it is to what a bundle holds: the walls first, then the tables. A row that hangs
 * on a fact nobody knows makes the path unknown, not allowed.
 */
import type { Facts } from './bundle-facts.ts';
import { type Fact, factValue } from './fact.ts';
import {
  type LinuxSystem,
  linuxPage,
  linuxSources,
  linuxTargets,
  type Path,
  type Side,
  windowsPage,
  windowsPaths,
} from './migration-paths.ts';
import { editionLabel } from './operating-system.ts';
import type { Verdict } from './verdict.ts';

export function judgePath(from: Facts, to: Facts): Verdict {
  const wall = walls.find(({ stands }) => stands(from, to));
  if (wall) return { rule: 'path', kind: 'denied', ...wall.verdict };
  const families = [factValue(from.family), factValue(to.family)];
  if (families.includes(undefined)) return missing([from.family, to.family], windowsPage);
  return families[0] === 'windows' ? judgeWindows(from, to) : judgeLinux(from, to);
}

/** Walls stand only on what is known: what is not known is left to the tables. */
const walls: readonly {
  readonly stands: (from: Facts, to: Facts) => boolean;
  readonly verdict: Omit<Verdict, 'kind' | 'rule'>;
}[] = [
  {
    stands: (from, to) => differ(from.family, to.family),
    verdict: {
      reason: "Neither of AWS's migration pages has a way between Windows and Linux.",
      remedy: 'Create a new WorkSpace for the user instead.',
      source: `${windowsPage}; ${linuxPage}`,
    },
  },
  {
    stands: (_, to) => factValue(to.edition) === 'amazon-linux-2',
    verdict: { reason: 'Amazon Linux 2 is at its end of life and is never a target.', source: linuxPage },
  },
  {
    stands: (from, to) => factValue(from.edition) === 'windows-7' && factValue(to.edition) === 'windows-11',
    verdict: {
      reason: 'Windows 7 cannot be migrated to Windows 11 directly.',
      remedy: 'Migrate to Windows 10, let the user log in once, then migrate to Windows 11.',
      source: windowsPage,
    },
  },
  {
    stands: (from, to) =>
      factValue(to.edition) === 'windows-11' && (from.computeType === 'VALUE' || to.computeType === 'VALUE'),
    verdict: {
      reason: 'There is no Value bundle with Windows 11.',
      remedy: 'Change the compute type to Standard or more first, then migrate.',
      source: `${windowsPage}; byol-windows-images`,
    },
  },
  {
    stands: (from, to) => factValue(from.licence) === 'byol' && factValue(to.licence) === 'included',
    verdict: {
      reason: 'A BYOL WorkSpace can only be migrated to a BYOL bundle; this one comes with a licence.',
      source: windowsPage,
    },
  },
  {
    stands: (from, to) => factValue(from.licence) === 'included' && factValue(to.licence) === 'byol',
    verdict: {
      reason: 'A WorkSpace with an included licence cannot be migrated to a BYOL bundle.',
      source: windowsPage,
    },
  },
  {
    stands: (from, to) => factValue(from.byop) === true && factValue(to.byop) === false,
    verdict: { reason: 'A BYOP WorkSpace cannot be migrated to PCoIP or DCV.', source: windowsPage },
  },
  {
    stands: (_, to) => to.computeType === 'GRAPHICS' || to.computeType === 'GRAPHICSPRO',
    verdict: {
      reason: 'Graphics and GraphicsPro bundles are no longer supported.',
      remedy: 'Choose Graphics.g4dn, GraphicsPro.g4dn or a newer type.',
      source: 'Administration Guide, amazon-workspaces-bundles',
    },
  },
];

const differ = <T>(one: Fact<T>, other: Fact<T>) =>
  one.known !== 'unknown' && other.known !== 'unknown' && one.value !== other.value;

function judgeWindows(from: Facts, to: Facts): Verdict {
  const base = { rule: 'path', source: windowsPage } as const;
  const rows = windowsPaths.map((path) => ({ path, fits: both(fits(path.from, from), fits(path.to, to)) }));
  const sure = rows.filter((row) => row.fits === 'yes').map((row) => row.path);
  const row: Path | undefined = sure.find((path) => path.kind === 'denied') ?? sure[0];
  if (row) return { ...base, kind: row.kind, reason: `AWS's table: ${row.row}.` };
  if (rows.some((each) => each.fits === 'maybe'))
    return missing(
      [from.edition, to.edition, from.licence, to.licence, from.origin, to.origin, from.byop, to.byop],
      windowsPage,
    );
  return { ...base, kind: 'unlisted', reason: `AWS's table has no row from ${label(from)} to ${label(to)}.` };
}

function judgeLinux(from: Facts, to: Facts): Verdict {
  const base = { rule: 'path', source: linuxPage } as const;
  const source = linuxSystem(from);
  const target = linuxSystem(to);
  if (source === undefined || target === undefined)
    return missing([from.edition, to.edition, from.gpu, to.gpu], linuxPage);
  if (source === target)
    return {
      ...base,
      kind: 'denied',
      reason: `A Linux WorkSpace cannot be migrated to the system it already has (${label(to)}).`,
      remedy: 'Rebuild it to get a fresh root volume.',
    };
  if (linuxSources.includes(source) && linuxTargets.includes(target))
    return { ...base, kind: 'allowed', reason: `AWS's Linux page lists ${label(from)} to ${label(to)}.` };
  return { ...base, kind: 'unlisted', reason: `AWS's Linux page does not list ${label(from)} to ${label(to)}.` };
}

function linuxSystem(facts: Facts): LinuxSystem | undefined {
  const edition = factValue(facts.edition);
  if (edition !== 'ubuntu-22.04') return edition;
  const gpu = factValue(facts.gpu);
  return gpu === undefined ? undefined : gpu ? 'ubuntu-22.04-graphics' : edition;
}

type Fit = 'yes' | 'no' | 'maybe';

function fits(side: Side, facts: Facts): Fit {
  const parts: Fit[] = [
    holdsFor(facts.edition, (edition) => side.editions.includes(edition)),
    holdsFor(facts.licence, (licence) => licence === side.licence),
    holdsFor(facts.byop, (byop) => byop === side.byop),
  ];
  if (side.origin) parts.push(holdsFor(facts.origin, (origin) => origin === side.origin));
  return parts.reduce(both);
}

const holdsFor = <T>(fact: Fact<T>, holds: (value: T) => boolean): Fit =>
  fact.known === 'unknown' ? 'maybe' : holds(fact.value) ? 'yes' : 'no';

function both(one: Fit, other: Fit): Fit {
  if (one === 'no' || other === 'no') return 'no';
  return one === 'maybe' || other === 'maybe' ? 'maybe' : 'yes';
}

function missing(facts: readonly Fact<unknown>[], source: string): Verdict {
  const why = new Set(facts.flatMap((fact) => (fact.known === 'unknown' ? [fact.why] : [])));
  return {
    rule: 'path',
    kind: 'unknown',
    reason: `Whether AWS allows this path is unknown: ${[...why].join('; ')}.`,
    source,
  };
}

function label(facts: Facts): string {
  const edition = factValue(facts.edition);
  const words = [factValue(facts.origin), edition ? editionLabel(edition) : 'an unknown system'];
  if (factValue(facts.gpu) && edition === 'ubuntu-22.04') words.push('Graphics');
  if (factValue(facts.licence) === 'byol') words.push('BYOL');
  if (factValue(facts.byop)) words.push('BYOP');
  return words.filter(Boolean).join(' ');
}
