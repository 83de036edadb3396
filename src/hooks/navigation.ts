/**
 * Where the operator is: a stack of places, each with a memory of its own, so that going back finds the cursor, the
 * filter and the half-typed answer where they were left.
 */
import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { LexV2Locale } from '../aws/lex-model.ts';
import type { Account } from '../aws/model.ts';
import type { FieldId } from '../fleet/fields.ts';
import type { HelpAbout } from '../lex/help-texts.ts';
import type { LexBuildPlan, WorkspacesPlan } from '../plans/plan.ts';
import type { Binding } from './use-commands.ts';
import type { Proposal } from './use-draft.ts';
import type { BuildOf } from './use-lex-build.ts';
import type { Unseen, Way } from './use-ways.ts';

/** The account and Region that a plan or a run is of. */
export type PlanPlace = Pick<Account, 'accountId' | 'region'>;

export type Place =
  | { readonly screen: 'fleet' }
  /** `among`: the rows of the list that it was opened from, as they were then. */
  | { readonly screen: 'workspace'; readonly id: string; readonly among?: Among | undefined }
  | { readonly screen: 'directories' }
  | { readonly screen: 'directory'; readonly id: string }
  | { readonly screen: 'bundles' }
  | { readonly screen: 'bundle'; readonly id: string }
  | { readonly screen: 'glance' }
  | { readonly screen: 'target' | 'mapping' | 'protocol' | 'advice'; readonly ids: readonly string[] }
  | ({ readonly screen: 'hidden'; readonly way: Way; readonly ids: readonly string[] } & Unseen)
  | { readonly screen: 'list-marks'; readonly pasted?: string }
  | { readonly screen: 'views'; readonly saving?: boolean }
  | ({ readonly screen: 'copy' } & CopyOf)
  | ({ readonly screen: 'export' } & ExportOf)
  | ({ readonly screen: 'review' } & Proposal)
  | { readonly screen: 'confirm'; readonly plan: WorkspacesPlan | LexBuildPlan }
  /** `missing`: what it was opened for, and is not looked at yet. */
  | { readonly screen: 'sources'; readonly missing?: PlanPlace | undefined }
  | { readonly screen: 'add-source'; readonly instead?: string; readonly missing?: PlanPlace | undefined }
  /** Of which account and Region that place is to be. */
  | { readonly screen: 'which'; readonly then: Place }
  | { readonly screen: 'split'; readonly way: Way; readonly ids: readonly string[] }
  | { readonly screen: 'runs' }
  | { readonly screen: 'run'; readonly runId: string }
  | { readonly screen: 'resume' | 'hold' | 'stop' | 'map' | 'reasons' | 'afterwards'; readonly runId: string }
  | { readonly screen: 'item'; readonly runId: string; readonly itemId: string }
  | { readonly screen: 'lex' }
  | { readonly screen: 'lex-history' }
  /** `from`: the Region whose Lex V1 was asked first. */
  | { readonly screen: 'lex-regions'; readonly from: string }
  | { readonly screen: 'lex-v2' }
  | { readonly screen: 'lex-import'; readonly id: string }
  /** `evidence`: what was seen of Lex V1. */
  | { readonly screen: 'lex-help'; readonly about: HelpAbout; readonly evidence: readonly string[] }
  | { readonly screen: 'lex-backups' }
  /** `name`: of its folder. */
  | { readonly screen: 'lex-backup'; readonly name: string }
  | { readonly screen: 'lex-migration'; readonly id: string }
  | { readonly screen: 'lex-tasks'; readonly runId: string; readonly itemId: string }
  | ({ readonly screen: 'lex-build' } & BuildOf)
  /** `locales`: of its Draft, as they were listed. */
  | {
      readonly screen: 'lex-which-locale';
      readonly botId: string;
      readonly botName: string | undefined;
      readonly locales: readonly LexV2Locale[];
    }
  /** `bindings`: those of the screen they were asked for on. */
  | { readonly screen: 'help'; readonly bindings: readonly Binding[] }
  | { readonly screen: 'palette'; readonly bindings: readonly Binding[] }
  | { readonly screen: 'refreshing' }
  | { readonly screen: 'notices' }
  | { readonly screen: 'unlock' }
  | { readonly screen: 'quit' };

/** A list to go along without going back to it. */
export interface Among {
  readonly rows: readonly { readonly id: string }[];
  /** Its cursor onto that row, for whoever comes back. */
  goTo(id: string): void;
}

/** What of the list goes to the clipboard. */
export interface CopyOf {
  readonly ids: readonly string[];
  /** Of them, those that the list does not show. */
  readonly hidden: number;
  /** Of the list that they stand in. */
  readonly columns: readonly FieldId[];
}

/** What of it goes to a file. */
export interface ExportOf {
  /** In the order of the list. */
  readonly shown: readonly string[];
  readonly marked: readonly string[];
  /** Of those marked, the ones that the list does not show. */
  readonly hidden: number;
  readonly columns: readonly FieldId[];
}

export interface Entry {
  readonly key: number;
  readonly place: Place;
  /** The id of the source that it is about; undefined: all of them. */
  readonly source: string | undefined;
  readonly memory: StoreApi<Readonly<Record<string, unknown>>>;
}

export interface Navigation {
  /** The top of the stack is on screen; never empty. */
  readonly stack: readonly Entry[];
}

let entries = 0;
const entry = (place: Place, source: string | undefined): Entry => ({
  key: ++entries,
  place,
  source,
  memory: createStore(() => ({})),
});

export function createNavigation(): StoreApi<Navigation> {
  return createStore<Navigation>(() => ({ stack: [entry({ screen: 'fleet' }, undefined)] }));
}

/** What a screen may do about where it is. A place is about the source of the place before it, unless another is named. */
export interface Go {
  /** On top of here; back returns. A screen never lies on one of its own kind. */
  to(place: Place, source?: string): void;
  /** Instead of here; another of the same kind is read on from where this one was. */
  instead(place: Place, source?: string): void;
  /** Over the first screen, everything between forgotten: a wizard that has ended. */
  home(place?: Place, source?: string): void;
  back(): void;
  /** What was about one source is about another from now on. */
  follow(gone: string, kept: string): void;
}

export function goFor(store: StoreApi<Navigation>): Go {
  const set = (change: (stack: readonly Entry[]) => readonly Entry[]) =>
    store.setState(({ stack }) => ({ stack: change(stack) }));
  return {
    to: (place, source) =>
      set((stack) =>
        stack.at(-1)?.place.screen === place.screen ? stack : [...stack, entry(place, source ?? stack.at(-1)?.source)],
      ),
    instead: (place, source) =>
      set((stack) => {
        const here = stack.at(-1);
        const next = entry(place, source ?? here?.source);
        const alike = here?.place.screen === place.screen;
        return [...stack.slice(0, -1), alike ? { ...next, memory: here.memory } : next];
      }),
    home: (place, source) =>
      set((stack) =>
        place ? [...stack.slice(0, 1), entry(place, source ?? stack.at(-1)?.source)] : stack.slice(0, 1),
      ),
    follow: (gone, kept) =>
      set((stack) => stack.map((entry) => (entry.source === gone ? { ...entry, source: kept } : entry))),
    back: () => set((stack) => (stack.length > 1 ? stack.slice(0, -1) : stack)),
  };
}
