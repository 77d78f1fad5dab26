/** Which images of connections are taken down, and with which status the others are refused (11.2). */
import { limits, Status, type TcpImage, DeviceTcpState as TcpState } from '#contract';
import { seq, seqAdd, seqLe } from '#units';
import { effectiveMss } from '../../engine/index.ts';
import type { Core } from '../core/core.ts';
import type { Path } from '../objects/objects.ts';
import { tupleOf } from '../objects/tupleMap.ts';

const offloadable = new Set<number>([
  TcpState.Established,
  TcpState.FinWait1,
  TcpState.FinWait2,
  TcpState.CloseWait,
  TcpState.Closing,
  TcpState.LastAck,
]);
const scaleMax = 14;
/** Rings begin at multiples of this, in bytes. */
const ringAlignment = 64n;

/** sndUna <= sndNxt <= sndMax <= sndEnd + finPosted. */
function sequencesInOrder(image: TcpImage): boolean {
  const [una, nxt, max] = [seq(image.sndUna), seq(image.sndNxt), seq(image.sndMax)];
  const end = seqAdd(seq(image.sndEnd), image.finPosted ? 1 : 0);
  return seqLe(una, nxt) && seqLe(nxt, max) && seqLe(max, end);
}

/** Both rings of a connection where the device can read them. */
const ringsReadable = ({ sendRing, sendRingLog2, receiveRing, receiveRingLog2 }: TcpImage): boolean =>
  Math.max(sendRingLog2, receiveRingLog2) <= limits.ringLog2Max &&
  sendRing % ringAlignment === 0n &&
  receiveRing % ringAlignment === 0n;

/** 11.2 in its order. */
export function tcpInitiateStatus(core: Core, image: TcpImage, path: Path | undefined, bufferBytes: number): Status {
  if (path === undefined || path.damaged) return Status.Failure;
  const mss = effectiveMss(image.remoteMss, path.image.pathMtu, (image.constFlags & 1) !== 0);
  const sound =
    offloadable.has(image.state) &&
    !image.aborted &&
    ringsReadable(image) &&
    image.sndWindScale <= scaleMax &&
    image.rcvWindScale <= scaleMax &&
    mss >= 1 &&
    image.regionLog2 >= limits.regionLog2Min &&
    image.regionLog2 <= limits.regionLog2Max &&
    sequencesInOrder(image);
  if (!sound) return Status.Failure;
  const room = 2 ** image.regionLog2 - 2 ** image.rcvWindScale;
  const least = image.rcvWindScale === 0 ? 0 : 2 ** (image.rcvWindScale + 1);
  const held = bufferBytes + image.rcvWnd;
  if (image.initialRcvWnd > room || image.initialRcvWnd < least || held >= 2 ** image.regionLog2)
    return Status.OffloadTcpRcvWindow;
  if (core.tuples.get(...tupleOf(path, image)) !== undefined) return Status.Failure;
  return core.connections.isFull ? Status.OffloadTcpEntries : Status.Success;
}
