/** The one frame around every screen: who and where, what is on screen, what just happened, which keys do what. */
import { Box } from 'ink';
import { type ReactNode, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import { glyphs } from '../components/glyphs.ts';
import { Lines } from '../components/lines.tsx';
import { count, padded, truncate, width } from '../components/text.ts';
import { type Tone, theme } from '../components/theme.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { AboutAllContext, useConsole, useLink, useSource } from '../hooks/console.ts';
import { useBudget } from '../hooks/use-budget.ts';
import { type Binding, useLayer } from '../hooks/use-commands.ts';
import { type Readable, useEach } from '../hooks/use-each.ts';
import { failureOf, type Linked, nameOf, useLinked } from '../hooks/use-linked.ts';
import { frameLines, useBody } from '../hooks/use-size.ts';
import { type Command, commands, keyLabel, keyOf } from '../keymap.ts';
import { isLeft } from '../runs/catalogue.ts';
import { standingOf } from '../runs/standing.ts';
import { age } from './times.ts';

export interface FrameProps {
  readonly title: string;
  /** Right of the title: counts, what is being loaded. */
  readonly status?: string;
  readonly bindings: readonly Binding[];
  readonly claims?: 'text' | 'menu' | undefined;
  readonly onPaste?: ((text: string) => void) | undefined;
  readonly onPasteLines?: ((text: string) => void) | undefined;
  /** Every key cancels. */
  readonly onAnyKey?: (() => void) | undefined;
  /** Exactly the body's height in lines. */
  readonly children: ReactNode;
}

export function Frame({ title, status = '', bindings, claims, onPaste, onPasteLines, onAnyKey, children }: FrameProps) {
  useLayer({ bindings, claims, onPaste, onPasteLines, onAnyKey });
  const { columns, height } = useBody();
  const depth = useStore(useConsole().navigation, ({ stack }) => stack.length);
  const hints = onAnyKey ? hintText('any key', 'cancels') : hintLine(bindings, claims, depth, columns);
  return (
    <Box flexDirection="column" width={columns} height={height + frameLines}>
      <Lines lines={[useBanner(columns), useTitleLine(title, status, columns)]} />
      <Box height={height} flexShrink={0} flexDirection="column" overflow="hidden">
        {children}
      </Box>
      <Lines lines={[useNoticeLine(columns), hints]} />
    </Box>
  );
}

/** `LOCKED` and its opposites in words, so that no colour is needed to know. */
function useMode(about: readonly Linked[]): { readonly text: string; readonly tone: Tone } {
  const { options } = useConsole();
  const unlocked = about.filter(({ link }) => !link.locked).length;
  const locked = unlocked === 0;
  const some = unlocked < about.length ? `${unlocked} OF ${about.length} ` : '';
  const lock = locked ? 'LOCKED' : `${some}UNLOCKED`;
  if (options.simulated) return { text: `SIMULATED ${lock}`, tone: 'accent' };
  return { text: lock, tone: locked ? 'ok' : 'danger' };
}

function useBanner(columns: number): string {
  const { options } = useConsole();
  const about = useAbout();
  const mode = useMode(about);
  const badge = ` ${mode.text} `;
  const [first] = about;
  const where =
    about.length === 1 && first
      ? bannerOf(first, options.simulated)
      : `${about.length} accounts and Regions ${glyphs.dot} ${about.map(nameOf).join(', ')}`;
  return `${theme[mode.tone](theme.selected(badge))}${padded(` ${where}`, columns - width(badge))}`;
}

/** One fact of each fleet: a page that changes none of it draws nothing. */
const ofFleet =
  <T,>(read: (fleet: Fleet) => T) =>
  ({ source: { fleet } }: Linked): Readable<T> => ({
    subscribe: (changed) => fleet.subscribe(() => changed()),
    getState: () => read(fleet.getState()),
  });
const asOfOf = ofFleet(({ asOf }) => asOf);
const troublesOf = ofFleet(({ troubles }) => troubles);

/** The sources that the place on screen is about. */
function useAbout(): readonly Linked[] {
  const links = useLinked();
  const source = useSource();
  const link = useLink();
  const all = useContext(AboutAllContext);
  return useMemo(() => (all ? links : [{ source, link }]), [all, links, source, link]);
}

function bannerOf({ source, link: { session, account } }: Linked, simulated: boolean): string {
  const region = session?.region ?? source.choice.region ?? 'Region ?';
  const endpoint = session?.endpointUrl && !simulated ? ` at ${new URL(session.endpointUrl).host}` : '';
  const who = account
    ? [account.alias, account.accountId, shortArn(account.arn)].filter(Boolean).join(' ')
    : 'account not known yet';
  return `${region}${endpoint} ${glyphs.dot} ${who}`;
}

/** `arn:aws:sts::1:assumed-role/Operator/ann` is Operator/ann to those who read it all day. */
function shortArn(arn: string): string {
  return arn
    .split(':')
    .slice(5)
    .join(':')
    .replace(/^(assumed-role|user)\//, '');
}

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

/** How old the oldest list is, `live` while the sweeps keep up, which needs no drawing; and how often AWS is looked at. Lex is none of it. */
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
function useTitleLine(title: string, status: string, columns: number): string {
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

function useNoticeLine(columns: number): string {
  const { notices } = useConsole();
  const notice = useStore(notices.store, (state) => state.notice);
  const about = useAbout();
  const troubles = useEach(about, troublesOf);
  if (notice) return theme[notice.tone](truncate(` ${notice.text}`, columns));
  const failing = about.flatMap((linked, at) => {
    const failure = failureOf(linked.link, troubles[at]);
    return failure ? [{ linked, failure }] : [];
  });
  const [first, ...others] = failing;
  if (!first) return '';
  const { what, next } = first.failure;
  if (about.length === 1) return theme.warn(truncate(` ${glyphs.warn} ${what} ${next}`, columns));
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  return theme.warn(
    truncate(` ${glyphs.warn} ${nameOf(first.linked)}${more} (${keyOf('sources')}): ${what} ${next}`, columns),
  );
}

/** Columns. */
const narrow = 90;

/** As many of the screen's own hints as fit, and always the way back and the way to all the others. */
function hintLine(bindings: readonly Binding[], claims: FrameProps['claims'], depth: number, columns: number): string {
  const menu = [
    { key: `${keyOf('down')}/${keyOf('up')}`, hint: 'move' },
    { key: keyOf('accept'), hint: 'choose' },
  ];
  const always: Binding['command'][] = claims === 'text' ? [] : ['palette', 'help'];
  const offered = bindings.flatMap(({ command, disabled }) =>
    disabled && !(commands[command] as Command).always ? [] : [command],
  );
  const own = offered.filter((command) => command !== 'back');
  const back: Binding['command'][] = depth > 1 || own.length < offered.length ? ['back'] : [];
  const hints = (ids: readonly Binding['command'][]) =>
    ids.flatMap((id) => {
      const { keys, hint }: Command = commands[id];
      return hint && keys[0] ? [{ key: keyLabel(keys[0]), hint }] : [];
    });
  const cells = ({ key, hint }: { key: string; hint: string }) => width(key) + (hint ? width(hint) + 1 : 0) + 2;
  const total = (some: readonly { key: string; hint: string }[]) => some.reduce((sum, one) => sum + cells(one), 0);
  const wanted = [...(claims === 'menu' ? menu : []), ...hints(own)];
  const ways = hints([...back, ...always]);
  // Where room is scarce the screen's own come before a word for what the help page names as well.
  const scarce = columns < narrow && total(wanted) + total(ways) > columns;
  const last = scarce ? ways.map((way) => (way.key === keyOf('palette') ? { ...way, hint: '' } : way)) : ways;
  let room = columns - total(last);
  const first = wanted.filter((one) => {
    const fits = cells(one) <= room;
    if (fits) room -= cells(one);
    return fits;
  });
  return [...first, ...last].map(({ key, hint }) => hintText(key, hint)).join('');
}

const hintText = (key: string, hint: string): string =>
  hint ? ` ${theme.accent(key)} ${theme.dim(hint)} ` : ` ${theme.accent(key)} `;
