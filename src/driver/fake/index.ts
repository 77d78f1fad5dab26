/** A device in memory behind the Target seam: for tests of driver and host, and for trying things without a simulator. */
export { type FakeOptions, FakeTarget } from './fakeTarget.ts';
