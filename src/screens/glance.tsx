/** Not yet. */
export function GlanceScreen() {
  return null;
}
