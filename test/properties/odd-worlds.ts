/**
 * Worlds for the cross-check: WorkSpaces and bundles of every system, state, running mode, protocol and compute type
 * that AWS has or ever had. Two things hold at AWS and so here: Windows 10 and 11 come only with the customer's own
 * licence, and a WorkSpace has the protocol of its bundle unless it was modified off PCoIP. Names tell the truth or
 * nothing: whoever names a bundle after a system that it does not hold deceives every tool.
 */
import fc from 'fast-check';
import type { WorkspaceVerb } from '../../src/rules/verbs.ts';
import { directories } from '../../src/simulator/workspaces/directories.ts';

export interface BundlePut {
  readonly name: string;
  readonly os: string;
  readonly protocol: string;
  readonly byol: boolean;
  readonly amazon: boolean;
  readonly compute: string;
  readonly state: string;
  readonly type: string;
}

export type WorkspacePut = Readonly<Record<string, unknown>> & { readonly protocol: string; readonly state: string };

export interface OddWorkspace {
  /** Numbers of bundles in the world. */
  readonly on: number;
  readonly to: number;
  readonly put: WorkspacePut;
  readonly verb: WorkspaceVerb;
  readonly toProtocol: 'PCOIP' | 'WSP';
}

export interface OddWorld {
  readonly bundles: readonly BundlePut[];
  readonly workspaces: readonly OddWorkspace[];
}

const systems: readonly (readonly [os: string, words: string])[] = [
  ['WINDOWS_7', 'Windows 7'],
  ['WINDOWS_10', 'Windows 10'],
  ['WINDOWS_11', 'Windows 11'],
  ['WINDOWS_SERVER_2016', 'Windows 10 (Server 2016 based)'],
  ['WINDOWS_SERVER_2019', 'Windows 10 (Server 2019 based)'],
  ['WINDOWS_SERVER_2022', 'Windows (Server 2022 based)'],
  ['WINDOWS_SERVER_2025', 'Windows (Server 2025 based)'],
  ['AMAZON_LINUX_2', 'Amazon Linux 2'],
  ['UBUNTU_18_04', 'Ubuntu 18.04'],
  ['UBUNTU_20_04', 'Ubuntu 20.04'],
  ['UBUNTU_22_04', 'Ubuntu 22.04'],
  ['UBUNTU_24_04', 'Ubuntu 24.04'],
  ['RHEL_8', 'Red Hat Enterprise Linux 8'],
  ['RHEL_9', 'RHEL 9'],
  ['ROCKY_8', 'Rocky Linux 8'],
  ['ROCKY_9', 'Rocky Linux 9'],
];
const plainTypes = ['VALUE', 'STANDARD', 'PERFORMANCE', 'POWER', 'POWERPRO'];
const gpuTypes = [
  ...['GRAPHICS', 'GRAPHICSPRO', 'GRAPHICS_G4DN', 'GRAPHICSPRO_G4DN', 'GRAPHICS_G6_XLARGE', 'GRAPHICS_G7_2XLARGE'],
];
const states = [
  ...['AVAILABLE', 'STOPPED', 'ERROR', 'UNHEALTHY', 'IMPAIRED', 'REBOOTING', 'ADMIN_MAINTENANCE', 'MAINTENANCE'],
  ...['PENDING', 'STARTING', 'STOPPING', 'REBUILDING', 'RESTORING', 'UPDATING', 'TERMINATING', 'SUSPENDED', 'FROZEN'],
];
const modifications = ['UPDATE_INITIATED', 'UPDATE_IN_PROGRESS', 'UPDATE_FAILED', 'UPDATE_PAUSED'];
const verbs = [
  'migrate',
  'migrate',
  'migrate',
  'rebuild',
  'restore',
  'modify-protocol',
  'reboot',
  'start',
  'stop',
] as const;

/** `usual` in most cases, so that worlds are not so odd that nothing is let through. */
const mostly = <T>(usual: T, odd: fc.Arbitrary<T>, weight = 6): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: odd });

type System = (typeof systems)[number];

/** Between systems of one kind most ways are open; worlds of all kinds are mostly walls. */
const kinds = [/WINDOWS_\d/, /WINDOWS_SERVER/, /^(?!WINDOWS)/, /./].map((kind) =>
  systems.filter(([os]) => kind.test(os)),
);

