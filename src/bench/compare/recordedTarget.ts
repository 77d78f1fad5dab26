import type { Call, Target, TargetFacts } from '#protocol';
import type { Cycles } from '#units';

interface Waiting {
  readonly key: string;
  readonly resolve: (bytes: Uint8Array) => void;
}

const keyOf = (space: string, address: number, bytes: number): string => `${space} ${address} ${bytes}`;

/**
 * A device as its recording shows it: reads of memory are answered with what was read then. Whoever asks must ask as it
 * did in the run, before the recording comes to the same call.
 */
export class RecordedTarget implements Pick<Target, 'facts' | 'cycle' | 'readMemory'> {
  readonly facts: TargetFacts;
  /** The latest cycle known at this point of the recording. */
  cycle = 0 as Cycles;
  readonly #registers = new Map<number, number>();
  #waiting: Waiting[] = [];
  /** Reads under way, by the index of their call. */
  readonly #called = new Map<number, Waiting>();

  constructor(facts: TargetFacts) {
    this.facts = facts;
  }

  readMemory(space: 'host' | 'nic', address: number, bytes: number): Promise<Uint8Array> {
    return new Promise((resolve) => {
      this.#waiting.push({ key: keyOf(space, address, bytes), resolve });
    });
  }

  /** The recording comes to a call. */
  called(index: number, call: Call): void {
    if (call.method !== 'readMemory') return;
    const [space, address, bytes] = call.args;
    const at = this.#waiting.findIndex(({ key }) => key === keyOf(space, address, bytes));
    const [found] = at < 0 ? [] : this.#waiting.splice(at, 1);
    if (found !== undefined) this.#called.set(index, found);
  }

  /** The recording comes to what a call resolved with. */
  done(index: number, call: Call, value: unknown): void {
    if (call.method === 'readRegister') this.#registers.set(call.args[0], value as number);
    else if (call.method === 'readRegisters')
      for (const [i, word] of (value as Uint32Array).entries()) this.#registers.set(call.args[0] + 4 * i, word);
    this.#called.get(index)?.resolve(value as Uint8Array);
    this.#called.delete(index);
  }

  /** Registers as they were last read: 0 before that. */
  get lastRead(): Pick<Target, 'readRegister' | 'readRegisters'> {
    const word = (address: number): number => this.#registers.get(address) ?? 0;
    return {
      readRegister: async (address) => word(address),
      readRegisters: async (address, count) => Uint32Array.from({ length: count }, (_, i) => word(address + 4 * i)),
    };
  }

  /** The recording is over: what was asked for and is not in it is empty. */
  end(): void {
    for (const { resolve } of [...this.#waiting, ...this.#called.values()]) resolve(new Uint8Array(0));
    this.#waiting = [];
    this.#called.clear();
  }
}
