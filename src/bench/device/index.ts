/** Where a device comes from: configurations, builds, targets. */
export { buildNetns, buildSimulator } from './buildSimulator.ts';
export { type Configuration, configurationOf, configurations } from './configuration.ts';
export { type Device, openDevice } from './openDevice.ts';
export { root } from './root.ts';
export { type TargetName, targetNamed } from './targetName.ts';
