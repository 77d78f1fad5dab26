/** What names nobody: opcodes of no version, references that are gone, answers and doorbells for nobody. */
import { Opcode, registers, Status } from '#contract';
import { AnswerKind } from '../../../../src/contract/gen/enums.ts';
import type { Commander } from './commander.ts';
import { strangeReference } from './lies.ts';

export class Strangers {
  readonly #commander: Commander;

  constructor(commander: Commander) {
    this.#commander = commander;
  }

  /** Of a later version, and of none at all. */
  unknown(): void {
    const opcode = this.#commander.random.pick([Opcode.Update, Opcode.Invalidate, Opcode.Forward, 11, 0x7f, 0x80, 255]);
    const live = this.#commander.unmended ? this.#commander.lives.map(({ connection }) => connection.target) : [];
    const target = this.#commander.random.pick([0, strangeReference(this.#commander.random), ...live]);
    this.#commander.command(
      `opcode ${opcode}`,
      opcode,
      { target, image: BigInt(this.#commander.scratch) },
      Status.NotSupported,
    );
  }

  stale(): void {
    const random = this.#commander.random;
    const live = [
      ...this.#commander.paths,
      ...this.#commander.neighbors,
      ...this.#commander.lives.map(({ connection }) => connection.target),
    ];
    const target = random.pick([
      strangeReference(random),
      ...this.#commander.gone.slice(-8),
      // The row, with another generation or as another kind of object.
      ...live.map((reference) => (reference ^ (1 << random.int(22, 27))) >>> 0),
      ...live.map((reference) => ((reference & 0x0fff_ffff) | 0xa000_0000) >>> 0),
    ]);
    const opcode = random.pick([Opcode.Query, Opcode.Terminate, Opcode.Abort, Opcode.InjectFault]);
    const image = BigInt(this.#commander.scratch);
    const fields = { target, image, buffer: image, sendProducer: random.int(0, 9), receiveProducer: random.int(0, 9) };
    this.#commander.command(`opcode ${opcode} for 0x${target.toString(16)}`, opcode, fields, Status.Failure);
  }

  /** Of another serial, of nobody, of no kind. */
  strangeAnswer(): void {
    const random = this.#commander.random;
    const life = this.#commander.some();
    const live = life !== undefined && random.chance(0.6);
    const target = live
      ? life.connection.target
      : random.pick([strangeReference(random), 0, ...this.#commander.gone.slice(-4)]);
    const producers = live ? this.#commander.host.producersOf(target) : { sendProducer: 0, receiveProducer: 0 };
    this.#commander.host.answer({
      kind: random.pick([
        AnswerKind.None,
        AnswerKind.IndicationAnswer,
        AnswerKind.CompletionReturned,
        3,
        255,
      ]) as AnswerKind,
      target,
      // The serial of an entry that is to come is far from this.
      serial: random.pick([0xffff_fff0, 0x8000_0000]),
      status: random.pick([Status.Success, Status.Failure]),
      bytes: random.u32(),
      ...producers,
    });
  }

  /** Of a row that nobody lives in. */
  strangeDoorbell(): void {
    const { offset, fields } = registers.connectionDoorbell;
    const rows = this.#commander.host.nic.identity.connections;
    const used = new Set(this.#commander.lives.map(({ connection }) => connection.target & 0xffff));
    // An initiate that has not ended may be about to take any row.
    if (this.#commander.host.open > 0) return;
    const free = Array.from({ length: rows + 4 }, (_, row) => row).filter((row) => !used.has(row));
    const value =
      (this.#commander.random.pick(free) << fields.connection.lsb) |
      (this.#commander.random.int(0, 1) << fields.receive.lsb);
    void this.#commander.host.target.writeRegister(offset, value >>> 0);
  }
}
