/** The bridge from this side: Target is the seam, openTarget reaches one over a pipe. */
export { BridgeTarget, type OpenOptions, openTarget } from './bridgeTarget.ts';
export type { Pushed } from './codec/pushes.ts';
export type { HelloOptions } from './hello.ts';
export * from './recording/index.ts';
export { readRegister64, writeRegister64 } from './registers64.ts';
export * from './target.ts';
