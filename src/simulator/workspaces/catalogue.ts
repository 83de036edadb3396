/** The bundles that the account sees: its own and Amazon's. */
import { amazonBundles, type Bundle, type Golden, ownBundle } from './bundles.ts';
import { derivedId } from './ids.ts';

export interface Catalogue {
  own(): readonly Bundle[];
  amazon(): readonly Bundle[];
  find(id: string): Bundle | undefined;
  /** By name; the first of that name where AWS has two. Throws when there is none. */
  named(name: string): Bundle;
  /** One more, or another in the place of the one with that id. */
  put(bundle: Bundle): void;
}

/** `place`: where it is another account's or Region's, whose bundles have ids of their own. */
export function createCatalogue(golden: readonly Golden[], place?: string): Catalogue {
  const all = [...golden.map(ownBundle), ...amazonBundles];
  const here = place === undefined ? all : all.map((bundle) => elsewhere(bundle, place));
  const byId = new Map(here.map((bundle) => [bundle.id, bundle]));
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

const elsewhere = (bundle: Bundle, place: string): Bundle => ({
  ...bundle,
  id: derivedId('wsb', 9, 36, bundle.id, place),
  imageId: derivedId('wsi', 9, 36, bundle.imageId, place),
});
