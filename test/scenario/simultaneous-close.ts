import { type Bench, scenario } from 'smokestack';
import { DeviceTcpState, DeviceUploadReason } from '#contract';
import type { Socket } from '#host';
import { type Millis, millis, SmokestackError } from '#units';
import { type Scripted, scripted } from './lib/scripted.ts';
import { arrived, stateOf } from './lib/states.ts';
import { Trace } from './lib/trace.ts';

/** 2 MSL of the host. */
const timeWait = millis(30);
const bytes = 2800;

/**
 * What happens when both ends close at once, in any order: the host closes, the FIN of the far end arrives, alone or with
 * the acknowledgement of ours, that acknowledgement, and the terminate.
 */
type Step = 'close' | 'fin' | 'ack' | 'finAndAck' | 'terminate';

interface Course {
  readonly steps: readonly Step[];
  /** States of the device, where nothing is left to chance. */
  readonly states?: string;
}

const undisturbed: readonly Course[] = [
  { steps: ['close', 'fin', 'ack'], states: 'Established FinWait1 Closing TimeWait' },
  { steps: ['close', 'finAndAck'], states: 'Established FinWait1 TimeWait' },
];

const disturbed: readonly Course[] = [
  { steps: ['terminate', 'close', 'fin', 'ack'] },
  { steps: ['close', 'terminate', 'fin', 'ack'] },
  { steps: ['close', 'fin', 'terminate', 'ack'] },
  { steps: ['close', 'fin', 'ack', 'terminate'] },
  { steps: ['close', 'terminate', 'finAndAck'] },
  { steps: ['close', 'finAndAck', 'terminate'] },
];

/** Of the way to the host: so long that its FIN has left before that of the far end comes. */
const delay = millis(4);

/** Between a step and the next: a terminate meets the FIN before it arrives, as it does, and behind it. */
const gaps = [0, 2, 3.5, 4, 6].map(millis);

class Close {
  readonly connection: Scripted;
  readonly #bench: Bench;
  readonly #rest: Uint8Array;
  #uploaded = true;

  constructor(bench: Bench, connection: Scripted) {
    this.#bench = bench;
    this.connection = connection;
    this.#rest = bench.random.bytes(bytes);
  }

  get uploaded(): boolean {
    return this.#uploaded;
  }

  async take(step: Step): Promise<void> {
    const { socket, end } = this.connection;
    const half = bytes / 2;
    switch (step) {
      case 'close':
        this.connection.write(this.#bench.random.bytes(bytes));
        socket.end();
        this.connection.say(this.#rest.subarray(0, half));
        break;
      case 'fin':
        this.connection.say(this.#rest.subarray(half), true);
        break;
      case 'ack':
        await arrived(this.#bench, this.connection, bytes + 1);
        end.ack();
        break;
      case 'finAndAck':
        await arrived(this.#bench, this.connection, bytes + 1);
        this.connection.say(this.#rest.subarray(half), true, end.arrived);
        break;
      case 'terminate':
        this.#upload(socket);
    }
  }

  #upload(socket: Socket): void {
    try {
      this.#bench.chimney.upload(socket, () => {
        this.#uploaded = true;
      });
      this.#uploaded = false;
    } catch (thrown) {
      // TIME_WAIT has asked for it already.
      if (SmokestackError.from(thrown).code !== 'state') throw thrown;
    }
  }
}

let port = 5000;

async function course(bench: Bench, { steps, states }: Course, gap: Millis): Promise<string> {
  port++;
  const connection = await scripted(bench, { port, terms: { timestamps: port % 2 === 0 } });
  const { socket } = connection;
  const at = `${steps.join(' ')} ${gap} ms apart`;
  bench.equal(`status of the offload, ${at}`, await bench.offload(socket), 0);
  const trace = new Trace(bench, connection);
  const close = new Close(bench, connection);
  for (const step of steps) {
    await close.take(step);
    if (gap > 0) await bench.pass(gap);
  }
  await bench.until(() => socket.closed && close.uploaded, `the end, ${at}`);
  await bench.until(() => bench.chimney.offloadedCount === 0, `the connection to come back, ${at}`);
  bench.equal(`what the application was told, ${at}`, connection.told.join(), 'end,close');
  connection.compare(bench, at);
  if (states !== undefined) {
    bench.equal(`states of the device, ${at}`, trace.states, states);
    const asked = { state: DeviceTcpState.TimeWait, uploadReason: DeviceUploadReason.UploadRequested };
    bench.equal(`upload asked for, ${at}`, trace.saw({ ...asked, retrieveIndicated: true }), true);
  }
  await rest(bench, connection, at);
  return trace.drained ?? '';
}

/** TIME_WAIT in the host: it answers a FIN that comes again, and ends. */
async function rest(bench: Bench, { socket, end, finSent }: Scripted, at: string): Promise<void> {
  bench.equal(`state in the host, ${at}`, stateOf(bench, socket), 'timeWait');
  bench.equal(`whether the far end closed, ${at}`, finSent, true);
  await bench.until(() => end.una === end.nxt, 'the FIN of the far end to be acknowledged');
  const before = end.heard.length;
  end.send({ at: end.nxt - 1, fin: true });
  await bench.until(() => end.heard.length > before, 'the FIN to be acknowledged again');
  await bench.until(() => stateOf(bench, socket) === undefined, 'the end of TIME_WAIT', millis(2 * timeWait));
}

export default scenario({
  name: 'simultaneous-close',
  proves:
    'Both ends close at once in the device: FIN_WAIT_1, CLOSING, TIME_WAIT, upload asked for, and the host ends it; with a terminate anywhere in between nothing is lost and no FIN sent twice over.',
  covers: [
    'CHM-DIS-001',
    'CHM-DIS-007',
    'CHM-DIS-009',
    'CHM-DIS-011',
    'CHM-CLS-001',
    'CHM-CLS-004',
    'CHM-TERM-003',
    'CHM-TERM-004',
    'CHM-TERM-006',
    'CHM-UPL-025',
    'CHM-UPL-031',
  ],
  needs: ['offload', 'builtin'],
  tags: ['stage2'],
  tcp: { maximumSegmentLifetime: timeWait / 2 },
  async run(bench) {
    port = 5000;
    bench.cable.impair('toNear', [{ delay }]);
    for (const one of undisturbed) await course(bench, one, millis(8));
    const found = new Set<string>();
    for (const one of disturbed) for (const gap of gaps) found.add(await course(bench, one, gap));
    for (const state of ['Established', 'FinWait1', 'Closing', 'TimeWait'])
      bench.equal(`a terminate found ${state}`, found.has(state), true);
  },
});
