/** Frames in and out. */
export { buildEgressFrame, compareFrames, equalBytes, type FrameDifference, type HeaderSource } from './build.ts';
export { type Classified, classify, type TcpInFrame } from './classify.ts';
