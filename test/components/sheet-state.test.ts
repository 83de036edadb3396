import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Section, sheetLines } from '../../src/components/sheet.ts';
import { moveSheet, type SheetMove, settleSheet, sheetStart } from '../../src/components/sheet-state.ts';

const fact = (id: string, value = 'short') => ({ id, label: id, value });
const sections: readonly Section[] = [
  { title: 'Who', facts: [fact('user'), fact('computer')] },
  { title: 'Nothing here', facts: [] },
  { title: 'How', facts: [fact('error', 'x'.repeat(700)), fact('state')] },
];
/** Two heads of two lines, three facts of one, one of ten. */
const sheet = sheetLines(sections, 99);
const window = 6;

const moved = (...steps: readonly SheetMove[]) =>
  steps.reduce((state, step) => moveSheet(state, sheet, window, step), settleSheet(sheetStart, sheet, window));

describe('the cursor of a sheet', () => {
  it('starts on the first fact, and the title above it is seen', () => {
    expect(moved()).toEqual({ cursor: 'Who: user', index: 0, top: 0 });
    expect(moved('down', 'up')).toMatchObject({ cursor: 'Who: user', top: 0 });
  });

  it('goes to the first fact of the next section and of the one before, whose titles are then on screen', () => {
    expect(moved('section')).toMatchObject({ cursor: 'How: error', top: 4 });
    expect(moved('section', 'sectionBefore')).toMatchObject({ cursor: 'Who: user', top: 0 });
    expect(moved('section', 'section')).toMatchObject({ cursor: 'How: state' });
  });

  it('stays on a fact longer than the window until its last line has been seen', () => {
    const { spans } = sheet;
    const long = spans[2];
    expect(long?.lines).toBe(10);
    let state = moved('section');
    let downs = 0;
    while (state.cursor === 'How: error') {
      state = moveSheet(state, sheet, window, 'down');
      downs++;
    }
    expect(downs).toBe((long?.from ?? 0) + 10 - (4 + window) + 1);
    expect(state.cursor).toBe('How: state');
  });

  it('holds on to its fact when facts come and go above it, and to its neighbour when it goes itself', () => {
    const less = sheetLines([{ title: 'How', facts: [fact('state')] }], 99);
    expect(settleSheet(moved('last'), less, window)).toMatchObject({ cursor: 'How: state', top: 0 });
    expect(settleSheet(moved('section'), sheetLines(sections.slice(0, 1), 99), window)).toMatchObject({
      cursor: 'Who: computer',
    });
    expect(settleSheet(moved('last'), sheetLines([], 99), window)).toMatchObject({ cursor: undefined, top: 0 });
  });

  it('tells facts of one name apart by their sections', () => {
    const twice = [
      { title: 'A', facts: [fact('volume')] },
      { title: 'B', facts: [fact('volume')] },
    ];
    const two = sheetLines(twice, 99);
    const second = moveSheet(sheetStart, two, window, 'section');
    expect(settleSheet(second, two, window)).toMatchObject({ cursor: 'B: volume', index: 1 });
    expect(two.shown(0, two.height, second.cursor).filter((line) => line.includes('❯'))).toHaveLength(1);
  });

  it('is on a fact of which a line is on screen, whatever is pressed', () => {
    const step = fc.constantFrom<SheetMove>(
      'up',
      'down',
      'pageUp',
      'pageDown',
      'first',
      'last',
      'section',
      'sectionBefore',
    );
    const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(lengths, fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 20 }), (all, steps, height) => {
        const facts = all.map((lines, at) => fact(`f${at}`, 'y'.repeat(72 * lines)));
        const some = sheetLines(
          [
            { title: 'A', facts: facts.slice(0, 3) },
            { title: 'B', facts: facts.slice(3) },
          ],
          97,
        );
        let state = settleSheet(sheetStart, some, height);
        for (const one of steps) {
          state = moveSheet(state, some, height, one);
          expect(settleSheet(state, some, height)).toEqual(state);
          const span = some.spans[state.index];
          expect(span?.id).toBe(state.cursor);
          expect((span?.from ?? 0) + (span?.lines ?? 0)).toBeGreaterThan(state.top);
          expect(span?.from).toBeLessThan(state.top + height);
        }
      }),
    );
  });
});

describe('the lines of a sheet', () => {
  it('have every value in full, and say on each line which fact the cursor is on', () => {
    const shown = sheet.shown(0, sheet.height, 'How: error');
    expect(shown.join('').match(/x/g)).toHaveLength(700);
    expect(shown.filter((line) => line.includes('❯'))).toHaveLength(10);
    expect(shown.join('\n')).not.toContain('Nothing here');
  });
});
