/** A device that lies once: one bit of what it pushes is turned over before anybody hears of it. */
import type { PushHandlers, Target } from '#protocol';

/** What to spoil: the n-th push of a kind that `fits`, and the byte in it. */
export interface Lie {
  readonly kind: 'frame' | 'entries' | 'retire';
  fits(bytes: Uint8Array): boolean;
  at(bytes: Uint8Array): number;
}

/** The same target, with one bit of one push turned over. */
export function lying(target: Target, lie: Lie): Target {
  // Every listener hears the same lie.
  let truth: Uint8Array | undefined;
  let told: Uint8Array = new Uint8Array(0);
  const bent = (bytes: Uint8Array): Uint8Array => {
    if (truth === undefined && lie.fits(bytes)) {
      truth = bytes;
      const at = lie.at(bytes);
      told = Uint8Array.from(bytes, (byte, i) => (i === at ? byte ^ 1 : byte));
    }
    return bytes === truth ? told : bytes;
  };
  const through = ({ frame, entries, retire, strobes }: PushHandlers): PushHandlers => ({
    frame: (data, cycle) => frame?.(lie.kind === 'frame' ? bent(data) : data, cycle),
    entries: (group) => entries?.(lie.kind === 'entries' ? { ...group, entries: bent(group.entries) } : group),
    retire: (records, cycle) => retire?.(lie.kind === 'retire' ? bent(records) : records, cycle),
    strobes: (cycles) => strobes?.(cycles),
  });
  return new Proxy(target, {
    get: (on, name) => {
      if (name === 'onPush') return (handlers: PushHandlers) => on.onPush(through(handlers));
      const value: unknown = Reflect.get(on, name);
      return typeof value === 'function' ? value.bind(on) : value;
    },
  });
}
