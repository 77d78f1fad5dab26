/** A connection as a measurement wants it: image, rings, buffers, and the segments of its peer. */
import {
  encodeNeighborImage,
  encodePathImage,
  encodeReceiveEntry,
  encodeSendEntry,
  encodeTcpImage,
  limits,
  Opcode,
  registers,
  sizeOfTcpImage,
  type TcpImage,
} from '#contract';
import { type Random, type SeqNum, seq, seqAdd } from '#units';
import { buildTcpFrame, ipv4, mac, NO_TCP_OPTIONS, TcpFlag } from '#wire';
import { TcpState } from '../../../src/contract/gen/enums.ts';
import type { CommandFields } from '../../../src/driver/engine/commands.ts';
import type { NicBase } from '../../../src/driver/nic/nicBase.ts';

export const hostMac = mac('02:00:00:00:00:01');
export const peerMac = mac('02:00:00:00:00:02');
export const hostAddress = ipv4('10.0.0.1');
export const peerAddress = ipv4('10.0.0.2');

const regionLog2 = 16;
const ringLog2 = 6;
/** Large enough that congestion and peer window never hold a segment back. */
const endless = 2 ** 30;

export interface ConnectionOptions {
  /** Payload bytes of a full segment. */
  readonly payload: number;
  readonly timestamps: boolean;
}

const address = (value: number): Uint8Array => {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

const macBytes = (value: number): Uint8Array => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes.subarray(2);
};

export const neighborImage = (): Uint8Array =>
  encodeNeighborImage({
    handle: 1n,
    dlSourceAddress: new Uint8Array(6),
    vlanId: 0,
    dlDestinationAddress: macBytes(peerMac),
    hostReachabilityDelta: 0,
    nicReachabilityDelta: 0,
  });

export const pathImage = (neighbor: number, pathMtu: number = limits.pathMtuMax): Uint8Array =>
  encodePathImage({
    handle: 2n,
    sourceAddress: address(hostAddress),
    destinationAddress: address(peerAddress),
    neighbor,
    pathMtu,
    ipVersion: 4,
  });

export class Connection {
  readonly number: number;
  readonly image: TcpImage;
  readonly #nic: NicBase;
  readonly #options: ConnectionOptions;
  readonly #memory: { readonly image: number; readonly buffer: number };
  /** Reference of the live row. */
  target = 0;
  #posted = { send: 0, receive: 0, sendSeq: 0 as SeqNum };
  #nextIn: SeqNum;

  constructor(nic: NicBase, random: Random, number: number, path: number, options: ConnectionOptions) {
    const { hostMemory, nicMemory } = nic;
    this.number = number;
    this.#nic = nic;
    this.#options = options;
    this.#memory = { image: hostMemory.take(sizeOfTcpImage), buffer: hostMemory.take(2 ** regionLog2) };
    const rcvNxt = seq(random.u32());
    const sndUna = seq(random.u32());
    this.#nextIn = rcvNxt;
    this.#posted.sendSeq = sndUna;
    this.image = {
      ...nothing,
      handle: BigInt(number),
      path,
      localPort: 5001,
      remotePort: 10_000 + number,
      constFlags: options.timestamps ? 1 : 0,
      // Engine.md 6.1 takes the 12 bytes of the option off.
      remoteMss: options.payload + (options.timestamps ? 12 : 0),
      rcvNxt,
      sndUna,
      sndNxt: sndUna,
      sndMax: sndUna,
      sndEnd: sndUna,
      sendWL1: rcvNxt,
      sendRing: BigInt(hostMemory.take(limits.entryBytes << ringLog2)),
      receiveRing: BigInt(hostMemory.take(limits.entryBytes << ringLog2)),
      region: BigInt(nicMemory.take(2 ** regionLog2, 2 ** regionLog2)),
    };
  }

