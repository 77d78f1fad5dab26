/** Handing one object down to the device (docs/spec/chimney-state.md sections 6.2 to 6.5). */
import {
  encodeNeighborImage,
  encodePathImage,
  encodeTcpImage,
  type InitiateStatus,
  limits,
  type NeighborBlock,
  ndisStatus,
  Opcode,
  offloadableStates,
  type PathBlock,
  referenceIndex,
  Status,
  type TcpBlock,
} from '#contract';
import { dataBytes, pieces, unchained } from '../buffers/netBuffers.ts';
import { Connection } from '../connection/connection.ts';
import { ConnectionMemory } from '../connection/connectionMemory.ts';
import type { CommandFields } from '../engine/commands.ts';
import type { Engine } from '../engine/engine.ts';
import { NeighborContext, PathContext } from '../engine/objects.ts';
import { neighborImage } from '../state/neighborImage.ts';
import { pathImage } from '../state/pathImage.ts';
import { finOf, isComplete, tcpImage } from '../state/tcpImage.ts';

/** Hears the context of an object that the device holds now, or the status it was refused with. */
type Ended<Context> = (result: Context | InitiateStatus) => void;

/** Bytes of IPv4 and TCP header without options. */
const headerBytes = 40;

/** Puts `image` into host memory, where it stays as long as the device holds the object. */
const initiateWith = (
  { nic, commands }: Engine,
  opcode: Opcode,
  image: Uint8Array,
  ended: (refused: InitiateStatus | undefined, reference: number, address: number) => void,
): InitiateStatus | undefined => {
  const address = nic.hostMemory.tryTake(image.length);
  if (address === undefined) return ndisStatus.resources;
  void nic.target.writeMemory('host', address, image);
  const fields = (): CommandFields => ({ image: BigInt(address) });
  commands.issue(opcode, fields, ({ status, target }) => {
    const refused = refusedWith(status);
    if (refused !== undefined) nic.hostMemory.give(address);
    ended(refused, target, address);
  });
  return undefined;
};

/** Undefined: the device holds the object. */
const refusedWith = (status: Status): InitiateStatus | undefined =>
  status === Status.Success ? undefined : (status as InitiateStatus);

/** Returns the status of a neighbor that the device need not be asked about. */
export const offloadNeighbor = (
  engine: Engine,
  block: NeighborBlock,
  ended: Ended<NeighborContext>,
): InitiateStatus | undefined => {
  const image = neighborImage(engine.objects.newHandle(), block.state);
  if (image === undefined) return ndisStatus.failure;
  // The device hears the interface's own address alone (engine.md section 3.2).
  if (image.dlSourceAddress.some((byte, i) => byte !== 0 && byte !== engine.macAddress()[i]))
    return ndisStatus.offloadHwAddressEntries;
  // It inserts no tags (CHM-VAR-024): it has room for the untagged VLAN only.
  if (image.vlanId !== 0) return ndisStatus.offloadVlanEntries;
  return initiateWith(engine, Opcode.InitiateNeighbor, encodeNeighborImage(image), (refused, reference, address) => {
    if (refused !== undefined) return ended(refused);
    const context = new NeighborContext(block.ndisOffloadHandle, reference, address);
    engine.objects.neighbors.add(context);
    ended(context);
  });
};

/** Returns the status of a path that the device need not be asked about. */
export const offloadPath = (
  engine: Engine,
  block: PathBlock,
  neighbor: NeighborContext,
  ended: Ended<PathContext>,
): InitiateStatus | undefined => {
  const version = block.header.type.startsWith('ip6') ? 6 : 4;
  const image = pathImage(engine.objects.newHandle(), neighbor.reference, version, block.state);
  if (image === undefined || version === 6) return ndisStatus.failure;
  neighbor.users++;
  const asked = initiateWith(engine, Opcode.InitiatePath, encodePathImage(image), (refused, reference, address) => {
    if (refused !== undefined) {
      neighbor.users--;
      return ended(refused);
    }
    const context = new PathContext(block.ndisOffloadHandle, reference, address, neighbor, image.pathMtu);
    engine.objects.paths.add(context);
    ended(context);
  });
  if (asked !== undefined) neighbor.users--;
  return asked;
};

/** Smallest region that holds everything the peer may send and the host has not taken; undefined: none is large enough. */
const regionLog2For = (bytes: number): number | undefined => {
  for (let log2 = limits.regionLog2Min; log2 <= limits.regionLog2Max; log2++) if (2 ** log2 >= bytes) return log2;
  return undefined;
};

/** Returns the status of a connection that the device need not be asked about. */
export const offloadConnection = (
  engine: Engine,
  block: TcpBlock,
  path: PathContext,
  ended: Ended<Connection>,
): InitiateStatus | undefined => {
  const { state, ndisOffloadHandle: handle } = block;
  if (!isComplete(state) || handle === null || !offloadableStates.has(state.delegated.state)) return ndisStatus.failure;
  const { constant, cached, delegated } = state;
  const buffered = unchained(delegated.bufferedData);
  const bufferedBytes = buffered.reduce((sum, request) => sum + dataBytes(request), 0);
  // An edge that was rounded up to the scale reaches beyond the window (engine.md 11.2).
  const held = delegated.rcvWnd + bufferedBytes + 1;
  const regionLog2 = regionLog2For(Math.max(cached.initialRcvWnd + 2 ** constant.rcvWindScale, held));
  if (regionLog2 === undefined) return ndisStatus.offloadTcpRcvWindow;
  const memory = ConnectionMemory.take(engine.nic, engine.rings, regionLog2);
  if (typeof memory === 'number') return memory;

  const mss = Math.max(1, Math.min(constant.remoteMss, path.pathMtu - headerBytes));
  const fin = finOf(delegated.state);
  const connection = new Connection(engine, { handle, path, memory, sndUna: delegated.sndUna, mss, fin });
  // The host's chain is not unlinked: refused, it must be as it was (CHM-INIT-015).
  const sends = unchained(block.netBufferListChain);
  if (!connection.handDown(sends)) {
    connection.stream.drop();
    memory.give();
    return ndisStatus.resources;
  }
  const { target } = engine.nic;
  let at = memory.buffer;
  for (const piece of buffered.flatMap(pieces)) {
    void target.writeMemory('host', at, piece);
    at += piece.length;
  }
  const image = tcpImage(state, {
    handle: engine.objects.newHandle(),
    path: path.reference,
    sendBytes: sends.reduce((sum, request) => sum + dataBytes(request), 0),
    bufferedBytes,
    sendRing: memory.sendRing,
    sendRingLog2: engine.rings.sendLog2,
    receiveRing: memory.receiveRing,
    receiveRingLog2: engine.rings.receiveLog2,
    region: memory.region,
    regionLog2,
  });
  void target.writeMemory('host', memory.image, encodeTcpImage(image));
  path.users++;
  const fields = (): CommandFields => ({
    image: BigInt(memory.image),
    buffer: BigInt(memory.buffer),
    bufferBytes: bufferedBytes,
    rawTransmitProducer: engine.rawTransmitProducer(),
    ...connection.producers,
  });
  engine.commands.issue(Opcode.InitiateTcp, fields, ({ status, target: reference }) => {
    const refused = refusedWith(status);
    if (refused !== undefined) {
      connection.stream.drop();
      memory.give();
      path.users--;
      return ended(refused);
    }
    connection.live(reference, referenceIndex(reference));
    engine.objects.connections.set(reference, connection);
    // From now on they are sends like any other (CHM-INIT-036).
    for (const request of sends) request.next = null;
    ended(connection);
  });
  return undefined;
};
