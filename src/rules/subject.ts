/**
 * What the rules look at. Structural, so that the rules import nothing: the records of `aws/model.ts` fit as they are.
 */
export interface WorkspaceSubject {
  readonly state: string | undefined;
  readonly bundleId: string | undefined;
  readonly operatingSystem: string | undefined;
  /** PCOIP, WSP; empty for BYOP; undefined when AWS did not say. */
  readonly protocols: readonly string[] | undefined;
  readonly computeType: string | undefined;
  /** AUTO_STOP, ALWAYS_ON, MANUAL. */
  readonly runningMode: string | undefined;
  readonly modifications: readonly { readonly resource: string; readonly state: string }[];
  readonly related: readonly { readonly type: string | undefined }[];
  readonly standbys: readonly { readonly id: string }[];
}

export interface BundleSubject {
  readonly id: string;
  readonly name: string | undefined;
  readonly description: string | undefined;
  /** `AMAZON` or an account id. */
  readonly owner: string | undefined;
  readonly computeType: string | undefined;
  readonly state: string | undefined;
  readonly type: string | undefined;
}

export interface DirectorySubject {
  /** REGISTERED, REGISTERING, DEREGISTERING, DEREGISTERED, ERROR. */
  readonly state: string | undefined;
  /** PERSONAL, POOLS. */
  readonly workspaceType?: string | undefined;
  /** DEDICATED, SHARED. */
  readonly tenancy?: string | undefined;
  /** SIMPLE_AD, AD_CONNECTOR, CUSTOMER_MANAGED, AWS_IAM_IDENTITY_CENTER. */
  readonly type?: string | undefined;
  readonly userIdentityType?: string | undefined;
  readonly dnsIpAddresses?: readonly string[];
  readonly defaultOu?: string | undefined;
  readonly customSecurityGroupId?: string | undefined;
  readonly localAdministrator?: boolean | undefined;
  readonly internetAccess?: boolean | undefined;
  /** Its users may rebuild their WorkSpaces themselves. */
  readonly selfServiceRebuild?: boolean | undefined;
}

/** What else is known of a bundle, from other records than its own. */
export interface BundleEvidence {
  /** RequiredTenancy of its image: DEDICATED is BYOL. */
  readonly imageTenancy?: string | undefined;
  /** What the WorkSpaces on it agree on: their records name what the bundle's does not. Undefined where they differ. */
  readonly seen?: Pick<WorkspaceSubject, 'operatingSystem' | 'protocols'> | undefined;
}

/**
 * Joined to Microsoft Entra ID rather than to Active Directory. Inferred: of the kinds of directory only this one takes
 * its users from IAM Identity Center.
 */
export const isEntraJoined = (directory: DirectorySubject | undefined): boolean =>
  directory?.type === 'AWS_IAM_IDENTITY_CENTER' || directory?.userIdentityType === 'AWS_IAM_IDENTITY_CENTER';
