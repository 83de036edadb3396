/** A console runs for days: what a call needs goes with it. */
import { queryObjects } from 'node:v8';
import { expect, test } from 'vitest';
import type { WorkspaceId } from '../../src/aws/model.ts';
import { json, loopback, session } from './loopback.ts';

const alive = () => queryObjects(AbortSignal, { format: 'count' }) as number;

test('a call leaves no signal behind, neither by itself nor with one of its own', async () => {
  const server = await loopback(json({ Workspaces: [] }));
  const { workspaces } = await session({ ...server, rate: 1000, burst: 1000 });
  const left = new AbortController();
  const calls = async (times: number) => {
    for (let n = 0; n < times; n += 1)
      await workspaces.workspacesById(['ws-0a1b2c3d4' as WorkspaceId], n % 2 ? { signal: left.signal } : {});
  };
  await calls(20);
  const before = alive();
  await calls(60);
  expect(alive() - before).toBeLessThan(20);
});
