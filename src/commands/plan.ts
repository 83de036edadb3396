/** `bellhop plan`: makes a plan for later, or shows one. */

import type { Command } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { print, say } from './output.ts';
import { planHelp } from './plan-help.ts';
import { planMigrate, planRebuild } from './plan-make.ts';
import { planShow } from './plan-show.ts';

const kinds: Readonly<Record<string, Command>> = { rebuild: planRebuild, migrate: planMigrate, show: planShow };

export const plan: Command = async ([kind, ...args]) => {
  const chosen = kind !== undefined && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (chosen) return chosen(args);
  if (kind === '--help' || kind === '-h') {
    await print(planHelp);
    return exitCodes.done;
  }
  await say('bellhop plan: It needs rebuild, migrate or show. bellhop plan --help lists what there is.');
  return exitCodes.usage;
};
