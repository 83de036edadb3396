/** How long what was looked up for a plan may be acted on, in milliseconds. Each item is looked at again before its call. */

/** On the screen of its review. */
export const reviewHolds = 2 * 3_600_000;

/** As a file, and in a run that was left: a plan may wait for the night. */
export const planHolds = 24 * 3_600_000;
