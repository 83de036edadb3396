/** `bellhop list`: the WorkSpaces that a query finds, for a person, a spreadsheet or another program. */
import { type Answer, type Failure, inSentences } from '../aws/answer.ts';
import { sessionClock } from '../aws/session-clock.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { exportRows } from '../fleet/export.ts';
import type { FieldId, Surroundings } from '../fleet/fields.ts';
import { fleetOf } from '../fleet/first-listed.ts';
import type { Row } from '../fleet/fleet.ts';
import { fieldsIn, type Need, needsOf } from '../fleet/needs.ts';
import { inOrder } from '../fleet/order.ts';
import { hintsFor } from '../fleet/query/hint.ts';
import { regionMeant } from '../fleet/region-meant.ts';
import { inWords } from '../runs/report-times.ts';
import { readSources, readWay, refuseSpeed } from '../session-flags.ts';
import { command, noWords } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { columnsOf, type ListFlags, listFlags, readWanted, type Wanted } from './list-flags.ts';
import { completed, gatherRows, sayFailures } from './list-gather.ts';
import { listHelp } from './list-help.ts';
import { type ListSource, openListSource, recalledSource } from './list-source.ts';
import { surroundings } from './list-surroundings.ts';
import { tableOf } from './list-table.ts';
import { print, say } from './output.ts';

export const list = command({
  name: 'bellhop list',
  help: listHelp,
  flags: listFlags,
  run: async (given) => {
    noWords(given);
    const configured = await readConfiguration();
    if (!configured.ok) return configured;
    const wanted = readWanted(given, configured.value.preferences, process.stdout.isTTY === true);
    const { sources, failures, several } = await openSources(given, wanted);
    for (const { name, cachedAt, session } of sources) {
      if (cachedAt === undefined) continue;
      const age = inWords(Math.max(0, Math.round((session.clock.now() - cachedAt) / 1000)));
      await say(`${name}: as it was known ${age} ago. AWS is asked nothing.`);
    }
    try {
      const [failure, ...others] = failures;
      for (const other of sources.length === 0 ? others : failures) await say(`bellhop list: ${inSentences(other)}`);
      if (sources.length === 0 && failure) return { ok: false, failure };
      const listed = await listFrom(sources, wanted, several);
      return listed.ok && failures.length > 0 ? { ok: true, value: exitCodes.some } : listed;
    } finally {
      for (const source of sources) source.close();
    }
  },
});

/** Throws `WrongUsage`. */
async function openSources(given: ListFlags, { cached }: Wanted) {
  refuseSpeed(given, '--endpoint-url');
  const choices = readSources(given);
  for (const region of new Set(choices.flatMap(({ region }) => region ?? []))) {
    const meant = regionMeant(region);
    if (meant) await say(`--region ${region}: no such Region is known. Is it ${meant}?`);
  }
  const { speed = 1, ...way } = readWay(given);
  const clock = await sessionClock(speed, way.endpointUrl);
  const open = cached ? recalledSource : openListSource;
  const opened = await Promise.all(
    choices.map(({ profile, region }, at) =>
      open(`source-${at + 1}`, { clock, ...way, ...(profile && { profile }), ...(region && { region }) }),
    ),
  );
  return {
    sources: opened.flatMap((one) => (one.ok ? one.value : [])),
    failures: opened.flatMap((one): Failure[] => (one.ok ? [] : [one.failure])),
    several: choices.length > 1,
  };
}

async function listFrom(sources: readonly ListSource[], wanted: Wanted, several: boolean): Promise<Answer<number>> {
  const { query, order, format, count, limit } = wanted;
  const columns = count ? [] : columnsOf(wanted, several);
  const shown = needsOf(columns);
  const sorting = needsOf(order && !count ? [order.by] : []);
  const all = new Set<Need>([...needsOf(fieldsIn(query)), ...shown, ...sorting]);
  const around = await surroundings(sources, all);
  const { at } = around;
  for (const failure of around.failures) await say(inSentences(failure));
  const told = new Set<string>();
  const perRow = (['connections', 'snapshots', 'tags'] as const).some((need) => all.has(need));
  const tell = async (rows: readonly Row[]): Promise<boolean> => {
    const fresh = rows.filter(({ id }) => !told.has(id)).slice(0, limit - told.size);
    for (const { id } of fresh) told.add(id);
    if (fresh.length > 0) await print(exportRows(fresh, columns, 'ndjson', at));
    return told.size < limit;
  };
  const early = format === 'ndjson' && !order && !count && !perRow;
  const gathering = { query, at, needs: new Set([...shown, ...sorting]), ...(early && { tell }) };

  const found = await Promise.all(sources.map((source) => gatherRows(source, gathering)));
  const [failure] = found.flatMap(({ missing }) => missing ?? []);
  if (failure && found.every(({ missing, rows, unknown }) => missing && rows.length + unknown.length === 0))
    return { ok: false, failure };
  for (const [at, { missing, failures }] of found.entries())
    await sayFailures(sources[at] ?? { name: '' }, missing, failures);
  let partial = around.failures.length > 0 || found.some(({ missing, failures }) => missing || failures.length > 0);
  const fleets = sources.map(({ fleet }) => fleet.getState());
  const ofFirst = (row: Row) => fleetOf(fleets, row.id)?.source === row.source;
  let rows = found.flatMap((one) => one.rows).filter(ofFirst);
  if (count) await print(String(rows.length));
  else if (!early) {
    const sortable = await completed(sources, rows, order ? perWorkspace(sorting) : new Set());
    rows = inOrder(sortable.rows, order ?? { by: 'user', reversed: false }, at).slice(0, limit);
    const whole = await completed(sources, rows, perWorkspace(shown));
    partial ||= sortable.failures.length + whole.failures.length > 0;
    await printRows(whole.rows, columns, format, at);
  }
  if (told.size + rows.length === 0) {
    const all = sources.flatMap((source) => [...source.fleet.getState().rows.values()]);
    for (const hint of hintsFor(query, all, at)) await say(hint);
  }
  const unknown = found.flatMap((one) => one.unknown).filter(ofFirst).length;
  if (unknown > 0) await say(`Of ${unknown} more it is not known whether they match: they are left out.`);
  return { ok: true, value: partial ? exitCodes.some : exitCodes.done };
}

const perWorkspace = (needs: ReadonlySet<Need>): ReadonlySet<Need> =>
  new Set([...needs].filter((need) => need === 'connections' || need === 'tags' || need === 'snapshots'));

async function printRows(
  rows: readonly Row[],
  columns: readonly FieldId[],
  format: Wanted['format'],
  at: Surroundings,
): Promise<void> {
  if (format !== 'table') {
    const text = exportRows(rows, columns, format, at);
    if (text !== '') await print(text);
    return;
  }
  if (rows.length === 0) return say('No WorkSpace matches.');
  const { text, leftOut } = tableOf(rows, columns, at, process.stdout.isTTY ? process.stdout.columns : undefined);
  await print(text);
  if (leftOut.length > 0) await say(`Too narrow for ${leftOut.join(', ')}: widen the terminal, or choose --columns.`);
}
