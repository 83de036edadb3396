/** `bellhop plan --help` and the help of what is under it. */

export const planHelp = `Usage: bellhop plan rebuild|migrate ID... -o FILE [flags]
       bellhop plan show FILE

A plan is a file: who, where, each WorkSpace as it is now, what the rules say
of it, and a hash over all of it. Nothing is changed until bellhop apply.

  bellhop plan rebuild --help
  bellhop plan migrate --help
  bellhop plan show --help
`;

const common = `
  --ids-file FILE           ids from a file, apart by blanks, commas or lines;
                            - is standard input
  --from-run RUN            what an earlier run left: failed, rolled back,
                            silent, stale, not started
  --skip-missing            plan the others when AWS does not list some
  --include-connected ID    this one goes although its user is connected
  --ticket TEXT             why: kept in the plan, the journal and the report
                            (with --from-run: the one of that run)
  --canary N                so many go first, then the run holds
                            (1 for more than 5, else none)
  --wave N                  so many in progress at most (25)
  --stop-after N|P%         so many bad ends stop the run (10%)
  -o, --output FILE         where the plan goes; - is standard output
  --overwrite               replace the file if it is there
  --json                    the summary on standard output, not the phrase
  --profile, --region, --endpoint-url, --rate, --speed   as in bellhop --help

On stderr: what is held back and why, what is lost, what is left open.
On stdout: the phrase that bellhop apply --confirm takes.

Exit codes: 0 written; 1 wrong usage; 3 no plan was made: AWS does not list
some of them, could not be asked, or none of them may be sent.
`;

export const rebuildHelp = `Usage: bellhop plan rebuild ID... -o FILE [flags]
${common}`;

export const migrateHelp = `Usage: bellhop plan migrate ID... --bundle wsb-... -o FILE [flags]

  --bundle ID               the bundle to migrate to
                            (with --from-run: the one of that run)${common}`;

export const showHelp = `Usage: bellhop plan show FILE [--json]

What a plan would do, what is lost, and the phrase that it needs. Asks AWS
nothing, and refuses a plan that was changed after it was made.

Exit codes: 0; 1 wrong usage; 3 the plan cannot be used.
`;
