/** Images of initiates with one lie in them, and the status that docs/contract/engine.md 11.1 and 11.2 give it. */
import { limits, type PathImage, Status, type TcpImage } from '#contract';
import type { Random } from '#units';

type Lie<Image> = readonly [status: Status, tell: (image: Image, random: Random) => Image];

/** Neither neighbors, nor of this generation, nor anything. */
export const strangeReference = (random: Random): number =>
  random.pick([0, 0xffff_ffff, 0x1000_ffff, 0x2000_ffff, 0x3000_ffff, 0xf000_0000, random.u32() | 0x8000_0000]) >>> 0;

export const liesAboutPaths: Readonly<Record<string, Lie<PathImage>>> = {
  'a neighbor that is none': [Status.Failure, (image, r) => ({ ...image, neighbor: strangeReference(r) })],
  'a neighbor of another generation': [
    Status.Failure,
    (image) => ({ ...image, neighbor: (image.neighbor ^ 0x0800_0000) >>> 0 }),
  ],
  'an MTU that is too large': [
    Status.OffloadPathMtu,
    (image, r) => ({ ...image, pathMtu: r.pick([limits.pathMtuMax + 1, 9000, 0x1_0000, 0xffff_ffff]) }),
  ],
  'an MTU that is too small': [Status.Failure, (image, r) => ({ ...image, pathMtu: r.int(0, 67) })],
  'another IP version': [Status.Failure, (image, r) => ({ ...image, ipVersion: r.pick([0, 5, 6, 255]) })],
};

const offloadable = new Set([4, 5, 6, 7, 8, 9]);

/** The window must fit the region with a unit of its scale to spare. */
const room = ({ regionLog2, rcvWindScale }: TcpImage): number => 2 ** regionLog2 - 2 ** rcvWindScale;

export const liesAboutConnections: Readonly<Record<string, Lie<TcpImage>>> = {
  'a path that is none': [Status.Failure, (image, r) => ({ ...image, path: strangeReference(r) })],
  'a path of another generation': [Status.Failure, (image) => ({ ...image, path: (image.path ^ 0x0800_0000) >>> 0 })],
  'a state that is not offloadable': [
    Status.Failure,
    (image, r) => {
      let state = r.int(0, 255);
      while (offloadable.has(state)) state = r.int(0, 255);
      return { ...image, state: state as TcpImage['state'] };
    },
  ],
  'a scale of ours above 14': [Status.Failure, (image, r) => ({ ...image, rcvWindScale: r.int(15, 255) })],
  'a scale of the peer above 14': [Status.Failure, (image, r) => ({ ...image, sndWindScale: r.int(15, 255) })],
  'no room for a byte in a segment': [
    Status.Failure,
    (image, r) => ({ ...image, remoteMss: (image.constFlags & 1) === 1 ? r.int(0, 12) : 0 }),
  ],
  'a region that is too small': [
    Status.Failure,
    (image, r) => ({ ...image, regionLog2: r.int(0, limits.regionLog2Min - 1) }),
  ],
  'a region that is too large': [
    Status.Failure,
    (image, r) => ({ ...image, regionLog2: r.int(limits.regionLog2Max + 1, 255) }),
  ],
  'SND.NXT before SND.UNA': [
    Status.Failure,
    (image, r) => ({ ...image, sndNxt: (image.sndUna - r.int(1, 2 ** 20)) >>> 0 }),
  ],
  'SND.MAX before SND.NXT': [
    Status.Failure,
    (image, r) => ({ ...image, sndMax: (image.sndNxt - r.int(1, 2 ** 20)) >>> 0 }),
  ],
  'SND.MAX behind the end': [
    Status.Failure,
    (image, r) => {
      const sndMax = (image.sndEnd + r.int(1, 2 ** 20)) >>> 0;
      return { ...image, sndMax, sndNxt: image.sndUna };
    },
  ],
  'a window that the region cannot hold': [
    Status.OffloadTcpRcvWindow,
    (image, r) => ({ ...image, initialRcvWnd: room(image) + r.pick([1, 2, 2 ** 20]) }),
  ],
  'a window open wider than the region': [
    Status.OffloadTcpRcvWindow,
    (image, r) => ({ ...image, rcvWnd: 2 ** image.regionLog2 + r.pick([0, 1, 2 ** 20]) }),
  ],
  'a window below two units of its scale': [
    Status.OffloadTcpRcvWindow,
    (image, r) => {
      const rcvWindScale = r.int(1, 14);
      return { ...image, rcvWindScale, initialRcvWnd: r.int(0, 2 ** (rcvWindScale + 1) - 1), rcvWnd: 0 };
    },
  ],
};

/** `image` with a lie chosen by `random`. */
export function told<Image>(
  lies: Readonly<Record<string, Lie<Image>>>,
  image: Image,
  random: Random,
): { readonly what: string; readonly status: Status; readonly image: Image } {
  const what = random.pick(Object.keys(lies));
  const [status, tell] = lies[what] as Lie<Image>;
  return { what, status, image: tell(image, random) };
}
