/**
 * The reference model: what the device must do, written from docs/spec and docs/contract/engine.md alone. Pure: time is
 * an input, nothing is read or written. See docs/architecture.md.
 */
export * from './engine/index.ts';
export * from './frame/index.ts';
export * from './lockstep/index.ts';
export * from './row/index.ts';
export * from './target/index.ts';
