/**
 * How a long list is looked through. In the order in which its rows came in: so they lie in memory, and 100,000 of them are
 * read in a fifth of the time that the order on screen takes. For a word, in one text of all haystacks, which takes a
 * fifth again. Both are noted beside the list: with them or without the same is found.
 */
import type { Row } from './fleet.ts';
import type { Match } from './view.ts';

interface Notes {
  /** Where rows stand in the list, in the order in which they came; -1: it has left. */
  readonly places: Int32Array;
  /** Made for the first word that is looked for. */
  texts?: Texts | undefined;
  /** Places of rows whose haystack is another one by now than that in the text. */
  readonly changed: ReadonlySet<number>;
  /** Of the word that was looked for last, what was found for its beginnings, the shortest first, and for all of it. */
  typed?: readonly Typed[];
}

interface Typed {
  readonly word: string;
  readonly found: Found;
}

interface Texts {
  /** Haystacks in the order in which the rows came; those that came later are not in it. */
  readonly all: string;
  /** By row, where its haystack ends in it. */
  readonly ends: Uint32Array;
}

const notes = new WeakMap<readonly Row[], Notes>();
const none: ReadonlySet<number> = new Set();

/** What can stand in no haystack. */
const between = '\0';
/** Once more than one of so many rows has changed, left or come, the text is made anew. */
const tooMany = 32;

/** `places`: where each row stands, in the order in which they came. */
export function walked(list: readonly Row[], places: Int32Array): readonly Row[] {
  notes.set(list, { places, changed: none });
  return list;
}

/** How a list has become the next. */
export interface Step {
  /** By place of the one its place in the next, -1: none; undefined: nobody has moved. */
  readonly gone?: Int32Array;
  /** Places in the next of those that have come in. */
  readonly came?: readonly number[];
  /** Places in the one of rows with other haystacks. */
  readonly changed: readonly number[];
}

export function walkedOn(
  before: readonly Row[],
  after: readonly Row[],
  { gone, came = [], changed }: Step,
): readonly Row[] {
  const noted = notes.get(before);
  if (!noted) return after;
  const { texts } = noted;
  const places = gone ? movedTo(noted.places, gone, came) : noted.places;
  const now = (place: number) => (gone ? (gone[place] as number) : place);
  const others = texts ? new Set([...noted.changed, ...changed].map(now).filter((place) => place >= 0)) : none;
  const [left, fresh] = [places.length - after.length, texts ? places.length - texts.ends.length : 0];
  if (left + fresh + others.size > places.length / tooMany) return walked(after, left > 0 ? staying(places) : places);
  notes.set(after, { places, texts, changed: others });
  return after;
}

const staying = (places: Int32Array): Int32Array => places.filter((place) => place >= 0);

function movedTo(places: Int32Array, gone: Int32Array, came: readonly number[]): Int32Array {
  const next = new Int32Array(places.length + came.length);
  places.forEach((place, nth) => {
    next[nth] = place < 0 ? place : (gone[place] as number);
  });
  next.set(came, places.length);
  return next;
}

/** Somebody is about to look for words: what the first of them would wait for is made now. */
export function expectWords(list: readonly Row[]): void {
  const noted = notes.get(list);
  if (noted) noted.texts ??= textsOf(list, noted.places);
}

export interface Found {
  /** In the order of the list. */
  readonly rows: readonly Row[];
  /** Of how many it cannot be told. */
  readonly unknown: number;
}

export function found(list: readonly Row[], match: Match): Found {
  const noted = notes.get(list);
  const { text = '', enough = false } = match.word ?? {};
  if (!noted) return sifted(list, match, (look) => list.forEach((_, place) => void look(place)));
  const { places } = noted;
  if (text === '' || text.includes(between))
    return sifted(list, match, (look) => places.forEach((place) => void look(place)));
  return enough ? asTyped(noted, text, () => worded(list, match, noted)) : worded(list, match, noted);
}

/** As a word is typed and taken back letter by letter, what has it is among what had its beginning, or was found before. */
function asTyped(noted: Notes, word: string, find: () => Found): Found {
  const typed = noted.typed?.filter((before) => word.startsWith(before.word)) ?? [];
  const last = typed.at(-1);
  if (last?.word === word) {
    noted.typed = typed;
    return last.found;
  }
  const among = last && last.found.rows.length < noted.places.length / few ? last.found : undefined;
  const found = among ? within(among, word) : find();
  noted.typed = [...typed, { word, found }];
  return found;
}

/** Of so many rows one: fewer are looked at one by one sooner than the text of all. */
const few = 16;

const within = ({ rows }: Found, word: string): Found => ({
  rows: rows.filter(({ haystack }) => haystack.includes(word)),
  unknown: 0,
});

function worded(list: readonly Row[], match: Match, noted: Notes): Found {
  const { text, enough } = match.word as NonNullable<Match['word']>;
  const { changed, places } = noted;
  noted.texts ??= textsOf(list, places);
  const { texts } = noted;
  return sifted(list, match, (look) => {
    eachWith(text, texts, (nth) => {
      const place = places[nth] as number;
      if (!changed.has(place)) look(place, enough);
    });
    for (const place of changed) look(place);
    for (const place of places.subarray(texts.ends.length)) if (!changed.has(place)) look(place);
  });
}

/** `known`: it matches, and need not be asked. */
type Look = (place: number, known?: boolean) => void;

function sifted(list: readonly Row[], match: Match, walk: (look: Look) => void): Found {
  const which = new Uint8Array(list.length);
  let [count, unknown] = [0, 0];
  walk((place, known = false) => {
    if (place < 0) return;
    const verdict = known || match(list[place] as Row);
    if (verdict) {
      which[place] = 1;
      count++;
    } else if (verdict === undefined) unknown++;
  });
  const rows = new Array<Row>(count);
  for (let place = 0, next = 0; next < count; place++) if (which[place]) rows[next++] = list[place] as Row;
  return { rows, unknown };
}

/** By the order in which the rows came. */
function eachWith(word: string, { all, ends }: Texts, tell: (nth: number) => void): void {
  let nth = 0;
  for (let at = all.indexOf(word); at >= 0; at = all.indexOf(word, ends[nth])) {
    while ((ends[nth] as number) <= at) nth++;
    tell(nth);
  }
}

function textsOf(list: readonly Row[], places: Int32Array): Texts {
  const ends = new Uint32Array(places.length);
  const parts = new Array<string>(places.length);
  let end = 0;
  places.forEach((place, nth) => {
    const haystack = list[place]?.haystack ?? '';
    parts[nth] = haystack;
    end += haystack.length + between.length;
    ends[nth] = end;
  });
  return { all: parts.join(between), ends };
}
