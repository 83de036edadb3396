/**
 * The services' records as the rest of bellhop sees them: cleaned text, AWS's names in camel case, `undefined` for
 * whatever AWS did not send. Enumerations stay open strings: an undeclared value is kept, shown, and enables nothing.
 */

declare const brand: unique symbol;
type Id<Kind extends string> = string & { readonly [brand]: Kind };

/** `ws-` and 8 to 63 of `[0-9a-z]`. */
export type WorkspaceId = Id<'WorkspaceId'>;
/** `wsb-` and 8 to 63 of `[0-9a-z]`. */
export type BundleId = Id<'BundleId'>;
/** `d-…` or `wsd-…`. */
export type DirectoryId = Id<'DirectoryId'>;

export interface Modification {
  /** ROOT_VOLUME, USER_VOLUME, COMPUTE_TYPE, PROTOCOL, … */
  readonly resource: string;
  /** UPDATE_INITIATED, UPDATE_IN_PROGRESS, UPDATE_FAILED. */
  readonly state: string;
}

export interface RelatedWorkspace {
  readonly id: WorkspaceId;
  readonly region: string | undefined;
  readonly state: string | undefined;
  /** PRIMARY: the WorkSpace that carries this entry is itself the standby. STANDBY: it is the primary. */
  readonly type: string | undefined;
}

/** A standby in another Region, as its primary's record has it. */
export interface Standby {
  readonly id: WorkspaceId;
  /** NO_REPLICATION, PRIMARY_AS_SOURCE. */
  readonly dataReplication: string | undefined;
  /** Epoch milliseconds: of the snapshot that was copied there last. */
  readonly recoverySnapshotAt: number | undefined;
}

/** AWS's NestedVirtualizationEnabled is missing: the SDK does not know it yet, and drops it. */
export interface Workspace {
  readonly id: WorkspaceId;
  readonly directoryId: DirectoryId | undefined;
  readonly userName: string | undefined;
  readonly computerName: string | undefined;
  readonly name: string | undefined;
  readonly ipAddress: string | undefined;
  readonly ipv6Address: string | undefined;
  /** AVAILABLE, STOPPED, REBUILDING, … 17 declared values; anything else is unknown. */
  readonly state: string | undefined;
  readonly bundleId: BundleId | undefined;
  readonly subnetId: string | undefined;
  readonly errorCode: string | undefined;
  readonly errorMessage: string | undefined;
  readonly volumeEncryptionKey: string | undefined;
  readonly rootVolumeEncrypted: boolean | undefined;
  readonly userVolumeEncrypted: boolean | undefined;
  /** AUTO_STOP, ALWAYS_ON, MANUAL. */
  readonly runningMode: string | undefined;
  /** Minutes. */
  readonly autoStopTimeout: number | undefined;
  /** GiB. */
  readonly rootVolumeGib: number | undefined;
  /** GiB. */
  readonly userVolumeGib: number | undefined;
  /** VALUE, STANDARD, PERFORMANCE, POWER, POWERPRO, GRAPHICS_G4DN, … */
  readonly computeType: string | undefined;
  /** PCOIP, WSP (which AWS's pages call DCV). Empty for BYOP. */
  readonly protocols: readonly string[] | undefined;
  /** WINDOWS_10, UBUNTU_22_04, UNKNOWN, … */
  readonly operatingSystem: string | undefined;
  readonly modifications: readonly Modification[];
  readonly related: readonly RelatedWorkspace[];
  readonly standbys: readonly Standby[];
  /** NO_REPLICATION or PRIMARY_AS_SOURCE. */
  readonly dataReplication: string | undefined;
  /** Epoch milliseconds: of the snapshot that a standby would come back from. */
  readonly recoverySnapshotAt: number | undefined;
  /** Of AWS Global Accelerator: ENABLED_AUTO, DISABLED, INHERITED. */
  readonly acceleratorMode: string | undefined;
  /** TCP, NONE, INHERITED. */
  readonly acceleratorProtocol: string | undefined;
}

