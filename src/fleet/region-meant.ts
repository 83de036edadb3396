/** The Region that somebody probably meant by one that nobody knows; undefined where it is known, or is like none. */
import { workspacesRegions } from '../aws/workspaces-regions.ts';
import { nearest } from '../nearest.ts';

export const regionMeant = (typed: string): string | undefined =>
  typed in workspacesRegions ? undefined : nearest(typed, Object.keys(workspacesRegions));
