/** Commands and answers of the host, for whatever lives in a slot; what does not fit its stage is not given. */
import { type EventEntry, EventKind, encodeTcpImage, Opcode, Status } from '#contract';
import { SmokestackError } from '#units';
import { AnswerKind } from '../../../../src/contract/gen/enums.ts';
import type { SlowHost } from '../device/slowHost.ts';
import { localPort, remotePortOf } from './frameOf.ts';
import type { Down } from './image.ts';
import type { Life } from './life.ts';
import type { OrderStroke } from './stroke.ts';

const bufferBytes = 2 ** 16;
/** Smaller than any region. */
const tooSmall = 64;
/** The serial of an entry that is to come is far from this. */
const strangeSerial = 0x8000_0000;

export class Orders {
  readonly #host: SlowHost;
  readonly #byTarget: Map<number, Life>;

  constructor(host: SlowHost, byTarget: Map<number, Life>) {
    this.#host = host;
    this.#byTarget = byTarget;
  }

  lifeOf(target: number): Life | undefined {
    return this.#byTarget.get(target);
  }

  give(life: Life, stroke: OrderStroke): void {
    if (stroke.do === 'answer') this.answer(life, stroke.share ?? 16, stroke.refused ?? false);
    else if (stroke.do === 'terminate') this.terminate(life, stroke.small ?? false);
    else if (stroke.do === 'query') this.#query(life);
    else if (stroke.do === 'abort') this.#abort(life);
    else if (stroke.do === 'staleAnswer') this.#staleAnswer(life);
  }

  /** A neighbor or path. @returns its reference */
  async object(opcode: Opcode, bytes: Uint8Array): Promise<number> {
    const { hostMemory, target } = this.#host.nic.base;
    const image = hostMemory.take(bytes.length);
    void target.writeMemory('host', image, bytes);
    let ended: EventEntry | undefined;
    this.#host.command(
      opcode,
      () => ({ image: BigInt(image) }),
      (entry) => {
        ended = entry;
      },
    );
    await this.#host.rest();
    if (ended?.status !== Status.Success)
      throw new SmokestackError('internal', `an initiate without a lie ended with ${ended?.status}`);
    return ended.target;
  }

  /** @param pool where sent and buffered bytes lie */
  initiate(life: Life, down: Down, path: number, pool: number): void {
    if (life.stage !== 'free') return;
    const { memory, slot } = life;
    life.begin(down, pool);
    const image = encodeTcpImage({
      ...down.image,
      handle: BigInt(slot + 1),
      path,
      localPort,
      remotePort: remotePortOf(slot),
      sendRing: BigInt(memory.sendRing),
      receiveRing: BigInt(memory.receiveRing),
      region: BigInt(memory.region),
    });
    void this.#host.target.writeMemory('host', memory.image, image);
    const fields = {
      image: BigInt(memory.image),
      buffer: BigInt(pool),
      bufferBytes: down.buffered,
      ...life.producers,
    };
    this.#host.command(
      Opcode.InitiateTcp,
      () => fields,
      ({ status, target }) => {
        life.stage = status === Status.Success ? 'live' : 'free';
        life.target = target;
        if (status === Status.Success) this.#byTarget.set(target, life);
      },
    );
  }

  #query(life: Life): void {
    if (life.stage !== 'live' || life.querying) return;
    life.querying = true;
    const fields = () => ({ target: life.target, image: BigInt(life.memory.query), ...life.producers });
    this.#host.command(Opcode.Query, fields, () => {
      life.querying = false;
    });
  }

  #abort(life: Life): void {
    if (life.stage !== 'live') return;
    const fields = () => ({ target: life.target, ...life.producers });
    this.#host.command(Opcode.Abort, fields, () => {});
  }

  terminate(life: Life, small: boolean): void {
    if (life.stage !== 'live') return;
    if (!small) life.stage = 'leaving';
    const fields = () => ({
      target: life.target,
      image: BigInt(life.memory.image),
      buffer: BigInt(life.memory.buffer),
      bufferBytes: small ? tooSmall : bufferBytes,
      ...life.producers,
    });
    this.#host.command(Opcode.Terminate, fields, ({ status, target }) => {
      if (status !== Status.Success) return;
      this.#byTarget.delete(target);
      life.stage = 'free';
    });
  }

  /** Answers the open question. @returns false: there is none */
  answer(life: Life, share: number, refused: boolean): boolean {
    const entry = life.questions.shift();
    if (entry === undefined) return false;
    const { bytes } = entry;
    if (entry.kind !== EventKind.Indicate) this.#host.answerTo(entry, Status.Success, 0);
    else if (refused) this.#host.answerTo(entry, Status.OffloadDataNotAccepted, bytes);
    else if (share === 16) this.#host.answerTo(entry, Status.Success, bytes);
    else {
      const accepted = share > 16 ? bytes + 1 : Math.floor((bytes * share) / 16);
      this.#host.answerTo(entry, Status.OffloadDataPartiallyAccepted, accepted);
    }
    return true;
  }

  #staleAnswer(life: Life): void {
    if (life.stage !== 'live' && life.stage !== 'leaving') return;
    const about = { target: life.target, serial: strangeSerial, status: Status.Success, bytes: 0, ...life.producers };
    this.#host.answer({ kind: AnswerKind.IndicationAnswer, ...about });
  }
}
