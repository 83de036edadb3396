/** What a plan needs of the world around its WorkSpaces: looked at as far as it may be, and said where it was not. */

/** One thing that was looked at, or could not be. */
export interface Finding {
  readonly about: 'directory' | 'bundle' | 'addresses' | 'permission' | 'key';
  /** ok: seen to be in order. short: it will not do for the whole plan. unchecked: nobody knows. */
  readonly kind: 'ok' | 'short' | 'unchecked';
  /** One sentence. */
  readonly text: string;
  /** What to do about it. */
  readonly next?: string | undefined;
}
