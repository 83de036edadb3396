/** The least destructive way: for what is wanted, each way that AWS has, and how many of some WorkSpaces can take it now. */
import { type Want, type Way, wants } from './advisor-ways.ts';
import { type Facts, readBundle, readWorkspace } from './bundle-facts.ts';
import { type ItemFacts, judge, judgeLeaving } from './eligibility.ts';
import { factValue } from './fact.ts';
import { mayBeSent, worst } from './may-be-sent.ts';
import type { Edition } from './operating-system.ts';
import { judgeProtocol } from './protocol-change.ts';
import { type BundleSubject, isEntraJoined, type WorkspaceSubject } from './subject.ts';

export { type Want, type Way, wants };

/** A WorkSpace with what is known of it without looking anything up. Its snapshots are looked up at the review. */
export interface Advised {
  readonly workspace: WorkspaceSubject;
  readonly bundle: BundleSubject | undefined;
  readonly facts: Omit<ItemFacts, 'snapshot' | 'target' | 'freshSnapshot'>;
}

export interface Advice extends Way {
  /** So many of them can take this way now, if snapshots and target will do: those are looked at by the review. */
  readonly possible: number;
  readonly of: number;
  /** Why not the others; most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly remedy: string | undefined; readonly count: number }[];
  /** Worth knowing of these WorkSpaces before choosing it. */
  readonly notes: readonly string[];
}

/** Least destructive first, whether anybody can take it or not. */
export function advise(want: Want, all: readonly Advised[]): readonly Advice[] {
  return wants[want].ways.map((way: Way): Advice => {
    const reasons = new Map<string, Advice['reasons'][number]>();
    let possible = 0;
    for (const one of all) {
      const why = objection(want, way, one);
      if (!why) possible++;
      else reasons.set(why.reason, { ...why, count: (reasons.get(why.reason)?.count ?? 0) + 1 });
    }
    const sorted = [...reasons.values()].sort((a, b) => b.count - a.count);
    return { ...way, possible, of: all.length, reasons: sorted, notes: notesOn(way, all) };
  });
}

type Objection = Pick<Advice['reasons'][number], 'reason' | 'remedy'>;

/** What holds one of them back from a way: a rule, or that another way is the right one for it. */
function objection(want: Want, way: Way, one: Advised): Objection | undefined {
  const { workspace, bundle, facts } = one;
  const { verb, protocol = 'WSP' } = way;
  // As if there were one: whether there is, is looked up for those that go this way.
  const known = { ...facts, snapshot: facts.now };
  const verdicts =
    verb === 'migrate'
      ? judgeLeaving(workspace, bundle, known)
      : judge(verb === 'modify-protocol' ? { verb, protocol } : { verb }, workspace, bundle, known);
  if (!mayBeSent(verdicts)) {
    const { reason, remedy } = worst(verdicts);
    return { reason, remedy };
  }
  return want === 'off-pcoip' && verb === 'migrate' ? betterModified(one) : undefined;
}

/** "If the operating system is near its end, migrate once"; where it is not, the root volume need not be lost. */
const nearItsEnd: ReadonlySet<Edition | undefined> = new Set<Edition>([
  'windows-7',
  'windows-10',
  'server-2016',
  'amazon-linux-2',
]);

function betterModified({ workspace, bundle, facts }: Advised): Objection | undefined {
  const own: Facts = readWorkspace(workspace, bundle, { ...facts.source, directoryTenancy: facts.directory?.tenancy });
  const protocol = factValue(own.protocol);
  if (protocol !== undefined && protocol !== 'PCOIP') return { reason: 'It is not on PCoIP.', remedy: undefined };
  if (nearItsEnd.has(factValue(own.edition))) return undefined;
  if (judgeProtocol(own, 'WSP', bundle && readBundle(bundle).protocol).kind === 'denied') return undefined;
  return {
    reason: 'Its system is not near its end: modifying the protocol keeps its root volume.',
    remedy: 'Modify its protocol to DCV.',
  };
}

function notesOn({ verb }: Way, all: readonly Advised[]): readonly string[] {
  const entra = all.filter(({ facts }) => isEntraJoined(facts.directory)).length;
  return verb === 'rebuild' && entra > 0
    ? [`${entra} of them ${entra === 1 ? 'is' : 'are'} joined to Microsoft Entra ID (inferred): restore those first.`]
    : [];
}
