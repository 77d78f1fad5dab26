/** The egress frame that a record promises: its bytes, its identification, its place among raw frames (4.1 to 4.3). */
import type { EgressSegment } from '../../engine/index.ts';
import { buildEgressFrame } from '../../frame/index.ts';
import type { Report } from '../core/report.ts';
import type { Connection } from '../objects/connection.ts';
import type { RecordView } from '../records/recordReader.ts';
import type { EgressCheck } from './egressCheck.ts';

/** First and last identification of engine frames (4.1, CHM-TX-032). */
const ipIdFirst = 0x8000;
const ipIdLast = 0xffff;
const noBytes = new Uint8Array(0);

export class PromisedFrames {
  readonly #report: Report;
  readonly #egress: EgressCheck;
  #ipId = ipIdFirst;

  constructor(report: Report, egress: EgressCheck) {
    this.#report = report;
    this.#egress = egress;
  }

  expect(r: RecordView, c: Connection, frame: EgressSegment): void {
    const payload = frame.bytes === 0 ? noBytes : c.send.gather(frame.seq, frame.bytes);
    c.unsendable ||= !c.send.holds(frame.seq, frame.bytes);
    const before = this.#egress.expect(r.egressFrame, {
      bytes: buildEgressFrame(c.row, c.path.headers, frame, payload, this.#takeIpId()),
      connection: c.reference,
      event: r.serial,
      cycle: r.cycle,
      known: true,
      owner: c,
    });
    if (before < c.rawBarrier)
      this.#report.differ(r, '11.2', 'raw frames before the first segment', before, c.rawBarrier);
  }

  /** A frame that the model does not know, of a connection that it follows: it has said so. */
  unexpected(r: RecordView): void {
    const { target: connection, serial: event, cycle } = r;
    this.#egress.expect(r.egressFrame, { bytes: noBytes, connection, event, cycle, known: false });
  }

  /** A frame of a connection that is compared no more. */
  strange(r: RecordView): void {
    this.#takeIpId();
    this.unexpected(r);
  }

  #takeIpId(): number {
    const id = this.#ipId;
    this.#ipId = id === ipIdLast ? ipIdFirst : id + 1;
    return id;
  }
}
