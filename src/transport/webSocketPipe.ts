/** The WebSocket client: unix socket or TCP, one binary WebSocket message for each message of the pipe. */

import WebSocket from 'ws';
import { SmokestackError } from '#units';
import { linkLost, type MessagePipe, PipeEnd } from './pipe.ts';
import { readToken } from './token.ts';

export interface WebSocketOptions {
  /** Longest message taken from the other end, in bytes. Default 16 MiB. */
  readonly maxMessageBytes?: number;
  /** How long the connection may take to open, in milliseconds. Default 5000. */
  readonly openTimeoutMs?: number;
  /** Token file (or open file descriptor) of a served target; sent as a bearer token in a header. Default: none. */
  readonly token?: string | number;
}

const defaults = { maxMessageBytes: 16 << 20, openTimeoutMs: 5000 };
/** How long a closing handshake may take before the socket is cut. */
const closeTimeoutMs = 1000;

/** `unix:PATH` as the address that `ws` takes; ws:// and wss:// stay as they are. */
function socketAddress(url: string): string {
  if (url.startsWith('unix:')) {
    const path = url.slice('unix:'.length);
    // A colon would end the path in a ws+unix address.
    if (!path.startsWith('/') || path.includes(':'))
      throw new SmokestackError('usage', `${url} is no address of a unix socket`, {
        cure: 'Give an absolute path without a colon, as in unix:/run/smokestack.sock',
      });
    return `ws+unix:${path}:/`;
  }
  let parsed: URL | undefined;
  try {
    parsed = new URL(url);
  } catch {}
  if (parsed?.protocol !== 'ws:' && parsed?.protocol !== 'wss:')
    throw new SmokestackError('usage', 'the address of a target reads ws://HOST:PORT, wss://HOST:PORT or unix:PATH');
  if (parsed.username !== '' || parsed.password !== '' || parsed.search !== '')
    throw new SmokestackError('usage', 'an address holds no token, name or password', {
      cure: 'Put the token into a file of mode 0600 and name that file.',
    });
  return url;
}

/** Every way in which a WebSocket that did not open may say so, as a sentence with a cure. */
function refused(name: string, cause: Error): SmokestackError {
  const code = 'code' in cause ? String(cause.code) : '';
  if (/\b401\b|\b403\b/.test(cause.message))
    return new SmokestackError('environment', `${name} refused the token`, {
      cause,
      cure: 'Name the token file that ./smokestack serve wrote when it started.',
    });
  return new SmokestackError('link-lost', `${name} cannot be reached: ${code || cause.message}`, {
    cause,
    cure: 'See that the target runs and that the address is right.',
  });
}

class WebSocketPipe extends PipeEnd implements MessagePipe {
  readonly name: string;
  #socket: WebSocket;
  #asked = false;
  #error: SmokestackError | undefined;
  #over: Promise<void>;

  constructor(name: string, socket: WebSocket) {
    super();
    this.name = name;
    this.#socket = socket;
    socket.on('message', (data: Buffer, isBinary) => {
      // As a plain Uint8Array: slice() of a Buffer is a view, which surprises those who keep bytes.
      if (isBinary) return this.deliver(new Uint8Array(data.buffer, data.byteOffset, data.length));
      this.#error = new SmokestackError('protocol', `${name} sent a text message; the bridge speaks binary only`);
      socket.terminate();
    });
    socket.on('error', (cause) => {
      // Raised by ws for what breaks RFC 6455 or is too long; resets come as a plain close too.
      const broken = 'code' in cause && String(cause.code).startsWith('WS_ERR');
      this.#error ??= broken
        ? new SmokestackError('protocol', `${name} broke the WebSocket protocol: ${cause.message}`, { cause })
        : linkLost(name, cause.message, cause);
    });
    this.#over = new Promise((resolve) => {
      socket.on('close', (code, reason) => {
        const words = reason.length > 0 ? `: ${reason.toString('utf8').slice(0, 123)}` : '';
        this.finish(
          this.#asked ? undefined : (this.#error ?? linkLost(name, `the other end closed it (${code}${words})`)),
        );
        resolve();
      });
    });
  }

  send(message: Uint8Array): void {
    // ws masks into a buffer of its own (RFC 6455 section 5.3), so the caller's bytes are free again on return.
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(message);
  }

  close(): Promise<void> {
    this.#asked = true;
    this.#socket.close();
    const cut = setTimeout(() => this.#socket.terminate(), closeTimeoutMs);
    return this.#over.finally(() => clearTimeout(cut));
  }
}

/**
 * Opens a WebSocket to `url`: `unix:PATH`, `ws://HOST:PORT` or `wss://HOST:PORT`. Compression is off: it costs more than
 * the link.
 * @throws SmokestackError 'usage' for an address that is none, 'environment' for a refused token, 'link-lost' when
 * nobody answers.
 */
export async function connectWebSocket(url: string, options: WebSocketOptions = {}): Promise<MessagePipe> {
  const { maxMessageBytes, openTimeoutMs } = { ...defaults, ...options };
  const address = socketAddress(url);
  const headers = options.token === undefined ? {} : { Authorization: `Bearer ${readToken(options.token)}` };
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address, {
      perMessageDeflate: false,
      // One message, then everything it sets off, then the next: what is asked in which order must not depend on how many came
      // in one read.
      allowSynchronousEvents: false,
      maxPayload: maxMessageBytes,
      handshakeTimeout: openTimeoutMs,
      headers,
      followRedirects: false,
    });
    const fail = (cause: Error) => reject(refused(url, cause));
    socket.once('error', fail);
    socket.once('open', () => {
      socket.off('error', fail);
      resolve(pipe);
    });
    // Made before the socket opens: a message may come in the same read as the answer to the upgrade.
    const pipe = new WebSocketPipe(url, socket);
  });
}
