/** Where a device comes from: configurations, builds, targets. */
export { buildNetns, buildSimulator } from './buildSimulator.ts';
export { type Configuration, configurationIn, configurations } from './configuration.ts';
export { type Device, openDevice } from './openDevice.ts';
export { placed, root } from './root.ts';
export { type Served, type ServeOptions, serveSimulator } from './serve.ts';
export { type TargetName, targetNamed } from './targetName.ts';
