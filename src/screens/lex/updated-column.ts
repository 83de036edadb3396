/** When AWS last changed what a row is about: the newest first. */
import type { Column } from '../../components/columns.ts';
import { dateTime } from '../times.ts';

export const updatedColumn = (importance: number): Column<{ readonly updatedAt?: number | undefined }> => ({
  id: 'updated',
  title: 'UPDATED',
  min: 16,
  max: 16,
  importance,
  text: ({ updatedAt }) => (updatedAt === undefined ? '?' : dateTime(updatedAt)),
  order: ({ updatedAt }) => -(updatedAt ?? 0),
});
