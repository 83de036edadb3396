/** What bellhop reads of Amazon WorkSpaces. Page sizes are the largest that AWS takes; two operations take none. */
import type { DescribeWorkspacesRequest } from '@aws-sdk/client-workspaces';
import type { Answer } from './answer.ts';
import type { Clients, Service } from './clients.ts';
import { list } from './fields.ts';
import { collect, mapped, paged } from './paging.ts';
import type { Wire } from './send.ts';
import type { Ask, AskAgain, Pages, WorkspacesReads } from './session.ts';
import { toBundle, toConnection, toDirectory, toImage, toSnapshots, toTag, toWorkspace } from './workspaces-records.ts';

type Call<Output> = (service: Service<'workspaces'>, options: { readonly abortSignal: AbortSignal }) => Promise<Output>;

const pageSize = 25;

export function workspacesReads(wire: Wire, clients: Clients): WorkspacesReads {
  const read = <Output extends object>(name: string, call: Call<Output>, ask: Ask | undefined, subject?: string) =>
    wire.read({
      operation: `workspaces:${name}`,
      subject,
      ask,
      send: async (options) => call(await clients.reading.workspaces(), options),
    });

  function pages<Output extends { NextToken?: string | undefined }, Row>(
    name: string,
    ask: AskAgain | undefined,
    call: (NextToken: string | undefined) => Call<Output>,
    rows: (output: Output) => readonly Row[],
  ): Pages<Row> {
    return paged({
      operation: `workspaces:${name}`,
      at: wire.at,
      again: ask?.again,
      page: (token) => read(name, call(token), ask),
      next: (output) => output.NextToken,
      rows,
    });
  }

  /** No ids would mean every one there is. */
  async function byId<Id, Row>(ids: readonly Id[], ask: (ids: Id[]) => Pages<Row>): Promise<Answer<readonly Row[]>> {
    return ids.length === 0 ? { ok: true, value: [] } : collect(ask([...ids]));
  }

  const workspaces = (ask: AskAgain | undefined, which: Omit<DescribeWorkspacesRequest, 'NextToken'>) =>
    pages(
      'DescribeWorkspaces',
      ask,
      (NextToken) =>
        ({ client, DescribeWorkspacesCommand }, options) =>
          client.send(new DescribeWorkspacesCommand({ ...which, NextToken }), options),
      (output) => list(output.Workspaces, toWorkspace),
    );

  const bundles = (ask: Ask | undefined, which: { readonly Owner?: string; readonly BundleIds?: string[] } = {}) =>
    pages(
      'DescribeWorkspaceBundles',
      ask,
      (NextToken) =>
        ({ client, DescribeWorkspaceBundlesCommand }, options) =>
          client.send(new DescribeWorkspaceBundlesCommand({ ...which, NextToken }), options),
      (output) => list(output.Bundles, toBundle),
    );

  const connections = (ask: AskAgain | undefined, WorkspaceIds?: string[]) =>
    pages(
      'DescribeWorkspacesConnectionStatus',
      ask,
      (NextToken) =>
        ({ client, DescribeWorkspacesConnectionStatusCommand }, options) =>
          client.send(
            new DescribeWorkspacesConnectionStatusCommand({ ...(WorkspaceIds && { WorkspaceIds }), NextToken }),
            options,
          ),
      (output) => list(output.WorkspacesConnectionStatus, toConnection),
    );

  return {
    workspaces: (ask) =>
      workspaces(ask, { Limit: pageSize, ...(ask?.directoryId && { DirectoryId: ask.directoryId }) }),
    workspacesById: (ids, ask) => byId(ids, (WorkspaceIds) => workspaces(ask, { WorkspaceIds })),
    workspacesOf: (DirectoryId, UserName, ask) => collect(workspaces(ask, { DirectoryId, UserName, Limit: pageSize })),
    workspacesOn: async (BundleId, ask) => {
      for await (const page of workspaces(ask, { BundleId, Limit: pageSize })) return page;
      return { ok: true, value: [] };
    },

    bundles: async function* (ask) {
      for await (const page of bundles(ask)) {
        yield page;
        if (!page.ok) return;
      }
      yield* bundles(ask, { Owner: 'AMAZON' });
    },
    bundlesById: (ids, ask) => byId(ids, (BundleIds) => bundles(ask, { BundleIds })),

    directories: (ask) =>
      pages(
        'DescribeWorkspaceDirectories',
        ask,
        (NextToken) =>
          ({ client, DescribeWorkspaceDirectoriesCommand }, options) =>
            client.send(
              new DescribeWorkspaceDirectoriesCommand({
                // Pools are another service with the same directories.
                Filters: [{ Name: 'WORKSPACE_TYPE', Values: ['PERSONAL'] }],
                Limit: pageSize,
                NextToken,
              }),
              options,
            ),
        (output) => list(output.Directories, toDirectory),
      ),

    images: (ask) =>
      pages(
        'DescribeWorkspaceImages',
        ask,
        (NextToken) =>
          ({ client, DescribeWorkspaceImagesCommand }, options) =>
            client.send(new DescribeWorkspaceImagesCommand({ MaxResults: pageSize, NextToken }), options),
        (output) => list(output.Images, toImage),
      ),

    connections: (ask) => connections(ask),
    connectionsById: (ids, ask) => byId(ids, (some) => connections(ask, some)),

    snapshots: async (id, ask) =>
      mapped(
        await read(
          'DescribeWorkspaceSnapshots',
          ({ client, DescribeWorkspaceSnapshotsCommand }, options) =>
            client.send(new DescribeWorkspaceSnapshotsCommand({ WorkspaceId: id }), options),
          ask,
          id,
        ),
        toSnapshots,
      ),

    tags: async (resourceId, ask) =>
      mapped(
        await read(
          'DescribeTags',
          ({ client, DescribeTagsCommand }, options) =>
            client.send(new DescribeTagsCommand({ ResourceId: resourceId }), options),
          ask,
          resourceId,
        ),
        (output) => list(output.TagList, toTag),
      ),
  };
}
