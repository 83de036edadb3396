/**
 * What Lex accepts as a name or a version, and a plain sentence for what it does not. The SDK checks nothing of this
 * before it sends, and the model's patterns are not all anchored: these are.
 */
/** Lex V1 model, BotName: 2 to 50. */
export const V1_BOT_NAME = /^([A-Za-z]_?)+$/;
/** Lex V1 model, Version: 1 to 64. Unanchored there, so that `abc1` would pass. */
export const VERSION = /^(?:\$LATEST|[0-9]+)$/;
/** Lex V1 model, V2BotName: 1 to 100. */
export const V2_BOT_NAME = /^([0-9a-zA-Z][_-]?)+$/;
/** What is wrong with a text, and a legal one that may have been meant. */
export interface Misnomer {
  readonly problem: string;
  readonly suggestion?: string;
}

interface NameRule {
  readonly what: string;
  readonly pattern: RegExp;
  readonly min: number;
  readonly max: number;
  readonly letter: RegExp;
  readonly separators: string;
  readonly alphabet: string;
}

const V1_NAME_RULE: NameRule = {
  what: 'A Lex V1 bot name',
  pattern: V1_BOT_NAME,
  min: 2,
  max: 50,
  letter: /[A-Za-z]/,
  separators: '_',
  alphabet: 'the letters A to Z and single underscores',
};

const V2_NAME_RULE: NameRule = {
  what: 'A Lex V2 bot name',
  pattern: V2_BOT_NAME,
  min: 1,
  max: 100,
  letter: /[A-Za-z0-9]/,
  separators: '_-',
  alphabet: 'letters, digits, and single underscores or hyphens',
};

export function checkV1BotName(text: string): Misnomer | undefined {
  return checkName(V1_NAME_RULE, text);
}

/** Every V1 bot name is also a legal V2 bot name. */
export function checkV2BotName(text: string): Misnomer | undefined {
  return checkName(V2_NAME_RULE, text);
}

export function checkVersion(text: string): Misnomer | undefined {
  if (VERSION.test(text) && text.length <= 64) return undefined;
  const problem = 'A Lex V1 version is $LATEST or a number of up to 64 digits.';
  const meant = /^\$?latest$/i.test(text.trim()) ? '$LATEST' : text.match(/[0-9]{1,64}/)?.[0];
  return meant === undefined ? { problem } : { problem, suggestion: meant };
}

function checkName(rule: NameRule, text: string): Misnomer | undefined {
  if (rule.pattern.test(text) && text.length >= rule.min && text.length <= rule.max) return undefined;
  const suggestion = legalize(rule, text);
  const problem = nameProblem(rule, text);
  return suggestion === undefined ? { problem } : { problem, suggestion };
}

function nameProblem(rule: NameRule, text: string): string {
  if (text === '') return `${rule.what} cannot be empty.`;
  let previous: string | undefined;
  for (const [index, char] of [...text].entries()) {
    const separator = rule.separators.includes(char);
    if (!separator && !rule.letter.test(char))
      return `${rule.what} holds only ${rule.alphabet}; character ${index + 1} is ${spell(char)}.`;
    if (separator && previous === undefined) return `${rule.what} cannot start with "${char}".`;
    if (separator && previous !== undefined && rule.separators.includes(previous))
      return `${rule.what} cannot hold two separators in a row; see "${previous}${char}" at character ${index}.`;
    previous = char;
  }
  return text.length < rule.min
    ? `${rule.what} has at least ${rule.min} characters.`
    : `${rule.what} has at most ${rule.max} characters; this one has ${text.length}.`;
}

/** The nearest legal name: accents dropped, whatever is illegal made one separator. */
function legalize(rule: NameRule, text: string): string | undefined {
  let name = '';
  for (const char of text.normalize('NFKD').replace(/\p{M}/gu, '')) {
    if (rule.letter.test(char)) name += char;
    else if (name !== '' && !rule.separators.includes(name.slice(-1)))
      name += rule.separators.includes(char) ? char : '_';
  }
  const fit = name.slice(0, rule.max).replace(/[_-]$/, '');
  return fit.length < rule.min ? undefined : fit;
}

/** A character as a person can see it. */
export function spell(char: string): string {
  if (char === ' ') return 'a space';
  const code = `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (/[\x21-\x7e]/.test(char)) return `"${char}"`;
  // A look-alike of another script passes for the letter it looks like.
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(char) ? `"${char}" (${code})` : code;
}
