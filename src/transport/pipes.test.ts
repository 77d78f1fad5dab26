import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import type { SmokestackError } from '#units';
import { memoryPipePair } from './memoryPipe.ts';
import { observedPipe } from './observedPipe.ts';
import type { MessagePipe } from './pipe.ts';
import { readToken } from './token.ts';
import { connectWebSocket } from './webSocketPipe.ts';

const token = 'f00dfacef00dfacef00dfacef00dface';
let folder: string;
let http: Server;
let sockets: WebSocketServer;
let far: Promise<WebSocket>;
/** Authorization headers and addresses that the server saw. */
let seen: string[];
let onFar: (socket: WebSocket) => void;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smokestack-pipes-'));
  http = createServer();
  sockets = new WebSocketServer({ noServer: true, perMessageDeflate: true });
  seen = [];
  far = new Promise((resolve) => {
    onFar = resolve;
  });
  http.on('upgrade', (request, socket, head) => {
    seen.push(
      request.headers.authorization ?? '',
      request.url ?? '',
      request.headers['sec-websocket-extensions'] ?? '',
    );
    if (request.headers.authorization === `Bearer ${token}x`) {
      socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => {
      // In the same write as the answer to the upgrade, or right behind it.
      ws.send(Uint8Array.of(42));
      onFar(ws);
    });
  });
});
afterEach(async () => {
  for (const client of sockets.clients) client.terminate();
  await new Promise((resolve) => http.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const listenUnix = (): Promise<string> =>
  new Promise((resolve) => http.listen(join(folder, 's'), () => resolve(`unix:${join(folder, 's')}`)));
const listenTcp = (): Promise<string> =>
  new Promise((resolve) =>
    http.listen(0, '127.0.0.1', () => resolve(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`)),
  );

const messagesOf = (pipe: MessagePipe): number[][] => {
  const messages: number[][] = [];
  pipe.onMessage((message) => messages.push([...message]));
  return messages;
};
const endOf = (pipe: MessagePipe): Promise<SmokestackError | undefined> =>
  new Promise((resolve) => pipe.onClose(resolve));
const refusal = (promise: Promise<unknown>): Promise<SmokestackError> =>
  promise.then(
    () => expect.unreachable(),
    (error: SmokestackError) => error,
  );

describe('WebSocket', () => {
  test.each([
    ['unix socket', listenUnix],
    ['TCP', listenTcp],
  ])('%s: messages both ways, early ones kept, sender free to reuse its bytes', async (_, listen) => {
    const pipe = await connectWebSocket(await listen());
    const server = await far;
    const echoed = new Promise<number[]>((resolve) => server.once('message', (data: Buffer) => resolve([...data])));
    const bytes = Uint8Array.of(1, 2, 3);
    pipe.send(bytes);
    bytes.fill(0);
    expect(await echoed).toEqual([1, 2, 3]);
    server.send(Uint8Array.of(7));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const messages = messagesOf(pipe);
    expect(messages).toEqual([[42], [7]]);
    expect(seen[2]).toBe(''); // no compression offered
    const end = endOf(pipe);
    await pipe.close();
    expect(await end).toBeUndefined();
    await pipe.close();
    pipe.send(bytes); // after the end: dropped
  });

  test('what a message sets off is over before the next one comes, though both came in one read', async () => {
    const pipe = await connectWebSocket(await listenUnix());
    const heard: string[] = [];
    const ended = new Promise<void>((resolve) => {
      pipe.onMessage((message) => {
        const [number] = message;
        heard.push(`message ${number}`);
        void (async () => {
          for (let turn = 0; turn < 5; turn++) await undefined;
          heard.push(`reaction ${number}`);
          if (number === 3) resolve();
        })();
      });
    });
    const socket = await far;
    const { _socket: stream } = socket as unknown as { _socket: Socket };
    stream.cork();
    for (const number of [1, 2, 3]) socket.send(Uint8Array.of(number));
    stream.uncork();
    await ended;
    const order = [42, 1, 2, 3].flatMap((number) => [`message ${number}`, `reaction ${number}`]);
    expect(heard).toEqual(order);
    await pipe.close();
  });

  test('the other end closing, vanishing, sending text or too much is told with what happened', async () => {
    const url = await listenUnix();
    const ends: [(socket: WebSocket) => void, string, RegExp][] = [
      [(socket) => socket.close(1001, 'shutting down'), 'link-lost', /1001: shutting down/],
      [(socket) => socket.terminate(), 'link-lost', /lost/],
      [(socket) => socket.send('text'), 'protocol', /text message/],
      [(socket) => socket.send(new Uint8Array(5000)), 'protocol', /Max payload size exceeded/],
    ];
    for (const [act, code, words] of ends) {
      far = new Promise((resolve) => {
        onFar = resolve;
      });
      const pipe = await connectWebSocket(url, { maxMessageBytes: 4096 });
      messagesOf(pipe);
      const end = endOf(pipe);
      act(await far);
      const error = await end;
      expect([error?.code, error?.message]).toEqual([code, expect.stringMatching(words)]);
    }
  });

  test('the token goes from its file into a header, and nowhere else', async () => {
    const url = await listenTcp();
    const file = join(folder, 'token');
    writeFileSync(file, `${token}\n`, { mode: 0o600 });
    await (await connectWebSocket(url, { token: file })).close();
    expect(seen[0]).toBe(`Bearer ${token}`);
    expect(seen[1]).toBe('/');
    writeFileSync(file, `${token}x\n`);
    const refused = await refusal(connectWebSocket(url, { token: file }));
    expect([refused.code, refused.message]).toEqual(['environment', `${url} refused the token`]);
    expect(`${refused.message}${refused.stack}${JSON.stringify(refused)}`).not.toContain(token);
  });

  test('a token file that others can read, a short token, a missing one', () => {
    const file = join(folder, 'token');
    writeFileSync(file, 'short', { mode: 0o600 });
    expect(() => readToken(file)).toThrow(/holds no token/);
    writeFileSync(file, token);
    chmodSync(file, 0o644);
    expect(() => readToken(file)).toThrow(/can be read by others/);
    expect(() => readToken(join(folder, 'none'))).toThrow(/cannot be read/);
  });

  test('addresses that are none, and nobody at one that is', async () => {
    for (const bad of ['http://x', 'unix:relative', 'ws://u:secret@h', 'ws://h/?token=secret', 'unix:/a:b', 'sim'])
      expect((await refusal(connectWebSocket(bad))).code, bad).toBe('usage');
    const nobody = await refusal(connectWebSocket(`unix:${join(folder, 'nobody')}`));
    expect([nobody.code, nobody.message]).toEqual(['link-lost', expect.stringMatching(/ENOENT/)]);
  });
});

describe('memory', () => {
  test('messages arrive in order and as copies; the end follows the last message', async () => {
    const [a, b] = memoryPipePair();
    const log: string[] = [];
    const bytes = Buffer.from([1]);
    a.send(bytes);
    bytes.fill(9);
    a.send(Uint8Array.of(2));
    await a.close();
    await new Promise((resolve) => setTimeout(resolve, 1));
    b.onClose((error) => log.push(`end ${error?.code}`));
    expect(log).toEqual([]);
    b.onMessage((message) => log.push(`message ${message.join()}`));
    expect(log).toEqual(['message 1', 'message 2', 'end link-lost']);
  });

  test('an observer sees both directions and the end', async () => {
    const [a, b] = memoryPipePair();
    const log: string[] = [];
    const observed = observedPipe(a, {
      sent: (message) => log.push(`sent ${message.join()}`),
      received: (message) => log.push(`received ${message.join()}`),
      closed: () => log.push('closed'),
    });
    observed.onMessage(() => {});
    observed.onClose(() => {});
    b.onMessage((message) => b.send(message));
    observed.send(Uint8Array.of(5));
    await new Promise((resolve) => setTimeout(resolve, 1));
    await observed.close();
    expect(log).toEqual(['sent 5', 'received 5', 'closed']);
  });
});
