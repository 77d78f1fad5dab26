import { type Bench, scenario } from 'smokestack';
import { registers } from '#contract';
import { millis } from '#units';
import { offloadAll } from './lib/many.ts';
import { closePairs, openPairs, type Pair } from './lib/pairs.ts';

/** In a device that has room for so many. */
const most = 1000;
const wire = { delay: millis(1), loss: 0.06 };
/** Of the peer. What its application does not read closes the window soon; its RTO stays above the device's delayed ACK. */
const far = { receiveBuffer: 4096, windowScale: 0, minRto: millis(200), maxRto: millis(800) };
/** Of the device, ms: back-off is seen, and a run of losses does not hold the others up. */
const rto = { floor: 60, cap: 500 };
/** Conversations of all connections together: a few connections hold several each. */
const conversations = 64;
/** Bytes of a message: of one segment, two or three. */
const longest = 3000;
const patience = millis(120_000);

/** A short message each way, as of a request and its answer: no duplicate ACK tells of what is lost of it. */
async function converse(bench: Bench, pairs: readonly Pair[]): Promise<void> {
  const { random } = bench;
  for (const pair of pairs) {
    // Without an answer to carry it, an acknowledgement waits for its timer.
    const near = random.chance(0.6) ? random.int(1, longest) : 0;
    pair.write({ near, far: random.int(1, longest) }, random.u32());
  }
  await bench.until(() => pairs.every(({ level }) => level), 'every message to arrive', patience);
}

/** A message that `some` of the peers do not read before their windows have been probed. */
async function stall(bench: Bench, some: readonly Pair[]): Promise<void> {
  const { random } = bench;
  for (const pair of some) {
    pair.connection.pause();
    pair.write({ near: random.int(2, 3) * far.receiveBuffer, far: 0 }, random.u32());
  }
  const from = bench.offloading.timers.persist;
  const probes = () => bench.offloading.timers.persist - from;
  await bench.until(() => probes() >= some.length, 'closed windows to be probed', patience);
  for (const { connection } of some) connection.resume();
  await bench.until(() => some.every(({ level }) => level), 'what was held back to arrive', patience);
}

/** Takes each of them back and hands it down again, one after the other, whatever it is waiting for. */
async function move(bench: Bench, some: readonly Pair[]): Promise<void> {
  for (const { socket } of some) {
    await bench.upload(socket);
    bench.equal('status of the offload', await bench.offload(socket), 0);
    await bench.pass(millis(bench.random.int(0, 5)));
  }
}

export default scenario({
  name: 'many-loss',
  proves:
    'With a thousand connections busy in the device (in a small one: as many as it has room for) over a wire that loses 6 % each way, retransmission, delayed-ACK and persist timers fire in time, while some of the connections move; no byte is lost.',
  covers: ['CHM-TIM-001', 'CHM-TIM-010', 'CHM-TIM-030', 'CHM-TIM-040', 'CHM-TIM-044', 'CHM-CC-001', 'CHM-CC-004'],
  needs: ['offload', 'builtin'],
  tags: ['stage2'],
  timeoutMs: 180_000,
  async run(bench) {
    const { cable, random, nic, offloading } = bench;
    for (const direction of ['toFar', 'toNear'] as const) cable.impair(direction, [{ delay: wire.delay }]);
    await nic.base.target.writeRegister(registers.rtoFloorMs.offset, rto.floor);
    await nic.base.target.writeRegister(registers.rtoCapMs.offset, rto.cap);
    const pairs = await openPairs(bench, Math.min(nic.identity.connections, most), far);
    await offloadAll(bench, pairs);
    for (const direction of ['toFar', 'toNear'] as const) cable.impair(direction, [wire]);
    const some = (share: number) => random.shuffled(pairs).slice(0, Math.ceil(pairs.length * share));
    const rounds = Math.ceil(conversations / pairs.length);
    for (let round = 0; round < rounds; round++)
      await Promise.all([converse(bench, pairs), stall(bench, some(0.2)), move(bench, some(0.02))]);

    const { timers } = offloading;
    bench.log.info({ ...timers }, 'timers that fired');
    const least = (share: number) => Math.floor(rounds * pairs.length * share);
    bench.atLeast('retransmission timers that fired', timers.retransmit, least(0.1));
    bench.atLeast('delayed-ACK timers that fired', timers.delayedAck, least(0.08));
    bench.atLeast('persist timers that fired', timers.persist, least(0.2));

    for (const direction of ['toFar', 'toNear'] as const) cable.impair(direction, [{ delay: wire.delay }]);
    await closePairs(bench, pairs);
  },
});
