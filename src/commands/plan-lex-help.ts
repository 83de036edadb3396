/** The help of `bellhop plan lex`. */

export const lexHelp = `Usage: bellhop plan lex --bot NAME -o FILE [flags]
       bellhop plan lex --list FILE -o FILE [flags]

Asks whether Lex V1 still answers, then looks up what the console's wizard looks
up, and writes down what would be moved to Lex V2, what would stay behind and
what would be overwritten. Nothing is changed until bellhop apply.

  --bot NAME                the V1 bot, in its exact spelling
  --version V               a number or '$LATEST'; else the one behind an alias
                            that looks like production, or the newest, and told
  --to NAME                 the V2 bot; usually named like the V1 bot
  --strategy S              CREATE_NEW or UPDATE_EXISTING: only needed where it
                            cannot be looked up whether the V2 bot exists; one
                            that contradicts what was looked up is refused
  --role ARN                the V2 bot's role; else the existing bot's own, or
                            the only service-linked one
  --list FILE               several bots: CSV with a column bot, and version,
                            to, role, strategy as far as they are wanted; in
                            this order, one after the other; - is standard input
  --overwrite-earlier       two bots of one locale go into one V2 bot: meant so
  --no-backup               nothing is kept on this machine; else AWS's export of
                            each version, or its records, before the plan. Of a
                            V2 bot that is overwritten nothing is kept here: the
                            console can export it first
  --from-run RUN            what an earlier run left: failed, stale, not started
  --ticket TEXT             why: kept in the plan, the journal and the report
  -o, --output FILE         where the plan goes; - is standard output
  --overwrite               replace the file if it is there
  --json                    the summary on standard output, not the phrases
  --profile, --region, --endpoint-url, --rate, --speed   as in bellhop --help

On stderr: what V1 answered, the version that was chosen and why, what moves,
what does not, what is overwritten. On stdout: the phrases that bellhop apply
--confirm takes, a line each.

Exit codes: 0 written; 1 wrong usage, or a list with lines that cannot be used;
3 no plan was made: Lex V1 does not answer, a bot is not there, or something
has to be settled first.
`;
