/** Medians, percentiles, and the table they are printed in. */

/**
 * @typedef {{ readonly what: string, readonly value: string, readonly ratio?: string, readonly budget?: string,
 *   readonly kept?: boolean }} Row
 */

export const percentile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};
export const median = (values) => percentile(values, 0.5);
export const p95 = (values) => percentile(values, 0.95);

export const ms = (value) => `${value.toFixed(1)} ms`;
export const seconds = (value) => `${(value / 1000).toFixed(2)} s`;
export const mib = (value) => `${value.toFixed(0)} MiB`;

/** @returns {Row} a measure with the most that it may be. */
export const atMost = (what, value, most, unit) => ({
  what,
  value: unit(value),
  budget: unit(most).replace(/\.0+ /, ' '),
  kept: value <= most,
});

/** @returns {Row[]} median and p95 of presses, the p95 held to what it may be. */
export function pressRows(what, presses, most) {
  const times = presses.map(({ time }) => time);
  const tail = `${what}, p95`;
  return [
    { what: `${what}, median`, value: ms(median(times)) },
    most === undefined ? { what: tail, value: ms(p95(times)) } : atMost(tail, p95(times), most, ms),
  ];
}

const columns = ['what', 'value', 'ratio', 'budget'];
const verdict = ({ kept }) => (kept === undefined ? '' : kept ? 'kept' : 'MISSED');

/** @param {readonly Row[]} rows */
export function table(rows) {
  const head = { what: '', value: 'measured', ratio: 'ratio', budget: 'budget' };
  const width = (column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length));
  const line = (row) => {
    const cells = columns.map((column) =>
      column === 'what' ? row.what.padEnd(width(column)) : (row[column] ?? '').padStart(width(column)),
    );
    return `${cells.join('   ')}   ${verdict(row)}`.trimEnd();
  };
  return [head, ...rows].map(line).join('\n');
}

/** @param {readonly Row[]} rows */
export function markdown(rows) {
  const line = (row) =>
    `| ${[...columns.map((column) => row[column] ?? ''), verdict(row).toLowerCase()].join(' | ')} |`;
  return ['| | measured | ratio | budget | |', '| --- | --- | --- | --- | --- |', ...rows.map(line)]
    .join('\n')
    .replaceAll(/ {2,}/g, ' ');
}
