/** `bellhop runs`: what ran and what runs on this machine, newest first. */
import { listRuns, type RunSummary } from '../runs/catalogue.ts';
import { runsFolder } from '../runs/folder.ts';
import { iso } from '../runs/report-times.ts';
import { command, noWords } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { print, say } from './output.ts';

export const runsHelp = `Usage: bellhop runs [--json]

The runs whose journals are on this machine, newest first: id, when it was
started (UTC), where it stands, how it went. Asks AWS nothing.

  --json                    as JSON

Exit codes: 0; 1 wrong usage; 3 the journals cannot be read.
`;

export const runs = command({
  name: 'bellhop runs',
  help: runsHelp,
  flags: { json: { type: 'boolean' } },
  run: async (given) => {
    noWords(given);
    const folder = runsFolder();
    const listed = await listRuns(folder);
    if (!listed.ok) return listed;
    const all = listed.value;
    if (given.has('json')) await print(JSON.stringify(all.map(asJson), undefined, 2));
    else if (all.length > 0) await print(all.map(line).join('\n'));
    else await say(`No run has a journal in ${folder} yet.`);
    return { ok: true, value: exitCodes.done };
  },
});

/** `STOPPED in process 4194304`. */
const stageCells = 26;

const line = (run: RunSummary): string =>
  run.kind === 'damaged'
    ? `${run.id}  ${''.padEnd(16)}  ${'DAMAGED'.padEnd(stageCells)}  ${run.failure.why}`
    : `${run.id}  ${(iso(run.startedAt) ?? '').slice(0, 16).padEnd(16)}  ${stage(run).padEnd(stageCells)}  ${run.summary.sentence}`;

function stage(run: RunSummary): string {
  if (run.kind !== 'unfinished') return run.kind === 'finished' ? 'ended' : run.kind;
  const held = run.standing === 'open' ? '' : `${run.standing.toUpperCase()} `;
  return run.drivenBy === undefined ? `${held}UNFINISHED` : `${held}in process ${run.drivenBy}`;
}

function asJson(run: RunSummary) {
  if (run.kind === 'damaged') return { id: run.id, kind: run.kind, why: run.failure.why };
  return { ...run, startedAt: iso(run.startedAt), finishedAt: iso(run.finishedAt) };
}
