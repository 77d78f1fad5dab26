/** A socket over a path that the test plays by hand. */
import { expect, test } from 'vitest';
import { SmokestackError } from '#units';
import { ipv4 } from '#wire';
import { Socket } from './socket.ts';
import type { StreamPath } from './streamPath.ts';

const tuple = { localAddress: ipv4('10.0.0.1'), localPort: 1, remoteAddress: ipv4('10.0.0.2'), remotePort: 2 };

const path = (unacknowledged: number): StreamPath => ({
  unacknowledged,
  drained: true,
  write: () => {},
  close: () => {},
  abort: () => {},
  read: () => undefined,
  setReading: () => {},
});

test('after onClose nothing more is told, whatever path comes under the socket', () => {
  const socket = new Socket(tuple, path(100), 10);
  const told: string[] = [];
  socket.onDrain = () => told.push('drain');
  socket.onError = () => told.push('error');
  socket.onClose = () => told.push('close');
  expect(socket.write(new Uint8Array(1))).toBe(false);
  socket.finished(new SmokestackError('link-lost', 'connection reset by the peer'));
  socket.switchTo(path(0));
  expect(told).toEqual(['error', 'close']);
});
