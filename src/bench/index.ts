/**
 * The bench: scenarios, what runs them and what judges them. Scenarios import from here (`import { scenario } from
 * 'smokestack'`), and so does the command line.
 */
export * from './compare/index.ts';
export * from './config/index.ts';
export * from './device/index.ts';
export * from './moves/index.ts';
export * from './offload/index.ts';
export * from './replay/index.ts';
export * from './report/index.ts';
export * from './run/index.ts';
export * from './scenario/index.ts';
export * from './scoreboard/index.ts';
export type { Session, Wait } from './session/session.ts';
export * from './suite/index.ts';
export * from './traffic/index.ts';
export * from './verdict/index.ts';
