import { type Bench, scenario } from 'smokestack';
import type { TcpRow } from '#contract';
import type { Socket } from '#host';
import { clockDiff, millis, seq, seqSpan } from '#units';
import { parseTcpFrame } from '#wire';
import { closed, opened } from './lib/opened.ts';
import { scripted } from './lib/scripted.ts';
import { arrived, stateOf, taken } from './lib/states.ts';
import { Trace } from './lib/trace.ts';

/** A quarter of a number space on either side of its wrap. */
const quarter = 2 ** 30;
const before = (value: number): boolean => value >= 2 ** 32 - quarter;
const behind = (value: number): boolean => value < quarter;
const wraps = (values: readonly number[]): boolean => values.some(before) && values.some(behind);

/** Initial sequence number with which the byte at `offset` of the stream is the first behind the wrap. */
const issFor = (offset: number) => seq(-1 - offset);

/** Milliseconds that a segment may wait for the wire, or for the end of a jump of the clock. */
const late = 20;

/** TSval of what the host's end sends: it never steps back, and goes with the clock. */
function watchTimestamps(bench: Bench, { tuple }: Socket, offset: number): number[] {
  const values: number[] = [];
  bench.cable.onDelivery((direction, frame) => {
    const parsed = direction === 'toFar' ? parseTcpFrame(frame) : undefined;
    if (!parsed?.ok || parsed.value.segment.sourcePort !== tuple.localPort) return;
    const { value } = parsed.value.segment.options.timestamps ?? {};
    if (value === undefined) return;
    const step = clockDiff(value, values.at(-1) ?? value);
    values.push(value);
    if (step < 0) bench.equal('a step of TSval', step, 'none back', { requirement: 'CHM-TS-002' });
    const off = clockDiff(Math.floor(bench.clock.now()) + offset, value);
    if (off < -1 || off > late) bench.equal('milliseconds that a TSval is late', off, `at most ${late}`);
  });
  return values;
}

/** Both streams and both timestamp clocks wrap while data goes both ways through the device. */
async function duringTransfer(bench: Bench): Promise<void> {
  const [least, piece] = [200_000, 20_000];
  const wrapAt = Math.ceil(bench.clock.now()) + 12;
  const offset = (2 ** 32 - wrapAt) >>> 0;
  const pair = await opened(bench, {
    port: 5001,
    peer: { iss: issFor(least / 2), timestampStart: offset },
    start: { iss: issFor(least / 2), timestampOffset: offset },
  });
  const { socket, far } = pair;
  const stamps = watchTimestamps(bench, socket, offset);
  bench.equal('status of the offload', await bench.offload(socket), 0);
  bench.equal('the timestamp clocks have wrapped before the transfer', bench.clock.now() >= wrapAt, false);
  const trace = new Trace(bench, pair);
  const ways = {
    there: [] as Uint8Array[],
    back: [] as Uint8Array[],
    near: [] as Uint8Array[],
    far: [] as Uint8Array[],
  };
  socket.onData = (data) => ways.near.push(data);
  far.onData((data) => ways.far.push(data));
  let size = 0;
  while (size < least || bench.clock.now() < wrapAt + 5) {
    size += piece;
    ways.there.push(bench.random.bytes(piece));
    ways.back.push(bench.random.bytes(piece));
    socket.write(ways.there.at(-1) ?? new Uint8Array(0));
    far.write(ways.back.at(-1) ?? new Uint8Array(0));
    await bench.until(() => far.bytesReceived >= size && socket.bytesRead >= size, 'both streams');
  }
  bench.equal('bytes that the host read', Buffer.concat(ways.near).equals(Buffer.concat(ways.back)), true);
  bench.equal('bytes that the peer read', Buffer.concat(ways.far).equals(Buffer.concat(ways.there)), true);
  bench.moved.toPeer += size;
  bench.moved.fromPeer += size;

  const seen = (name: keyof TcpRow): boolean => wraps(trace.rows.map((row) => Number(row[name])));
  for (const name of ['sndUna', 'sndNxt', 'sndMax', 'rcvNxt', 'rcvAdv', 'rcvCons', 'lastAck', 'tsRecent'] as const)
    bench.equal(`${name} has wrapped in the device`, seen(name), true);
  bench.equal('TSval has wrapped', wraps(stamps), true, { requirement: 'CHM-TS-004' });
  bench.equal('retransmissions of the peer', far.counts.retransmits, 0);
  bench.equal('segments that the peer dropped as old', far.counts.pawsDrops, 0);
  await closed(bench, pair);
}

