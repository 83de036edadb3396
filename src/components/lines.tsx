/** Ready lines, exactly `height` of them: one `Text` a line is what Ink draws fastest, and the frame never grows. */
import { Box, Text } from 'ink';
import { showable } from './glyphs.ts';

export function Lines({
  lines,
  height = lines.length,
}: {
  readonly lines: readonly string[];
  readonly height?: number;
}) {
  return (
    <Box flexDirection="column" height={Math.max(0, height)} flexShrink={0}>
      {Array.from({ length: Math.max(0, height) }, (_, at) => (
        <Text key={at} wrap="truncate">
          {showable(lines[at] ?? '') || ' '}
        </Text>
      ))}
    </Box>
  );
}
