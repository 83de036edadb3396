/** The exit codes of everything that drives or follows a run, for the help of each. */
export const exitHelp = `
Exit codes
  0  every item is done, and nothing is left to do about it
  1  wrong usage
  2  the run has ended, and some items are not done
  3  refused, or nothing was sent
  4  an item needs a human (more than 2), or the run was let go of
  5  every bot of Lex is migrated, and tasks are left to people
  130, 143, 129  ended by SIGINT, SIGTERM, SIGHUP: the run can be resumed
`;
