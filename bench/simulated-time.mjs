/** What depends on AWS's rate alone, in simulated time: the machine does not matter. */
import { loaded, loading, seconds as secondsOf } from '../test/fleet/loading.ts';
import { costOfRefresh } from '../test/fleet/refresh-cost.ts';
import { atMost } from './figures.mjs';

const rate = 1.5;
const burst = 4;
const aMinute = (value) => `${value.toFixed(1)} calls/min`;

/** All of a fleet for the first time, beside what the budget lets through. */
export async function coldLoad({ size = 5000 }) {
  await using it = await loading({ workspaces: size, rate: 2, burst: 5 }, { rate, burst });
  it.load();
  await it.until(loaded);
  const calls = await it.asked();
  const dictated = (calls.length - burst) / rate;
  const took = secondsOf(calls);
  const { rows } = it.store.getState();
  return [
    {
      what: `${rows.size} WorkSpaces loaded at ${rate} calls a second (${calls.length} calls, dictated ${dictated.toFixed(0)} s)`,
      value: `${took.toFixed(0)} s`,
      ratio: (took / dictated).toFixed(3),
      budget: '1.05',
      kept: took <= 1.05 * dictated,
    },
  ];
}

/** Live refresh every 15 s with 36 rows on screen. */
export async function refresh({ size = 5000 }) {
  const rows = [];
  for (const moving of [0, 10, 500]) {
    const cost = await costOfRefresh({ workspaces: size, moving, visible: 36, every: 15_000 });
    const parts = `${cost.byId.toFixed(1)} by id, ${cost.lists.toFixed(1)} for lists`;
    rows.push(atMost(`${moving} of ${size} in motion (${parts})`, cost.all, cost.allowed / 2, aMinute));
  }
  return rows;
}
