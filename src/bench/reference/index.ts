/** The reference model behind the scoreboard's seam, and the bench's own copies of what host software wrote. */
export { HostMemoryCopy } from './hostMemoryCopy.ts';
export { PostedRing } from './postedRing.ts';
export { ReferenceBoard } from './referenceBoard.ts';
export { RegisterCopy } from './registerCopy.ts';
export { TargetBoard } from './targetBoard.ts';
