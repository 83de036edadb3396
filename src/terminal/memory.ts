/**
 * Keeps memory small while the console runs for days on a shared host. V8 lets both of its spaces grow with what a start
 * or a frame leaves behind, and keeps what it has taken.
 */
import { setFlagsFromString } from 'node:v8';

/**
 * Each frame is garbage as soon as the next is drawn, and the space for what is new would grow to 128 MiB over a large
 * inventory. Held at 4 MiB, what it has once the code is loaded, it is swept more often, a millisecond each time, in
 * memory that stays in the processor's cache. To be called before a fleet comes in; V8 reads it whenever it thinks of growing.
 */
export function keepYoungSpaceSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * What lasts is a fleet, 80 MiB of 100,000 WorkSpaces, and pages of them leave several times that as garbage, which V8
 * would let lie until there are four times what is in use. It is swept once a fifth has been added, beside the keys. To
 * be called once the first lists are in, which it would only hold up.
 */
export function keepOldSpaceSmall(): void {
  setFlagsFromString('--heap-growing-percent=20');
}
