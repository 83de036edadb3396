#!/usr/bin/env node
/**
 * The front door: reads the arguments, looks at the terminal, paints the first line, and only then loads what was
 * asked for. Whatever is imported here at the top delays the first line.
 */
import module from 'node:module';
import { join } from 'node:path';
import envPaths from 'env-paths';
import { type CommandName, type ConsoleFlags, readArguments } from './arguments.ts';
import { colourLevel, isDumb, needsAscii } from './terminal/capabilities.ts';
import { screen } from './terminal/screen.ts';
import { guardWaysOut } from './terminal/ways-out.ts';

/** Set by the build, from package.json. */
declare const BELLHOP_VERSION: string;

const USAGE = 1;

/** Each is loaded only when it is asked for. */
const load: Readonly<Record<CommandName, () => Promise<(args: readonly string[]) => Promise<number>>>> = {
  list: async () => (await import('./commands/list.ts')).list,
  advise: async () => (await import('./commands/advise.ts')).advise,
  plan: async () => (await import('./commands/plan.ts')).plan,
  apply: async () => (await import('./commands/apply.ts')).apply,
  runs: async () => (await import('./commands/runs.ts')).runs,
  watch: async () => (await import('./commands/watch.ts')).watch,
  resume: async () => (await import('./commands/resume.ts')).resume,
  stop: async () => (await import('./commands/ask.ts')).stop,
  pause: async () => (await import('./commands/ask.ts')).pause,
  continue: async () => (await import('./commands/ask.ts')).goOn,
  report: async () => (await import('./commands/report.ts')).report,
  simulate: async () => (await import('./commands/simulate.ts')).simulate,
};

async function main(argv: readonly string[]): Promise<number> {
  const asked = readArguments(argv);
  switch (asked.kind) {
    case 'wrong':
      return refuse(asked.sentence);
    case 'version':
      process.stdout.write(`${BELLHOP_VERSION}\n`);
      return 0;
    case 'help':
      process.stdout.write((await import('./commands/help.ts')).help);
      return 0;
    case 'command': {
      keepCompiled();
      const command = await load[asked.name]();
      return command(asked.args);
    }
    case 'console':
      return openConsole(asked.flags);
  }
}

async function openConsole({ noColour, ...flags }: ConsoleFlags): Promise<number> {
  const { env } = process;
  const without = 'The commands of bellhop --help work without one.';
  if (!process.stdin.isTTY || !process.stdout.isTTY) return refuse(`The console needs a terminal. ${without}`);
  if (isDumb(env)) return refuse(`The console cannot draw on TERM=${env.TERM ?? ''}. ${without}`);

  const ascii = needsAscii(env, flags.ascii);
  // Before anything is painted: a signal may come at any time.
  const guard = guardWaysOut();
  screen.enter();
  process.stdout.write(` bellhop${flags.simulated ? '  SIMULATED' : ''}  starting${ascii ? '...' : '…'}`);
  keepCompiled();

  const level = colourLevel(env, noColour);
  // Read by chalk when it is loaded. Always set: its own guess heeds CI and not NO_COLOR.
  env.FORCE_COLOR = String(level);
  try {
    const { runConsole } = await import('./console.tsx');
    const ended = await runConsole({ ...flags, ascii, colour: level > 0, version: BELLHOP_VERSION });
    if (typeof ended === 'number') return ended;
    guard.release();
    return refuse(ended);
  } catch (error) {
    return guard.crash(error);
  }
}

/**
 * Node keeps the compiled form of what is loaded from here on. In a directory of the operator's own: Node's default
 * is a shared one, where others could leave code for us.
 */
function keepCompiled(): void {
  module.enableCompileCache?.(join(envPaths('bellhop', { suffix: '' }).cache, 'compiled'));
}

async function refuse(sentence: string): Promise<number> {
  const { say } = await import('./commands/output.ts');
  await say(`bellhop: ${sentence}`);
  return USAGE;
}

process.exit(await main(process.argv.slice(2)));
