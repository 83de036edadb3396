/** IAM, as far as one picks a role with it: ListRoles, GetRole and ListAccountAliases (query protocol, 2010-05-08). */
import { checkMembers, type Shape } from '../members.ts';
import { type Input, type Operations, ServiceError } from '../operation.ts';
import type { AccountRole } from './roles.ts';

const paging: Readonly<Record<string, Shape>> = {
  Marker: { kind: 'string', min: 1, max: 320, pattern: /^[\u0020-\u00ff]+$/ },
  MaxItems: { kind: 'integer', min: 1, max: 1000 },
};

export const iamOperations: Operations = {
  ListRoles: (input, { world }) => {
    check(input, { ...paging, PathPrefix: { kind: 'string', min: 1, max: 512, pattern: /^\/[\u0021-\u007f]*$/ } });
    const prefix = typeof input.PathPrefix === 'string' ? input.PathPrefix : '/';
    const roles = world.lex.roles.filter(({ path }) => path.startsWith(prefix));
    const start = input.Marker === undefined ? 0 : 1 + roles.findIndex(({ id }) => id === decoded(input.Marker));
    if (input.Marker !== undefined && start === 0) throw invalid('Invalid Marker');
    const page = roles.slice(start, start + (typeof input.MaxItems === 'number' ? input.MaxItems : 100));
    const last = page.at(-1);
    const truncated = last !== undefined && start + page.length < roles.length;
    return {
      Roles: page.map(roleOutput),
      IsTruncated: truncated,
      ...(truncated ? { Marker: Buffer.from(last.id).toString('base64') } : {}),
    };
  },

  GetRole: (input, { world }) => {
    check(input, { RoleName: { kind: 'string', min: 1, max: 64, pattern: /^[\w+=,.@-]+$/ } }, ['RoleName']);
    const role = world.lex.roles.find(({ name }) => name === input.RoleName);
    if (role) return { Role: roleOutput(role) };
    const message = `The role with name ${String(input.RoleName)} cannot be found.`;
    throw new ServiceError('NoSuchEntity', message, { status: 404 });
  },

  ListAccountAliases: (input, { world }) => {
    check(input, paging);
    return { AccountAliases: world.alias === undefined ? [] : [world.alias], IsTruncated: false };
  },
};

const roleOutput = ({ path, name, id, arn, description, trust, createdAt }: AccountRole) => ({
  Path: path,
  RoleName: name,
  RoleId: id,
  Arn: arn,
  CreateDate: `${new Date(createdAt).toISOString().slice(0, 19)}Z`,
  // IAM answers policies percent-encoded (RFC 3986), which leaves nothing but letters, digits and -._~ as they are.
  AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement: trust })).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  ),
  ...(description ? { Description: description } : {}),
  MaxSessionDuration: 3600,
});

const decoded = (marker: unknown) => Buffer.from(String(marker), 'base64').toString();

const invalid = (message: string) => new ServiceError('ValidationError', message);

/** IAM has a name of its own for a request that is not valid. */
function check(input: Input, members: Readonly<Record<string, Shape>>, required: readonly string[] = []): void {
  try {
    checkMembers(input, members, required);
  } catch (error) {
    throw error instanceof ServiceError ? invalid(error.message) : error;
  }
}
