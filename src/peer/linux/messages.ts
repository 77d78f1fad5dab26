/**
 * Messages between this process and `smokestack-netns`: `[u32 length of what follows][u8 kind][payload]`, little-endian.
 * sim/netns/channel.h is the other end and says what each kind carries.
 */
import { SmokestackError } from '#units';

export const channelVersion = 1;
/** Mends a smokestack-netns that is missing or not of this version. */
export const buildCommand = 'make -f sim/netns/Makefile';

/** Kinds, as sim/netns/channel.h names them. */
export const kind = {
  hello: 'H',
  refused: 'N',
  frame: 'F',
  request: 'Q',
  reply: 'R',
  stdin: 'I',
  stdout: 'O',
  stderr: 'E',
  exit: 'X',
} as const;
export type Kind = (typeof kind)[keyof typeof kind];

const headBytes = 5;
const maxMessage = 1 << 20;

/** Length and kind of a message whose payload of `payloadBytes` follows. */
export const messageHead = (of: Kind, payloadBytes: number): Buffer => {
  const head = Buffer.alloc(headBytes);
  head.writeUInt32LE(payloadBytes + 1);
  head.write(of, 4, 'latin1');
  return head;
};

/** Words as the channel packs them: UTF-8, each ended by a NUL. */
export const packWords = (words: readonly string[]): Buffer => {
  if (words.some((word) => word.includes('\0'))) {
    throw new SmokestackError('usage', 'a word for a program or a setting holds a NUL byte: leave it out');
  }
  return Buffer.from(words.map((word) => `${word}\0`).join(''), 'utf8');
};

/** Inverse of `packWords`. */
export const unpackWords = (payload: Buffer): string[] => payload.toString('utf8').split('\0').slice(0, -1);

export const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** Cuts a byte stream into messages. Payloads are views of the chunks they came in wherever a chunk holds them whole. */
export class MessageReader {
  #rest: Buffer = Buffer.alloc(0);
  readonly #handler: (of: string, payload: Buffer) => void;

  constructor(handler: (of: string, payload: Buffer) => void) {
    this.#handler = handler;
  }

  /** Throws SmokestackError 'protocol' on a length that no message has. */
  push(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    while (bytes.length - at >= headBytes) {
      const length = bytes.readUInt32LE(at);
      if (length === 0 || length > maxMessage) {
        throw new SmokestackError('protocol', `smokestack-netns sent a message of ${length} bytes`, {
          cure: buildCommand,
        });
      }
      if (bytes.length - at < 4 + length) break;
      const of = String.fromCharCode(bytes[at + 4] ?? 0);
      this.#handler(of, bytes.subarray(at + headBytes, at + 4 + length));
      at += 4 + length;
    }
    this.#rest = bytes.subarray(at);
  }
}
