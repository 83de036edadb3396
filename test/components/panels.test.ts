import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Bars, panelLines } from '../../src/components/panels.ts';
import { width } from '../../src/components/text.ts';

const bars = (title: string, ...counts: readonly number[]): Bars => ({
  title,
  total: 400,
  bars: counts.map((count, at) => ({ id: `${title} ${at}`, label: `${title} ${at}`, count })),
});
const head = {
  ...bars('Asked', 20, 0),
  bars: [{ id: 'pcoip', label: 'Still on PCoIP', count: 20, note: 'ends soon' }],
};
const panels = [bars('State', 100, 60, 40), bars('System', 399, 1), bars('Bundle', 50, 50, 50, 50)];
const text = (cells: number, cursor?: string) => {
  const lines = panelLines(head, panels, cells);
  return lines.shown(0, lines.height, cursor).map(stripVTControlCharacters);
};

describe('panels of bars', () => {
  it.each([80, 160, 240])('fill %i columns to the cell, each title above its bars', (cells) => {
    const lines = text(cells);
    for (const line of lines) expect(width(line)).toBeLessThanOrEqual(cells);
    for (const { title, bars: all } of panels) {
      const at = lines.findIndex((line) => line.includes(` ${title} `));
      const column = lines[at]?.indexOf(` ${title} `) ?? 0;
      for (const [nth, { label, count }] of all.entries())
        expect(lines[at + 1 + nth]?.slice(column)).toMatch(new RegExp(`^ {3}${label} +${count} `));
    }
  });

  it('stand side by side where there is room, and under each other where there is none', () => {
    const titles = (cells: number) => text(cells).filter((line) => / (State|System|Bundle) {3}/.test(line)).length;
    expect(titles(80)).toBe(3);
    expect(titles(160)).toBeLessThan(3);
    expect(titles(240)).toBeLessThanOrEqual(2);
  });

  it('give whoever is there a cell and a share, and nobody none', () => {
    const lines = text(80).join('\n');
    expect(lines).toMatch(/System 1 +1 +<1% █/);
    expect(lines).toMatch(/System 0 +399 +99% █+/);
    expect(lines).toMatch(/Still on PCoIP +20 +5% █.* ends soon/);
  });

  it('say where the cursor is with a sign', () => {
    expect(text(80, 'State 1').filter((line) => line.includes('❯'))).toEqual([expect.stringMatching(/❯ State 1 +60/)]);
  });
});
