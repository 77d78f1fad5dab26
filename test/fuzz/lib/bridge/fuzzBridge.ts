import { Random } from '#units';
import { BridgeConnection } from '../../../sim/bridge.ts';
import { magic, register } from '../../../sim/selftest.ts';
import { type Simulator, startSimulator } from '../../../sim/simulator.ts';
import { hostileMessage } from './hostileMessage.ts';

export interface FuzzedBridge {
  /** A sentence for each thing that was not as it had to be. */
  readonly wrong: readonly string[];
  /** Messages that were answered with an Error, and with a result. */
  readonly errors: number;
  readonly results: number;
}

/** A message may ask for a run of 2^60 cycles: whatever is under way ends with the connection. */
const patienceMs = 200;
/** A connection that was cut must have left the driver's seat by then. */
const leavesWithinMs = 5000;

const magicWord = Buffer.alloc(4);
magicWord.writeUInt32LE(magic);

/**
 * Sends `count` hostile messages to a self-test simulator, each on a connection of its own: each must end with a result or
 * one Error, and the next client must find the seat free.
 */
export async function fuzzBridge(program: string, seed: number, count: number): Promise<FuzzedBridge> {
  const random = new Random(seed);
  const wrong: string[] = [];
  let [errors, results] = [0, 0];
  let simulator = await startSimulator(program);
  try {
    for (let i = 0; i < count && wrong.length === 0; i++) {
      const message = hostileMessage(random);
      const answer = await sent(simulator, message, random.chance(0.1));
      if (answer === 'error') errors++;
      else if (answer === 'result') results++;
      else if (answer === 'nothing') wrong.push(`no answer to ${message.toString('hex')}`);
      if (simulator.child.exitCode !== null || simulator.child.signalCode !== null)
        wrong.push(
          `the simulator ended (${await simulator.exit}) by ${message.toString('hex')}: ${simulator.stderr()}`,
        );
      else if (!designFailed(simulator) && !(await serves(simulator)) && !designFailed(simulator))
        wrong.push(`nobody is served behind ${message.toString('hex')}`);
      if (wrong.length === 0 && designFailed(simulator)) {
        await simulator.stop();
        simulator = await startSimulator(program);
      }
    }
    return { wrong, errors, results };
  } finally {
    await simulator.stop();
  }
}

/** Legal for a mutated copy order or ring, at once or once the device goes on; the rest of the corpus wants a fresh one. */
const designFailed = (simulator: Simulator): boolean => simulator.stderr().includes('the design failed');

/** @param rude the message comes in place of the greeting */
async function sent(
  { socketPath }: Simulator,
  message: Uint8Array,
  rude: boolean,
): Promise<'error' | 'result' | 'running' | 'nothing'> {
  const bridge = await BridgeConnection.open(socketPath);
  if (!rude) await bridge.hello();
  bridge.sendRaw(message);
  const late = new Promise<'running'>((resolve) => setTimeout(resolve, patienceMs, 'running'));
  const answer = await Promise.race([bridge.next(), late]);
  bridge.socket.terminate();
  await bridge.closed;
  if (answer === 'running') return 'running';
  if (answer?.error) return answer.error.text === '' ? 'nothing' : 'error';
  // One byte makes a batch a ping.
  return answer?.result || answer?.pong ? 'result' : 'nothing';
}

/** The seat of the driver is free, and the device behind it answers. */
async function serves({ socketPath }: Simulator): Promise<boolean> {
  for (const until = performance.now() + leavesWithinMs; performance.now() < until; ) {
    const bridge = await BridgeConnection.open(socketPath);
    try {
      if ((await bridge.hello())?.hello) {
        const { results } = await bridge.batch({ registerRead: { address: register.magic } });
        return Buffer.from(results?.[0]?.data ?? []).equals(magicWord);
      }
    } finally {
      await bridge.close();
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return false;
}
