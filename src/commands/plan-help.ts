/** `bellhop plan --help` and the help of what is under it, the verbs' out of the table of verbs. */
import { editionNames } from '../rules/operating-system.ts';
import { verbFacts, type WorkspaceVerb, workspaceVerbs } from '../rules/verbs.ts';

export const planHelp = `Usage: bellhop plan VERB ID... -o FILE [flags]
       bellhop plan map ID... --to-system SYSTEM -o FILE [flags]
       bellhop plan lex --bot NAME -o FILE [flags]
       bellhop plan lex-build --bot NAME --locale en_US -o FILE [flags]
       bellhop plan show FILE

A plan is a file: who, where, each WorkSpace as it is now, what the rules say
of it, and a hash over all of it. Nothing is changed until bellhop apply.

${workspaceVerbs.map((verb) => `  bellhop plan ${verb.padEnd(17)} ${verbFacts[verb].action}\n`).join('')}  bellhop plan map               where a migration takes each, to be changed
  bellhop plan lex               moves bots of Lex V1 to Lex V2
  bellhop plan lex-build         builds locales of a bot of Lex V2
  bellhop plan show              what a plan would do, and its phrase

Each has its --help.
`;

export const whoHelp = `
  --ids-file FILE           who: ids, users or computers, one a line; or CSV
                            with a column WorkspaceId, UserName, ComputerName;
                            - is standard input
  --where QUERY             those that a query finds, as in bellhop list --help
  --skip-missing            go on with the others when AWS does not list some`;

/** A few on a line. */
const systems = Array.from(
  { length: Math.ceil(editionNames.length / 3) },
  (_, at) => `${' '.repeat(28)}${editionNames.slice(3 * at, 3 * at + 3).join(', ')}`,
).join(',\n');

const wishHelp = `
  --to-system SYSTEM        what they are to become:
${systems}
  --to-protocol PROTOCOL    DCV, PCoIP or BYOP
  --to-compute TYPE         same (as usual), any, or one like performance`;

const sessionHelp = `
  --profile, --region, --endpoint-url, --rate, --speed   as in bellhop --help`;

const connectedHelp = `
  --include-connected ID    this one goes although its user is connected`;

const freshHelp = `
  --fresh-snapshot          each waits until a newer snapshot shows up than now,
                            12 hours at most`;

const policyHelp = `
  --from-run RUN            what an earlier run left: failed, rolled back,
                            silent, stale, not started; with its targets
  --ticket TEXT             why: kept in the plan, the journal and the report
                            (with --from-run: the one of that run)
  --canary N                so many go first, then the run holds
                            (1 for more than 5, else none)
  --wave N                  so many in progress at most (25)
  --stop-after N|P%         so many bad ends stop the run (10%)
  -o, --output FILE         where the plan goes; - is standard output
  --overwrite               replace the file if it is there
  --json                    the summary on standard output, not the phrase`;

const ends = `
On stderr: where they go, what is held back and why, what is lost, what is left
open, and what could not be checked. On stdout: the phrase that bellhop apply
--confirm takes.

Exit codes: 0 written; 1 wrong usage, or a file with lines that cannot be used;
3 no plan was made: AWS does not list some of them, could not be asked, or none
of them may be sent.
`;

const usage: Readonly<Partial<Record<WorkspaceVerb, string>>> = {
  migrate: `Usage: bellhop plan migrate ID... --bundle wsb-... -o FILE [flags]
       bellhop plan migrate ID... --map FILE -o FILE [flags]
       bellhop plan migrate ID... --to-system SYSTEM -o FILE [flags]

  --bundle ID               the one bundle to migrate to
  --map FILE                where each goes: CSV or JSON with source, target and
                            compute, as bellhop plan map writes it${wishHelp}`,
  'modify-protocol': `Usage: bellhop plan modify-protocol ID... --protocol DCV -o FILE [flags]

  --protocol PROTOCOL       DCV (AWS also says WSP) or PCoIP`,
};

export function verbHelp(verb: WorkspaceVerb): string {
  const { harm, goesBackTo } = verbFacts[verb];
  return [
    usage[verb] ?? `Usage: bellhop plan ${verb} ID... -o FILE [flags]\n`,
    whoHelp,
    harm === 'none' ? '' : connectedHelp,
    goesBackTo ? freshHelp : '',
    policyHelp,
    sessionHelp,
    '\n',
    ends,
  ].join('');
}

export const mapHelp = `Usage: bellhop plan map ID... --to-system SYSTEM --to-protocol PROTOCOL -o FILE

Writes where each bundle's WorkSpaces would go, a line for each, with a remark:
how many, and why none where there is no target. Change the targets by hand;
an empty one leaves them out. bellhop plan migrate --map FILE takes it.
${whoHelp}${wishHelp}
  -o, --output FILE         CSV, or JSON for a name that ends so; - is standard
                            output
  --overwrite               replace the file if it is there
  --json                    JSON, whatever the name${sessionHelp}

Exit codes: 0 written; 1 wrong usage; 3 AWS does not list some of them, or could
not be asked.
`;

export const showHelp = `Usage: bellhop plan show FILE [--json]

What a plan would do, what is lost, and the phrase that it needs. Asks AWS
nothing, and refuses a plan that was changed after it was made.

Exit codes: 0; 1 wrong usage; 3 the plan cannot be used.
`;
