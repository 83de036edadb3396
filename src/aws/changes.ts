/** The calls that change something. Each leaves once, through a client of its own. */
import type { Answer } from './answer.ts';
import type { Clients } from './clients.ts';
import { failureOf } from './failure.ts';
import { kindOfCode } from './failure-kind.ts';
import { label, list } from './fields.ts';
import { toMigration } from './lex-records.ts';
import { mapped } from './paging.ts';
import type { Wire } from './send.ts';
import type { Accepted, Changes } from './session.ts';
import { workspaceId } from './workspaces-records.ts';

export function changes({ change, at }: Wire, { changing }: Clients): Changes {
  return {
    migrate: async (id, bundleId, recall) => {
      const answer = await change({
        operation: 'workspaces:MigrateWorkspace',
        subject: id,
        recall,
        send: async (options) => {
          const { client, MigrateWorkspaceCommand } = await changing.workspaces();
          return client.send(new MigrateWorkspaceCommand({ SourceWorkspaceId: id, BundleId: bundleId }), options);
        },
      });
      return mapped(answer, (output): Accepted => {
        const targetId = workspaceId(output.TargetWorkspaceId);
        return targetId ? { targetId } : {};
      });
    },

    rebuild: async (id, recall): Promise<Answer<Accepted>> => {
      const operation = 'workspaces:RebuildWorkspaces';
      const answer = await change({
        operation,
        subject: id,
        recall,
        send: async (options) => {
          const { client, RebuildWorkspacesCommand } = await changing.workspaces();
          // AWS takes exactly one WorkSpace a call.
          return client.send(
            new RebuildWorkspacesCommand({ RebuildWorkspaceRequests: [{ WorkspaceId: id }] }),
            options,
          );
        },
      });
      if (!answer.ok) return answer;
      const [failed] = list(answer.value.FailedRequests, (request) => request);
      if (!failed) return { ...answer, value: {} };
      const code = label(failed.ErrorCode);
      const kind = kindOfCode(code) ?? 'unsupported';
      const failure = failureOf(
        {
          kind,
          operation,
          subject: id,
          why: label(failed.ErrorMessage) ?? code ?? 'AWS gave no reason.',
          effect: kind === 'server' ? 'possible' : 'none',
          status: 200,
          ...(code && { code }),
          ...(answer.requestId && { requestId: answer.requestId }),
        },
        at,
      );
      return { ok: false, failure };
    },

    startLexMigration: async (input, recall) => {
      const operation = 'lex:StartMigration';
      const answer = await change({
        operation,
        subject: input.v1BotName,
        recall,
        send: async (options) => {
          const { client, StartMigrationCommand } = await changing.lex();
          return client.send(new StartMigrationCommand({ ...input }), options);
        },
      });
      if (!answer.ok) return answer;
      const migration = toMigration(answer.value);
      if (migration) return { ...answer, value: migration };
      const why = 'The answer names no migration.';
      const subject = input.v1BotName;
      return { ok: false, failure: failureOf({ kind: 'foreign', operation, subject, why, effect: 'possible' }, at) };
    },
  };
}
