/**
 * Segments of a live connection that are well-formed and must do it no harm: beside the edges of its windows, with flags that
 * contradict each other, with acknowledgements of what was never sent. None is one that TCP has to believe: no RST and no SYN
 * at RCV.NXT, no acknowledgement of data on its way, no in-order byte but the true one.
 */
import type { TcpRow } from '#contract';
import { type Random, type SeqNum, seq, seqAdd, seqGt, seqSpan } from '#units';
import { buildTcpFrame, type EthernetHeader, type Ipv4Address, NO_TCP_OPTIONS, TcpFlag, type TcpOptions } from '#wire';
import type { BadFrame } from './mangle.ts';

const { fin, syn, rst, psh, ack, urg } = TcpFlag;
const timestampsOn = 1;
/** Payload that fits beside timestamps. */
const mss = 1448;

export interface Victim {
  readonly link: EthernetHeader;
  readonly source: Ipv4Address;
  readonly destination: Ipv4Address;
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** What the peer's application writes, from the first byte on. */
  readonly content: Uint8Array;
}

interface Forged {
  readonly seq: SeqNum;
  readonly ack: SeqNum;
  readonly flags: number;
  readonly window: number;
  readonly payload: Uint8Array;
  readonly options: TcpOptions;
}

export class Forger {
  readonly #victim: Victim;
  readonly #random: Random;
  /** Sequence numbers at which RCV.NXT may come to stand: no RST, SYN or FIN there. */
  readonly #stops = new Set<number>();
  #irs: SeqNum | undefined;
  /** Behind the last byte that the peer has sent. */
  #sent: SeqNum | undefined;

  constructor(victim: Victim, random: Random) {
    this.#victim = victim;
    this.#random = random;
  }

  /** The peer sends this. */
  hear(start: SeqNum, bytes: number, flags: number): void {
    if ((flags & syn) !== 0) this.#irs = start;
    const end = seqAdd(start, bytes + ((flags & syn) !== 0 ? 1 : 0));
    this.#stops.add(end);
    if (this.#sent === undefined || seqGt(end, this.#sent)) this.#sent = end;
  }

  /** Old data, of which the engine takes nothing: what to mangle. */
  good(row: TcpRow): Uint8Array {
    return this.#frame(this.#old(row, this.#random.int(48, 1400)));
  }

  forge(kind: string, row: TcpRow): BadFrame {
    const make = this.#makers[kind] ?? (() => this.#old(row, 1));
    const forged = make(row);
    const end = (forged.flags & urg) !== 0 ? 'raw Urgent' : 'segment';
    return { kind, frame: this.#frame(forged), end };
  }

  get kinds(): readonly string[] {
    return Object.keys(this.#makers);
  }

  readonly #makers: Readonly<Record<string, (row: TcpRow) => Forged>> = {
    'old data': (row) => this.#old(row, this.#random.pick([1, 2, 64, this.#random.int(1, mss)])),
    'old data up to the left edge': (row) =>
      this.#with(row, { seq: seq(row.rcvNxt - 300), payload: this.#random.bytes(300) }),
    'data far beyond the window': (row) =>
      this.#with(row, { seq: seqAdd(seq(row.rcvAdv), 2 ** 20 + this.#random.int(0, 2 ** 28)), payload: this.#any() }),
    'an acknowledgement of what was never sent': (row) => this.#unsent(row, this.#near(row)),
    'data at the right edge, acknowledging what was never sent': (row) => {
      const size = this.#random.pick([0, 1, 2, 100]);
      const start = seq(row.rcvAdv - size + this.#random.int(-2, 2));
      return { ...this.#unsent(row, start), payload: this.#random.bytes(size) };
    },
    'an acknowledgement from long ago': (row) =>
      this.#with(row, {
        seq: this.#near(row),
        ack: seq(row.sndUna - Math.min(row.maxSndWnd, 2 ** 30) - this.#random.pick([0, 1, 2, 2 ** 20])),
      }),
    'a reset beside RCV.NXT': (row) =>
      this.#with(row, { seq: this.#beside(row), flags: rst | this.#random.pick([0, ack]) }),
    'a SYN beside RCV.NXT': (row) =>
      this.#with(row, { seq: this.#beside(row), flags: syn | this.#random.pick([0, ack, fin, fin | ack, psh]) }),
    'a SYN and a reset': (row) =>
      this.#with(row, { seq: this.#beside(row), flags: syn | rst | this.#random.pick([0, ack, fin]) }),
    'urgent data': (row) => this.#with(row, { seq: this.#near(row), flags: urg | ack, payload: this.#any() }),
    'every flag': (row) => this.#with(row, { seq: this.#near(row), flags: 0xff, payload: this.#any() }),
    'no flag': (row) => this.#with(row, { seq: this.#near(row), flags: 0, payload: this.#any() }),
    'a FIN without ACK': (row) => this.#with(row, { seq: this.#near(row), flags: fin | psh, payload: this.#any() }),
    'an old FIN': (row) => ({ ...this.#old(row, 2), flags: fin | ack, payload: this.#random.bytes(1) }),
    'a FIN beyond the window': (row) => this.#with(row, { seq: seqAdd(seq(row.rcvAdv), 2 ** 22), flags: fin | ack }),
    'a window of zero': (row) => this.#with(row, { window: 0 }),
    'a huge window': (row) => this.#with(row, { window: 0xffff }),
    'a duplicate acknowledgement': (row) => this.#with(row, { window: row.sndWnd >> row.sndWindScale }),
    'a timestamp from before': (row) =>
      this.#with(row, {
        seq: this.#near(row),
        payload: this.#any(),
        options: {
          timestamps: {
            value: (row.tsRecent - this.#random.pick([1, 2, 1000, 2 ** 30])) >>> 0,
            echo: this.#random.u32(),
          },
        },
        ...((row.constFlags & timestampsOn) === 0 ? { flags: 0 } : {}),
      }),
    'no timestamp': (row) =>
      this.#with(row, {
        seq: this.#near(row),
        payload: this.#any(),
        options: NO_TCP_OPTIONS,
        ...((row.constFlags & timestampsOn) === 0 ? { flags: psh } : {}),
      }),
    'true bytes, cut otherwise': (row) => this.#true(row),
  };

  #any(): Uint8Array {
    return this.#random.bytes(this.#random.pick([0, 1, 7, 100, this.#random.int(0, mss)]));
  }

  /** In the window, or a little before it, or behind it. */
  #near(row: TcpRow): SeqNum {
    const window = seqSpan(seq(row.rcvNxt), seq(row.rcvAdv));
    const at = this.#random.pick([-1, 0, 1, this.#random.int(-2000, window + 2000), window - 1, window, window + 1]);
    return seqAdd(seq(row.rcvNxt), at);
  }

