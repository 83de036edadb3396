/** `bellhop plan`: makes a plan for later, or a mapping for one, or shows one. */
import { workspaceVerbs } from '../rules/verbs.ts';
import type { Command } from './command.ts';
import { exitCodes } from './exit-code.ts';
import { print, say } from './output.ts';
import { planHelp } from './plan-help.ts';
import { planLex } from './plan-lex.ts';
import { planLexBuildCommand } from './plan-lex-build.ts';
import { planVerb } from './plan-make.ts';
import { planMap } from './plan-map.ts';
import { planShow } from './plan-show.ts';

const kinds: ReadonlyMap<string, Command> = new Map([
  ...workspaceVerbs.map((verb) => [verb, planVerb(verb)] as const),
  ['lex', planLex],
  ['lex-build', planLexBuildCommand],
  ['map', planMap],
  ['show', planShow],
]);

export const plan: Command = async ([kind, ...args]) => {
  const chosen = kind === undefined ? undefined : kinds.get(kind);
  if (chosen) return chosen(args);
  if (kind === '--help' || kind === '-h') {
    await print(planHelp);
    return exitCodes.done;
  }
  await say(`bellhop plan: It needs one of ${[...kinds.keys()].join(', ')}. bellhop plan --help lists what there is.`);
  return exitCodes.usage;
};
