import { type Bench, scenario } from 'smokestack';
import { maxRtUnlimited, registers, tcpCachedFlag } from '#contract';
import { ticks } from '#units';
import { anchored } from './lib/anchored.ts';
import { sampled, sampleVectors } from './lib/roundTrips.ts';
import { Timeline } from './lib/timeline.ts';

/** RTO of the vectors that count in R: SRTT 80 ms, RTTVAR 56.25 ms. */
const R = 305;
const estimate = { sRtt: 640, rttVar: 225 } as const;

const write = (bench: Bench, { offset }: { readonly offset: number }, value: number): Promise<unknown> =>
  bench.nic.base.target.writeRegister(offset, value);

/** A connection with an RTO of R in the device, and a peer that says nothing any more. */
async function silent(bench: Bench, id: string, port: number, maxRt = 0) {
  const line = await Timeline.open(bench, id, port);
  line.cache({ maxRt: ticks(maxRt) });
  line.set(estimate);
  await line.offload();
  line.mute = true;
  await line.begin();
  return line;
}

const retrieved = (line: Timeline): number | undefined =>
  line.events.find(({ event }) => event.type === 'retrieve' && event.reason === 'timeoutExpiration')?.ms;

/** One segment is sent and never acknowledged until the device gives the connection up. */
async function givenUp(bench: Bench, id: string, port: number, maxRt: number, due: readonly number[]) {
  const line = await silent(bench, id, port, maxRt);
  line.socket.write(bench.random.bytes(100));
  await line.watch(due.map((t) => t * R));
  const [sent, end] = [due.slice(0, -1), due.at(-1)];
  line.equal(
    'times of the segment, in R',
    line.times().map((t) => t / R),
    sent,
  );
  line.equal('time of retrieve(TimeoutExpiration), in R', line.since(retrieved(line) ?? 0) / R, end, 'CHM-TIM-019');
  await line.until(() => bench.rowOf(line.socket) === undefined, 'the host to take it back');
  line.equal('Count that came back', line.handedUp.retransmit.count, sent.length - 1, 'CHM-TIM-011');
  await line.close();
}

/** Nobody gives up; the peer answers in the end. */
async function unlimited(bench: Bench, port: number): Promise<void> {
  const line = await silent(bench, 'CHM-TIM-014', port, maxRtUnlimited);
  line.socket.write(bench.random.bytes(100));
  const due = [0, 1, 3, 7, 15];
  await line.watch(due.map((t) => t * R));
  line.equal(
    'times of the segment, in R',
    line.times().map((t) => t / R),
    due,
  );
  line.equal('events', line.events.length, 0);
  await line.close();
}

/** Up and down again in the middle of the back-off: it goes on where it was. */
async function handedOver(bench: Bench, port: number): Promise<void> {
  const line = await silent(bench, 'CHM-TIM-020', port);
  line.socket.write(bench.random.bytes(100));
  await line.watch([0, R, 3 * R]);
  await line.to(5 * R);
  line.equal(
    'times before the upload, in R',
    line.times().map((t) => t / R),
    [0, 1, 3],
  );
  const first = await line.upload();
  line.equal('Count handed up', first.retransmit.count, 2);
  line.equal('TimeoutDelta handed up', first.retransmit.timeoutDelta, 2 * R);
  line.equal('TotalRT handed up', first.totalRt, 4 * R, 'CHM-TIM-015');
  await line.offload();
  line.equal('Count handed down', line.handedDown.retransmit.count, 2);
  await line.watch([7 * R]);
  line.between('next retransmission', line.times().at(-1) ?? 0, 7 * R, 7 * R + 2);
  line.equal('Count behind it', line.row.retransmitCount, 3);
  const shift = (line.times().at(-1) ?? 0) - 7 * R;

  // The other way round: what is left of 8R goes to the host, and comes down again, with TotalRT reset on the way.
  await line.to(10 * R);
  const second = await line.upload();
  line.equal('Count handed up again', second.retransmit.count, 3);
  line.between('TimeoutDelta handed up again', second.retransmit.timeoutDelta, 5 * R + shift - 1, 5 * R + shift);
  line.between('TotalRT handed up again', second.totalRt, 9 * R - 4, 9 * R, 'CHM-TIM-015');
  const { flags } = line.tcb.cached;
  line.cache({ flags: flags | tcpCachedFlag.maxRtRestart });
  await line.offload();
  await line.to(11 * R);
  const third = await line.upload();
  line.between('TotalRT behind MAX_RT_RESTART', third.totalRt, R - 4, R, 'CHM-TIM-016');
  line.cache({ flags });
  await line.offload();
  line.between('TimeoutDelta handed down again', line.handedDown.retransmit.timeoutDelta, 4 * R - 1, 4 * R + 6);
  line.equal('segments until then', line.sent.length, 4);
  line.equal('events', line.events.length, 0);
  await line.close();
}

/** MaxRT bounds TotalRT across hand-overs: the time spent in front of one counts behind it. */
async function boundAcross(bench: Bench, port: number): Promise<void> {
  const line = await silent(bench, 'CHM-TIM-013', port, 5 * R);
  line.socket.write(bench.random.bytes(100));
  await line.to(5 * R);
  await line.upload();
  await line.offload();
  await line.watch([7 * R]);
  // At 3R TotalRT was 2R, at 7R it is 6R.
  line.equal('segments', line.sent.length, 3);
  line.between('time of retrieve', line.since(retrieved(line) ?? 0), 7 * R, 7 * R + 2);
  await line.until(() => bench.rowOf(line.socket) === undefined, 'the host to take it back');
  await line.close();
}

export default scenario({
  name: 'rto',
  proves:
    'The retransmission time-out on the wire, to the millisecond: what samples make of it, its back-off, where it ends by count, by MaxRT or never, and that hand-overs in the middle leave the interval, Count and TotalRT where they were (TV-RTO-1 to TV-RTO-4).',
  covers: [
    'CHM-TIM-010',
    'CHM-TIM-011',
    'CHM-TIM-012',
    'CHM-TIM-013',
    'CHM-TIM-014',
    'CHM-TIM-015',
    'CHM-TIM-016',
    'CHM-TIM-019',
    'CHM-TIM-020',
    'CHM-CC-001',
    'CHM-CC-002',
    'CHM-CC-003',
    'CHM-CC-004',
    'CHM-GEN-008',
    'CHM-GEN-009',
  ],
  needs: ['offload', 'builtin'],
  tags: ['tcp'],
  run: (bench) =>
    anchored(bench, async () => {
      let port = 5001;
      for (const vector of sampleVectors)
        for (const timestamps of vector.timestamps) await sampled(bench, port++, vector, timestamps);
      await write(bench, registers.tcpMaximumRetransmissions, 3);
      await givenUp(bench, 'TV-RTO-4', 5011, 0, [0, 1, 3, 7, 15]);
      // TotalRT counts from the first time-out: 2R at 3R, 6R at 7R.
      await givenUp(bench, 'CHM-TIM-013', 5012, 2 * R, [0, 1, 3]);
      await givenUp(bench, 'CHM-TIM-013', 5013, 2 * R + 1, [0, 1, 3, 7]);
      await unlimited(bench, 5014);
      await write(bench, registers.tcpMaximumRetransmissions, 10);
      await handedOver(bench, 5015);
      await boundAcross(bench, 5016);
    }),
});
