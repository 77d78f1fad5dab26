/** The contract with the device, whole. */
import { enums } from './enums.ts';
import { limits } from './limits.ts';
import { records } from './records.ts';
import { registers } from './registers.ts';
import { rings } from './rings.ts';
import type { Layout } from './types.ts';

export const layout: Layout = { version: 1, enums, records, registers, rings, limits };
export type {
  EnumLayout,
  FieldLayout,
  Layout,
  LimitLayout,
  RecordLayout,
  RegisterLayout,
  RingLayout,
} from './types.ts';
