/**
 * Four hundred WorkSpaces on nine bundles to "Windows 11 on DCV, same compute": what goes, where, and why not the others,
 * counted against what the simulated AWS itself knows and would refuse. Its time stands still meanwhile.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WorkspacesPlan } from '../../src/plans/plan.ts';
import type { Bundle } from '../../src/simulator/workspaces/bundles.ts';
import { connectionOf } from '../../src/simulator/workspaces/connections.ts';
import { migrationGate, refusalOf } from '../../src/simulator/workspaces/gates.ts';
import { pathRefusal } from '../../src/simulator/workspaces/paths.ts';
import type { Workspace } from '../../src/simulator/workspaces/record.ts';
import { type Headless, headless } from '../support/headless.ts';

const region = 'eu-central-1';
const wish = ['--to-system', 'windows-11', '--to-protocol', 'dcv', '--to-compute', 'same'];

let bell: Headless;
let ids: string;
let wished: { readonly plan: WorkspacesPlan; readonly summary: Summary; readonly err: string };
beforeAll(async () => {
  bell = await headless({ fleet: 'windows-11', workspaces: 400, speed: 0, startsAt: Date.now() });
  ids = everybody()
    .map(({ id }) => id)
    .join('\n');
  wished = await planned('wished.json', wish);
});
afterAll(() => bell[Symbol.asyncDispose]());

interface Summary {
  readonly phrase: string;
  readonly mapping: readonly {
    readonly sourceName: string;
    readonly targetName?: string;
    going: number;
    held: number;
  }[];
  readonly excluded: readonly { readonly id: string; readonly reasons: readonly string[] }[];
  readonly heldBack: readonly { readonly reason: string; readonly count: number; readonly ids: readonly string[] }[];
}

const everybody = (): readonly Workspace[] =>
  [...bell.world.simulator.world.fleet.everything()].filter((one) => one.visible);
const bundles = (): readonly Bundle[] => bell.world.simulator.world.catalogue.own();
const bundleOf = ({ bundleId }: Workspace) => bundles().find(({ id }) => id === bundleId);

const ask = (args: readonly string[], input = ids) =>
  bell.run(
    [...args, '--ids-file', '-', '--endpoint-url', bell.world.simulator.url, '--region', region, '--rate', '100'],
    { input },
  );

async function planned(file: string, flags: readonly string[], who = ids) {
  const { code, out, err } = await ask(['plan', 'migrate', ...flags, '-o', file, '--json'], who);
  if (code !== 0) throw new Error(err);
  const plan: WorkspacesPlan = JSON.parse(await readFile(bell.file(file), 'utf8'));
  return { plan, summary: JSON.parse(out) as Summary, err };
}
const goers = ({ plan }: { readonly plan: WorkspacesPlan }, who = ids) =>
  Object.fromEntries(plan.items.flatMap(({ id, target }) => (who.includes(id) ? [[id, target?.bundleId]] : [])));
/** Each look at a WorkSpace takes a call: where it does not matter, a quarter will do. */
const some = () =>
  ids
    .split('\n')
    .filter((_, at) => at % 4 === 0)
    .join('\n');

/** The newest bundle that is what was wished, where AWS would take the WorkSpace to it. */
function successor(workspace: Workspace): Bundle | undefined {
  const [newest] = bundles()
    .filter(
      ({ os, protocol, compute, state }) =>
        os === 'WINDOWS_11' && protocol === 'WSP' && compute === workspace.compute && state === 'AVAILABLE',
    )
    .toSorted((a, b) => a.createdDaysAgo - b.createdDaysAgo);
  return newest && pathRefusal(workspace, bundleOf(workspace), newest, region) === undefined ? newest : undefined;
}
/** A desktop that is Windows 11 already has no reason to lose its root volume. */
const needsNone = ({ os }: Workspace) => os === 'WINDOWS_11';

const takesIt = (workspace: Workspace) => {
  const { clock, fleet } = bell.world.simulator.world;
  return (
    refusalOf(migrationGate(workspace), workspace, clock.now()) === undefined &&
    connectionOf(fleet.seed, workspace, clock.now()).state !== 'CONNECTED'
  );
};

