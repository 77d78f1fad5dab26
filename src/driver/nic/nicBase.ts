import type { Target } from '#protocol';
import type { RangeAllocator } from '../memory/rangeAllocator.ts';
import type { Failures } from './failures.ts';
import type { Identity } from './identity.ts';
import type { Turn } from './turn.ts';

/** What every part of the miniport works on. */
export interface NicBase {
  readonly target: Target;
  readonly turn: Turn;
  readonly hostMemory: RangeAllocator;
  readonly nicMemory: RangeAllocator;
  readonly identity: Identity;
  readonly failures: Failures;
}
