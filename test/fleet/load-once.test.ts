import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { emptyFleet, type Fleet } from '../../src/fleet/fleet.ts';
import { createIntake } from '../../src/fleet/intake.ts';
import { loadOnce } from '../../src/fleet/load-once.ts';
import { sweep, sweepConnections } from '../../src/fleet/sweep.ts';
import { type Asked, json, loopback, refusal, session } from '../aws/loopback.ts';

/** Two directories, one of which goes while it is read; the whole list may not be read. */
async function torn(onWhole: () => void) {
  const server = await loopback((response, asked: Asked) => {
    const { DirectoryId } = JSON.parse(asked.body) as { DirectoryId?: string };
    if (asked.what === 'DescribeWorkspaceDirectories')
      return json({ Directories: ['d-1', 'd-2'].map((DirectoryId) => ({ DirectoryId })) })(response, asked);
    if (DirectoryId === 'd-1') return json({ Workspaces: [{ WorkspaceId: 'ws-a' }] })(response, asked);
    if (DirectoryId) return refusal('ResourceUnavailableException', 'Gone')(response, asked);
    onWhole();
    return refusal('AccessDeniedException', 'No')(response, asked);
  });
  const aws = await session({ ...server, rate: 1000, burst: 100 });
  return createIntake(
    aws,
    createStore<Fleet>(() => emptyFleet),
  );
}

describe('a list that is read once', () => {
  it('ends where a page fails twice in a row, and says why some may be missing', async () => {
    const intake = await torn(() => {});
    const missing = await loadOnce(intake, { priority: 'view', signal: new AbortController().signal });
    expect(missing?.kind).toBe('denied');
    expect([...intake.settled().rows.keys()]).toEqual(['ws-a']);
  });

  it('ends when nobody wants it any more', async () => {
    const stop = new AbortController();
    const intake = await torn(() => stop.abort());
    await loadOnce(intake, { priority: 'view', signal: stop.signal });
    for (const read of [
      sweep(intake, { signal: stop.signal }, false),
      sweepConnections(intake, { signal: stop.signal }),
    ])
      expect(await read.next()).toEqual({ done: true, value: 'broken' });
  });
});
