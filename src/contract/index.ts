export * from './chimney/index.ts';
