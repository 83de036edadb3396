/**
 * Ctrl-z: stops the whole job, as a shell expects it, and comes back with `fg`.
 */

/**
 * Resolves when the job runs again. Where no shell waits to continue it (the console is all that runs in this window)
 * the kernel ignores the stop, and it resolves after a moment: hanging there would be a dead terminal.
 */
export function stopJob(): Promise<void> {
  return new Promise((resolve) => {
    const resume = (): void => {
      // Also what keeps the event loop alive meanwhile.
      clearTimeout(timer);
      process.off('SIGCONT', resume);
      resolve();
    };
    const timer = setTimeout(resume, 50);
    process.once('SIGCONT', resume);
    // Process group 0 is our own: npm and the shell between us and the terminal stop too.
    process.kill(0, 'SIGTSTP');
  });
}
