/** How long to leave AWS alone between two looks at something in motion: never as others who watch the same. */

const second = 1000;
const eager = 60 * second;

/**
 * Milliseconds: 5 to 6 s in the first minute, then 10 to 15 s.
 * @param watched for how long it has been in motion, in milliseconds
 * @param random in [0, 1)
 */
export const pauseBeforeLook = (watched: number, random = Math.random()): number =>
  (watched < eager ? 5 + random : 10 + 5 * random) * second;
