import { createHash } from 'node:crypto';
import { generatedContent } from '#host';
import { type BuiltinConnection, type BuiltinPeer, LinuxPeer, startTraffic, type Traffic } from '#peer';
import { SmokestackError } from '#units';
import { formatIpv4, type Ipv4Address } from '#wire';
import type { Transfer, TransferPlan, TransferResult } from './transfer.ts';

/** Which side opens the connection: the peer listens, or connects to the host. */
export type PeerRole = { readonly listen: number } | { readonly connect: Ipv4Address; readonly port: number };

/**
 * The far end of one connection, on either kind of peer: sends a seeded stream, closes its half, hashes what comes.
 * Resolves once it listens or has begun to connect.
 */
export async function peerTransfer(
  peer: BuiltinPeer | LinuxPeer,
  role: PeerRole,
  { send = 0, seed = 1, sendFor }: TransferPlan = {},
): Promise<Transfer> {
  if (!(peer instanceof LinuxPeer)) {
    if (sendFor !== undefined)
      throw new SmokestackError('usage', 'the builtin peer has all it sends at once', { cure: 'use the Linux peer' });
    return new BuiltinTransfer(peer, role, send, seed);
  }
  const place = 'listen' in role ? role : { connect: formatIpv4(role.connect), port: role.port };
  return new LinuxTransfer(
    await startTraffic(peer, place, { send, seed, ...(sendFor === undefined ? {} : { sendMs: sendFor }) }),
  );
}

class BuiltinTransfer implements Transfer {
  readonly #received = createHash('sha256');
  readonly #sent = createHash('sha256');
  readonly #send: number;
  readonly #seed: number;
  #fin = false;
  #sentBytes = 0;
  receivedBytes = 0;
  result: TransferResult | undefined;

  constructor(peer: BuiltinPeer, role: PeerRole, send: number, seed: number) {
    this.#send = send;
    this.#seed = seed;
    if ('listen' in role) {
      peer.listen(role.listen, (connection) => {
        peer.unlisten(role.listen);
        this.#begin(connection);
      });
    } else {
      const connection = peer.connect(role.connect, role.port);
      connection.onClose((reason) => this.#over(reason));
      connection.onOpen(() => this.#begin(connection));
    }
  }

  #begin(connection: BuiltinConnection): void {
    connection.onData((bytes) => {
      this.receivedBytes += bytes.length;
      this.#received.update(bytes);
    });
    connection.onEnd(() => {
      this.#fin = true;
    });
    connection.onClose((reason) => this.#over(reason));
    for (const piece of generatedContent(this.#send, this.#seed)) {
      this.#sent.update(piece);
      this.#sentBytes += piece.length;
      connection.write(piece);
    }
    connection.end();
  }

  #over(reason: string): void {
    this.result = {
      sent: { bytes: this.#sentBytes, sha256: this.#sent.digest('hex') },
      received: { bytes: this.receivedBytes, sha256: this.#received.digest('hex') },
      end: reason === 'closed' && this.#fin ? 'fin' : reason,
    };
  }
}

class LinuxTransfer implements Transfer {
  result: TransferResult | undefined;
  receivedBytes = 0;

  constructor(traffic: Traffic) {
    traffic.result.then(
      ({ sent, received, end }) => {
        this.receivedBytes = received.bytes;
        this.result = { sent, received, end };
      },
      (cause) => {
        const nothing = { bytes: 0, sha256: '' };
        this.result = { sent: nothing, received: nothing, end: SmokestackError.from(cause).message };
      },
    );
  }
}
