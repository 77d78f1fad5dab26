import type { Fault } from '../fault.ts';
import { acknowledgement } from './acknowledgement.ts';
import { delivery } from './delivery.ts';
import { handOver } from './handOver.ts';
import { order } from './order.ts';
import { reception } from './reception.ts';
import { restraint } from './restraint.ts';
import { timers } from './timers.ts';
import { transmission } from './transmission.ts';

/** Every fault; its number in the simulator is its place here, counted from 1. 0 selects none. */
export const catalogue: readonly Fault[] = [
  ...acknowledgement,
  ...reception,
  ...transmission,
  ...timers,
  ...delivery,
  ...handOver,
  ...restraint,
  ...order,
];
