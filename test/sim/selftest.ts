/** What the self-test device (rtl/selftest_top.sv) can be asked for. */
import type { Operation } from './bridge.ts';
import { v1 } from './bridge.ts';

export const register = {
  magic: 0x0000,
  connections: 0x0018,
  dataWidth: 0x0024,
  nowMs: 0x0048,
  cycle: 0x0050,
  scratch: 0x1000,
  source: 0x1008,
  destination: 0x1010,
  copy: 0x1018,
  eventBase: 0x1020,
  eventLog2: 0x1028,
  copies: 0x102c,
  fail: 0x1030,
  dropped: 0x1034,
  hang: 0x1038,
} as const;

export const magic = 0x4d4b5343;
export const eventRing = { base: 0x10000, log2Entries: 2 };
export const copyKind = 1;

export const write = (address: number, value: number): Operation => ({ registerWrite: { address, value } });

export interface Copy {
  readonly from: 'host' | 'nic';
  readonly to: 'host' | 'nic';
  readonly source: number;
  readonly destination: number;
  /** Bursts of four beats. */
  readonly bursts: number;
}

/** Orders one copy; its entry comes in the event ring. */
export const orderCopy = (copy: Copy): Operation[] => [
  write(register.source, copy.source),
  write(register.destination, copy.destination),
  write(register.copy, copy.bursts | (copy.from === 'nic' ? 1 << 16 : 0) | (copy.to === 'nic' ? 1 << 17 : 0)),
];

/** Event ring set up in the device and watched; an entry's payload is what was copied (to host memory). */
export const watchEvents = (): Operation[] => [
  write(register.eventBase, eventRing.base),
  write(register.eventLog2, eventRing.log2Entries),
  {
    watchRing: {
      id: 0,
      ...eventRing,
      pointer: { pointerOffset: 40, lengthOffset: 28, kindOffset: 56, kind: copyKind },
    },
  },
  { subscribe: { frames: true, entries: true, retire: true } },
];

export const spaceOf = (name: 'host' | 'nic') => (name === 'host' ? v1.Space.SPACE_HOST : v1.Space.SPACE_NIC);
