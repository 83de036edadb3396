/** Reasons that may begin with the very word they are told after: `Stopped by ann.` is not told after `Stopped`. Pure. */

/** `Stopped by ann.`, but `Stopped. 3 of 30 did not end well.` */
export const behind = (word: string, why: string): string => (begins(word, why) ? why : `${word}. ${why}`);

/** `by ann.`, for where the word stands already. */
export const without = (word: string, why: string): string => (begins(word, why) ? why.slice(word.length + 1) : why);

const begins = (word: string, why: string) => why.startsWith(`${word} `);
