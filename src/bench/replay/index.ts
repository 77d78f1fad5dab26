/** Recorded inputs once more into the device. */
export { formatReplay, type Replayed, replay } from './replay.ts';
export { runReplay } from './runReplay.ts';
