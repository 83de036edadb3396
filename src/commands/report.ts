/** `bellhop report`: what became of a run, for a ticket, a spreadsheet or another program. */
import { WrongUsage } from '../flags.ts';
import { writePrivateFile } from '../plans/private-file.ts';
import { readRun } from '../runs/catalogue.ts';
import { findRun } from '../runs/find-run.ts';
import { runsFolder } from '../runs/folder.ts';
import { type Report, reportOf } from '../runs/report.ts';
import { reportCsv } from '../runs/report-csv.ts';
import { reportJson } from '../runs/report-json.ts';
import { reportMarkdown } from '../runs/report-md.ts';
import { command, oneWord } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { print, say } from './output.ts';

export const reportHelp = `Usage: bellhop report RUN --format json|csv|md [-o FILE]

What became of a run: each item's old and new id, computer name, address and
bundle, when it was asked for and when it ended, how, and what AWS said; who
ran it, why, where; what was held back. RUN is an id, its beginning or end, or
latest. Asks AWS nothing; a run that has not ended is reported as it stands.

  --format json|csv|md
  -o, --output FILE         instead of standard output
  --overwrite               replace the file if it is there

Exit codes: 0; 1 wrong usage; 3 there is no such run, or it cannot be read.
`;

const formats: Readonly<Record<string, (report: Report) => string>> = {
  json: reportJson,
  csv: reportCsv,
  md: reportMarkdown,
};

export const report = command({
  name: 'bellhop report',
  help: reportHelp,
  flags: {
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
    overwrite: { type: 'boolean' },
  },
  run: async (given) => {
    const typed = oneWord(given, 'a run');
    const name = given.text('format') ?? '';
    const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
    if (!format) throw new WrongUsage(`It needs --format with one of ${Object.keys(formats).join(', ')}.`);
    const folder = runsFolder();
    const found = await findRun(folder, typed);
    if (!found.ok) return found;
    const read = await readRun(folder, found.value);
    if (!read.ok) return read;
    const text = format(reportOf(read.value));
    const output = given.text('output') ?? '-';
    if (output === '-') await print(text);
    else {
      const failure = await writePrivateFile(output, text, { overwrite: given.has('overwrite') });
      if (failure) return { ok: false, failure };
      await say(`Written to ${output}.`);
    }
    return { ok: true, value: exitCodes.done };
  },
});
