/** Bundles, directories and images: few, seldom changed, and each list taken whole, since every row is joined anew for it. */

import { collect } from '../aws/paging.ts';
import type { Ask, Pages } from '../aws/session.ts';
import { type Fleet, type ListName, withBundles, withDirectories, withImages } from './fleet.ts';
import type { Intake } from './intake.ts';

/** `directories` too, unless they have just been read. */
export async function readCatalogue(intake: Intake, ask: Ask, { directories }: { readonly directories: boolean }) {
  const { workspaces } = intake.session;
  async function read<T>(list: ListName, pages: Pages<T>, take: (fleet: Fleet, all: readonly T[]) => Fleet) {
    const answer = await collect(pages);
    if (answer.ok) intake.change((fleet) => take(fleet, answer.value));
    if (answer.ok || answer.failure.kind !== 'cancelled') intake.trouble(list, answer.ok ? undefined : answer.failure);
  }
  await read('bundles', workspaces.bundles(ask), withBundles);
  if (directories) await read('directories', workspaces.directories(ask), withDirectories);
  // Only evidence for licences: where they may not be read, licences stay unknown.
  const images = await collect(workspaces.images(ask));
  if (images.ok) intake.change((fleet) => withImages(fleet, images.value));
}
