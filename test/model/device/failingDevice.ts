/** How connections of a pretend device fail, and what they still answer (11.11). */
import { AnswerKind, EventKind, FaultTable, Opcode, RetireKind, Status } from '#contract';
import { abort, Row } from '#model';
import type { PretendConnection } from './connection.ts';
import { OrderWriter } from './orderWriter.ts';

export class FailingDevice extends OrderWriter {
  /** The device gives the connection up (11.11). */
  fail(c: PretendConnection): void {
    this.begin(c);
    this.end(c, RetireKind.Fail, 0);
  }

  /** An order on a connection that has failed. */
  refuse(c: PretendConnection, opcode: typeof Opcode.Query | typeof Opcode.Abort | typeof Opcode.Terminate): void {
    const bufferBytes = 2 ** c.image.regionLog2;
    const entry = this.commandEntry({ opcode, target: c.reference, bufferBytes });
    const record = { [Opcode.Query]: RetireKind.Query, [Opcode.Abort]: RetireKind.Abort }[opcode as number];
    this.model.commanded(entry);
    this.write(record ?? RetireKind.Terminate, entry.commandId, c.reference, c, {});
    if (opcode === Opcode.Terminate) {
      this.write(RetireKind.Capture, entry.commandId, c.reference, c, {});
      c.row = new Row();
    }
    this.write(RetireKind.Complete, entry.commandId, c.reference, c, { hasEvent: true });
    this.entry({
      kind: EventKind.Completion,
      opcode,
      status: Status.Failure,
      target: c.reference,
      handle: c.image.handle,
      commandId: entry.commandId,
      cut: opcode === Opcode.Terminate ? BigInt(this.frame) : 0n,
    });
  }

  /** Flips two bits of a row of the connection. */
  inject(c: PretendConnection, faultTable: number): void {
    const { reference: target } = c;
    const entry = this.commandEntry({ opcode: Opcode.InjectFault, target, faultTable, faultBit: 1, faultBit2: 2 });
    this.model.commanded(entry);
    this.write(RetireKind.Inject, entry.commandId, target, c, {});
    this.write(RetireKind.Complete, entry.commandId, target, c, { hasEvent: true });
    const { commandId, opcode } = entry;
    this.entry({ kind: EventKind.Completion, opcode, target, handle: c.image.handle, commandId });
  }

  /** The connection fails between an abort and its completion, which has this status. */
  abortLost(c: PretendConnection, status: Status): void {
    const entry = this.commandEntry({ opcode: Opcode.Abort, target: c.reference });
    this.model.commanded(entry);
    abort(this.begin(c));
    this.end(c, RetireKind.Abort, entry.commandId);
    this.inject(c, FaultTable.Connection);
    this.write(RetireKind.Complete, entry.commandId, c.reference, c, { hasEvent: true });
    const { reference: target, image } = c;
    const { commandId, opcode } = entry;
    this.entry({ kind: EventKind.Completion, opcode, target, handle: image.handle, status, commandId });
  }

  /** The host answers, and nobody waits for it. */
  answerNobody(c: PretendConnection): void {
    const { reference: target } = c;
    const answer = { kind: AnswerKind.IndicationAnswer, serial: 77, status: Status.Success, bytes: 0 };
    this.model.answered({ ...answer, target, sendProducer: 0, receiveProducer: 0, phase: false });
    this.write(RetireKind.Stale, this.answers++ & 0xffff, target, undefined, {});
  }

  /** A doorbell of one entry that is not looked at. */
  doorbellOfNobody(c: PretendConnection): void {
    this.write(RetireKind.Stale, 1 << 16, c.reference, undefined, {});
  }
}
