/** Effect cards of the verbs that leave both volumes alone: a change of protocol, reboot, start, stop. */

import type { Effect, EffectSubject } from './effect.ts';
import { changes, cutOff, runningMode, stays } from './effect-words.ts';
import { protocolName } from './in-words.ts';

type Card = (item: EffectSubject) => readonly Effect[];

const modifyPage = 'Administration Guide, modify-workspaces';
const endOfPcoip = 'Administration Guide, pcoip-end-of-support';
const runningModePage = 'Administration Guide, running-mode';

const changeOfProtocol: Card = (item) => {
  const [from] = item.protocols ?? [];
  const before = from === 'PCOIP' || from === 'WSP' ? protocolName(from) : 'unknown';
  const after = item.toProtocol ? protocolName(item.toProtocol) : 'unknown';
  return [
    ...cutOff(item, modifyPage),
    changes(`Protocol: ${before} to ${after}.`, modifyPage),
    changes('It cannot be used for up to 40 minutes, and may show UNHEALTHY meanwhile.', endOfPcoip),
    item.toProtocol === 'PCOIP'
      ? changes('PCoIP is supported until 2027-10-31 only.', endOfPcoip)
      : changes('Clients and firewalls have to speak DCV; PCoIP zero clients no longer connect.', endOfPcoip),
    stays('Operating system, applications, both volumes with all data, WorkSpace id.', endOfPcoip),
    stays('AWS takes a snapshot first, and goes back to it by itself if the change fails.', endOfPcoip),
    stays('It can be changed back through the API, as long as PCoIP is supported.', endOfPcoip),
  ];
};

const kept = (item: EffectSubject, source: string) =>
  stays(`Both volumes with all data, WorkSpace id, user, tags and ${runningMode(item)}.`, source);

const reboot: Card = (item) => {
  const source = 'API model, RebootWorkspaces';
  return [...cutOff(item, source), changes('It cannot be used for some minutes.', source), kept(item, source)];
};

const start: Card = (item) => [
  item.runningMode === 'AUTO_STOP'
    ? changes('It is billed by the hour from now on, until AutoStop stops it again.', runningModePage)
    : changes('It runs until it is stopped.', runningModePage),
  kept(item, runningModePage),
];

const stop: Card = (item) => [
  ...cutOff(item, runningModePage),
  changes(
    item.runningMode === 'AUTO_STOP'
      ? 'It cannot be used until it is started; its user starts it by connecting. Billing by the hour ends.'
      : 'It cannot be used until an administrator starts it.',
    runningModePage,
  ),
  kept(item, runningModePage),
];

export const interruptions = { 'modify-protocol': changeOfProtocol, reboot, start, stop } as const;
