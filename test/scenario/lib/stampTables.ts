/**
 * Two clocks that do not agree, and one connection that goes back and forth between them: the tables of
 * docs/spec/chimney-datapath.md section 16.1. Their times are ticks; the stack's clock is skewed to what they say.
 */
import type { Bench } from 'smokestack';
import { millis } from '#units';
import { Timeline } from './timeline.ts';

/** Every round trip of tables A and B, ticks. */
const roundTrip = 5;
const wrapped = (value: number): number => value >>> 0;

/** A connection, and both clocks of a table in front of it. */
export class Stamped {
  readonly line: Timeline;
  readonly #bench: Bench;
  readonly #k: number;
  /** Ticks of the engine when the NIC clock of the table shows 0. */
  readonly #nicAtZero: number;

  /** What timestamps differ by from those of the table, now and when the last segment was sent. */
  #shift = 0;
  #sentShift = 0;
  #estimate: readonly [sRtt: number, rttVar: number] = [0, 0];

  /** @param k milliseconds of a tick @param nic and @param stack what the clocks of the table show when it begins */
  static async open(
    bench: Bench,
    id: string,
    port: number,
    k: number,
    [nic, stack]: readonly [number, number],
    trip = roundTrip,
  ) {
    // Time for the handshake, which is to lie before the table for both ends: no timestamp may step back.
    const begin = Math.ceil((bench.clock.now() + 50) / k);
    bench.skew.ahead = (stack - begin) * k;
    const line = await Timeline.open(bench, id, port, { ack: { every: 1, delay: millis(0) } });
    line.set({ sRtt: 0, rttVar: 0 });
    // A segment leaves towards the end of the millisecond in which it was granted.
    bench.cable.impair('toNear', [{ delay: millis(trip * k - 0.6) }]);
    const stamped = new Stamped(bench, line, k, begin - nic);
    await stamped.to(nic);
    await line.begin(begin * k);
    return stamped;
  }

  private constructor(bench: Bench, line: Timeline, k: number, nicAtZero: number) {
    this.#bench = bench;
    this.line = line;
    this.#k = k;
    this.#nicAtZero = nicAtZero;
  }

