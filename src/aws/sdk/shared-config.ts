/** What bellhop uses of this SDK package. A list of names, so that the bundler drops the rest. */
export { loadSharedConfigFiles } from '@smithy/core/config';
