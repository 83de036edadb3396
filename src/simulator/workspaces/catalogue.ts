/** The bundles that the account sees: its own and Amazon's. */
import { amazonBundles, type Bundle, type Golden, ownBundle } from './bundles.ts';

export interface Catalogue {
  own(): readonly Bundle[];
  amazon(): readonly Bundle[];
  find(id: string): Bundle | undefined;
  /** By name; the first of that name where AWS has two. Throws when there is none. */
  named(name: string): Bundle;
  /** One more, or another in the place of the one with that id. */
  put(bundle: Bundle): void;
}

export function createCatalogue(golden: readonly Golden[]): Catalogue {
  const byId = new Map([...golden.map(ownBundle), ...amazonBundles].map((bundle) => [bundle.id, bundle]));
  const of = (amazon: boolean) => [...byId.values()].filter((bundle) => bundle.amazon === amazon);
  return {
    own: () => of(false),
    amazon: () => of(true),
    find: (id) => byId.get(id),
    named: (name) => {
      const found = [...byId.values()].find((bundle) => bundle.name === name);
      if (found === undefined) throw new Error(`no bundle is named ${name}`);
      return found;
    },
    put: (bundle) => void byId.set(bundle.id, bundle),
  };
}