  initiate(): { readonly opcode: Opcode; readonly fields: CommandFields } {
    void this.#nic.target.writeMemory('host', this.#memory.image, encodeTcpImage(this.image));
    return { opcode: Opcode.InitiateTcp, fields: { image: BigInt(this.#memory.image) } };
  }

  order(opcode: typeof Opcode.Query | typeof Opcode.Terminate): {
    readonly opcode: Opcode;
    readonly fields: CommandFields;
  } {
    const { image, buffer } = this.#memory;
    return {
      opcode,
      fields: {
        image: BigInt(image),
        buffer: BigInt(buffer),
        bufferBytes: 2 ** regionLog2,
        target: this.target,
        sendProducer: this.#posted.send,
        receiveProducer: this.#posted.receive,
      },
    };
  }

  live(target: number): void {
    this.target = target;
  }

  /** Posts a buffer to receive into; returns where it lies. */
  postReceive(bytes: number): number {
    const at = this.#nic.hostMemory.take(bytes);
    const entry = encodeReceiveEntry({ buffer: BigInt(at), bytes, filled: 0, noPush: false, phase: true });
    const place = Number(this.image.receiveRing) + limits.entryBytes * this.#posted.receive++;
    void this.#nic.target.writeMemory('host', place, entry);
    this.#ring(true, this.#posted.receive);
    return at;
  }

  /** Posts buffers of send data, each at the byte address given by `skew`. At most the ring holds, once. */
  postSend(buffers: readonly Uint8Array[], skew: (index: number) => number): void {
    for (const [index, data] of buffers.entries()) {
      const at = this.#nic.hostMemory.take(data.length + 64) + skew(index);
      void this.#nic.target.writeMemory('host', at, data);
      const entry = encodeSendEntry({
        buffer: BigInt(at),
        seq: this.#posted.sendSeq,
        bytes: data.length,
        endOfNbl: true,
        fin: false,
        phase: true,
      });
      const place = Number(this.image.sendRing) + limits.entryBytes * this.#posted.send++;
      void this.#nic.target.writeMemory('host', place, entry);
      this.#posted.sendSeq = seqAdd(this.#posted.sendSeq, data.length);
    }
  }

  /** Tells the device of what postSend wrote. */
  doorbell(): void {
    this.#ring(false, this.#posted.send);
  }

  /** The peer's next segment, in order. */
  segment(payload: Uint8Array): Uint8Array {
    const at = this.#nextIn;
    this.#nextIn = seqAdd(at, payload.length);
    const options = this.#options.timestamps ? { optionBytes: timestampOption } : {};
    return buildTcpFrame({
      link: { destination: hostMac, source: peerMac },
      segment: {
        source: peerAddress,
        destination: hostAddress,
        sourcePort: this.image.remotePort,
        destinationPort: this.image.localPort,
        seq: at,
        ack: this.image.sndUna as SeqNum,
        flags: TcpFlag.ack,
        window: 0xffff,
        urgentPointer: 0,
        options: NO_TCP_OPTIONS,
        payload,
        ...options,
      },
    });
  }

  #ring(receive: boolean, producer: number): void {
    const { offset, fields } = registers.connectionDoorbell;
    const row = this.target & 0xffff;
    const value =
      (producer << fields.producer.lsb) | (row << fields.connection.lsb) | (Number(receive) << fields.receive.lsb);
    void this.#nic.target.writeRegister(offset, value >>> 0);
  }
}

/** NOP NOP TS(1000, 0). */
const timestampOption = Uint8Array.of(1, 1, 8, 10, 0, 0, 3, 0xe8, 0, 0, 0, 0);

/** An idle connection without rings and addresses. */
export const nothing: TcpImage = {
  handle: 0n,
  path: 0,
  localPort: 0,
  remotePort: 0,
  constFlags: 0,
  sndWindScale: 0,
  rcvWindScale: 0,
  remoteMss: 0,
  hashValue: 0,
  cachedFlags: 0,
  ttlOrHopLimit: 64,
  tosOrTrafficClass: 0,
  userPriority: 0,
  initialRcvWnd: 0xffff,
  rcvIndicationSize: 0,
  maxRT: 0,
  kaTimeout: 0,
  kaInterval: 0,
  flowLabel: 0,
  kaProbeCount: 0,
  state: TcpState.Established,
  dupAckCount: 0,
  sndWndProbeCount: 0,
  retransmitCount: 0,
  delegatedFlags: 0,
  keepAliveProbeCount: 0,
  rcvNxt: 0,
  rcvWnd: 0xffff,
  sndUna: 0,
  sndNxt: 0,
  sndMax: 0,
  sndWnd: endless,
  maxSndWnd: endless,
  sendWL1: 0,
  cWnd: endless,
  ssThresh: endless,
  sRtt: 0,
  rttVar: 0,
  tsRecent: 0,
  tsRecentAge: 0,
  tsTime: 0,
  totalRT: 0,
  retransmitTimeoutDelta: 0xffff_ffff,
  keepAliveTimeoutDelta: 0xffff_ffff,
  sendBacklogSize: 0,
  receiveBacklogSize: 0,
  dWnd: 0,
  bufferedBytes: 0,
  sndEnd: 0,
  finPosted: false,
  finReceived: false,
  disconnectIndicated: false,
  aborted: false,
  sendRing: 0n,
  receiveRing: 0n,
  region: 0n,
  sendRingLog2: ringLog2,
  receiveRingLog2: ringLog2,
  regionLog2,
};
