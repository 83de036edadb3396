/**
 * A mapping for a mixed selection out of one wish: a line for each bundle that its WorkSpaces use, with the bundle that
 * fits best, or why there is none. What only may be what was wished is offered, never proposed.
 */
import type { Bundle } from '../aws/model.ts';
import type { LeftOut, MapLine, Mapping } from '../plans/mapping.ts';
import { type Facts, readBundle, readWorkspace } from '../rules/bundle-facts.ts';
import { judge } from '../rules/eligibility.ts';
import { holds, type Wish, wishText } from '../rules/wish.ts';
import { type EvidenceOf, evidenceIn } from './evidence.ts';
import type { Fleet, Row } from './fleet.ts';
import { judgeTargets, type Target } from './targets.ts';

/** A bundle that a line could go to. */
export interface Choice extends Target {
  /** It is what was wished; `maybe`: its name does not say all of it. */
  readonly wished: 'yes' | 'maybe' | 'no';
}

export interface Proposal {
  /** Of the line, whatever its target is. */
  readonly key: string;
  /** As it is proposed. */
  readonly line: MapLine;
  /** The bundle that they use; undefined when it is not listed any more, or AWS did not say which. */
  readonly bundle: Bundle | undefined;
  /** Theirs, where all have the same. */
  readonly computeType: string | undefined;
  readonly ids: readonly string[];
  readonly target: Choice | undefined;
  /** Every bundle that is listed, the fittest first. */
  readonly choices: readonly Choice[];
  /** Why there is no target, and what to do instead. */
  readonly why: LeftOut | undefined;
}

type Known = Pick<Fleet, 'rows' | 'bundles' | 'images'>;

/** `rows`: the selection. In the order of size, the largest first. */
export const proposeMapping = (rows: readonly Row[], wish: Wish, fleet: Known): readonly Proposal[] =>
  proposeFrom(judgeSources(rows, fleet), wish);

/** What is so whatever is wished, worked out once where several wishes are tried. */
export interface Judged {
  readonly images: Fleet['images'];
  readonly evidence: EvidenceOf;
  readonly sources: readonly Source[];
  /** Of every bundle that is listed, by its id. */
  readonly facts: ReadonlyMap<string, Facts>;
}

export function judgeSources(rows: readonly Row[], { rows: all, bundles, images }: Known): Judged {
  const evidence = evidenceIn({ rows: all, images });
  const sources = sourcesOf(rows).map(
    ({ line, rows: users }): Source => ({
      line,
      rows: users,
      bundle: bundles.get(line.bundleId ?? ''),
      compute: one(users.map(({ workspace }) => workspace.computeType)),
      targets: judgeTargets(users, { bundles }, evidence),
    }),
  );
  const facts = new Map(
    [...bundles.values()].map((bundle) => [bundle.id as string, readBundle(bundle, evidence(bundle))]),
  );
  return { images, evidence, sources, facts };
}

export function proposeFrom(judged: Judged, wish: Wish): readonly Proposal[] {
  return judged.sources
    .map((source): Proposal => {
      const { bundleId, computeType } = source.line;
      const choices = choicesFor(source, wish, judged);
      const instead = bundleId === undefined ? unsaid : settled(source.rows, wish, judged.evidence);
      const best = choices.find(({ wished, allowed, open }) => wished === 'yes' && allowed + open > 0);
      const target = instead ? undefined : best;
      const why = instead ?? (target ? undefined : whyNone(choices, wish, source.compute, judged));
      return {
        key: `${bundleId ?? ''} ${computeType ?? ''}`.trimEnd(),
        line: { ...source.line, to: target?.id, ...(why && { why }) },
        bundle: source.bundle,
        computeType: source.compute,
        ids: source.rows.map(({ id }) => id),
        target,
        choices,
        why,
      };
    })
    .toSorted((a, b) => b.ids.length - a.ids.length);
}

/** What the operator made of the proposals. `changes`: by key, the bundle that he chose, undefined to leave them out. */
export function mappingOf(
  proposals: readonly Proposal[],
  changes: ReadonlyMap<string, string | undefined> = new Map(),
): Mapping {
  return proposals.map(({ key, line: { why, ...line }, target }) => {
    const to = changes.has(key) ? changes.get(key) : target?.id;
    return to === undefined && why ? { ...line, to, why } : { ...line, to };
  });
}

interface Users {
  readonly line: Omit<MapLine, 'to'>;
  readonly rows: readonly Row[];
}

interface Source extends Users {
  readonly bundle: Bundle | undefined;
  readonly compute: string | undefined;
  /** Every bundle that is listed, judged for them. */
  readonly targets: readonly Target[];
}

