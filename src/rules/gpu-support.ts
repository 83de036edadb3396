/** Where AWS supports which GPU: by compute type, protocol and system. Source: migrate-workspaces, bundles. */
import type { Facts, Protocol } from './bundle-facts.ts';
import { factValue } from './fact.ts';
import { protocolName } from './in-words.ts';
import type { Edition, Family } from './operating-system.ts';
import type { Verdict } from './verdict.ts';

interface Row {
  /** ComputeTypeName begins with this. */
  readonly types: RegExp;
  readonly protocols: readonly Protocol[];
  /** A family: every system of it. */
  readonly systems: readonly (Family | Edition)[];
}

const g4dn = /^GRAPHICS(?:PRO)?_G4DN/;
const ubuntu = ['ubuntu-18.04', 'ubuntu-20.04', 'ubuntu-22.04', 'ubuntu-24.04'] as const;

// biome-ignore format: a table
const supported: readonly Row[] = [
  { types: g4dn,             protocols: ['PCOIP'],       systems: ['windows'] },
  { types: g4dn,             protocols: ['WSP'],         systems: ['windows', ...ubuntu] },
  { types: /^GRAPHICS_G6/,   protocols: ['WSP'],         systems: ['windows'] },
  // And in us-east-1, us-east-2 and us-west-2 only; a bundle elsewhere cannot be AVAILABLE.
  { types: /^GRAPHICS_G7/,   protocols: ['WSP', 'BYOP'], systems: ['server-2022', 'server-2025', 'windows-11'] },
];

/** What AWS closes with "only". Everything else that is not in the table is merely not listed. */
const only: readonly { readonly applies: (to: Facts) => boolean; readonly says: string }[] = [
  {
    applies: ({ protocol, computeType = '' }) => factValue(protocol) === 'PCOIP' && !g4dn.test(computeType),
    says: 'PCoIP supports GPUs on Windows with Graphics.g4dn and GraphicsPro.g4dn only.',
  },
  {
    applies: ({ protocol, family }) => factValue(protocol) === 'PCOIP' && factValue(family) === 'linux',
    says: 'PCoIP supports GPUs on Windows with Graphics.g4dn and GraphicsPro.g4dn only.',
  },
  {
    applies: ({ edition, computeType = '' }) =>
      (ubuntu as readonly (Edition | undefined)[]).includes(factValue(edition)) && !g4dn.test(computeType),
    says: 'Ubuntu supports GPUs with Graphics.g4dn and GraphicsPro.g4dn only.',
  },
];

/** Of a target with a GPU. Nothing to say where the bundle fits the table, or where a fact is not known: AWS made the bundle. */
export function judgeGpu(to: Facts): readonly Verdict[] {
  const { gpu, computeType = '', protocol, family, edition } = to;
  if (factValue(gpu) !== true || !computeType.includes('_')) return [];
  const base = {
    rule: 'path',
    source: 'Administration Guide, migrate-workspaces and amazon-workspaces-bundles',
  } as const;
  const closed = only.find(({ applies }) => applies(to));
  if (closed)
    return [{ ...base, kind: 'denied', reason: `The target cannot have this GPU: ${closed.says}`, quote: closed.says }];
  const [streams, system, kin] = [factValue(protocol), factValue(edition), factValue(family)];
  if (streams === undefined || system === undefined || kin === undefined) return [];
  const fits = supported.some(
    ({ types, protocols, systems }) =>
      types.test(computeType) && protocols.includes(streams) && (systems.includes(system) || systems.includes(kin)),
  );
  if (fits) return [];
  const reason = `AWS does not list ${computeType} with ${protocolName(streams)} and this operating system.`;
  return [{ ...base, kind: 'unlisted', reason, remedy: 'Choose a bundle whose GPU AWS lists for its system.' }];
}