  /** The NIC clock of the table shows `nic`; that of the stack has drifted to `stack`, where that is said. */
  async to(nic: number, stack?: number): Promise<void> {
    const wait = (this.#nicAtZero + nic) * this.#k - this.#bench.clock.now();
    if (wait < 0) throw new Error(`tick ${nic} of the table has passed`);
    await this.#bench.pass(millis(wait));
    if (stack !== undefined) this.#bench.skew.ahead = (stack - this.#nicAtZero - nic) * this.#k;
  }

  /** What the NIC clock of the table shows. */
  get nic(): number {
    return Math.floor(this.#bench.clock.now() / this.#k) - this.#nicAtZero;
  }

  /** One segment of whoever has the connection; its timestamp. */
  async send(row: string, stamp: number): Promise<void> {
    const { line } = this;
    const before = line.sent.length;
    line.socket.write(this.#bench.random.bytes(100));
    await line.until(() => line.sent.length > before, 'a segment');
    this.#sentShift = this.#shift;
    const due = wrapped(stamp + this.#shift);
    line.equal(`${row}: Timestamp`, line.sent[before]?.segment.options.timestamps?.value, due, 'CHM-TS-002');
  }

  /** @param nicDelta of the table: between TsTime and its NIC clock */
  async offload(row: string, tsTime: number, nicDelta: number): Promise<void> {
    const { line } = this;
    await line.offload();
    line.equal(`${row}: TsTime handed down`, line.handedDown.tsTime, wrapped(tsTime + this.#shift), 'CHM-TS-001');
    this.#handedOver(`${row}: NicDelta`, line.row.tsDelta + this.#nicAtZero, nicDelta, 'CHM-TS-001');
  }

  async upload(row: string, tsTime: number, stackDelta: number): Promise<void> {
    const { line } = this;
    const up = await line.upload();
    const late = (up.tsTime - tsTime - this.#shift) | 0;
    line.between(`${row}: TsTime handed up, behind the table`, late, 0, this.#slack, 'CHM-TS-003');
    this.#handedOver(`${row}: StackDelta`, line.tcb.tsDelta, stackDelta, 'CHM-TS-004');
  }

  /**
   * Whoever has the connection now has a delta as the table says. Where a tick is a millisecond a hand-over reaches into the
   * next one: every timestamp from here on is less by that.
   */
  #handedOver(field: string, device: number, table: number, requirement: string): void {
    const shift = (device - table) | 0;
    this.line.between(`${field}, against the table`, shift, this.#shift - this.#slack, this.#shift, requirement);
    this.#shift = shift;
  }

  /** Ticks that a hand-over may take. */
  get #slack(): number {
    return this.#k === 1 ? 2 : 0;
  }

  /** The acknowledgement comes: MRTT by its echo, and by what becomes of SRtt and RttVar (OC-03). */
  async answer(row: string, nic: number, echoed: number, trip = roundTrip): Promise<void> {
    const { line } = this;
    await this.to(nic);
    const echo = wrapped(echoed + this.#sentShift);
    await line.until(
      () => line.heard.at(-1)?.segment.options.timestamps?.echo === echo,
      'the answer',
      millis(this.#k + 1),
    );
    line.equal(`${row}: tick of the answer`, this.nic, nic, 'CHM-TS-009');
    await this.#bench.pass(millis(0.3));
    const m = trip + this.#shift - this.#sentShift;
    const [sRtt, rttVar] = this.#estimate;
    const error = m - (sRtt >> 3);
    this.#estimate = sRtt === 0 ? [8 * m, 2 * m] : [sRtt + error, rttVar + Math.abs(error) - (rttVar >> 2)];
    line.equal(`${row}: SRtt and RttVar behind an MRTT of ${m}`, this.#now, this.#estimate, 'CHM-TS-009');
  }

  /** In ticks, as the host would hand it down: it reckons in milliseconds. */
  get #now(): readonly [number, number] {
    const row = this.#bench.rowOf(this.line.socket);
    if (row !== undefined) return [row.srtt8, row.rttvar4];
    const { sRtt, rttVar } = this.line.tcb;
    return [Math.ceil(sRtt / this.#k), Math.ceil(rttVar / this.#k)];
  }

  async close(): Promise<void> {
    const { line } = this;
    const steps = line.stamps.map((stamp, i) => (stamp - (line.stamps[i - 1] ?? stamp)) | 0);
    line.between('least step of the timestamps', Math.min(...steps), 0, 2 ** 31, 'CHM-TS-002');
    this.#bench.cable.impair('toNear', []);
    await line.close();
    this.#bench.skew.ahead = 0;
  }
}

/** No drift: the connection goes down and comes back, and no delta is left. */
export async function tableA(bench: Bench, port: number, k: number): Promise<void> {
  const id = 'TV-TS-A';
  const table = await Stamped.open(bench, id, port, k, [200, 100]);
  await table.send('A1', 100);
  await table.offload('A2', 100, -100);
  await table.answer('A3', 205, 100);
  await table.to(210);
  await table.send('A4', 110);
  await table.answer('A5', 215, 110);
  await table.to(250);
  await table.send('A6', 150);
  await table.upload('A6', 150, 0);
  await table.answer('A7', 255, 150);
  await table.close();
}

/** The stack's clock drifts while the target has the connection, and again before it goes down once more. */
export async function tableB(bench: Bench, port: number, k: number): Promise<void> {
  const id = 'TV-TS-B';
  const table = await Stamped.open(bench, id, port, k, [200, 100]);
  await table.send('B1', 100);
  await table.offload('B1', 100, -100);
  await table.answer('B2', 205, 100);
  await table.to(250, 200);
  await table.send('B3', 150);
  await table.upload('B3', 150, -50);
  await table.answer('B4', 255, 150);
  await table.to(300);
  await table.send('B5', 200);
  await table.answer('B6', 305, 200);
  await table.to(320, 400);
  await table.send('B7', 350);
  await table.offload('B7', 350, 30);
  await table.answer('B8', 325, 350);
  await table.close();
}

/**
 * Table C with the wrap on the other side: a NIC clock cannot be set, so it is the timestamps that come round between the
 * segment and its answer, 0x15 ticks later.
 */
export async function tableC(bench: Bench, port: number, k: number): Promise<void> {
  const id = 'TV-TS-C';
  const table = await Stamped.open(bench, id, port, k, [0x100, 0xffff_fff0], 0x15);
  await table.send('C1', 0xffff_fff0);
  await table.offload('C1', 0xffff_fff0, 0xffff_fff0 - 0x100);
  await table.answer('C2', 0x115, 0xffff_fff0, 0x15);
  await table.to(0x116);
  await table.send('C2', 0x06);
  await table.to(0x120);
  await table.upload('C2', 0x10, 0);
  await table.close();
}
