/** The line with a screen's title: what it counts, the runs, the budget, and how old what is shown is. */
import { useStore } from 'zustand';
import { count, padded, truncate, width } from '../components/text.ts';
import { theme } from '../components/theme.ts';
import { useConsole } from '../hooks/console.ts';
import { ofFleet, useAbout } from '../hooks/use-about.ts';
import { useBudget } from '../hooks/use-budget.ts';
import { useEach } from '../hooks/use-each.ts';
import { isLeft } from '../runs/catalogue.ts';
import { standingOf } from '../runs/standing.ts';
import { age } from './times.ts';

const asOfOf = ofFleet(({ asOf }) => asOf);

/** Runs that this console drives, and those that nobody does, are told on every screen. */
function useRunning(): string {
  const { runs } = useConsole();
  return useStore(runs.store, (desk) => {
    const standings = runs.running().map(standingOf);
    const waiting = standings.filter((standing) => standing === 'held' || standing === 'paused').length;
    const moving = standings.length - waiting;
    const left = desk.runs?.filter(isLeft).length ?? 0;
    return [
      ...(moving > 0 ? [`${count(moving, 'run')} under way`] : []),
      ...(waiting > 0 ? [`${waiting} HELD`] : []),
      ...(left > 0 ? [`${left} UNFINISHED`] : []),
    ].join(', ');
  });
}

/**
 * How old the oldest list is, `live` while the sweeps keep up, which needs no drawing; and how often AWS is looked at. Lex
 * has no list that is.
 */
function useAsOf(): string {
  const about = useAbout();
  const { navigation, refreshing } = useConsole();
  const { every } = useStore(refreshing);
  const ofLex = useStore(navigation, ({ stack }) => stack.at(-1)?.place.screen.startsWith('lex'));
  const times = useEach(about, asOfOf).filter((time) => time !== undefined);
  const [{ link: { session } = {} } = {}] = about;
  if (times.length === 0 || !session || ofLex) return '';
  const old = session.clock.now() - Math.min(...times);
  const oldest = old > 5 * 60_000 ? `${age(old)} old` : every === undefined ? '' : 'live';
  return [oldest, every === undefined ? 'refresh off' : `every ${age(every)}`].filter(Boolean).join(', ');
}

/** Cells that a title keeps, however much there is to say beside it. Budget and age cut no title. */
const titleCells = 24;

/** What is said beside the title, the most telling first: as much of it as there is room for. */
export function useTitleLine(title: string, status: string, columns: number): string {
  const telling = [status, useRunning()].filter(Boolean);
  const parts = [...telling, ...[useBudget(), useAsOf()].filter(Boolean)];
  const whole = width(title) + 1;
  const room = (shown: number) => columns - (shown > telling.length ? whole : Math.min(whole, titleCells));
  const told = (shown: number) =>
    `  ${parts
      .slice(0, shown)
      .map((part) => `${part}  `)
      .join('')}`;
  let shown = parts.length;
  while (shown > 1 && width(told(shown)) > room(shown)) shown--;
  const right = truncate(told(shown), columns);
  return `${theme.title(padded(` ${title}`, Math.max(0, columns - width(right))))}${right}`;
}
