import { SmokestackError } from '#units';

/** Where the device is: what --target says. */
export type TargetName =
  | { readonly kind: 'sim' }
  /** A target that listens already: `ws://…`, `wss://…`, `unix:PATH`. */
  | { readonly kind: 'bridge'; readonly url: string };

/** Targets of the design that this version cannot reach yet. */
const later = /^(emulated$|serial:|pcie:|board:|replay:)/;

/** @throws SmokestackError 'usage' for words that name no target */
export function targetNamed(words: string): TargetName {
  if (words === 'sim') return { kind: 'sim' };
  if (/^(wss?:\/\/|unix:)./.test(words)) return { kind: 'bridge', url: words };
  const cure = 'use sim, ws://HOST:PORT, wss://HOST:PORT or unix:PATH';
  throw new SmokestackError(
    'usage',
    later.test(words) ? `the target ${words} is not available yet` : `'${words}' is no target`,
    { cure },
  );
}
