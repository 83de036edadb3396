/** What bellhop uses of this SDK package; loaded on the first call. A list of names, so that the bundler drops the rest. */
export { GetRoleCommand, IAMClient as Client, ListAccountAliasesCommand, ListRolesCommand } from '@aws-sdk/client-iam';
