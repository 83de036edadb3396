/** What Lex V2 accepts as the ARN of its bot's role, and a plain sentence for what it does not. */
import { type Misnomer, spell } from './names.ts';
import { partitionOf } from './regions.ts';

/**
 * Lex V1 model, IamRoleArn: 20 to 2048, any partition; the account id is the first group. Path and name as IAM allows
 * them: printable ASCII, no space.
 */
export const ROLE_ARN = /^arn:[\w-]+:iam::([0-9]{12}):role\/[\x21-\x7e]+$/;

/** The last part of its ARN. */
export const roleNameOf = (arn: string): string => arn.split('/').at(-1) ?? arn;

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