const bundleOf = (some: readonly System[]): fc.Arbitrary<BundlePut> =>
  fc
    .record({
      system: fc.constantFrom(...some),
      protocol: fc.constantFrom('PCOIP', 'PCOIP', 'WSP', 'WSP', 'WSP', 'BYOP'),
      amazon: fc.boolean(),
      byol7: fc.boolean(),
      compute: fc.oneof(
        { weight: 7, arbitrary: fc.constantFrom(...plainTypes) },
        { weight: 1, arbitrary: fc.constantFrom(...gpuTypes) },
      ),
      state: mostly('AVAILABLE', fc.constantFrom('PENDING', 'ERROR'), 12),
      type: mostly('REGULAR', fc.constant('STANDBY'), 12),
      says: fc.record({ system: mostly(true, fc.constant(false)), protocol: mostly(true, fc.constant(false)) }),
      number: fc.nat(99),
    })
    .map(({ system: [os, words], protocol, amazon, byol7, compute, state, type, says, number }) => {
      const client = os === 'WINDOWS_10' || os === 'WINDOWS_11';
      const byol = client || (os === 'WINDOWS_7' && byol7);
      const own = byol || !amazon;
      // AWS's own names tell the system at least.
      const named = [
        ...(says.system || !own ? [words] : [`Golden Image ${number}`]),
        ...(byol ? ['BYOL'] : []),
        ...(says.protocol || protocol === 'BYOP' ? [`(${protocol})`] : []),
      ];
      return { name: named.join(' '), os, protocol, byol, amazon: !own, compute, state, type };
    });

const hours = (most: number) => fc.double({ min: 0, max: most, noNaN: true });

/** One that nothing but its path speaks against. */
const ordinary = {
  directoryId: directories[0]?.id,
  runningMode: 'AUTO_STOP',
  modifications: [],
  standby: null,
  connection: 'DISCONNECTED',
  snapshotHours: 3,
  unhealthyHours: null,
};

const workspace = (bundles: readonly BundlePut[]): fc.Arbitrary<OddWorkspace> =>
  fc
    .record({
      on: fc.nat(bundles.length - 1),
      to: fc.nat(bundles.length - 1),
      verb: fc.constantFrom(...verbs),
      toProtocol: fc.constantFrom('WSP' as const, 'WSP' as const, 'PCOIP' as const),
      put: fc.record({
        directoryId: mostly(
          directories[0]?.id ?? '',
          fc.constantFrom(
            ...directories.filter(({ workspaceType }) => workspaceType === 'PERSONAL').map(({ id }) => id),
          ),
        ),
        state: fc.oneof(
          { weight: 5, arbitrary: fc.constant('AVAILABLE') },
          { weight: 3, arbitrary: fc.constant('STOPPED') },
          { weight: 3, arbitrary: fc.constantFrom(...states) },
        ),
        shownAs: mostly<string | null | undefined>(
          undefined,
          fc.constantFrom(null, 'UNKNOWN', 'WINDOWS_SERVER_2031'),
          12,
        ),
        runningMode: fc.constantFrom('AUTO_STOP', 'AUTO_STOP', 'ALWAYS_ON', 'MANUAL'),
        modifications: mostly<readonly object[]>(
          [],
          fc.constantFrom(...modifications).map((State) => [{ Resource: 'USER_VOLUME', State }]),
          12,
        ),
        standby: mostly<string | null>(null, fc.constantFrom('is-standby', 'has-standby'), 12),
        connection: mostly<string>('DISCONNECTED', fc.constantFrom('CONNECTED', 'UNKNOWN', 'ABSENT')),
        snapshotHours: mostly<number | null>(3, fc.oneof(hours(11.9), fc.constant(null))),
        unhealthyHours: mostly<number | null>(null, fc.constantFrom(1, 30, 2000)),
      }),
      odd: fc.boolean(),
      modifiedOff: mostly(false, fc.constant(true), 3),
      resized: mostly<string | undefined>(undefined, fc.constantFrom(...plainTypes)),
    })
    .map(({ on, to, verb, toProtocol, put, odd, modifiedOff, resized }) => {
      const { protocol, compute } = bundles[on] as BundlePut;
      const gpu = compute.startsWith('GRAPHICS');
      return {
        on,
        to,
        verb,
        toProtocol,
        put: {
          ...(odd ? put : { ...ordinary, state: put.state === 'STOPPED' ? 'STOPPED' : 'AVAILABLE' }),
          protocol: protocol === 'PCOIP' && modifiedOff && !gpu ? 'WSP' : protocol,
          ...(resized !== undefined && !gpu && { compute: resized }),
        },
      };
    });

export const oddWorlds = (workspaces: number): fc.Arbitrary<OddWorld> =>
  fc
    .constantFrom(...kinds)
    .chain((some) => fc.array(bundleOf(some), { minLength: 12, maxLength: 12 }))
    .chain((bundles) =>
      fc
        .array(workspace(bundles), { minLength: workspaces, maxLength: workspaces })
        .map((all) => ({ bundles, workspaces: all })),
    );
