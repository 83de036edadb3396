/** WorkSpaces and bundles for the rules' tests: plain ones that every rule lets pass, changed where a test says so. */
import type { ItemFacts } from '../../src/rules/eligibility.ts';
import type { BundleSubject, WorkspaceSubject } from '../../src/rules/subject.ts';

export const now = Date.parse('2026-11-22T10:00:00Z');
export const hours = (count: number) => count * 3_600_000;

export function workspace(over: Partial<WorkspaceSubject> = {}): WorkspaceSubject {
  return {
    state: 'AVAILABLE',
    bundleId: 'wsb-source001',
    operatingSystem: 'WINDOWS_SERVER_2019',
    protocols: ['WSP'],
    computeType: 'STANDARD',
    runningMode: 'AUTO_STOP',
    modifications: [],
    related: [],
    standbys: [],
    ...over,
  };
}

export function bundle(name: string, over: Partial<BundleSubject> = {}): BundleSubject {
  return {
    id: 'wsb-target001',
    name,
    description: undefined,
    owner: 'AMAZON',
    computeType: 'STANDARD',
    state: 'AVAILABLE',
    type: 'REGULAR',
    ...over,
  };
}

export const quiet: ItemFacts = {
  now,
  snapshot: now - hours(5),
  connection: 'DISCONNECTED',
  directory: { state: 'REGISTERED', workspaceType: 'PERSONAL' },
};
