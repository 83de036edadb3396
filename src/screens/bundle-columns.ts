/** A bundle as a row: what AWS tells, and what its name lets one infer. */
import type { Bundle } from '../aws/model.ts';
import type { Column } from '../components/columns.ts';
import { matchTexts } from './table-view.tsx';
import { dateTime } from './times.ts';

export const bundleColumns: readonly Column<Bundle>[] = [
  { id: 'name', title: 'BUNDLE', min: 50, max: 60, importance: 1, text: ({ name, id }) => name ?? id },
  {
    id: 'owner',
    title: 'OWNER',
    min: 6,
    max: 12,
    importance: 5,
    text: ({ owner }) => (owner === 'AMAZON' ? 'Amazon' : 'own'),
  },
  { id: 'compute', title: 'COMPUTE', min: 11, max: 20, importance: 2, text: ({ computeType }) => computeType ?? '?' },
  {
    id: 'volumes',
    title: 'C: + D: GiB',
    min: 11,
    max: 11,
    importance: 3,
    align: 'right',
    text: ({ rootGib, userGib }) => `${rootGib ?? '?'} + ${userGib ?? '?'}`,
  },
  {
    id: 'state',
    title: 'STATE',
    min: 9,
    max: 9,
    importance: 4,
    text: ({ state }) => state ?? 'unknown',
    tone: ({ state }) => (state === 'AVAILABLE' ? 'ok' : 'warn'),
  },
  { id: 'id', title: 'ID', min: 13, max: 13, importance: 7, text: ({ id }) => id },
  { id: 'type', title: 'TYPE', min: 7, max: 7, importance: 8, text: ({ type }) => type ?? '?' },
  { id: 'image', title: 'IMAGE', min: 13, max: 13, importance: 9, text: ({ imageId }) => imageId ?? '' },
  {
    id: 'updated',
    title: 'UPDATED',
    min: 16,
    max: 16,
    importance: 10,
    text: ({ updatedAt }) => (updatedAt ? dateTime(updatedAt) : ''),
  },
];

export const bundleTexts = (bundle: Bundle) => [
  bundle.name,
  bundle.id,
  bundle.description,
  bundle.owner === 'AMAZON' ? 'amazon' : 'own',
  bundle.computeType,
  bundle.state,
  bundle.type,
];

export const matchBundles = matchTexts<Bundle>(bundleTexts);
