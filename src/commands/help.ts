/** `bellhop --help`. */
export const help = `bellhop: a terminal console for operators of Amazon WorkSpaces and Lex

  bellhop                   the console, on your AWS account
  bellhop --demo            the console, on an AWS it simulates itself

Without a terminal: bellhop COMMAND --help says more
  bellhop list --where QUERY    the WorkSpaces that it finds: table, JSON, CSV
  bellhop advise WANT ID...     the ways to it, the least destructive first
  bellhop plan rebuild ID...    write down what would be rebuilt
  bellhop plan migrate ID...    write down what would be migrated
  bellhop plan VERB ID...       restore, modify-protocol, reboot, start, stop
  bellhop plan map ID...        write down where a mixed set would be migrated
  bellhop plan lex --bot NAME   write down what would be moved to Lex V2
  bellhop plan lex-build        write down which V2 locales would be built
  bellhop plan show FILE        what a plan would do, and its phrase
  bellhop apply FILE            run a plan, for its phrase
  bellhop runs                  what ran and what runs
  bellhop watch RUN             follow a run of another process
  bellhop resume RUN            take up a run that was left
  bellhop pause|continue|stop RUN
  bellhop report RUN            what became of it: JSON, CSV, Markdown
  bellhop simulate              an AWS over HTTP, to try it all on

Flags of the console
  --profile NAME[,NAME...]  profiles of ~/.aws, as for the AWS CLI, in one list
  --region CODE[,CODE...]   Regions, like eu-west-1, in one list
  --endpoint-url URL        another AWS, such as bellhop simulate
  --rate N                  AWS calls a second at most
  --speed X                 pace of a simulated AWS: X seconds in one (demo: 20)
  --refresh SECONDS|off     how often what is on screen is looked at again (15)
  --no-inventory            keep nothing of the fleet on disk, read nothing
  --write                   changes are unlocked from the start (else: a key)
  --fleet NAME              what the demo shows: hotels, or windows-11
  --workspaces N            WorkSpaces in the demo
  --lex-v1 HOW              how much of Lex V1 the demo has: gone, empty, ...
  --ascii                   no characters beyond ASCII
  --no-color                no colours; also NO_COLOR
  --help, --version
The first five hold for every command that asks AWS, of one profile and Region.

Exit codes of the commands
  0 all done   1 wrong usage   2 some items are not done
  3 refused, or nothing done   4 an item needs a human
  5 bots are migrated, tasks are left to people

AWS_PROFILE, AWS_REGION and the other variables of the AWS CLI apply.
Inside, ? lists the keys.
`;
