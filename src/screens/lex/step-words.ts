/** What the steps of the wizard are called, and what has been chosen so far in a line. */
import { glyphs } from '../../components/glyphs.ts';
import type { Chosen } from '../../lex/pieces.ts';
import { roleNameOf } from '../../lex/role-arn.ts';
import { STEPS, type Step } from '../../lex/wizard.ts';

const NAMES: Readonly<Record<Step, string>> = {
  probe: 'probe',
  bot: 'bot',
  version: 'version',
  inventory: 'what moves',
  backup: 'backup',
  target: 'V2 bot',
  role: 'role',
  review: 'review',
  confirm: 'confirm',
  run: 'start',
};

/** The run is no step of its own to the operator: it begins when the last one is done. */
const stepCount = STEPS.length - 1;

/** `step 3 of 9: version` */
export function stepText(step: Step): string {
  const at = Math.min(STEPS.indexOf(step) + 1, stepCount);
  return `step ${at} of ${stepCount}: ${NAMES[step]}`;
}

/** `OrderFlowers 3, en-US → Flowers, CREATE_NEW, role FlowerBot`; empty where nothing is chosen. */
export function chosenText({ bot, version, target, role }: Chosen): string {
  if (bot === undefined) return '';
  const from = version === undefined ? bot : `${bot} ${version.version}, ${version.locale ?? 'locale unknown'}`;
  if (target === undefined) return from;
  const to = `${from} ${glyphs.arrow} ${target.existence.name}, ${target.strategy}`;
  return role === undefined ? to : `${to}, role ${roleNameOf(role)}`;
}
