/** `bellhop plan map`: writes the mapping that a wish proposes, for people to change and for `plan migrate --map`. */
import type { Answer } from '../aws/answer.ts';
import { type Given, WrongUsage } from '../flags.ts';
import { withWorkspaces } from '../fleet/fleet.ts';
import { type Proposal, proposeMapping } from '../fleet/propose.ts';
import { type MapRow, mapText } from '../plans/map-file.ts';
import { objectionTo, writePrivateFile } from '../plans/private-file.ts';
import { plural } from '../rules/in-words.ts';
import { sessionFlags } from '../session-flags.ts';
import { command } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { catalogue, sayGaps } from './look-up.ts';
import { noPlan } from './no-plan.ts';
import { withSession } from './open.ts';
import { print, say } from './output.ts';
import { fileFlags, outputFrom, whoFlags, wishFlags } from './plan-flags.ts';
import { mapHelp } from './plan-help.ts';
import { readNamed, whoIs } from './plan-where.ts';
import { wishIn } from './plan-whither.ts';

const flags = { ...sessionFlags, ...whoFlags, ...wishFlags, ...fileFlags };

export const planMap = command({ name: 'bellhop plan map', help: mapHelp, flags, run: makeMap });

async function makeMap(given: Given<keyof typeof flags>): Promise<Answer<number>> {
  const output = outputFrom(given);
  const how = { overwrite: given.has('overwrite') };
  const wish = wishIn(given);
  if (!wish) throw new WrongUsage('It needs --to-system, --to-protocol, or both.');
  const unwritable = output === '-' ? undefined : await objectionTo(output, how);
  if (unwritable) return { ok: false, failure: unwritable };
  const named = await readNamed(given);
  if (!named) throw new WrongUsage('It needs ids of WorkSpaces, --ids-file or --where.');
  return withSession(given, { unlocked: false }, async (session) => {
    const skip = given.has('skip-missing');
    const who = await whoIs(session, named, { whole: true, skip });
    if (!who.ok) return who;
    const { fleet, gaps } = await catalogue(session);
    await sayGaps(gaps);
    if (!fleet.bundlesLoaded)
      return noPlan('The bundles could not be listed: see above.', 'Without them nothing can be proposed.');
    const known = withWorkspaces(fleet, who.value.listed ?? []);
    const rows = who.value.ids.flatMap((id) => known.rows.get(id) ?? []);
    const proposals = proposeMapping(rows, wish, known);
    const json = given.has('json') || /\.json$/i.test(output);
    const text = mapText(proposals.map(mapRow), json ? 'json' : 'csv');
    const failure = output === '-' ? undefined : await writePrivateFile(output, text, how);
    if (failure) return { ok: false, failure };
    for (const { remark } of proposals.map(mapRow)) await say(remark);
    if (output === '-') await print(text);
    else await say(`Written to ${output}. bellhop plan migrate --map ${output} takes it, as it is or changed.`);
    return { ok: true, value: exitCodes.done };
  });
}

function mapRow({ line, bundle, computeType, ids, target, why }: Proposal): MapRow {
  const who = `${plural(ids.length, 'WorkSpace')} on ${bundle?.name ?? line.bundleId ?? '?'} (${computeType ?? '?'})`;
  if (!target) return { line, remark: `${who}: left out. ${[why?.reason, why?.remedy].filter(Boolean).join(' ')}` };
  const open = target.open > 0 ? `, ${target.open} of them only with an acknowledgement` : '';
  const denied = target.denied > 0 ? `, ${target.denied} of them cannot` : '';
  return { line, remark: `${who}: to ${target.bundle.name ?? target.id}${open}${denied}` };
}
