/** What can be done to a run on its screen, and why not, where it cannot. */
import { useMemo } from 'react';
import { useConsole, useGo, useSource } from '../hooks/console.ts';
import type { Go } from '../hooks/navigation.ts';
import { useAskRun } from '../hooks/use-ask-run.ts';
import type { Binding } from '../hooks/use-commands.ts';
import { useElsewhere, useWayToAdd } from '../hooks/use-linked.ts';
import type { DrivenFrom } from '../hooks/use-run.ts';
import { keyOf } from '../keymap.ts';
import { isLex, type Verb } from '../plans/plan.ts';
import { sameAgain } from '../plans/plan-selection.ts';
import { isLexVerb, type LexVerb } from '../rules/lex-verbs.ts';
import { verbFacts } from '../rules/verbs.ts';
import { leftOut, type Retryable, retryable } from '../runs/retry.ts';
import type { RunState } from '../runs/state.ts';
import type { Summary } from '../runs/summary.ts';
import { verbNoun } from '../runs/verb-noun.ts';

interface Shown {
  readonly state: RunState;
  readonly summary: Summary;
  readonly drivenBy: DrivenFrom;
}

/** `current`: id of the item under the cursor. */
export function useRunCommands(
  runId: string,
  shown: Shown | undefined,
  current: string | undefined,
): readonly Binding[] {
  const go = useGo();
  const { intent } = useConsole();
  const { id: source } = useSource();
  const ask = useAskRun(runId, shown?.drivenBy);
  const state = shown?.state;
  const elsewhere = useElsewhere(state?.plan);
  const add = useWayToAdd(state?.plan);
  const retry = useMemo(() => state && retryable(state), [state]);
  const reading = 'The journal is being read.';
  const why = (reason: (shown: Shown) => string | undefined) => (shown ? reason(shown) : reading);
  return [
    ...add,
    {
      command: 'resume',
      run: () => go.to({ screen: shown?.drivenBy === undefined ? 'resume' : 'hold', runId }),
      disabled: why((now) => continueReason(now, elsewhere)),
    },
    { command: 'pause', run: () => ask('pause'), disabled: why(pauseReason) },
    { command: 'stop', run: () => go.to({ screen: 'stop', runId }), disabled: why(stopReason) },
    {
      command: 'again',
      run: () => {
        // What was said of another selection is not meant for this one.
        intent.setState(undefined, true);
        if (state && retry) planAgain(go, source, state, retry);
      },
      disabled: retry ? why((now) => againReason(now, retry) ?? elsewhere) : reading,
    },
    {
      command: 'map',
      run: () => go.to({ screen: 'map', runId }),
      disabled: why(({ state }) => mapReason(state.plan.verb)),
    },
    {
      command: 'afterwards',
      run: () =>
        state?.plan.verb !== 'lex-migrate'
          ? go.to({ screen: 'afterwards', runId })
          : current !== undefined && go.to({ screen: 'lex-tasks', runId, itemId: current }),
      disabled: why((now) => afterwardsReason(now, current)),
    },
    {
      command: 'reasons',
      run: () => go.to({ screen: 'reasons', runId }),
      disabled: why(({ summary: { settled, outcomes, completed } }) =>
        settled > outcomes.done + completed ? undefined : 'Nothing has failed.',
      ),
    },
  ];
}

/** Why there is nothing to map from old to new. */
function mapReason(verb: Verb): string | undefined {
  if (isLexVerb(verb)) return `A ${verbNoun(verb)} has no old and new WorkSpace.`;
  if (verb === 'migrate' || verb === 'rebuild') return undefined;
  return `A ${verbFacts[verb].noun.toLowerCase()} keeps id, name and address.`;
}

const ended = 'It has ended.';
/** Of a bot whose migration did not come to that: what is left of it is on its own screen. */
export const nothingToTick = 'AWS has not said COMPLETED: there is nothing to tick off.';

function continueReason({ state, drivenBy }: Shown, elsewhere: string | undefined): string | undefined {
  if (state.finishedAt !== undefined) return ended;
  if (drivenBy !== undefined && state.stopped !== undefined) return 'It is stopped, which is for good.';
  if (drivenBy !== undefined && !state.paused)
    return drivenBy === 'here'
      ? 'It is under way here.'
      : `Process ${drivenBy} drives it; this screen follows its journal.`;
  // To ask AWS what became of it is reading: a lock forbids only to send.
  return drivenBy === undefined ? elsewhere : undefined;
}

function pauseReason({ state, summary, drivenBy }: Shown): string | undefined {
  if (state.finishedAt !== undefined) return ended;
  if (drivenBy === undefined) return 'Nobody drives it: nothing is being sent.';
  if (state.paused) return `It is paused already: ${keyOf('resume')} continues it.`;
  return summary.waiting > 0 ? undefined : 'Everything has been sent: there is nothing left to hold back.';
}

function afterwardsReason({ state, summary: { settled } }: Shown, current: string | undefined): string | undefined {
  const { plan, items } = state;
  if (plan.verb === 'lex-build')
    return `A build leaves no tasks of its own: those of its migration are there, ${keyOf('lexHistory')}.`;
  if (plan.verb !== 'lex-migrate') return settled > 0 ? undefined : 'Nothing has ended yet.';
  const at = plan.items.findIndex(({ id }) => id === current);
  return items[at]?.observation?.migration?.status === 'COMPLETED' ? undefined : nothingToTick;
}

function stopReason({ state, summary }: Shown): string | undefined {
  if (state.finishedAt !== undefined) return ended;
  if (state.stopped !== undefined) return 'It is stopped already.';
  return summary.waiting > 0 ? undefined : 'Everything has been sent: there is nothing left to stop.';
}

const againFromLex: Readonly<Record<LexVerb, string>> = {
  'lex-migrate': `A bot is migrated anew from its own screen: ${keyOf('lex')}.`,
  'lex-build': `A locale is built anew from its bot: ${keyOf('lexV2')}.`,
};

function againReason({ state }: Shown, { ids, heldBack }: Retryable): string | undefined {
  if (isLex(state.plan)) return againFromLex[state.plan.verb];
  if (state.finishedAt === undefined && state.stopped === undefined)
    return 'It is under way: what is not done is planned anew once it has ended or is stopped.';
  if (ids.length > 0) return undefined;
  return heldBack.length > 0
    ? `What is not done is not sent again: ${keyOf('reasons')} says why.`
    : 'Everything is done.';
}

/** A plan like any other, to be reviewed and confirmed: the same verb and bundle, for the same reason, held as before. */
function planAgain(go: Go, source: string, { plan }: RunState, retry: Retryable): void {
  const { ids } = retry;
  const { freshSnapshot } = plan.policy;
  const why = { ticket: plan.ticket, policy: { freshSnapshot }, leftOut: leftOut(retry) };
  const selection = sameAgain(plan, ids);
  if (selection) go.to({ screen: 'review', ...selection, ...why }, source);
}
