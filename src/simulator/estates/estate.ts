/** An account to simulate: its own bundles, and which bundles are in use, how much, and where. */
import type { Golden } from '../workspaces/bundles.ts';
import type { Directory } from '../workspaces/directories.ts';

export interface Estate {
  /** WorkSpaces unless another number is asked for. */
  readonly workspaces: number;
  readonly bundles: readonly Golden[];
  /** What is not here nobody uses yet. */
  readonly usage: readonly (readonly [bundle: string, Directory, weight: number])[];
}
