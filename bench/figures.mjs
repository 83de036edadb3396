/** Medians, percentiles, and the table they are printed in. */

export const percentile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};
export const median = (values) => percentile(values, 0.5);
export const p95 = (values) => percentile(values, 0.95);

/** @param {readonly { what: string, value: string, ratio?: string, budget?: string, kept?: boolean }[]} rows */
export function table(rows) {
  const columns = ['what', 'value', 'ratio', 'budget'];
  const head = { what: '', value: 'measured', ratio: 'ratio', budget: 'budget' };
  const width = (column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length));
  const line = (row) => {
    const cells = columns.map((column) =>
      column === 'what' ? row.what.padEnd(width(column)) : (row[column] ?? '').padStart(width(column)),
    );
    return `${cells.join('   ')}   ${row.kept === undefined ? '' : row.kept ? 'kept' : 'MISSED'}`.trimEnd();
  };
  return [head, ...rows].map(line).join('\n');
}
