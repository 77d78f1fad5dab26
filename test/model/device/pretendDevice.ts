/**
 * A device made of the model's own rules: it plays frames, posts and answers through them and writes retire records, frames
 * and entries. It proves the lock-step machinery (who compares what with what), never the rules: those have vectors.
 *
 *   PretendDevice: orders on connections ──▶ FailingDevice ──▶ OrderWriter ──▶ LiveDevice: traffic ──▶ RecordWriter: what the model is told
 */
import {
  type CommandEntry,
  decodeTcpImage,
  EventKind,
  encodeTcpImage,
  Opcode,
  RetireKind,
  Status,
  type TcpImage,
} from '#contract';
import {
  abort,
  abortSettled,
  capturable,
  imageFromRow,
  Row,
  rowFromImage,
  terminate,
  unaData,
  unconsumed,
} from '#model';
import { type PretendConnection, pretendConnection, regionOf } from './connection.ts';
import { FailingDevice } from './failingDevice.ts';

export class PretendDevice extends FailingDevice {
  /** Takes a connection down; ports tell connections apart. */
  offload(fields: Partial<TcpImage> = {}, command: Partial<CommandEntry> = {}): PretendConnection {
    const c = pretendConnection(this.connections.length, fields);
    const { image, reference } = c;
    const entry = this.commandEntry({ opcode: Opcode.InitiateTcp, ...command });
    this.model.commanded(entry, encodeTcpImage(image));
    c.row = rowFromImage(image, this.adapter, {
      now: this.now,
      pathIndex: 0,
      pathMtu: 1500,
      bufferBytes: 0,
      sendProducer: 0,
    });
    this.write(RetireKind.Initiate, entry.commandId, reference, c, { hasEvent: true });
    this.entry({
      kind: EventKind.Completion,
      opcode: Opcode.InitiateTcp,
      target: reference,
      handle: image.handle,
      commandId: entry.commandId,
      cut: BigInt(this.frame),
    });
    this.connections.push(c);
    return c;
  }

  /** A query of the connection: its image, as it stands. `meanwhile`: before it acts. */
  query(c: PretendConnection, command: Partial<CommandEntry> = {}, meanwhile: () => void = () => {}): void {
    const entry = this.commandEntry({ opcode: Opcode.Query, target: c.reference, ...command });
    this.model.commanded(entry);
    meanwhile();
    const image = encodeTcpImage({ ...c.image, ...imageFromRow(c.row, this.adapter, this.now, false) });
    this.begin(c);
    this.end(c, RetireKind.Query, entry.commandId);
    this.write(RetireKind.Complete, entry.commandId, c.reference, c, { hasEvent: true });
    const { handle } = c.image;
    this.entry(
      { kind: EventKind.Completion, opcode: Opcode.Query, target: c.reference, handle, commandId: entry.commandId },
      undefined,
      image,
    );
  }

  /** An abortive disconnect; its completion when nothing is open. `meanwhile`: between the two. */
  abort(c: PretendConnection, meanwhile: () => void = () => {}): void {
    const entry = this.commandEntry({ opcode: Opcode.Abort, target: c.reference });
    this.model.commanded(entry);
    const status = abort(this.begin(c));
    this.end(c, RetireKind.Abort, entry.commandId);
    meanwhile();
    while (!abortSettled(c.row)) {
      this.advance(c);
      this.answer(c, Status.Success, 0);
    }
    this.write(RetireKind.Complete, entry.commandId, c.reference, c, { hasEvent: true });
    const { handle } = c.image;
    this.entry({
      kind: EventKind.Completion,
      opcode: Opcode.Abort,
      target: c.reference,
      handle,
      status,
      commandId: entry.commandId,
    });
  }

  /** Terminate, to the last entry. The host answers what is open with SUCCESS. `behind`: when the key is taken away. */
  terminate(c: PretendConnection, behind: () => void = () => {}): void {
    const entry = this.commandEntry({
      opcode: Opcode.Terminate,
      target: c.reference,
      sendProducer: c.row.sendTail,
      receiveProducer: c.row.reqTail,
      bufferBytes: 2 ** c.image.regionLog2,
    });
    this.model.commanded(entry);
    const cut = BigInt(this.frame);
    behind();
    terminate(this.begin(c));
    this.end(c, RetireKind.Terminate, entry.commandId);
    while (!capturable(c.row, c.queue) || c.copy !== undefined) {
      this.answer(c, Status.Success, 0);
      this.advance(c);
    }
    const image = encodeTcpImage({
      ...decodeTcpImage(encodeTcpImage(c.image)),
      ...imageFromRow(c.row, this.adapter, this.now, true),
    });
    const bytes = unconsumed(c.row);
    const payload = regionOf(c, c.row.rcvCons, bytes);
    this.begin(c);
    c.row.captured = true;
    this.end(c, RetireKind.Capture, entry.commandId);
    const una = unaData(c.row);
    c.row = new Row();
    this.write(RetireKind.Complete, entry.commandId, c.reference, c, { hasEvent: true });
    this.entry(
      {
        kind: EventKind.Completion,
        opcode: Opcode.Terminate,
        target: c.reference,
        handle: c.image.handle,
        commandId: entry.commandId,
        cut,
        una,
        bytes,
      },
      payload,
      image,
    );
  }
}
