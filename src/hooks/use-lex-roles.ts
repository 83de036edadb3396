/** The roles that trust Lex V2. That they may not be listed is an answer too: a role can be typed instead. */
import type { Answer } from '../aws/answer.ts';
import type { Role } from '../aws/lex-model.ts';
import { type Read, type Reading, useLexReading } from './use-lex-reading.ts';

type Roles = Answer<readonly Role[]>;

export function useLexRoles(): Reading<Roles | undefined> {
  return useLexReading('roles', undefined, readRoles);
}

const readRoles: Read<Roles | undefined> = async ({ lex }, ask, tell) => {
  tell(await lex.v2Roles(ask));
  return undefined;
};
