/** What ids look like, wherever one is read from outside (AWS's API reference; runs as `planId` names them). */
export const workspaceIdPattern = /^ws-[0-9a-z]{8,63}$/;
export const bundleIdPattern = /^wsb-[0-9a-z]{8,63}$/;
export const accountIdPattern = /^\d{12}$/;
/** Ids of plans and runs name files: none may lead out of a folder. */
export const runIdPattern = /^[0-9A-Za-z][0-9A-Za-z-]{0,99}$/;
