/** Cycles a sent segment costs: first to last frame that leaves, out of buffers of 16 KiB at any byte address. */
import { type SeqNum, seqSpan } from '#units';
import { parseTcpFrame } from '#wire';
import { eventsBetween, type Rate, warmUp } from './rate.ts';
import { type FrameOut, type Rig, unfit } from './rig.ts';

export interface TransmitBurst {
  readonly connections: number;
  /** Payload bytes of a full segment. */
  readonly payload: number;
  readonly timestamps: boolean;
  /** Buffers of 16 KiB for each connection; the last one ends with the last full segment. */
  readonly buffers: number;
}

const bufferBytes = 16_384;

/**
 * Everything that was posted leaves, no acknowledgement needed: both windows are 1 GiB. Counted between the last beats of
 * the frames behind the warm-up.
 * @throws SmokestackError 'mismatch' unless exactly the posted bytes left, in segments of full size and in order
 */
export async function transmitRate(rig: Rig, burst: TransmitBurst): Promise<Rate> {
  const connections = await rig.connect(burst.connections, burst);
  const data = connections.map((one) => {
    const bytes = Buffer.from(rig.random.bytes(fullSegments(burst) * burst.payload));
    const buffers = Array.from({ length: burst.buffers }, (_, i) =>
      bytes.subarray(i * bufferBytes, (i + 1) * bufferBytes),
    );
    one.postSend(buffers, () => rig.random.int(0, 63));
    return { una: one.image.sndUna as SeqNum, bytes, sent: 0 };
  });
  await rig.rest();
  rig.forget();
  for (const one of connections) one.doorbell();
  await rig.rest();

  const frames = rig.frames;
  const port = connections[0]?.image.remotePort ?? 0;
  for (const frame of frames) {
    const { destinationPort, seq, payload } = segmentOf(frame);
    const stream = data[destinationPort - port];
    if (stream === undefined) throw unfit(`a segment to port ${destinationPort} left, which is no connection's`);
    if (seqSpan(stream.una, seq) !== stream.sent)
      throw unfit(`segments of connection ${destinationPort - port} leave out of order`);
    if (!stream.bytes.subarray(stream.sent, stream.sent + payload.length).equals(payload))
      throw unfit(`connection ${destinationPort - port} sent other bytes than were posted`);
    stream.sent += payload.length;
  }
  for (const [number, { sent, bytes }] of data.entries())
    if (sent !== bytes.length) throw unfit(`connection ${number} sent ${sent} of ${bytes.length} bytes`);
  const least = connections.length * fullSegments(burst);
  if (frames.length !== least) throw unfit(`${frames.length} segments left where ${least} would do`);

  const skipped = Math.floor(frames.length * warmUp);
  const from = frames[skipped]?.cycle ?? 0;
  const to = frames[frames.length - 1]?.cycle ?? 0;
  return { cyclesPerSegment: (to - from) / (frames.length - 1 - skipped), found: eventsBetween(rig, from, to) };
}

const fullSegments = ({ buffers, payload }: TransmitBurst): number => Math.floor((buffers * bufferBytes) / payload);

function segmentOf({ data }: FrameOut) {
  const parsed = parseTcpFrame(data);
  if (!parsed.ok) throw unfit(`a frame left that is no segment: ${parsed.fault}`);
  return parsed.value.segment;
}
