/** The name somebody probably meant: for a mistyped flag or command. */

export function nearest(typed: string, names: readonly string[]): string | undefined {
  return nearestFirst(typed, names)[0];
}

/** Where case matters: the one that differs by its case alone goes before the nearest. */
export const meantName = (typed: string, names: readonly string[]): string | undefined =>
  names.find((name) => name.toLowerCase() === typed.toLowerCase()) ?? nearest(typed, names);

/** Of `names` those within a third of their length, by insertions, deletions, changes and swaps. */
export function nearestFirst(typed: string, names: readonly string[]): readonly string[] {
  return names
    .map((name) => ({ name, distance: editDistance(typed, name) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .map(({ name }) => name);
}

/** Edits between two words, a swap of neighbours counting as one (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const costs = [at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + same];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) costs.push(at(before, j - 2) + 1);
      row.push(Math.min(...costs));
    }
    before = above;
    above = row;
  }
  return at(above, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY;
