/**
 * The seam between a NIC, a cable and a peer: whole Ethernet frames without FCS. Whoever owns the seam (a target, a
 * peer) shows it as `port`, seen from outside: `send` gives a frame to the owner, `onFrame` hears what the owner sends.
 * A frame is never modified after it was sent or received, so both sides may keep it without a copy.
 */
export interface FramePort {
  /** Gives one frame to the other side. */
  send(frame: Uint8Array): void;
  /** Names the one receiver of frames from the other side; a later call replaces it. */
  onFrame(handler: (frame: Uint8Array) => void): void;
}

/** Two ports that face each other: what one sends, the other receives at once. */
export const framePortPair = (): [FramePort, FramePort] => {
  const handlers: [(frame: Uint8Array) => void, (frame: Uint8Array) => void] = [() => {}, () => {}];
  const port = (own: 0 | 1, other: 0 | 1): FramePort => ({
    send: (frame) => handlers[other](frame),
    onFrame: (handler) => {
      handlers[own] = handler;
    },
  });
  return [port(0, 1), port(1, 0)];
};
