import { describe, expect, it } from 'vitest';
import type { WorkspaceId } from '../../src/aws/model.ts';
import { collect } from '../../src/aws/paging.ts';
import { failureIn, json, loopback, refusal, session } from './loopback.ts';

const id = 'ws-0a1b2c3d4' as WorkspaceId;
const fleet = json({ Workspaces: [{ WorkspaceId: id, State: 'AVAILABLE' }] });

describe('a list', () => {
  const page = (names: readonly string[], NextToken?: string) =>
    json({ Images: names.map((ImageId) => ({ ImageId })), NextToken });

  it('goes on to the page without a mark, over short and empty ones', async () => {
    const server = await loopback(page(['wsi-1', 'wsi-2'], 'a'), page([], 'b'), page(['wsi-3']));
    const { workspaces } = await session(server);
    const images = await collect(workspaces.images());
    expect(images).toMatchObject({ ok: true, value: [{ id: 'wsi-1' }, { id: 'wsi-2' }, { id: 'wsi-3' }] });
    expect(server.asked.map(({ body }) => JSON.parse(body).NextToken)).toEqual([undefined, 'a', 'b']);
  });

  it('ends with a failure when a mark comes again, even after others', async () => {
    const server = await loopback(page(['wsi-1'], 'a'), page(['wsi-2'], 'b'), page(['wsi-3'], 'a'));
    const { workspaces } = await session(server);
    expect(failureIn(await collect(workspaces.images()))).toMatchObject({ kind: 'foreign' });
    expect(server.asked).toHaveLength(3);
  });

  it('keeps the pages before the one that failed', async () => {
    const server = await loopback(page(['wsi-1'], 'a'), refusal('AccessDeniedException', 'No more'));
    const { workspaces } = await session(server);
    const pages = [];
    for await (const each of workspaces.images()) pages.push(each);
    expect(pages).toMatchObject([
      { ok: true, value: [{ id: 'wsi-1' }] },
      { ok: false, failure: { kind: 'denied' } },
    ]);
  });

  it('of no ids asks nothing, instead of for everything', async () => {
    const server = await loopback(fleet);
    const { workspaces } = await session(server);
    expect(await workspaces.workspacesById([])).toEqual({ ok: true, value: [] });
    expect(await workspaces.connectionsById([])).toEqual({ ok: true, value: [] });
    expect(await workspaces.bundlesById([])).toEqual({ ok: true, value: [] });
    expect(server.asked).toEqual([]);
  });
});
