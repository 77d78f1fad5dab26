/** The strokes of a case on a bench: lanes side by side, then everything given back. */
import type { Bench } from 'smokestack';
import { registers } from '#contract';
import type { Socket } from '#host';
import { type Millis, millis, type Random } from '#units';
import type { CutPoints } from '../judge/cutPoints.ts';
import type { WireLaws } from '../judge/wireLaws.ts';
import type { Setup, Stroke, Terms } from '../stroke.ts';
import { Clog } from './clog.ts';
import { longestTimer, nextDeadline } from './deadline.ts';
import type { EventGate, Gate } from './gates.ts';
import { impair } from './impair.ts';
import { Life } from './life.ts';

/** Between two looks for an event that is waited for. */
const awaitStep: Millis = millis(0.1);

/** What the strokes work with beside the bench. */
export interface Props {
  readonly setup: Setup;
  readonly terms: Map<Socket, Terms>;
  readonly points: CutPoints;
  readonly laws: WireLaws;
  readonly gate: EventGate;
  readonly answers: Gate;
}

export class Stage {
  readonly #bench: Bench;
  readonly #setup: Setup;
  readonly #terms: Map<Socket, Terms>;
  readonly #points: CutPoints;
  readonly #laws: WireLaws;
  readonly #gate: EventGate;
  readonly #answers: Gate;
  readonly #random: Random;
  readonly #lives = new Map<number, Life>();
  readonly #seen = new Map<string, number>();
  #nextPort = 5000;
  #clog: Clog | undefined;

  constructor(bench: Bench, { setup, terms, points, laws, gate, answers }: Props) {
    this.#bench = bench;
    this.#setup = setup;
    this.#terms = terms;
    this.#points = points;
    this.#laws = laws;
    this.#gate = gate;
    this.#answers = answers;
    this.#random = bench.random.fork('streams');
  }

  async play(strokes: readonly Stroke[]): Promise<void> {
    const bench = this.#bench;
    for (const [name, value] of Object.entries(this.#setup.adapter))
      await bench.nic.base.target.writeRegister(registers[name as keyof typeof registers].offset, value);
    impair(bench, this.#setup.wire, this.#lives);
    this.#points.onEvent = ({ localPort }, kind) => {
      const key = `${localPort} ${kind}`;
      this.#seen.set(key, (this.#seen.get(key) ?? 0) + 1);
    };
    const before = this.#occupied();
    const filler = await this.#openFiller();
    const lanes = new Set(strokes.map(({ lane = 0 }) => lane));
    const ofLane = (lane: number) => strokes.filter((one) => (one.lane ?? 0) === lane);
    await Promise.all([...lanes].map((lane) => this.#lane(lane, ofLane(lane))));
    await filler?.end();
    await bench.until(() => bench.chimney.offloadedCount === 0, 'every connection to be the host’s');
    await bench.until(() => bench.miniport.offloadedObjects === 0, 'path and neighbor to come back');
    await bench.until(() => this.#occupied() === before, `memory to be free again: ${before}`, millis(5000));
    bench.equal('free rows', (await bench.nic.readCounters()).freeConnections, BigInt(bench.nic.identity.connections));
    for (const { field, device, model, requirement } of this.#laws.broken)
      bench.equal(field, device, model, { requirement });
  }

  /** The connection with which the event ring is filled, where it is short. */
  async #openFiller(): Promise<Life | undefined> {
    const { events } = this.#setup;
    if (events === undefined) return undefined;
    const life = await Life.open(this.#bench, this.#nextPort++, {}, this.#random.u32(), this.#laws);
    await this.#bench.offload(life.socket);
    this.#clog = new Clog(this.#bench, this.#gate, events, life);
    return life;
  }

  /** What the driver holds, in words. */
  #occupied(): string {
    const { nic, miniport } = this.#bench;
    const { hostMemory, nicMemory } = nic.base;
    return `${hostMemory.usedBytes} bytes of the host, ${nicMemory.usedBytes} of the NIC, ${miniport.lentBuffers} lent`;
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
      case 'clog':
        return this.#clog?.fill(millis(stroke.ms ?? 5));
      case 'hush':
        return this.#answers.keepFor(bench.clock, millis(stroke.ms ?? 5));
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