/** SndUna and RcvCons before the wrap, SndNxt and RcvNxt behind it, and the timestamp clock in the midst of the terminate. */
async function duringUpload(bench: Bench, port: number): Promise<void> {
  const size = 1000;
  const wrapAt = Math.ceil(bench.clock.now()) + 60;
  const offset = (2 ** 32 - wrapAt) >>> 0;
  const connection = await scripted(bench, {
    port,
    terms: { iss: issFor(size / 2), timestamps: true, timestampStart: offset },
    host: { iss: issFor(size / 2), timestampOffset: offset },
  });
  const { socket, end } = connection;
  const stamps = watchTimestamps(bench, socket, offset);
  socket.pause();
  bench.equal('status of the offload', await bench.offload(socket), 0);
  connection.write(bench.random.bytes(size));
  await arrived(bench, connection, size);
  connection.say(bench.random.bytes(size));
  await taken(bench, connection);
  const row = (): TcpRow => {
    const found = bench.rowOf(socket);
    if (found === undefined) throw new Error('the connection is not in the device');
    return found;
  };
  const across = (from: keyof TcpRow, to: keyof TcpRow, where: string): void => {
    const [low, high] = [Number(row()[from]), Number(row()[to])];
    bench.equal(`${from} before and ${to} behind the wrap, ${where}`, before(low) && behind(high), true);
  };
  across('sndUna', 'sndNxt', 'before the upload');
  across('rcvCons', 'rcvNxt', 'before the upload');
  const { sndUna, sndNxt, sndMax, rcvNxt, rcvAdv } = row();

  await bench.pass(millis(wrapAt - 0.3 - bench.clock.now()));
  bench.equal('the timestamp clock has wrapped before the upload', bench.clock.now() >= wrapAt, false);
  const back = await bench.upload(socket);
  bench.equal('the timestamp clock has wrapped behind the upload', bench.clock.now() >= wrapAt, true);
  bench.equal('bytes that came back', `${back?.chained} ${back?.buffered}`, `${size} ${size}`);
  const { holder } = bench.host.connectionOf(socket);
  if (holder.mode !== 'host') throw new Error('the connection did not come back');
  const { tcb } = holder.tcp.core;
  const came = [tcb.sndUna, tcb.sndNxt, tcb.sndMax, tcb.rcvNxt, tcb.rcvWnd];
  const left = [sndUna, sndNxt, sndMax, rcvNxt, seqSpan(seq(rcvNxt), seq(rcvAdv))];
  bench.equal('sequence variables that came up', came.join(), left.join(), { requirement: 'CHM-TERM-068' });
  bench.equal('milliseconds that StackDelta is off', Math.abs(clockDiff(tcb.tsDelta, offset)) <= 1, true, {
    requirement: 'CHM-TS-004',
  });
  bench.equal('status of the second offload', await bench.offload(socket), 0);
  across('sndUna', 'sndNxt', 'behind the hand-overs');
  across('rcvCons', 'rcvNxt', 'behind the hand-overs');

  // A segment with a timestamp from before the wrap is old, one of now is not; a hole on either side of it is filled.
  bench.equal(
    'acknowledged behind an old timestamp',
    await connection.answer(bench, { data: new Uint8Array(10), ageing: 200 }),
    size,
  );
  bench.equal('RcvNxt behind an old timestamp', row().rcvNxt, rcvNxt, { requirement: 'CHM-TS-008' });
  end.ack();
  connection.write(bench.random.bytes(size));
  await arrived(bench, connection, 2 * size);
  socket.resume();
  await bench.until(() => socket.bytesRead === size, 'what was not read');
  bench.equal('TSval has wrapped', wraps(stamps), true);
  socket.end();
  await arrived(bench, connection, 2 * size + 1);
  end.ack();
  await bench.until(() => stateOf(bench, socket) === 'finWait2', 'FIN_WAIT_2');
  end.send({ at: size, fin: true });
  await bench.until(() => socket.closed, 'the end');
  connection.compare(bench, 'across the wrap');
  await bench.until(() => bench.chimney.offloadedCount === 0, 'the connection to come back');
}

/** A range out of order that starts before the wrap and ends behind it, and a hole that does. */
async function holes(bench: Bench, port: number): Promise<void> {
  const size = 200;
  for (const [i, order] of [
    [1, 0, 2],
    [2, 0, 1],
  ].entries()) {
    const connection = await scripted(bench, { port: port + i, terms: { iss: issFor(1.5 * size) } });
    const { socket, end } = connection;
    connection.content = bench.random.bytes(3 * size);
    bench.equal('status of the offload', await bench.offload(socket), 0);
    for (const [sent, piece] of order.entries()) {
      await connection.piece(bench, piece * size, (piece + 1) * size);
      if (sent === 0) bench.equal('ranges out of order', bench.rowOf(socket)?.rangeCount, 1);
    }
    await bench.until(() => socket.bytesRead === 3 * size, 'everything');
    end.send({ fin: true });
    socket.end();
    await arrived(bench, connection, 1);
    end.ack();
    await bench.until(() => socket.closed, 'the end');
    connection.compare(bench, 'holes at the wrap');
    await bench.until(() => bench.chimney.offloadedCount === 0, 'the connection to come back');
  }
}

export default scenario({
  name: 'wrap',
  proves:
    'Sequence numbers of both directions and both timestamp clocks wrap while data goes through the device, within a hand-over, and inside a hole, and nobody notices.',
  covers: ['CHM-TS-002', 'CHM-TS-004', 'CHM-TS-008', 'CHM-TERM-068', 'CHM-UPL-002', 'CHM-FC-007'],
  needs: ['offload', 'builtin'],
  tags: ['stage2'],
  async run(bench) {
    await duringTransfer(bench);
    await duringUpload(bench, 5002);
    await holes(bench, 5003);
  },
});
