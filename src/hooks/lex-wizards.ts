/**
 * The wizards of a console, one for each account and Region: they outlive the screen they are on, and what was chosen
 * goes to disk as it is chosen, so that they outlive the console, too.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { forgetLeft, readLeft, type WizardPlace, writeLeft } from '../lex/left-file.ts';
import { leftOf } from '../lex/taking-up.ts';
import { type Left, startWizard, type Wizard } from '../lex/wizard.ts';

export interface LexWizards {
  /** Undefined until it has been read whether one was left there. */
  of(place: WizardPlace): StoreApi<Wizard | undefined>;
  /** A new way into it: what was chosen waits for Lex V1 to be asked anew. */
  enter(place: WizardPlace): void;
  /** Resolves when what it came to by now is on disk. */
  written(place: WizardPlace): Promise<void>;
  /** Resolves when all of it is on disk. */
  close(): Promise<void>;
}

export interface LexWizardsOptions {
  /** Undefined: they end with the console. */
  readonly folder: string | undefined;
  /** What the operator should know, in a sentence. */
  readonly onNews: (text: string) => void;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

interface Kept {
  readonly store: StoreApi<Wizard | undefined>;
  enter(): void;
  written(): Promise<void>;
}

export function createLexWizards({ folder, onNews, now = Date.now }: LexWizardsOptions): LexWizards {
  const all = new Map<string, Kept>();
  let told = false;
  const unwritten = (why: string) => {
    if (!told) onNews(`What is chosen in the Lex wizard cannot be kept for the next start: ${why}`);
    told = true;
  };

  function open(place: WizardPlace): Kept {
    const store = createStore<Wizard | undefined>(() => undefined);
    let left: Left | undefined;
    let writing: Promise<void> | undefined;
    let again = false;
    let keeps = folder !== undefined;

    /** One after the other, the newest each time. */
    async function write(): Promise<void> {
      if (folder === undefined || !keeps) return;
      do {
        again = false;
        const why = left ? await writeLeft(folder, place, left) : await forgetLeft(folder, place);
        if (why) unwritten(why);
      } while (again);
      writing = undefined;
    }

    const ready = (async () => {
      const read = folder === undefined ? undefined : await readLeft(folder, place);
      if (read?.kind === 'unusable') {
        onNews(`What was left of the Lex wizard cannot be used. ${read.why} It is kept as ${read.path}.`);
        keeps = read.moved;
      }
      left = read?.kind === 'known' ? read.left : undefined;
      store.setState(startWizard(place, left), true);
      store.subscribe((wizard) => {
        if (!wizard || wizard.left) return;
        left = leftOf(wizard, now());
        again = true;
        writing ??= write();
      });
    })();
    return {
      store,
      enter: () => {
        const wizard = store.getState();
        if (wizard && !wizard.left && wizard.step !== 'run') store.setState(startWizard(wizard, left), true);
      },
      written: async () => {
        await ready;
        await writing;
      },
    };
  }

  function kept(place: WizardPlace): Kept {
    const { accountId, region, endpointUrl } = place;
    const key = JSON.stringify([accountId, region, endpointUrl]);
    const found = all.get(key) ?? open({ accountId, region, endpointUrl });
    all.set(key, found);
    return found;
  }

  return {
    of: (place) => kept(place).store,
    enter: (place) => kept(place).enter(),
    written: (place) => kept(place).written(),
    close: async () => {
      await Promise.all([...all.values()].map((one) => one.written()));
    },
  };
}
