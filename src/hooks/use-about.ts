/** The accounts and Regions that the place on screen is about, and a fact of each. */
import { useContext, useMemo } from 'react';
import type { Fleet } from '../fleet/fleet.ts';
import { AboutAllContext, useLink, useSource } from './console.ts';
import type { Readable } from './use-each.ts';
import { type Linked, useLinked } from './use-linked.ts';

export function useAbout(): readonly Linked[] {
  const links = useLinked();
  const source = useSource();
  const link = useLink();
  const all = useContext(AboutAllContext);
  return useMemo(() => (all ? links : [{ source, link }]), [all, links, source, link]);
}

/** One fact of each fleet: a page that changes none of it draws nothing. */
export const ofFleet =
  <T>(read: (fleet: Fleet) => T) =>
  ({ source: { fleet } }: Linked): Readable<T> => ({
    subscribe: (changed) => fleet.subscribe(() => changed()),
    getState: () => read(fleet.getState()),
  });
