/** How a connection fails: bits of it are flipped, or the device gives it up (11.11). */
import { FaultTable } from '#contract';
import type { Core } from '../core/core.ts';
import type { OpenCommand } from '../inputs/inputs.ts';
import type { Connection } from '../objects/connection.ts';
import type { RecordView } from '../records/recordReader.ts';
import { flippable } from './orders.ts';

/** Inject (11.11): two different bits of a row lose the connection. */
export function injectEvent(core: Core, r: RecordView, command: OpenCommand): void {
  command.acted = true;
  const { entry } = command;
  core.timers.injected(r.cycle);
  const c = core.connections.get(entry.target);
  if (!flippable(entry)) core.differ(r, '11.11', 'inject', 'taken', 'no such bit of this object');
  if (c?.row.draining && !c.lost) core.differ(r, '11.10', 'inject', 'taken', 'draining');
  if (entry.faultBit !== entry.faultBit2) core.damaged = true;
  if (c !== undefined && entry.faultBit !== entry.faultBit2) {
    c.failed = true;
    c.flipped = true;
    c.resourceDamaged ||= entry.faultTable === FaultTable.Resource;
    c.refusals.note(c.row, true, r.serial);
  }
  core.skip(r);
  core.compared.retired += 1;
}

/** Fail (11.11): the device gives a connection up, once, for a segment that cannot leave or a row that is damaged. */
export function failEvent(core: Core, r: RecordView, c: Connection): void {
  if (c.lost) {
    core.skip(r);
    return;
  }
  core.same(r, '11.11', 'reference', r.reference, 0);
  if (c.saidFail) core.differ(r, '11.11', 'fail', 'again', 'once');
  else if (!c.unsendable && !core.damaged) core.differ(r, '11.11', 'fail', 'said', 'nothing is wrong with it', c);
  core.begin(r, c);
  c.failed = true;
  c.saidFail = true;
  core.end(r, c, '11.11');
}
