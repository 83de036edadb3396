/**
 * Volume sizes to expect after a migration. Volumes never shrink, so a smaller bundle can cost more than expected.
 * Source: Administration Guide, migrate-workspaces.
 */

/** GiB; undefined where AWS did not say. */
export interface Volumes {
  readonly rootGib: number | undefined;
  readonly userGib: number | undefined;
}

/**
 * Root: grows to the target bundle's default. User: kept when it differs from the source bundle's default, else the
 * larger of its size and the target's default. `undefined` where a size that the rule needs is not known.
 */
export function volumesAfterMigration(now: Volumes, sourceBundle: Volumes | undefined, target: Volumes): Volumes {
  return {
    rootGib: larger(now.rootGib, target.rootGib),
    userGib: userAfter(now.userGib, sourceBundle?.userGib, target.userGib),
  };
}

function userAfter(size: number | undefined, sourceDefault: number | undefined, targetDefault: number | undefined) {
  if (size === undefined) return undefined;
  if (sourceDefault !== undefined && size !== sourceDefault) return size;
  const grown = larger(size, targetDefault);
  // Without the source bundle's default both branches are open: only an equal answer is an answer.
  return sourceDefault === undefined && grown !== size ? undefined : grown;
}

function larger(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : Math.max(one, other);
}
