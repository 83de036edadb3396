/** The one frame around every screen: who and where, what is on screen, what just happened, which keys do what. */
import { Box } from 'ink';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Lines } from '../components/lines.tsx';
import { useConsole } from '../hooks/console.ts';
import { type Layer, useLayer } from '../hooks/use-commands.ts';
import { frameLines, useBody } from '../hooks/use-size.ts';
import { useBannerLine } from './banner-line.ts';
import { hintLine, hintText } from './hint-line.ts';
import { useNoticeLine } from './notice-line.ts';
import { useTitleLine } from './title-line.ts';

export interface FrameProps extends Layer {
  readonly title: string;
  /** Right of the title: counts, what is being loaded. */
  readonly status?: string;
  /** Exactly the body's height in lines. */
  readonly children: ReactNode;
}

export function Frame({ title, status = '', children, ...layer }: FrameProps) {
  const { bindings, claims, onAnyKey } = layer;
  useLayer(layer);
  const { columns, height } = useBody();
  const depth = useStore(useConsole().navigation, ({ stack }) => stack.length);
  const hints = onAnyKey ? hintText('any key', 'cancels') : hintLine(bindings, claims, depth, columns);
  return (
    <Box flexDirection="column" width={columns} height={height + frameLines}>
      <Lines lines={[useBannerLine(columns), useTitleLine(title, status, columns)]} />
      <Box height={height} flexShrink={0} flexDirection="column" overflow="hidden">
        {children}
      </Box>
      <Lines lines={[useNoticeLine(columns), hints]} />
    </Box>
  );
}
