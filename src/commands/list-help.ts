/** `bellhop list --help`. */
import { fieldIds, fields } from '../fleet/fields.ts';

export const listHelp = `Usage: bellhop list [--where QUERY] [flags]

The WorkSpaces that a query finds, as AWS has them now. Changes nothing.

  --where QUERY             which: like state:stopped seen:>30d -user:svc*
  --view NAME               a view of the configuration: query, columns, order
  --columns A,B             what of each (see below)
  --sort [-]FIELD           in this order, - the other way round; else by user,
                            NDJSON as the pages come in
  --format table|json|ndjson|csv
                            a table on a terminal, else NDJSON
  --limit N                 so many at most
  --count                   only how many there are
  --cached                  as the console knew them last, from disk: AWS is
                            asked nothing, and how old that is goes to stderr
  --profile A,B             several accounts at once, with columns for both
  --region X,Y              the same with Regions
  --endpoint-url, --rate, --speed   as in bellhop --help

A query is words that a user, computer, id, address or name has in it, and
FIELD:VALUE, * for anything, quotes around blanks, - for not, or, parentheses:
  state:stopped,error       one of several
  seen:>30d snapshot:<12h   longer ago than, within: s, m, h, d, w
  root:>=80                 GiB
  tag:env=prod  tag:env     a tag, or a key of one
  error:""  seen:?          has none; is not known
What is not known of a WorkSpace is neither in a question nor in its opposite;
how many that leaves out is said on stderr.

Fields
${fieldIds.map((id) => `  ${id.padEnd(11)} ${fields[id].says}\n`).join('')}
seen and connected cost a call for 25 WorkSpaces, tag and snapshot one for each:
only for those that the rest of the query leaves, and said before it starts.

Exit codes: 0; 1 wrong usage; 2 a part could not be read, the rest is listed;
3 nothing could be.
`;
