/** StartMigration, GetMigration and GetMigrations. */
import { trusts } from '../identity/roles.ts';
import { type Call, type Input, type Output, ServiceError } from '../operation.ts';
import { type Migration, type StartRequest, statusAt } from './migration.ts';
import { page } from './paging.ts';
import {
  botNameV1,
  botNameV2,
  checkV1,
  oneOf,
  pagingV1,
  resourceId,
  roleArn,
  seconds,
  string,
  versionV1,
} from './requests.ts';
import { start } from './start-migration.ts';
import { migrationOutput, migrationSummary } from './v1-shapes.ts';
import type { LexWorld } from './world.ts';

const startMembers = {
  v1BotName: botNameV1,
  v1BotVersion: versionV1,
  v2BotName: botNameV2,
  v2BotRole: roleArn,
  migrationStrategy: oneOf('CREATE_NEW', 'UPDATE_EXISTING'),
};

export const migrationOperations = {
  StartMigration: (input: Input, lex: LexWorld, { region, forcedFate }: Call): Output => {
    checkV1(input, startMembers, Object.keys(startMembers));
    const request: StartRequest = {
      v1BotName: string(input, 'v1BotName'),
      v1BotVersion: string(input, 'v1BotVersion'),
      v2BotName: string(input, 'v2BotName'),
      v2BotRole: string(input, 'v2BotRole'),
      migrationStrategy: input.migrationStrategy === 'UPDATE_EXISTING' ? 'UPDATE_EXISTING' : 'CREATE_NEW',
    };
    checkRole(lex, request.v2BotRole);
    const migration = start(lex, request, { region, fate: forcedFate });
    return {
      v1BotName: migration.botName,
      v1BotVersion: migration.botVersion,
      v1BotLocale: migration.locale,
      v2BotId: migration.v2BotId,
      v2BotRole: migration.role,
      migrationId: migration.id,
      migrationStrategy: migration.strategy,
      migrationTimestamp: seconds(migration.startedAt),
    };
  },

  GetMigration: (input: Input, { migrations, clock }: LexWorld): Output => {
    checkV1(input, { migrationId: resourceId }, ['migrationId']);
    const migration = migrations.find(({ id }) => id === input.migrationId);
    if (migration) return migrationOutput(migration, clock.now());
    throw new ServiceError('NotFoundException', `The migration ${string(input, 'migrationId')} doesn't exist.`, {
      status: 404,
    });
  },

  GetMigrations: (input: Input, { migrations, clock }: LexWorld): Output => {
    checkV1(input, {
      ...pagingV1,
      sortByAttribute: oneOf('V1_BOT_NAME', 'MIGRATION_DATE_TIME'),
      sortByOrder: oneOf('ASCENDING', 'DESCENDING'),
      v1BotNameContains: botNameV1,
      migrationStatusEquals: oneOf('IN_PROGRESS', 'COMPLETED', 'FAILED'),
    });
    const now = clock.now();
    const inOrder = [...migrations].sort(orderBy(input.sortByAttribute, input.sortByOrder));
    const { items, ...rest } = page(inOrder, {
      list: 'migrations',
      filter: (one) =>
        one.botName.includes(string(input, 'v1BotNameContains')) &&
        [undefined, statusAt(one, now)].includes(input.migrationStatusEquals as undefined),
      input,
      defaultSize: 10,
      key: ({ id }) => id,
      code: 'BadRequestException',
    });
    return { migrationSummaries: items.map((migration) => migrationSummary(migration, now)), ...rest };
  },
};

/** AWS does not say in which order it lists when nobody asks for one; by id looks as random as it may be. */
function orderBy(attribute: unknown, order: unknown): (a: Migration, b: Migration) => number {
  const sign = order === 'DESCENDING' ? -1 : 1;
  const compare = (a: string | number, b: string | number) => (a < b ? -sign : a > b ? sign : 0);
  switch (attribute) {
    case 'V1_BOT_NAME':
      return (a, b) => compare(a.botName, b.botName) || compare(a.startedAt, b.startedAt);
    case 'MIGRATION_DATE_TIME':
      return (a, b) => compare(a.startedAt, b.startedAt);
    default:
      return (a, b) => compare(a.id, b.id);
  }
}

function checkRole({ roles, accountId }: LexWorld, arn: string): void {
  const role = roles.find((candidate) => candidate.arn === arn);
  if (role && trusts(role, 'lexv2.amazonaws.com')) return;
  const reason =
    arn.split(':')[4] !== accountId
      ? `it doesn't belong to the account ${accountId}`
      : role
        ? "it doesn't trust lexv2.amazonaws.com"
        : "it doesn't exist";
  throw new ServiceError('AccessDeniedException', `The role ${arn} can't be passed to Amazon Lex V2: ${reason}.`, {
    status: 403,
  });
}
