/** Where a migration goes: one bundle, the lines of a file, or a wish out of which the lines are proposed. */
import type { Answer } from '../aws/answer.ts';
import { type Given, WrongUsage } from '../flags.ts';
import type { Fleet, Row } from '../fleet/fleet.ts';
import { mappingOf, proposeMapping } from '../fleet/propose.ts';
import { bundleIdPattern } from '../plans/id-patterns.ts';
import { type MapEntry, readMap } from '../plans/map-file.ts';
import { allTo, lineFits, type Mapping } from '../plans/mapping.ts';
import type { BadEntry } from '../plans/table-file.ts';
import { isKnownCompute, readCompute, readEdition, readProtocol, type Wish } from '../rules/wish.ts';
import { noPlan } from './no-plan.ts';
import { say } from './output.ts';
import { type PlanFlags, wishFlags } from './plan-flags.ts';
import { faultLines, fileName, readText, refuseFaults } from './read-file.ts';

export type Whither =
  | { readonly kind: 'mapping'; readonly mapping: Mapping }
  | { readonly kind: 'map'; readonly entries: readonly MapEntry[] }
  | { readonly kind: 'wish'; readonly wish: Wish };

/** Throws `WrongUsage`, with every line of the file that cannot be used. */
export async function readWhither(given: PlanFlags): Promise<Whither> {
  const bundle = given.text('bundle');
  const file = given.text('map');
  const wish = wishIn(given);
  const ways = [bundle, file, wish].filter((way) => way !== undefined).length;
  if (ways === 0)
    throw new WrongUsage(
      'It needs --bundle, the bundle to migrate to, or --map FILE, or --to-system and --to-protocol.',
    );
  if (ways > 1) throw new WrongUsage('--bundle, --map and --to-... are three ways to say where they go: give one.');
  if (wish) return { kind: 'wish', wish };
  if (bundle !== undefined) {
    if (bundleIdPattern.test(bundle)) return { kind: 'mapping', mapping: allTo(bundle) };
    throw new WrongUsage(`--bundle is the id of a bundle, like wsb-0123456789; ${JSON.stringify(bundle)} is none.`);
  }
  const { entries, bad } = readMap(await readText(file ?? '', 'The mapping'));
  const placed = <T extends { readonly at: string }>(all: readonly T[]) =>
    all.map((one) => ({ ...one, at: `${fileName(file ?? '')}, ${one.at}` }));
  refuseFaults(placed(bad));
  return { kind: 'map', entries: placed(entries) };
}

/** Undefined where no flag says one. Throws `WrongUsage`. */
export function wishIn(given: Given<keyof typeof wishFlags>): Wish | undefined {
  if (!Object.keys(wishFlags).some((flag) => given.has(flag as keyof typeof wishFlags))) return undefined;
  const read = <T>(flag: keyof typeof wishFlags, reader: (words: string) => T | undefined, example: string) => {
    const words = given.text(flag);
    const value = words === undefined ? undefined : reader(words);
    if (words !== undefined && value === undefined)
      throw new WrongUsage(`--${flag} is like ${example}; ${JSON.stringify(words)} is not known.`);
    return value;
  };
  const edition = read('to-system', readEdition, 'windows-11 or ubuntu-22.04');
  const protocol = read('to-protocol', readProtocol, 'DCV, PCoIP or BYOP');
  const compute = read('to-compute', readCompute, 'same, any or performance') ?? 'same';
  if (!edition && !protocol) throw new WrongUsage('It needs --to-system, --to-protocol, or both.');
  return { edition, protocol, compute };
}

/** Not known of a wish until something is proposed. */
export function linesIn(whither: Whither): Mapping | undefined {
  if (whither.kind === 'wish') return undefined;
  return whither.kind === 'mapping' ? whither.mapping : whither.entries.map(({ line }) => line);
}

/** `rows`: the selection, `fleet`: all that is known around it. Says what of a file does nothing. */
export async function mappingFor(whither: Whither, rows: readonly Row[], fleet: Fleet): Promise<Answer<Mapping>> {
  if (!fleet.bundlesLoaded)
    return noPlan('The bundles could not be listed: see above.', 'Without them nobody can say what may go where.');
  if (whither.kind === 'wish') return { ok: true, value: mappingOf(proposeMapping(rows, whither.wish, fleet)) };
  const targets = new Set(linesIn(whither)?.flatMap(({ to }) => to ?? []));
  const unlisted = [...targets].filter((id) => !fleet.bundles.has(id));
  const entries = whither.kind === 'map' ? whither.entries : [];
  if (whither.kind === 'mapping')
    return unlisted.length === 0
      ? { ok: true, value: whither.mapping }
      : noPlan(`AWS lists no bundle ${unlisted.join(', ')} here.`, 'Check the ids, the account and the Region.');
  const unknown = strangersIn(entries, rows, fleet);
  for (const line of faultLines(unknown)) await say(line);
  if (unknown.length > 0)
    return noPlan(
      'The mapping names what is not here: see above.',
      'Check how it is written, the account and the Region.',
    );
  const idle = entries.filter(({ line }) => !rows.some(({ workspace }) => lineFits(line, workspace)));
  for (const line of faultLines(idle.map(({ at }) => ({ at, why: 'None of the WorkSpaces is of this line.' }))))
    await say(line);
  return { ok: true, value: entries.map(({ line }) => line) };
}

/** What neither AWS lists nor a WorkSpace here has, line by line. */
function strangersIn(entries: readonly MapEntry[], rows: readonly Row[], fleet: Fleet): readonly BadEntry[] {
  const workspaces = [...fleet.rows.values(), ...rows].map(({ workspace }) => workspace);
  const used = new Set<string | undefined>(workspaces.map(({ bundleId }) => bundleId));
  const types = new Set([...fleet.bundles.values(), ...workspaces].map(typeOf));
  return entries.flatMap(({ at, line: { bundleId, to, computeType: type } }) => [
    ...(bundleId === undefined || fleet.bundles.has(bundleId) || used.has(bundleId)
      ? []
      : [{ at, why: `AWS lists no bundle ${bundleId}, and no WorkSpace here is on it.` }]),
    ...(to === undefined || fleet.bundles.has(to) ? [] : [{ at, why: `AWS lists no bundle ${to}.` }]),
    ...(type === undefined || isKnownCompute(type) || types.has(type)
      ? []
      : [{ at, why: `No bundle and no WorkSpace here is ${type}.` }]),
  ]);
}

const typeOf = ({ computeType }: { readonly computeType: string | undefined }) => computeType;
