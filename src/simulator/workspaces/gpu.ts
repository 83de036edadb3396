/** Where there are bundles with a GPU: by type, protocol, system and Region, as AWS's pages list them. */
import type { Bundle } from './bundles.ts';
import { isLinux, type OperatingSystem, type Protocol } from './record.ts';

interface Support {
  readonly protocols: readonly Protocol[];
  readonly on: (os: OperatingSystem, protocol: Protocol) => boolean;
  readonly regions?: readonly string[];
}

const windows = (os: OperatingSystem) => !isLinux(os);

const support: readonly (readonly [type: RegExp, Support])[] = [
  [
    /^GRAPHICS(PRO)?_G4DN$/,
    {
      protocols: ['PCOIP', 'WSP'],
      on: (os, protocol) => windows(os) || (protocol === 'WSP' && os.startsWith('UBUNTU')),
    },
  ],
  [/^GRAPHICS_G6_/, { protocols: ['WSP'], on: windows }],
  [
    /^GRAPHICS_G7_/,
    {
      protocols: ['WSP', 'BYOP'],
      on: (os) => ['WINDOWS_SERVER_2022', 'WINDOWS_SERVER_2025', 'WINDOWS_11'].includes(os),
      regions: ['us-east-1', 'us-east-2', 'us-west-2'],
    },
  ],
];

/** Why there can be no such WorkSpace; undefined without a GPU, or with one that is offered so. */
export function gpuRefusal({ compute, protocol, os }: Bundle, region: string): string | undefined {
  if (!compute.startsWith('GRAPHICS')) return undefined;
  if (compute === 'GRAPHICS' || compute === 'GRAPHICSPRO') return `The compute type ${compute} is no longer supported.`;
  const there = support.find(([type]) => type.test(compute))?.[1];
  if (!there?.protocols.includes(protocol) || !there.on(os, protocol))
    return `The compute type ${compute} is not supported with this operating system and protocol.`;
  if (there.regions && !there.regions.includes(region))
    return `The compute type ${compute} is not available in ${region}.`;
  return undefined;
}
