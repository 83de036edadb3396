/** What AWS's words for a WorkSpace's state, and for a change of its properties, mean: one sentence each. */
import type { WorkspaceState } from './state-gates.ts';

export const stateSource = 'API model, WorkspaceState';

/** As the API model has them; in plain words where it only points elsewhere. */
export const stateMeanings: Readonly<Record<WorkspaceState, string>> = {
  PENDING: 'It waits for something, such as being created.',
  AVAILABLE: 'It runs, and passed its health checks.',
  IMPAIRED: 'It does not answer health checks: AWS refers to UNHEALTHY.',
  UNHEALTHY: 'It does not answer health checks.',
  REBOOTING: 'It is being rebooted.',
  STARTING: 'It is starting, and its health checks are running.',
  REBUILDING: 'It is being rebuilt.',
  RESTORING: 'It is being restored.',
  MAINTENANCE: 'AWS does its scheduled maintenance on it.',
  ADMIN_MAINTENANCE: 'An administrator has put it into maintenance: nothing is done to it until it is taken out.',
  TERMINATING: 'It is being deleted.',
  TERMINATED: 'It is deleted; AWS lists it for a short time still.',
  SUSPENDED: 'It is held while an image is made of it.',
  UPDATING: 'An update is under way, such as of its applications.',
  STOPPING: 'It is being stopped.',
  STOPPED: 'It is stopped: nobody can be connected.',
  ERROR: 'Something went wrong, such as during its start.',
};

export function stateMeaning(state: string | undefined): string {
  if (state === undefined) return 'AWS does not say in which state it is.';
  return Object.hasOwn(stateMeanings, state)
    ? stateMeanings[state as WorkspaceState]
    : 'AWS documents no such state, so nothing is allowed in it.';
}

const modificationMeanings: Readonly<Record<string, string>> = {
  UPDATE_INITIATED: 'asked for, not begun: nothing else may be changed meanwhile',
  UPDATE_IN_PROGRESS: 'under way: nothing else may be changed meanwhile',
  UPDATE_FAILED: 'the last change failed; another may be tried',
};

export function modificationMeaning(state: string): string {
  return modificationMeanings[state] ?? 'a state that AWS does not document';
}
