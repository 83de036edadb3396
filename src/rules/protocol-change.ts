/** Modifying the protocol in place, which keeps both volumes: who can have it, when it would do, and where it leads. */
import type { Facts, Protocol } from './bundle-facts.ts';
import { type Fact, factValue, unknown } from './fact.ts';
import { protocolName } from './in-words.ts';
import type { Verdict } from './verdict.ts';

const modifyPage = 'Administration Guide, modify-workspaces and pcoip-end-of-support';

/**
 * AWS: created from a PCoIP bundle, without a GPU, not Windows 7. `createdFrom`: the protocol of its bundle; on PCoIP now
 * it can only have come from such a one.
 */
export function judgeProtocol(
  { protocol, gpu, edition }: Facts,
  to: 'PCOIP' | 'WSP',
  createdFrom: Fact<Protocol> = unknown('its bundle is not listed any more'),
): Verdict {
  const base = {
    rule: 'protocol',
    source: modifyPage,
    quote: 'Modify protocol needs a WorkSpace that was created from a PCoIP bundle, without a GPU, and not Windows 7.',
  } as const;
  const denied = (reason: string, remedy?: string): Verdict => ({
    ...base,
    kind: 'denied',
    reason,
    ...(remedy && { remedy }),
  });
  const migrate = `Migrate it to a bundle on ${protocolName(to)}, which replaces its root volume.`;
  const from = factValue(protocol);
  if (protocol.known === 'unknown')
    return { ...base, kind: 'unknown', reason: `Its protocol is not known: ${protocol.why}.` };
  if (from === to) return denied(`It uses ${protocolName(to)} already.`);
  if (from === 'BYOP') return denied('The protocol of a BYOP WorkSpace cannot be modified.');
  if (gpu.known === 'unknown')
    return { ...base, kind: 'unknown', reason: `Whether it has a GPU is not known: ${gpu.why}.` };
  if (gpu.value) return denied('The protocol of a WorkSpace with a GPU cannot be modified.', migrate);
  if (factValue(edition) === 'windows-7')
    return denied('The protocol of a Windows 7 WorkSpace cannot be modified.', 'Migrate it to Windows 10.');
  const origin = from === 'PCOIP' ? from : factValue(createdFrom);
  if (origin === undefined)
    return { ...base, kind: 'unknown', reason: 'Whether it was created from a PCoIP bundle is not known.' };
  if (origin !== 'PCOIP')
    return denied('It was not created from a PCoIP bundle: its protocol cannot be modified.', migrate);
  return {
    ...base,
    kind: 'allowed',
    reason: `Its protocol can be modified from ${protocolName(from ?? origin)} to ${protocolName(to)}.`,
  };
}

/** Nobody should be taken to PCoIP unawares. `from`: what it is on now, undefined where nobody knows. */
export function judgeEnding(from: Protocol | undefined, to: Protocol | undefined): readonly Verdict[] {
  if (to !== 'PCOIP' || from === 'PCOIP') return [];
  return [
    {
      rule: 'ending',
      kind: 'unlisted',
      reason: 'It would go to PCoIP, which AWS supports until 2027-10-31 only.',
      remedy: 'Choose DCV.',
      quote: 'PCoIP reaches its end of support on October 31, 2027.',
      source: 'Administration Guide, pcoip-end-of-support',
    },
  ];
}

/** Off PCoIP needs no migration: AWS changes the protocol in place, which keeps the root volume. */
export function judgeProtocolOnly(from: Facts, to: Facts): readonly Verdict[] {
  const edition = factValue(from.edition);
  const same = edition !== undefined && edition === factValue(to.edition) && from.computeType === to.computeType;
  const off = factValue(from.protocol) === 'PCOIP' && factValue(to.protocol) === 'WSP' && factValue(from.gpu) === false;
  if (!same || !off || edition === 'windows-7') return [];
  return [
    {
      rule: 'advice',
      kind: 'unlisted',
      reason: 'Only the protocol changes: modifying the protocol keeps the root volume, a migration replaces it.',
      remedy: 'Modify the protocol instead (ModifyWorkspaceProperties, Protocols WSP).',
      quote: 'Modify protocol keeps the operating system, the applications and the root volume.',
      source: modifyPage,
    },
  ];
}
