/**
 * Whether a WorkSpace may go from what it is to what a bundle holds: the walls first, then the tables. A row that hangs
 * on a fact nobody knows makes the path unknown, not allowed.
 */
import type { Facts } from './bundle-facts.ts';
import { type Fact, factValue } from './fact.ts';
import { protocolName } from './in-words.ts';
import {
  desktop10,
  type LinuxSystem,
  linuxPage,
  linuxSources,
  linuxTargets,
  type Path,
  type Side,
  windowsPage,
  windowsPaths,
} from './migration-paths.ts';
import { walls } from './migration-walls.ts';
import { editionLabel } from './operating-system.ts';
import type { Verdict } from './verdict.ts';

export function judgePath(from: Facts, to: Facts): Verdict {
  const inferred = [...inferredOf('it has', from), ...inferredOf('the target has', to)];
  const verdict = judged(from, to);
  return inferred.length === 0 ? verdict : { ...verdict, detail: `Inferred: ${inferred.join('; ')}.` };
}

/** What of a side AWS does not tell, and from where it was read instead. */
function inferredOf(who: string, { edition, licence, protocol }: Facts): readonly string[] {
  const said = (what: string, fact: Fact<unknown>) =>
    fact.known === 'inferred' ? [`${who} ${what} (from ${fact.from})`] : [];
  const system = factValue(edition);
  const streams = factValue(protocol);
  return [
    ...(system ? said(editionLabel(system), edition) : []),
    ...said(factValue(licence) === 'byol' ? 'a BYOL licence' : 'an included licence', licence),
    ...(streams ? said(`protocol ${protocolName(streams)}`, protocol) : []),
  ];
}

function judged(from: Facts, to: Facts): Verdict {
  const wall = walls.find(({ stands }) => stands(from, to));
  if (wall) return { rule: 'path', kind: 'denied', ...wall.verdict };
  const families = [factValue(from.family), factValue(to.family)];
  if (families.includes(undefined)) return missing([from.family, to.family], windowsPage);
  return families[0] === 'windows' ? judgeWindows(from, to) : judgeLinux(from, to);
}

function judgeWindows(from: Facts, to: Facts): Verdict {
  const base = { rule: 'path', source: windowsPage } as const;
  const rows = windowsPaths.map((path) => ({ path, fits: both(fits(path.from, from), fits(path.to, to)) }));
  const sure = rows.filter((row) => row.fits === 'yes').map((row) => row.path);
  const row: Path | undefined = sure.find((path) => path.kind === 'denied') ?? sure[0];
  if (row)
    return {
      ...base,
      kind: row.kind,
      reason: [`AWS's table: ${row.row}.`, ...asides(to)].join(' '),
      quote: row.row,
      ...(row.kind === 'denied' && { remedy: 'Choose a target that AWS lists for it.' }),
    };
  if (rows.some((each) => each.fits === 'maybe'))
    return missing(
      [from.edition, to.edition, from.licence, to.licence, from.origin, to.origin, from.byop, to.byop],
      windowsPage,
    );
  return {
    ...base,
    kind: 'unlisted',
    reason: `AWS's table has no row from ${label(from)} to ${label(to)}.`,
    ...(isDesktop10(from) && isDesktop10(to) && factValue(from.edition) === factValue(to.edition) && language),
  };
}

const isDesktop10 = ({ edition, origin, licence }: Facts) =>
  factValue(origin) === 'public' &&
  factValue(licence) === 'included' &&
  (desktop10 as readonly unknown[]).includes(factValue(edition));

/** The one exception to "another bundle": the same desktop in another language. The API does not tell languages. */
const language = {
  quote: 'Exception: the same Windows 10 bundle in another language, in Regions with several languages.',
  remedy: 'Go on only if the target is the same Windows 10 in another language.',
};

/** What AWS says of a target besides that it may be one. */
function asides(to: Facts): readonly string[] {
  const system = factValue(to.edition);
  const open = factValue(to.origin) === 'public';
  return [
    ...(system === 'server-2025' && factValue(to.byop) === false ? ['It ends up on DCV.'] : []),
    ...(system === 'server-2019' && open && factValue(to.protocol) === 'PCOIP' ? ['It has no Web Access.'] : []),
  ];
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
  // The wall of BYOP may stand there: a Linux path does not say so by itself, as a Windows row does.
  if (factValue(from.byop) !== false && factValue(to.byop) !== true) return missing([from.byop, to.byop], linuxPage);
  if (linuxSources.includes(source) && linuxTargets.includes(target))
    return {
      ...base,
      kind: 'allowed',
      reason: `AWS's Linux page lists ${label(from)} to ${label(to)}.`,
      quote: 'Each of these to any of the others, except to the same one; Amazon Linux 2 is a source only.',
    };
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
    remedy: 'Find out in the AWS console what both are, and go on only if AWS lists the path.',
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
