/** `bellhop advise`: the ways to what somebody wants, the least destructive first, over WorkSpaces as they are now. */

import { type Given, WrongUsage } from '../flags.ts';
import { advisedFrom } from '../fleet/advised.ts';
import { type Advice, advise as adviseOn, type Want, wants } from '../rules/advisor.ts';
import { plural, protocolName } from '../rules/in-words.ts';
import { runsFolder } from '../runs/folder.ts';
import { workspacesUnderWay } from '../runs/under-way.ts';
import { sessionFlags } from '../session-flags.ts';
import { command } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { lookUp, sayGaps } from './look-up.ts';
import { refuseMissing } from './missing.ts';
import { withSession } from './open.ts';
import { print, say } from './output.ts';
import { whoFlags } from './plan-flags.ts';
import { whoHelp } from './plan-help.ts';
import { readNamed, whoIs } from './plan-where.ts';

const flags = { ...sessionFlags, ...whoFlags, json: { type: 'boolean' } } as const;
const names = Object.keys(wants) as readonly Want[];

const help = `Usage: bellhop advise WANT ID... [flags]

The ways to what is wanted, the least destructive first: what each loses and
keeps, and how many of the WorkSpaces can take it now. Changes nothing.

WANT is one of
${names.map((name) => `  ${name.padEnd(16)} ${wants[name].title}\n`).join('')}${whoHelp}
  --json                    the same for programs
  --profile, --region, --endpoint-url, --rate, --speed   as in bellhop --help

Snapshots are looked up by the plan, not here.

Exit codes: 0; 1 wrong usage; 3 AWS does not list some of them, or could not be
asked.
`;

export const advise = command({
  name: 'bellhop advise',
  help,
  flags,
  run: async (given) => {
    const [want, ids] = readWant(given);
    const named = await readNamed(ids);
    if (!named) throw new WrongUsage('It needs ids of WorkSpaces, --ids-file or --where.');
    return withSession(given, { unlocked: false }, async (session) => {
      const skip = given.has('skip-missing');
      const who = await whoIs(session, named, { whole: false, skip });
      if (!who.ok) return who;
      // A reboot takes no snapshots and no addresses: so neither is looked up.
      const looked = await lookUp(session, { ...who.value, verb: 'reboot' }, () => {});
      await sayGaps(looked.gaps);
      const missing = refuseMissing(who.value, looked.gathered, skip);
      if (!missing.ok) return missing;
      for (const sentence of missing.value) await say(sentence);
      const rows = who.value.ids.flatMap((id) => {
        const found = looked.gathered.get(id);
        const row = looked.fleet.rows.get(id);
        return found?.workspace && row ? [{ ...row, connection: found.connection }] : [];
      });
      const now = session.clock.now();
      const underWay = await workspacesUnderWay(runsFolder(), now);
      const ways = adviseOn(want, advisedFrom(rows, looked.fleet, now, underWay));
      await print(given.has('json') ? JSON.stringify({ want, ways }, undefined, 2) : text(want, rows.length, ways));
      return { ok: true, value: exitCodes.done };
    });
  },
});

type Flags = Given<keyof typeof flags>;

/** The want, and what is left. Throws `WrongUsage`. */
function readWant(given: Flags): readonly [Want, Flags] {
  const [word, ...words] = given.words;
  const want = names.find((name) => name === word);
  if (want) return [want, { ...given, words }];
  throw new WrongUsage(`What is wanted is one of ${names.join(', ')}; ${JSON.stringify(word ?? '')} is none of them.`);
}

function text(want: Want, count: number, ways: readonly Advice[]): string {
  const { title, says } = wants[want];
  return [`${title}: ${plural(count, 'WorkSpace')}`, says, ...ways.flatMap(wayLines)].join('\n');
}

function wayLines(
  { verb, protocol, title, loses, keeps, when, source, possible, of, reasons, notes }: Advice,
  at: number,
) {
  const flag = protocol ? ` --protocol ${protocolName(protocol)}` : '';
  return [
    '',
    `${at + 1}. ${title}: ${possible} of ${of} now`,
    `   loses  ${loses}`,
    `   keeps  ${keeps}`,
    `   when   ${when} (${source})`,
    ...notes.map((note) => `   note   ${note}`),
    ...reasons.map(({ reason, remedy, count }) => `   not    ${count}: ${[reason, remedy].filter(Boolean).join(' ')}`),
    `   by     bellhop plan ${verb}${flag}`,
  ];
}