test('exactly those go that AWS would take and whose user is away, each to the newest bundle of its compute type', () => {
  const truth = everybody().flatMap((one) => {
    const target = needsNone(one) ? undefined : successor(one);
    return target && takesIt(one) ? [[one.id, target.id] as const] : [];
  });
  expect(truth.length).toBeGreaterThan(100);
  expect(goers(wished)).toEqual(Object.fromEntries(truth));
  expect(wished.summary.phrase).toBe(`MIGRATE ${truth.length} IN 123456789012 EU-CENTRAL-1`);
});

test('a line a bundle says how many go where and how many stay', () => {
  const truth = Object.groupBy(everybody(), (one) => bundleOf(one)?.name ?? '?');
  const lines = wished.summary.mapping.map(({ sourceName, targetName, going, held }) => [
    sourceName,
    targetName,
    going + held,
  ]);
  const expected = Object.entries(truth).map(([name, theirs = []]) => {
    const [first] = theirs;
    return [name, first && !needsNone(first) ? successor(first)?.name : undefined, theirs.length];
  });
  expect(expected).toHaveLength(9);
  expect(new Set(lines)).toEqual(new Set(expected));
});

describe('who stays for good is counted under the reason', () => {
  // biome-ignore format: a table
  test.each([
    ['Reception-Win10-BYOL-PCoIP-Value', 'There is no Value bundle with Windows 11.'],
    ['Legal-Win11-BYOL-PCoIP', 'Only their protocol differs: modifying it keeps the root volume, a migration replaces it.'],
    ['Contractors-S2019-PCoIP', 'A WorkSpace with an included licence cannot be migrated to a BYOL bundle.'],
    ['Trading-Win10-BYOL-BYOP', 'A BYOP WorkSpace cannot be migrated to PCoIP or DCV.'],
    ['Build-Farm-AL2', "Neither of AWS's migration pages has a way between Windows and Linux."],
  ])('%s', (name, reason) => {
    const truth = everybody().filter((one) => bundleOf(one)?.name === name).map(({ id }) => id);
    const group = wished.summary.heldBack.find((held) => held.reason === reason);
    expect(truth.length).toBeGreaterThan(0);
    expect(new Set(group?.ids)).toEqual(new Set(truth));
    expect(wished.err).toContain(`  ${truth.length}: ${reason}`);
  });
});

test('everybody is either sent or excluded with a reason, and the reasons take a screen, not four hundred lines', () => {
  const { plan, summary, err } = wished;
  expect(plan.items.length + plan.excluded.length).toBe(everybody().length);
  for (const { reasons } of summary.excluded) expect(reasons.length).toBeGreaterThan(0);
  expect(summary.heldBack.reduce((sum, { count }) => sum + count, 0)).toBe(plan.excluded.length);
  const told = err.split('\n').filter((line) => !line.includes('Looked up'));
  expect(told.length).toBeLessThan(100);
});

describe('the proposed mapping is a file that people can change:', () => {
  test.each([
    ['CSV, as it is written with byte order mark and CRLF', 'map.csv', (text: string) => text, () => ids],
    ['CSV, saved again by a spreadsheet with semicolons', 'map.csv', (text: string) => text.replaceAll(',', ';'), some],
    ['JSON', 'map.json', (text: string) => text, () => ids],
  ])('%s plans the same', async (_, file, saved, who) => {
    expect(await ask(['plan', 'map', ...wish, '-o', file, '--overwrite'])).toMatchObject({ code: 0, out: '' });
    await writeFile(bell.file(file), saved(await readFile(bell.file(file), 'utf8')));
    const same = await planned(`by-${file}`, ['--map', file, '--overwrite'], who());
    expect(goers(same)).toEqual(goers(wished, who()));
  });

  test('a target that is taken out keeps them where they are', async () => {
    const warehouse = bundles().find(({ name }) => name === 'Warehouse-Win10-BYOL-DCV')?.id ?? '';
    const { out } = await ask(['plan', 'map', ...wish, '-o', '-', '--json']);
    const lines: readonly { readonly source: string }[] = JSON.parse(out);
    const changed = lines.map((line) => (line.source === warehouse ? { ...line, target: '' } : line));
    await writeFile(bell.file('changed.map'), JSON.stringify(changed));
    const { plan } = await planned('changed.json', ['--map', 'changed.map'], some());
    const before = wished.plan.items.filter(({ id }) => some().includes(id));
    const without = before.filter(({ bundleId }) => bundleId !== warehouse);
    expect(without.length).toBeLessThan(before.length);
    expect(plan.items.map(({ id }) => id)).toEqual(without.map(({ id }) => id));
  });
});
