/**
 * The journal of a large run as an engine would have written it: a migration in waves, each item seen on its way, most
 * ended. `node bench/large-run.mjs FOLDER SIZE` writes it, with `ended` as one that is over; `--read ID` reads it back and prints the milliseconds.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRun } from '../src/runs/catalogue.ts';
import { context, limits, migrating, now, planMigration, target, value } from '../test/plans/fixtures.ts';

const minute = 60_000;

/** Writes it into `folder`; returns the run's id, its events and its size in bytes. */
function writeLargeRun(folder, size, over) {
  const ids = Array.from({ length: size }, (_, nth) => `ws-${(36 ** 8 + nth * 7919).toString(36)}`);
  const candidates = ids.map((id) => migrating(id));
  const plan = value(planMigration({ ...context, limits: { ...limits, maxItems: size }, candidates }));
  const by = { by: 'ann', arn: plan.arn, pid: 1 };
  const events = ids.flatMap((item, nth) => lifeOf(item, nth, now + Math.floor(nth / 25) * 40 * minute, over));
  const last = events.sort((a, b) => a.at - b.at).at(-1)?.at ?? now;
  const journal = [
    { type: 'created', at: now, plan, confirmed: ['phrase'], ...by },
    ...events,
    ...(over ? [{ type: 'finished', at: last }] : []),
  ];
  const text = journal.map((event) => `${JSON.stringify(event)}\n`).join('');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, `${plan.id}.jsonl`), text, { mode: 0o600 });
  return { id: plan.id, events: journal.length, bytes: Buffer.byteLength(text) };
}

/** One item in ten was throttled once; unless the run is over, one in a hundred is still on its way. */
function lifeOf(item, nth, start, over) {
  const at = start + (nth % 25) * 700;
  const of = (type, after, rest) => ({ type, at: at + after, item, ...rest });
  const targetId = `ws-${(36 ** 8 + 15_000_000 + nth).toString(36)}`;
  const throttled = {
    kind: 'throttled',
    operation: 'workspaces:MigrateWorkspace',
    effect: 'none',
    code: 'ThrottlingException',
  };
  const words = { what: `${item} was not migrated.`, why: 'Rate exceeded', next: 'It is tried again.' };
  const source = { state: 'AVAILABLE', bundleId: 'wsb-source001', ipAddress: '10.0.0.1' };
  const newcomer = { state: 'PENDING', bundleId: target.id };
  const up = {
    ...newcomer,
    state: 'AVAILABLE',
    computerName: `WSAMZN-${nth}`,
    ipAddress: `10.1.${nth >> 8}.${nth & 255}`,
  };
  const first =
    nth % 10 === 0 ? [of('attempt', -900), of('refused', -800, { failure: { ...throttled, ...words } })] : [];
  const all = [
    ...first,
    of('attempt', 0),
    of('accepted', 300, { requestId: `6f0c7d4e-0000-4000-8000-${String(nth).padStart(12, '0')}`, targetId }),
    of('observed', minute, { observation: { source, target: newcomer } }),
    of('observed', 30 * minute, { observation: { source, target: up } }),
    of('observed', 31 * minute, { observation: { source: { ...source, state: 'TERMINATING' }, target: up } }),
    of('observed', 34 * minute, { observation: { target: up } }),
    of('settled', 35 * minute, { outcome: 'done', reason: `Migrated to ${targetId}, which is AVAILABLE.` }),
  ];
  return nth % 100 === 99 && !over ? all.slice(0, 3) : all;
}

const [folder = '', what = '', id = ''] = process.argv.slice(2);
if (what === '--read') {
  const before = performance.now();
  value(await readRun(folder, id));
  console.log(performance.now() - before);
} else console.log(JSON.stringify(writeLargeRun(folder, Number(what), id === 'ended')));
