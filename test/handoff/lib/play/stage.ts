/** The strokes of a case on a bench: lanes side by side, then everything given back. */
import type { Bench } from 'smokestack';
import { registers } from '#contract';
import type { Socket } from '#host';
import { type Millis, millis, type Random } from '#units';
import type { CutPoints } from '../judge/cutPoints.ts';
import type { WireLaws } from '../judge/wireLaws.ts';
import type { Setup, Stroke, Terms, WireRule } from '../stroke.ts';
import { nextDeadline } from './deadline.ts';
import { Life } from './life.ts';

/** Between two looks for an event that is waited for. */
const awaitStep: Millis = millis(0.1);

export class Stage {
  readonly #bench: Bench;
  readonly #setup: Setup;
  readonly #terms: Map<Socket, Terms>;
  readonly #points: CutPoints;
  readonly #laws: WireLaws;
  readonly #random: Random;
  readonly #lives = new Map<number, Life>();
  readonly #seen = new Map<string, number>();
  #nextPort = 5000;

  constructor(bench: Bench, setup: Setup, terms: Map<Socket, Terms>, points: CutPoints, laws: WireLaws) {
    this.#bench = bench;
    this.#setup = setup;
    this.#terms = terms;
    this.#points = points;
    this.#laws = laws;
    this.#random = bench.random.fork('streams');
  }

  async play(strokes: readonly Stroke[]): Promise<void> {
    const bench = this.#bench;
    for (const [name, value] of Object.entries(this.#setup.adapter))
      await bench.nic.base.target.writeRegister(registers[name as keyof typeof registers].offset, value);
    this.#impair();
    this.#points.onEvent = ({ localPort }, kind) => {
      const key = `${localPort} ${kind}`;
      this.#seen.set(key, (this.#seen.get(key) ?? 0) + 1);
    };
    const before = this.#occupied();
    const lanes = new Set(strokes.map(({ lane = 0 }) => lane));
    await Promise.all(
      [...lanes].map((lane) =>
        this.#lane(
          lane,
          strokes.filter((one) => (one.lane ?? 0) === lane),
        ),
      ),
    );
    await bench.until(() => bench.chimney.offloadedCount === 0, 'every connection to be the host’s');
    await bench.until(() => bench.miniport.offloadedObjects === 0, 'path and neighbor to come back');
    await bench.until(() => this.#occupied() === before, `memory to be free again: ${before}`, millis(5000));
    const { freeConnections } = await bench.nic.readCounters();
    bench.equal('free rows', freeConnections, BigInt(bench.nic.identity.connections));
    for (const { field, device, model, requirement } of this.#laws.broken)
      bench.equal(field, device, model, { requirement });
  }

  /** What the driver holds, in words. */
  #occupied(): string {
    const { nic, miniport } = this.#bench;
    const { hostMemory, nicMemory } = nic.base;
    return `${hostMemory.usedBytes} bytes of the host, ${nicMemory.usedBytes} of the NIC, ${miniport.lentBuffers} lent`;
  }

  #impair(): void {
    const { cable } = this.#bench;
    for (const way of ['toFar', 'toNear'] as const) {
      const at = way === 'toFar' ? 34 : 36;
      const dead = (frame: Uint8Array) => {
        const port = ((frame[at] ?? 0) << 8) | (frame[at + 1] ?? 0);
        return [...this.#lives.values()].some((life) => life.port === port && life.cut[way]);
      };
      cable.impair(way, [ruleOf(this.#setup.wire[way]), { loss: 1, matches: dead }]);
    }
  }

  async #lane(lane: number, strokes: readonly Stroke[]): Promise<void> {
    for (const stroke of strokes) {
      if (stroke.do === 'open') await this.#open(lane, stroke.terms ?? {});
      else {
        const life = this.#lives.get(lane);
        if (life !== undefined) await this.#do(life, stroke);
      }
    }
    await this.#end(lane);
  }

  async #open(lane: number, terms: Terms): Promise<void> {
    await this.#end(lane);
    const life = await Life.open(this.#bench, this.#nextPort++, terms, this.#random.u32(), this.#laws);
    this.#terms.set(life.socket, terms);
    this.#lives.set(lane, life);
  }

  async #end(lane: number): Promise<void> {
    const life = this.#lives.get(lane);
    if (life === undefined) return;
    await life.end();
    this.#lives.delete(lane);
    this.#terms.delete(life.socket);
  }

  async #do(life: Life, stroke: Exclude<Stroke, { do: 'open' }>): Promise<void> {
    const bench = this.#bench;
    switch (stroke.do) {
      case 'write':
        return life.write(stroke.end, stroke.bytes ?? 1);
      case 'pause':
        return life.pause(stroke.end);
      case 'resume':
        return life.resume(stroke.end);
      case 'close':
        return life.close(stroke.end);
      case 'abort':
        return life.abort(stroke.end);
      case 'forge':
        return life.forge(stroke.what);
      case 'cut':
        return life.starve(stroke.way);
      case 'mend':
        return life.mend();
      case 'hole':
        return life.hole();
      case 'up':
        return life.upload();
      case 'down':
        return this.#down(life);
      case 'query':
        return this.#query(life);
      case 'cycles':
        return bench.pass(this.#cycles(stroke.count ?? 1));
      case 'wait':
        return bench.pass(millis(stroke.ms ?? 1));
      case 'timer':
        return this.#beforeTimer(life, stroke.before ?? 0);
      case 'await':
        return this.#await(life, stroke.kind, stroke.ms ?? 2);
    }
  }

  #cycles(count: number): Millis {
    return millis(count / this.#bench.nic.base.target.facts.cyclesPerStrobe);
  }

  async #beforeTimer(life: Life, count: number): Promise<void> {
    const bench = this.#bench;
    const row = bench.rowOf(life.socket);
    const deadline = row === undefined ? undefined : nextDeadline(row);
    if (deadline === undefined) return;
    const left = deadline - this.#points.nowMs - (bench.clock.now() % 1) - this.#cycles(count);
    if (left > 0 && left < longestTimer) await bench.pass(millis(left));
  }

  async #down(life: Life): Promise<void> {
    const bench = this.#bench;
    await bench.until(() => !life.uploading, `port ${life.port} to come back`);
    if (life.over || bench.rowOf(life.socket) !== undefined) return;
    const { holder } = bench.host.connectionOf(life.socket);
    if (holder.mode === 'host') await bench.offload(life.socket);
  }

  #query(life: Life): void {
    if (this.#bench.rowOf(life.socket) === undefined || life.uploading) return;
    try {
      this.#bench.chimney.query(life.socket, () => {});
    } catch {
      // It is on its way back.
    }
  }

  async #await(life: Life, kind: string, ms: number): Promise<void> {
    const bench = this.#bench;
    const count = () => this.#seen.get(`${life.port} ${kind}`) ?? 0;
    const [from, limit] = [count(), bench.clock.now() + ms];
    while (count() === from && bench.clock.now() < limit && bench.rowOf(life.socket) !== undefined)
      await bench.pass(awaitStep);
  }
}

/** Of a timer that is worth waiting for, in milliseconds. */
const longestTimer = 60;

const ruleOf = ({ delay = 0, loss = 0, duplication = 0, reordering = 0 }: WireRule) => ({
  delay: millis(delay),
  loss,
  duplication,
  reordering,
});