export interface Bundle {
  readonly id: BundleId;
  readonly name: string | undefined;
  readonly description: string | undefined;
  /** `AMAZON` or an account id. */
  readonly owner: string | undefined;
  readonly imageId: string | undefined;
  /** GiB. */
  readonly rootGib: number | undefined;
  /** GiB. */
  readonly userGib: number | undefined;
  readonly computeType: string | undefined;
  /** AVAILABLE, PENDING, ERROR. */
  readonly state: string | undefined;
  /** REGULAR, STANDBY. */
  readonly type: string | undefined;
  /** Epoch milliseconds. */
  readonly createdAt: number | undefined;
  /** Epoch milliseconds. */
  readonly updatedAt: number | undefined;
}

export interface Directory {
  readonly id: DirectoryId;
  readonly name: string | undefined;
  readonly alias: string | undefined;
  /** SIMPLE_AD, AD_CONNECTOR, CUSTOMER_MANAGED, AWS_IAM_IDENTITY_CENTER. */
  readonly type: string | undefined;
  /** REGISTERED, REGISTERING, DEREGISTERING, DEREGISTERED, ERROR. */
  readonly state: string | undefined;
  /** PERSONAL, POOLS. */
  readonly workspaceType: string | undefined;
  /** DEDICATED, SHARED. */
  readonly tenancy: string | undefined;
  readonly subnetIds: readonly string[];
  /** IPv4, then IPv6. */
  readonly dnsIpAddresses: readonly string[];
  readonly defaultOu: string | undefined;
  readonly customSecurityGroupId: string | undefined;
  /** The one that AWS made for it. */
  readonly securityGroupId: string | undefined;
  readonly ipGroupIds: readonly string[];
  readonly iamRoleId: string | undefined;
  readonly instanceRoleArn: string | undefined;
  readonly localAdministrator: boolean | undefined;
  readonly internetAccess: boolean | undefined;
  readonly maintenanceMode: boolean | undefined;
  readonly userIdentityType: string | undefined;
  readonly selfServiceRebuild: boolean | undefined;
  /** What its users may do themselves: RestartWorkspace, IncreaseVolumeSize, … Undefined: AWS does not say. */
  readonly selfService: readonly string[] | undefined;
  /** `Windows ALLOW`, `Web DENY`, …: from which devices they may come. */
  readonly devices: readonly string[];
  /** ENABLED, DISABLED, ENABLED_WITH_DIRECTORY_LOGIN_FALLBACK. */
  readonly saml: string | undefined;
  /** Sign-in by certificate: ENABLED, DISABLED. */
  readonly certificates: string | undefined;
  /** STANDARD_TLS, FIPS_VALIDATED. */
  readonly endpointEncryption: string | undefined;
  readonly entraTenantId: string | undefined;
  readonly description: string | undefined;
  readonly errorMessage: string | undefined;
}

export interface Image {
  readonly id: string;
  readonly name: string | undefined;
  readonly description: string | undefined;
  /** WINDOWS, LINUX. */
  readonly platform: string | undefined;
  readonly state: string | undefined;
  /** DEFAULT, DEDICATED (= BYOL). */
  readonly requiredTenancy: string | undefined;
  /** Epoch milliseconds. */
  readonly createdAt: number | undefined;
  readonly owner: string | undefined;
  /** Whether there are updates to install into it, and what they are. */
  readonly updateAvailable: boolean | undefined;
  readonly updates: string | undefined;
  /** `code: message` of each. */
  readonly errors: readonly string[];
}

export interface Connection {
  readonly id: WorkspaceId;
  /** CONNECTED, DISCONNECTED, UNKNOWN. */
  readonly state: string | undefined;
  /** Epoch milliseconds: when AWS looked. */
  readonly checkedAt: number | undefined;
  /** Epoch milliseconds. */
  readonly lastUserConnectionAt: number | undefined;
}

/** Times of the snapshots that exist, newest first, epoch milliseconds. */
export interface Snapshots {
  /** User volume: what a rebuild or a migration falls back to. */
  readonly rebuild: readonly number[];
  /** Root and user volume: what a restore falls back to. */
  readonly restore: readonly number[];
}

export interface Subnet {
  readonly id: string;
  /** AvailableIpAddressCount: private IPv4 addresses that nothing holds. */
  readonly freeAddresses: number | undefined;
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** Who asks, where: known after GetCallerIdentity. */
export interface Caller {
  readonly accountId: string;
  /** The caller's ARN. */
  readonly arn: string;
  readonly region: string;
}

export interface Account extends Caller {
  /** `null`: it has none. Undefined: it could not be read. */
  readonly alias: string | null | undefined;
}