/** By bundle; by compute type as well where WorkSpaces of the same bundle have several. */
function sourcesOf(rows: readonly Row[]): readonly Users[] {
  return [...Map.groupBy(rows, ({ workspace }) => workspace.bundleId)].flatMap(([bundleId, users]) => {
    const types = Map.groupBy(users, ({ workspace }) => workspace.computeType);
    if (types.size === 1 || bundleId === undefined) return [{ line: { bundleId }, rows: users }];
    return [...types].map(([computeType, some]) => ({ line: { bundleId, computeType }, rows: some }));
  });
}

function choicesFor(
  { targets, bundle: source, compute }: Source,
  wish: Wish,
  { images, facts }: Judged,
): readonly Choice[] {
  const made = ({ imageId, updatedAt, createdAt }: Bundle) =>
    images.get(imageId ?? '')?.createdAt ?? updatedAt ?? createdAt ?? 0;
  const likeSource = (other: Bundle): number =>
    source === undefined ? 0 : Number(other.rootGib === source.rootGib) + Number(other.userGib === source.userGib);
  const rank = { yes: 0, maybe: 1, no: 2 } as const;
  return targets
    .map((target) => ({ ...target, wished: isWished(target, wish, compute, facts) }))
    .toSorted(
      (a, b) =>
        rank[a.wished] - rank[b.wished] ||
        b.allowed - a.allowed ||
        b.open - a.open ||
        b.sameCompute - a.sameCompute ||
        Number(b.bundle.owner === source?.owner) - Number(a.bundle.owner === source?.owner) ||
        made(b.bundle) - made(a.bundle) ||
        likeSource(b.bundle) - likeSource(a.bundle) ||
        (a.bundle.name ?? '').localeCompare(b.bundle.name ?? ''),
    );
}

function isWished({ id }: Target, wish: Wish, compute: string | undefined, facts: Judged['facts']): Choice['wished'] {
  const known = facts.get(id);
  return known ? holds(wish, known, compute) : 'no';
}

const unsaid: LeftOut = { reason: 'AWS did not say which bundle they use.' };

/** Why none of them needs a migration for this wish: a bundle that would do is no reason to lose a root volume. */
function settled(rows: readonly Row[], wish: Wish, evidence: EvidenceOf): LeftOut | undefined {
  const { protocol } = wish;
  const counts = { already: 0, modifiable: 0 };
  for (const row of rows) {
    const { workspace, bundle, directory } = row;
    const facts = readWorkspace(workspace, bundle, { ...evidence(bundle), directoryTenancy: directory?.tenancy });
    const but = (less: Partial<Wish>) => holds({ ...wish, ...less }, facts, workspace.computeType) === 'yes';
    if (but({})) counts.already++;
    else if (protocol === undefined || protocol === 'BYOP' || !but({ protocol: undefined })) return undefined;
    else if (!mayBeModified(row, protocol, evidence)) return undefined;
    else counts.modifiable++;
  }
  const { already, modifiable } = counts;
  if (modifiable === 0) return { reason: 'They are that already.', remedy: 'Rebuild them to refresh them.' };
  const rest = already > 0 ? ` (${already} are that already)` : '';
  return {
    reason: `Only their protocol differs${rest}: modifying it keeps the root volume, a migration replaces it.`,
    remedy: 'Modify the protocol instead.',
  };
}

function mayBeModified({ workspace, bundle }: Row, protocol: 'PCOIP' | 'WSP', evidence: EvidenceOf): boolean {
  const facts = { now: 0, snapshot: undefined, connection: undefined, source: evidence(bundle) };
  const verdicts = judge({ verb: 'modify-protocol', protocol }, workspace, bundle, facts);
  return verdicts.some(({ rule, kind }) => rule === 'protocol' && kind === 'allowed');
}

/** A wall that stands before every bundle of that system tells more than that one of them is not there. */
function whyNone(choices: readonly Choice[], wish: Wish, compute: string | undefined, { facts }: Judged): LeftOut {
  const ofSystem = choices.filter((choice) => isWished(choice, { ...wish, compute: 'any' }, compute, facts) === 'yes');
  if (ofSystem.every(({ allowed, open }) => allowed + open === 0)) {
    const reasons = ofSystem.flatMap((choice) => choice.reasons);
    const wall = reasons.find(({ verdict }) => verdict.rule === 'path' && verdict.kind === 'denied');
    if (wall) return inShort(wall.verdict);
  }
  const [first] = choices;
  if (first?.wished === 'yes' && first.reasons[0]) return inShort(first.reasons[0].verdict);
  const maybe = choices.filter(({ wished }) => wished === 'maybe').length;
  return {
    reason: `No bundle here is known to be ${wishText(wish.compute === 'same' && compute ? { ...wish, compute } : wish)}.`,
    remedy: maybe > 0 ? `${maybe} may be: look at their names.` : 'Choose another bundle, or make one.',
  };
}

const inShort = ({ reason, remedy }: LeftOut): LeftOut => ({ reason, ...(remedy && { remedy }) });

/** What all have; undefined where they differ. */
function one<T>(values: readonly T[]): T | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}
