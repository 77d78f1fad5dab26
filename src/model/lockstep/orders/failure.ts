/** How a connection fails: bits of it are flipped, or the device gives it up (11.11). */
import { FaultTable } from '#contract';
import type { Core } from '../core/core.ts';
import type { OpenCommand } from '../inputs/inputs.ts';
import type { Connection } from '../objects/connection.ts';
import type { RecordView } from '../records/recordReader.ts';
import { flippable } from './orders.ts';

/** Inject (11.11): two different bits of a row lose what it holds. Its record shows the row as it was. */
export function injectEvent(core: Core, r: RecordView, command: OpenCommand): void {
  command.acted = true;
  const { entry } = command;
  core.timers.injected(r.cycle);
  const c = core.connections.get(entry.target);
  if (!flippable(entry)) core.differ(r, '11.11', 'inject', 'taken', 'no such bit of this object');
  if (c === undefined || c.lost) {
    core.skip(r);
    return;
  }
  if (c.row.draining) core.differ(r, '11.10', 'inject', 'taken', 'draining');
  core.refuse(r, c);
  if (entry.faultBit !== entry.faultBit2) damage(c, entry.faultTable, r);
}

/** Two bits of a row of the connection are wrong: who reads it next finds out. */
function damage(c: Connection, table: number, r: RecordView): void {
  if (table === FaultTable.LookUp) {
    c.keyLostAt = Math.min(c.keyLostAt, r.serial);
    return;
  }
  c.failed = true;
  c.rowDamaged ||= table === FaultTable.Connection;
  c.resourceDamaged ||= table === FaultTable.Resource;
  c.refusals.note(c.row, true, r.serial);
}

/** Fail (11.11): the device gives a connection up, once, for a segment that cannot leave or rings that it cannot read. */
export function failEvent(core: Core, r: RecordView, c: Connection): void {
  if (c.lost) {
    core.skip(r);
    return;
  }
  core.same(r, '11.11', 'reference', r.reference, 0);
  if (c.saidFail) core.differ(r, '11.11', 'fail', 'again', 'once');
  else if (!cannotGoOn(c)) core.differ(r, '11.11', 'fail', 'said', 'nothing is wrong with it', c);
  core.refuse(r, c);
  c.failed = true;
  c.saidFail = true;
  c.refusals.note(c.row, true, r.serial);
}

/** Its rings cannot be read, or a segment of it could not leave. */
const cannotGoOn = (c: Connection): boolean =>
  c.resourceDamaged || c.unsendable || (!c.maySend && (c.framesOpen > 0 || c.frameStayed));
