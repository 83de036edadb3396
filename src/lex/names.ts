/**
 * What Lex accepts as a name, a version or a role, and a plain sentence for what it does not. The SDK checks
 * nothing of this before it sends, and the model's patterns are not all anchored: these are.
 */
import { partitionOf } from './regions.ts';

/** Lex V1 model, BotName: 2 to 50. */
export const V1_BOT_NAME = /^([A-Za-z]_?)+$/;
/** Lex V1 model, Version: 1 to 64. Unanchored there, so that `abc1` would pass. */
export const VERSION = /^(?:\$LATEST|[0-9]+)$/;
/** Lex V1 model, V2BotName: 1 to 100. */
export const V2_BOT_NAME = /^([0-9a-zA-Z][_-]?)+$/;
/**
 * Lex V1 model, IamRoleArn: 20 to 2048, any partition; the account id is the first group. Path and name as IAM allows
 * them: printable ASCII, no space.
 */
export const ROLE_ARN = /^arn:[\w-]+:iam::([0-9]{12}):role\/[\x21-\x7e]+$/;

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

/**
 * A role's ARN, in the operator's own account, and in the partition of the Region where that is given. Roles that only
 * Lex V1 or a channel may assume are told apart.
 */
export function checkRoleArn(text: string, accountId: string, region?: string): Misnomer | undefined {
  const place = { accountId, region };
  const wrong = roleProblem(text, place);
  if (wrong?.suggestion === undefined) return wrong;
  // What is suggested has to be legal in every respect.
  const still = roleProblem(wrong.suggestion, place);
  if (still === undefined) return wrong;
  const further = still.suggestion !== undefined && roleProblem(still.suggestion, place) === undefined;
  return further ? { ...wrong, suggestion: still.suggestion } : { problem: wrong.problem };
}

interface RolePlace {
  readonly accountId: string;
  readonly region: string | undefined;
}

function roleProblem(text: string, { accountId, region }: RolePlace): Misnomer | undefined {
  const account = ROLE_ARN.exec(text)?.[1];
  if (account === undefined || text.length < 20) return malformedArn(text, { accountId, region });
  if (text.length > 2048) return { problem: `A role ARN has at most 2048 characters; this one has ${text.length}.` };
  const [, partition = ''] = text.split(':');
  const own = region === undefined ? partition : partitionOf(region);
  if (partition !== own) {
    return {
      problem: `This role is in the partition ${partition}, and ${region} is in ${own}.`,
      suggestion: text.replace(`arn:${partition}:`, `arn:${own}:`),
    };
  }
  if (account !== accountId) {
    return {
      problem: `This role belongs to account ${account}, and you are in ${accountId}.`,
      suggestion: text.replace(`::${account}:`, `::${accountId}:`),
    };
  }
  if (text.includes('/lex.amazonaws.com/'))
    return { problem: 'This is a Lex V1 service-linked role: Lex V2 cannot assume it (it trusts lex.amazonaws.com).' };
  if (text.includes('/channels.lexv2.amazonaws.com/'))
    return { problem: 'This role is for the channels of Lex V2, not for its bots.' };
  return pathProblem(text);
}

/** IAM: a path of slashes around printable parts, then a name of 64 characters at most. */
function pathProblem(arn: string): Misnomer | undefined {
  const resource = arn.slice(arn.indexOf(':role/') + ':role/'.length);
  const parts = resource.split('/');
  const name = parts.at(-1) ?? '';
  if (name === '') return { problem: 'This ARN ends in a path: the name of the role comes after the last "/".' };
  if (parts.includes('')) {
    const suggestion = arn.replace(resource, parts.filter((part) => part !== '').join('/'));
    return { problem: 'An empty part stands in the path of this role: see "//".', suggestion };
  }
  if (!/^[\w+=,.@-]+$/.test(name))
    return { problem: `The name of a role holds letters, digits and +=,.@_- only; this one is "${name}".` };
  return name.length > 64
    ? { problem: `The name of a role has at most 64 characters; this one has ${name.length}.` }
    : undefined;
}

function malformedArn(text: string, { accountId, region }: RolePlace): Misnomer {
  const begin = `arn:${partitionOf(region ?? '')}:iam::${accountId}:role/`;
  const meant = asMeant(text);
  if (meant !== text && ROLE_ARN.test(meant)) return { problem: oddText(text), suggestion: meant };
  if (/^[\w+=,.@-]{1,64}$/.test(meant))
    return { problem: `A role is named by its whole ARN: ${begin}NAME.`, suggestion: `${begin}${meant}` };
  if (/^arn:[\w-]+:sts::[0-9]{12}:assumed-role\//.test(meant)) {
    const [, name = ''] = meant.split(':assumed-role/');
    const suggestion = `${begin}${name.split('/')[0]}`;
    return { problem: `This is the ARN of a session; the role's own has the form ${begin}NAME.`, suggestion };
  }
  if (/^arn:[\w-]+:sts::/.test(meant))
    return { problem: `This is the ARN of a session; the role's own has the form ${begin}NAME.` };
  if (/^arn:[\w-]+:iam::[0-9]{12}:(?!role\/)/.test(meant))
    return { problem: `This ARN names something else than a role: after the account comes "role/".` };
  return { problem: `A role ARN has the form ${begin}NAME, with 12 digits for the account and no space.` };
}

/** As it may have been before a mail or a terminal wrapped and embellished it: one line, plain letters, no quotes. */
function asMeant(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/^["'`<]+|["'`>,;.]+$/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
}

function oddText(text: string): string {
  if (text.trim() !== text) return 'There is white space around the ARN.';
  const at = [...text].findIndex((char) => !/[\x21-\x7e]/.test(char));
  const odd = [...text][at];
  return odd === undefined
    ? 'There is something around the ARN that does not belong to it.'
    : `An ARN is plain ASCII without a space; character ${at + 1} is ${spell(odd)}.`;
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
function spell(char: string): string {
  if (char === ' ') return 'a space';
  const code = `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (/[\x21-\x7e]/.test(char)) return `"${char}"`;
  // A look-alike of another script passes for the letter it looks like.
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(char) ? `"${char}" (${code})` : code;
}
