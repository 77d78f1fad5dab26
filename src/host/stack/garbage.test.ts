import { describe, expect, it } from 'vitest';
import { millis, Random, seq } from '#units';
import { buildTcpFrame } from '#wire';
import { leftAddress, leftMac, Network, rightAddress, rightMac } from '../testing/network.ts';
import { Party } from '../testing/traffic.ts';

/** Somebody on the wire who knows the 4-tuple throws segments and frames at a live connection. */
describe('a host under garbage', () => {
  it('neither throws nor corrupts the stream (seeds 1 … 20)', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const network = new Network(seed, { loss: 0.01 });
      const random = new Random(seed).fork('garbage');
      let inject: (frame: Uint8Array) => void = () => {};
      const { stack } = network.left({}, (wire) => ({
        send: (frame) => wire.send(frame),
        onFrame: (handler) => {
          inject = handler;
          wire.onFrame(handler);
        },
      }));
      const client = new Party(seed, 400_000);
      const server = new Party(seed + 1000, 400_000);
      network.right.listen(80, (socket) => server.attach(socket));
      const socket = stack.connect({ address: rightAddress, port: 80 });
      client.attach(socket);
      let thrown = 0;
      const strike = (): void => {
        if (client.sawClose) return;
        thrown++;
        if (random.chance(0.3)) inject(random.bytes(random.int(0, 120)));
        else
          inject(
            buildTcpFrame({
              link: { source: rightMac, destination: leftMac },
              segment: {
                source: rightAddress,
                destination: leftAddress,
                sourcePort: 80,
                destinationPort: socket.tuple.localPort,
                seq: seq(random.u32()),
                ack: seq(random.u32()),
                flags: random.int(0, 255),
                window: random.int(0, 65_535),
                urgentPointer: random.int(0, 65_535),
                options: {},
                optionBytes: random.bytes(random.int(0, 10) * 4),
                payload: random.bytes(random.int(0, 50)),
              },
            }),
          );
        network.clock.after(millis(random.int(0, 2)), strike);
      };
      network.clock.after(millis(25), strike);
      expect(
        network.run(() => client.sawClose && server.sawClose),
        `seed ${seed}`,
      ).toBe(true);
      expect([client.error, server.error], `seed ${seed}`).toEqual([undefined, undefined]);
      expect(server.receivedHash(), `seed ${seed}`).toBe(client.sentHash());
      expect(client.receivedHash(), `seed ${seed}`).toBe(server.sentHash());
      expect(thrown, `seed ${seed}`).toBeGreaterThan(50);
    }
  });
});
