import type { NeighborImage, PathImage, TcpImage } from '#contract';
import { build, type Segment } from './frame.ts';
import type { EngineServices } from './services.ts';

type Fields = Omit<Segment, 'sourceAddress' | 'destinationAddress' | 'sourcePort' | 'destinationPort'>;

/** A segment of a connection as a frame: TCP fields from it, IP fields from its path, MAC fields from its neighbor. */
export const frameOf = (
  engine: EngineServices,
  tcp: TcpImage,
  path: PathImage,
  neighbor: NeighborImage,
  fields: Fields,
): Uint8Array => {
  const address = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const link = {
    source: sourceOf(engine, neighbor),
    destination: neighbor.dlDestinationAddress,
    ttl: tcp.ttlOrHopLimit,
    tos: tcp.tosOrTrafficClass,
    id: engine.nextIpId(),
  };
  return build(link, {
    ...fields,
    sourceAddress: address(path.sourceAddress),
    destinationAddress: address(path.destinationAddress),
    sourcePort: tcp.localPort,
    destinationPort: tcp.remotePort,
  });
};

/** The neighbor's source address, or the interface's where it has none (CHM-VAR-021, -022). */
const sourceOf = ({ parts }: EngineServices, { dlSourceAddress }: NeighborImage): Uint8Array => {
  if (dlSourceAddress.some((byte) => byte !== 0)) return dlSourceAddress;
  const mac = new Uint8Array(8);
  new DataView(mac.buffer).setBigUint64(0, parts.registers.get64('macAddress'), true);
  return mac.subarray(0, 6);
};