  /** The same, but nowhere that RCV.NXT can be when the segment arrives. */
  #beside(row: TcpRow): SeqNum {
    for (;;) {
      const at = this.#near(row);
      if (at !== row.rcvNxt && at !== row.rcvAdv && !this.#stops.has(at)) return at;
    }
  }

  #unsent(row: TcpRow, start: SeqNum): Forged {
    const beyond = this.#random.pick([1, 2, 1460, 2 ** 16, 2 ** 30]);
    // What leaves until it arrives is less than this.
    return this.#with(row, { seq: start, ack: seq(row.sndMax + 2 ** 20 + beyond) });
  }

  #old(row: TcpRow, size: number): Forged {
    const before = this.#random.pick([0, 1, this.#random.int(0, 4000)]);
    return this.#with(row, {
      seq: seq(row.rcvNxt - size - before),
      flags: ack | this.#random.pick([0, psh]),
      payload: this.#random.bytes(size),
    });
  }

  /** A piece of what the peer has sent and the engine has not, or not all of it. */
  #true(row: TcpRow): Forged {
    const { content } = this.#victim;
    const first = this.#irs === undefined ? seq(row.rcvNxt) : seqAdd(this.#irs, 1);
    const from = seqSpan(first, seq(row.rcvNxt));
    const to = Math.min(content.length, seqSpan(first, this.#sent ?? seq(row.rcvNxt)), from + 40_000);
    if (to <= from) return this.#old(row, 20);
    const start = this.#random.int(Math.max(0, from - 200), to - 1);
    const end = Math.min(to, start + this.#random.int(1, mss));
    this.#stops.add(seqAdd(first, end));
    return this.#with(row, { seq: seqAdd(first, start), payload: content.subarray(start, end) });
  }

  #with(row: TcpRow, fields: Partial<Forged>): Forged {
    const timestamps = { value: row.tsRecent, echo: this.#random.u32() };
    return {
      seq: seq(row.rcvNxt),
      ack: seq(row.sndUna),
      flags: ack,
      window: this.#random.pick([0, 1, 0x7fff, row.sndWnd >> row.sndWindScale]),
      payload: new Uint8Array(0),
      options: (row.constFlags & timestampsOn) === 0 ? NO_TCP_OPTIONS : { timestamps },
      ...fields,
    };
  }

  #frame(forged: Forged): Uint8Array {
    const { link, content: _content, ...tuple } = this.#victim;
    const window = Math.min(0xffff, forged.window);
    return buildTcpFrame({ link, segment: { ...tuple, urgentPointer: 0, ...forged, window } });
  }
}
