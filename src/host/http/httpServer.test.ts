import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Network, rightAddress } from '../testing/network.ts';
import { generatedContent } from './content.ts';
import { serveHttp } from './httpServer.ts';

/** Sends `requests` and collects everything that comes back until the server closes. */
const fetchAll = (requests: string, seed = 1, loss = 0.02) => {
  const network = new Network(seed, { loss });
  serveHttp(network.right, 8080);
  const socket = network.left().stack.connect({ address: rightAddress, port: 8080 });
  const pieces: Uint8Array[] = [];
  let ended = false;
  socket.onData = (bytes) => pieces.push(bytes);
  socket.onEnd = () => {
    ended = true;
    socket.end();
  };
  socket.write(new TextEncoder().encode(requests));
  expect(network.run(() => ended)).toBe(true);
  return Buffer.concat(pieces);
};

const split = (answer: Buffer): { head: string; body: Buffer } => {
  const end = answer.indexOf('\r\n\r\n');
  return { head: answer.subarray(0, end).toString('latin1'), body: answer.subarray(end + 4) };
};

const expected = (size: number, seed: number): Buffer => Buffer.concat([...generatedContent(size, seed)]);
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('HTTP server', () => {
  it('serves generated content of the size and seed asked for, over a lossy wire', () => {
    const { head, body } = split(
      fetchAll('GET /bytes/1000001?seed=7 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
    );
    expect(head).toContain('HTTP/1.1 200 OK');
    expect(head).toContain('Content-Length: 1000001');
    expect(body.length).toBe(1_000_001);
    expect(sha(body)).toBe(sha(expected(1_000_001, 7)));
    expect(sha(body)).not.toBe(sha(expected(1_000_001, 8)));
  });

  it('keeps the connection alive between requests, also pipelined ones', () => {
    const answer = fetchAll(
      'GET /bytes/10?seed=1 HTTP/1.1\r\n\r\nHEAD /bytes/5 HTTP/1.1\r\n\r\nGET /bytes/70000?seed=2 HTTP/1.1\r\nConnection: close\r\n\r\n',
    );
    const first = split(answer);
    expect(first.body.subarray(0, 10)).toEqual(expected(10, 1));
    const second = split(first.body.subarray(10));
    expect(second.head).toContain('Content-Length: 5');
    const third = split(second.body);
    expect(third.head).toContain('Connection: close');
    expect(sha(third.body)).toBe(sha(expected(70_000, 2)));
  });

  it('answers what it does not know with a status and closes after nonsense', () => {
    expect(split(fetchAll('GET /nothing HTTP/1.0\r\n\r\n')).head).toContain('404');
    expect(split(fetchAll('POST /bytes/1 HTTP/1.0\r\n\r\n')).head).toContain('405');
    expect(split(fetchAll('what is this\r\n\r\n')).head).toContain('400');
    expect(split(fetchAll('GET / HTTP/3.0\r\n\r\n')).head).toContain('505');
  });
});
