/** Gives commands, and keeps what is live, what is gone, and what each command was to end with. */
import { type EventEntry, Opcode, type Status, sizeOfTcpImage } from '#contract';
import type { Random } from '#units';
import type { CommandFields } from '../../../../src/driver/engine/commands.ts';
import type { Connection } from '../../../perf/lib/connection.ts';
import type { SlowHost } from '../device/slowHost.ts';

export interface Life {
  readonly connection: Connection;
  /** A terminate was given. */
  leaving: boolean;
  posts: number;
  sends: number;
}

/** What a command was expected to end with; undefined: the model knows better. */
interface Given {
  readonly what: string;
  readonly status: Status | undefined;
  ended: EventEntry | undefined;
}

export class Commander {
  readonly given: Given[] = [];
  readonly host: SlowHost;
  readonly random: Random;
  readonly scratch: number;
  readonly lives: Life[] = [];
  readonly paths: number[] = [];
  readonly neighbors: number[] = [];
  /** References that were live once. */
  readonly gone: number[] = [];
  readonly unmended: boolean;

  constructor(host: SlowHost, random: Random, unmended = false) {
    this.unmended = unmended;
    this.host = host;
    this.random = random;
    this.scratch = host.nic.base.hostMemory.take(sizeOfTcpImage);
    host.producersOf = (reference) => {
      const life = this.lives.find(({ connection }) => connection.target === reference);
      const { sendProducer = 0, receiveProducer = 0 } = life?.connection.order(Opcode.Query).fields ?? {};
      return { sendProducer, receiveProducer };
    };
  }

  /** What ended otherwise than it had to. */
  get wrong(): readonly string[] {
    return this.given
      .filter(({ status, ended }) => ended === undefined || (status !== undefined && status !== ended.status))
      .map(
        ({ what, status, ended }) => `${what}: ${ended?.status.toString(16) ?? 'never'}, not ${status?.toString(16)}`,
      );
  }

  command(
    what: string,
    opcode: number,
    fields: CommandFields | (() => CommandFields),
    status: Status | undefined,
    done: (entry: EventEntry) => void = () => {},
  ): void {
    const given: Given = { what, status, ended: undefined };
    this.given.push(given);
    this.host.command(opcode as Opcode, typeof fields === 'function' ? fields : () => fields, (entry) => {
      given.ended = entry;
      done(entry);
    });
  }

  /** A command with an image in memory of its own: it is read some time after it was given. */
  withImage(bytes: Uint8Array): CommandFields {
    const { hostMemory, target } = this.host.nic.base;
    const image = hostMemory.take(bytes.length);
    void target.writeMemory('host', image, bytes);
    return { image: BigInt(image) };
  }

  /** A connection that is live. */
  some(): Life | undefined {
    return this.lives.length === 0 ? undefined : this.random.pick(this.lives);
  }
}
