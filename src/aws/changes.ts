/** The calls that change something. Each leaves once, through a client of its own. */
import type { FailedWorkspaceChangeRequest } from '@aws-sdk/client-workspaces';
import type { Answer } from './answer.ts';
import type { Clients } from './clients.ts';
import { failureOf } from './failure.ts';
import { kindOfCode } from './failure-kind.ts';
import { label, list } from './fields.ts';
import { toMigration } from './lex-records.ts';
import type { Action } from './lock.ts';
import type { WorkspaceId } from './model.ts';
import { mapped } from './paging.ts';
import type { Wire } from './send.ts';
import type { Accepted, Changes } from './session.ts';
import { workspaceId } from './workspaces-records.ts';

const nothing = (): Accepted => ({});
/** The one version of a bot of Lex V2 that is edited and built. */
const botVersion = 'DRAFT';

export function changes({ change, at }: Wire, { changing }: Clients): Changes {
  /** Operations on a list answer 200 whatever happens: what was refused stands in `FailedRequests`. */
  async function ofList(
    operation: Action,
    subject: WorkspaceId,
    recall: AbortSignal | undefined,
    send: (options: {
      readonly abortSignal: AbortSignal;
    }) => Promise<{ readonly FailedRequests?: readonly FailedWorkspaceChangeRequest[] | undefined }>,
  ): Promise<Answer<Accepted>> {
    const answer = await change({ operation, subject, recall, send });
    if (!answer.ok) return answer;
    const [failed] = list(answer.value.FailedRequests, (request) => request);
    if (!failed) return { ...answer, value: {} };
    const code = label(failed.ErrorCode);
    const kind = kindOfCode(code) ?? 'unsupported';
    const failure = failureOf(
      {
        kind,
        operation,
        subject,
        why: label(failed.ErrorMessage) ?? code ?? 'AWS gave no reason.',
        effect: kind === 'server' ? 'possible' : 'none',
        status: 200,
        ...(code && { code }),
        ...(answer.requestId && { requestId: answer.requestId }),
      },
      at,
    );
    return { ok: false, failure };
  }

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

    rebuild: (id, recall) =>
      ofList('workspaces:RebuildWorkspaces', id, recall, async (options) => {
        const { client, RebuildWorkspacesCommand } = await changing.workspaces();
        // AWS takes exactly one WorkSpace a call.
        return client.send(new RebuildWorkspacesCommand({ RebuildWorkspaceRequests: [{ WorkspaceId: id }] }), options);
      }),

    restore: async (id, recall) => {
      const answer = await change({
        operation: 'workspaces:RestoreWorkspace',
        subject: id,
        recall,
        send: async (options) => {
          const { client, RestoreWorkspaceCommand } = await changing.workspaces();
          return client.send(new RestoreWorkspaceCommand({ WorkspaceId: id }), options);
        },
      });
      return mapped(answer, nothing);
    },

    modifyProtocol: async (id, protocol, recall) => {
      const answer = await change({
        operation: 'workspaces:ModifyWorkspaceProperties',
        subject: id,
        recall,
        send: async (options) => {
          const { client, ModifyWorkspacePropertiesCommand } = await changing.workspaces();
          const input = { WorkspaceId: id, WorkspaceProperties: { Protocols: [protocol] } };
          return client.send(new ModifyWorkspacePropertiesCommand(input), options);
        },
      });
      return mapped(answer, nothing);
    },

    reboot: (id, recall) =>
      ofList('workspaces:RebootWorkspaces', id, recall, async (options) => {
        const { client, RebootWorkspacesCommand } = await changing.workspaces();
        return client.send(new RebootWorkspacesCommand({ RebootWorkspaceRequests: [{ WorkspaceId: id }] }), options);
      }),

    start: (id, recall) =>
      ofList('workspaces:StartWorkspaces', id, recall, async (options) => {
        const { client, StartWorkspacesCommand } = await changing.workspaces();
        return client.send(new StartWorkspacesCommand({ StartWorkspaceRequests: [{ WorkspaceId: id }] }), options);
      }),

    stop: (id, recall) =>
      ofList('workspaces:StopWorkspaces', id, recall, async (options) => {
        const { client, StopWorkspacesCommand } = await changing.workspaces();
        return client.send(new StopWorkspacesCommand({ StopWorkspaceRequests: [{ WorkspaceId: id }] }), options);
      }),

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

    exportV2Bot: async (botId, recall) => {
      const operation = 'lex:CreateExport';
      const answer = await change({
        operation,
        subject: botId,
        recall,
        send: async (options) => {
          const { client, CreateExportCommand } = await changing.lexV2();
          const resourceSpecification = { botExportSpecification: { botId, botVersion } };
          return client.send(new CreateExportCommand({ resourceSpecification, fileFormat: 'LexJson' }), options);
        },
      });
      if (!answer.ok) return answer;
      const exportId = label(answer.value.exportId);
      if (exportId) return { ...answer, value: exportId };
      const why = 'The answer names no export.';
      return {
        ok: false,
        failure: failureOf({ kind: 'foreign', operation, subject: botId, why, effect: 'possible' }, at),
      };
    },

    buildLexLocale: async (botId, localeId, recall) => {
      const answer = await change({
        operation: 'lex:BuildBotLocale',
        subject: `${localeId} of ${botId}`,
        recall,
        send: async (options) => {
          const { client, BuildBotLocaleCommand } = await changing.lexV2();
          return client.send(new BuildBotLocaleCommand({ botId, botVersion, localeId }), options);
        },
      });
      return mapped(answer, nothing);
    },
  };
}
