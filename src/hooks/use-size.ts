/** The screen's size, and what the frame leaves of it to a screen's body. */
import { useWindowSize } from 'ink';

/** Lines of the frame around a body: two of header, one of notices, one of hints. */
export const frameLines = 4;

export function useBody(): { readonly columns: number; readonly height: number } {
  const { columns, rows } = useWindowSize();
  return { columns, height: Math.max(1, rows - frameLines) };
}
