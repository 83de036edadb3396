/** One line of an effect card, and what it is computed from. */
import type { SnapshotFact } from './snapshot-gate.ts';
import type { DirectorySubject } from './subject.ts';

export interface Effect {
  readonly kind: 'lost' | 'changes' | 'stays';
  readonly text: string;
  /** AWS's page. */
  readonly source: string;
}

/** What the card is computed from; an item of a plan fits as it is. */
export interface EffectSubject {
  readonly operatingSystem: string | undefined;
  readonly bundleName: string | undefined;
  /** Joined to Microsoft Entra ID; undefined where that is not known. */
  readonly entraJoined: boolean | undefined;
  readonly computerName: string | undefined;
  readonly ipAddress: string | undefined;
  /** GiB. */
  readonly rootVolumeGib: number | undefined;
  readonly userVolumeGib: number | undefined;
  readonly protocols: readonly string[] | undefined;
  readonly runningMode: string | undefined;
  /** Undefined: neither volume is encrypted, or AWS did not say. */
  readonly encryption: { readonly root: boolean; readonly user: boolean; readonly key: string | undefined } | undefined;
  /** It is the primary of a standby WorkSpace. */
  readonly hasStandby: boolean;
  readonly snapshot: SnapshotFact | undefined;
  readonly connection: string | undefined;
  /** Migration: with the sizes to expect, GiB; undefined where they cannot be told. */
  readonly target:
    | {
        readonly bundleName: string | undefined;
        readonly rootGib: number | undefined;
        readonly userGib: number | undefined;
      }
    | undefined;
  readonly toProtocol: 'PCOIP' | 'WSP' | undefined;
  readonly first: 'start' | undefined;
}

export interface EffectContext {
  /** Epoch milliseconds: the snapshot's age is told as of then. */
  readonly now: number;
  /** Its directory's record; undefined where it is not known. */
  readonly directory?: DirectorySubject | undefined;
  /** It is held until a newer snapshot shows up. */
  readonly freshSnapshot?: boolean | undefined;
}
