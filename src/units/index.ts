export * from './bits.ts';
export * from './errors.ts';
export * from './random.ts';
export * from './seqNum.ts';
export * from './time.ts';
export * from './virtualClock.ts';
