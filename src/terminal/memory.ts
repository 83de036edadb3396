/**
 * Keeps memory small while the console runs for days on a shared host. Every frame leaves much garbage, and V8 answers
 * by letting the space for new objects grow to 128 MiB, which it then keeps. Held at the size it has after the start,
 * it is swept more often, a millisecond each time, in memory that stays in the processor's cache.
 *
 * What lasts is a fleet: of 100,000 WorkSpaces it is 100 MiB, and pages of them leave several times that as garbage, which
 * V8 would let lie up to four times what is in use. It is swept once a fifth has been added, which happens beside the keys.
 */
import { setFlagsFromString } from 'node:v8';

/** To be called once the console stands. V8 reads these flags each time it thinks of growing a space. */
export function keepMemorySmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=20');
}
