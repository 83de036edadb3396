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
}

interface Texts {
  /** Haystacks in the order in which the rows came; those that came later are not in it. */
  readonly all: string;
  /** By row, where its haystack ends in it. */
  readonly ends: Uint32Array;
  /** Rows that have an empty one in it, by the order in which they came: see `textsOf`. */
  readonly apart: readonly number[];
  /** Of the word that was looked for last, which rows have its beginnings, the shortest first, and which have all of it. */
  typed: readonly Typed[];
}

interface Typed {
  readonly word: string;
  /** By the order in which they came. */
  readonly rows: Uint32Array;
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
  const { places, changed } = noted;
  if (text === '' || text.includes(between))
    return sifted(list, match, (look) => places.forEach((place) => void look(place)));
  noted.texts ??= textsOf(list, places);
  const { texts } = noted;
  return sifted(list, match, (look) => {
    const having = rowsWith(text, texts);
    for (let at = 0; at < having.length; at++) {
      const place = places[having[at] as number] as number;
      if (changed.size === 0 || !changed.has(place)) look(place, enough);
    }
    for (const place of changed) look(place);
    for (const nth of texts.apart) {
      const place = places[nth] as number;
      if (!changed.has(place)) look(place);
    }
    for (const place of places.subarray(texts.ends.length)) if (!changed.has(place)) look(place);
  });
}

/** `known`: it matches, and need not be asked. */
type Look = (place: number, known?: boolean) => void;

/** By place, 1 for a row that is found. Used again: garbage of this size, made with every key, would be swept every second. */
let marks = new Uint8Array(0);

function sifted(list: readonly Row[], match: Match, walk: (look: Look) => void): Found {
  if (marks.length < list.length) marks = new Uint8Array(list.length);
  const which = marks.fill(0);
  let [count, unknown] = [0, 0];
  walk((place, known = false) => {
    if (place < 0) return;
    const verdict = known || match(list[place] as Row);
    if (verdict) {
      which[place] = 1;
      count++;
    } else if (verdict === undefined) unknown++;
  });
  if (count === list.length) return { rows: list, unknown };
  const rows = new Array<Row>(count);
  for (let place = 0, next = 0; next < count; place++) if (which[place]) rows[next++] = list[place] as Row;
  return { rows, unknown };
}

/** As a word is typed and taken back letter by letter, what has it is among what had its beginning, or was found before. */
function rowsWith(word: string, texts: Texts): Uint32Array {
  const typed = texts.typed.filter((before) => word.startsWith(before.word));
  const last = typed.at(-1);
  if (last?.word === word) {
    texts.typed = typed;
    return last.rows;
  }
  const rows = last ? foundAmong(word, texts, last.rows) : foundIn(word, texts);
  texts.typed = [...typed, { word, rows }];
  return rows;
}

let scratch = new Uint32Array(0);

/** Used again as well: what is kept is cut out of it. */
function scratchFor(size: number): Uint32Array {
  if (scratch.length < size) scratch = new Uint32Array(size);
  return scratch;
}

function foundIn(word: string, { all, ends }: Texts): Uint32Array {
  const rows = scratchFor(ends.length);
  let [count, nth] = [0, 0];
  for (let at = all.indexOf(word); at >= 0; at = all.indexOf(word, ends[nth])) {
    while ((ends[nth] as number) <= at) nth++;
    rows[count++] = nth;
  }
  return rows.slice(0, count);
}

/** Goes on from where it was found last, so that what lies between is not looked through for each of them. */
function foundAmong(word: string, { all, ends }: Texts, among: Uint32Array): Uint32Array {
  const rows = scratchFor(among.length);
  let [count, at] = [0, 0];
  for (const nth of among) {
    const start = nth === 0 ? 0 : (ends[nth - 1] as number);
    if (at <= start) at = all.indexOf(word, start);
    if (at < 0) break;
    if (at < (ends[nth] as number)) rows[count++] = nth;
  }
  return rows.slice(0, count);
}

/** One of these makes two bytes of each character of the whole text, which then is looked through half as fast. */
const wide = /[^\0-\xff]/;

/** Rows in wider scripts are left out of a text whose others are not: they are looked at one by one. */
function textsOf(list: readonly Row[], places: Int32Array): Texts {
  const haystacks = Array.from(places, (place) => list[place]?.haystack ?? '');
  const outside = haystacks.flatMap((haystack, nth) => (wide.test(haystack) ? [nth] : []));
  const apart = outside.length > places.length / tooMany ? [] : outside;
  for (const nth of apart) haystacks[nth] = '';
  const ends = new Uint32Array(places.length);
  let end = 0;
  haystacks.forEach((haystack, nth) => {
    end += haystack.length + between.length;
    ends[nth] = end;
  });
  return { all: haystacks.join(between), ends, apart, typed: [] };
}
