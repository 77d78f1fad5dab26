/**
 * Sockets keep working while their connections go down to a target and come back, at random instants, both ways busy,
 * with loss. The target is a small one in software; what is proven is the host's side of the chimney.
 */
import { describe, expect, it } from 'vitest';
import { millis, Random } from '#units';
import type { Socket } from '../socket/socket.ts';
import { defaultTcpSettings } from '../tcp/settings.ts';
import { leftAddress, leftMac, Network, rightAddress, rightMac, type WireFaults } from '../testing/network.ts';
import { SoftTarget } from '../testing/softTarget.ts';
import { Party } from '../testing/traffic.ts';
import { ChimneyHost } from './chimneyHost.ts';
import type { ReceivePosting } from './offloadedPath.ts';

const setUp = (seed: number, faults: WireFaults, posting?: ReceivePosting) => {
  const network = new Network(seed, faults);
  let made: SoftTarget | undefined;
  const neighbors = new Map([[rightAddress, rightMac]]);
  const { stack } = network.left({ neighbors, tcp: { sendBuffer: 20_000 } }, (wire) => {
    made = new SoftTarget({
      clock: network.clock,
      random: new Random(seed).fork('target'),
      wire,
      settings: defaultTcpSettings,
      source: leftMac,
      destination: rightMac,
    });
    return made.hostPort;
  });
  const target = made as SoftTarget;
  target.setAddresses(leftAddress, rightAddress);
  const chimney = new ChimneyHost(stack, posting === undefined ? {} : { posting });
  chimney.attach(target);
  target.attach(chimney);
  return { network, stack, target, chimney };
};

const run = (seed: number, connections: number, bytes: number, posting?: ReceivePosting) => {
  const faults = { loss: 0.01 * (seed % 4), reordering: seed % 2 ? 0.03 : 0 };
  const { network, stack, target, chimney } = setUp(seed, faults, posting);
  const random = new Random(seed).fork('instants');
  const clients: Party[] = [];
  const servers: Party[] = [];
  network.right.listen(80, (socket) => {
    const server = new Party(seed * 1000 + servers.length, bytes);
    servers.push(server);
    server.attach(socket);
  });
  const sockets: Socket[] = [];
  for (let i = 0; i < connections; i++) {
    const client = new Party(seed * 1000 + 500 + i, bytes);
    const socket = stack.connect({ address: rightAddress, port: 80 });
    clients.push(client);
    client.attach(socket);
    sockets.push(socket);
  }
  const pause = (): void => {
    const socket = random.pick(sockets);
    socket.pause();
    network.clock.after(millis(random.int(1, 200)), () => {
      socket.resume();
      pause();
    });
  };
  const modes = () => sockets.map((socket) => stack.connectionOf(socket).holder);
  const shuffle = (): void => {
    const offloadable = sockets.filter((_, i) => {
      const holder = modes()[i];
      return (
        holder?.mode === 'host' &&
        ['established', 'finWait1', 'finWait2', 'closeWait', 'lastAck', 'closing'].includes(holder.tcp.state)
      );
    });
    const chosen = offloadable.filter(() => random.chance(0.6));
    if (chosen.length > 0) chimney.offload(chosen);
    for (const [i, holder] of modes().entries())
      if (holder.mode === 'offloaded' && random.chance(0.5)) chimney.upload(sockets[i] as Socket);
    network.clock.after(millis(random.int(1, 250)), shuffle);
  };
  network.clock.after(millis(30), shuffle);
  pause();
  const done = network.run(
    () => clients.every((client) => client.sawClose) && servers.every((server) => server.sawClose),
    400,
  );
  network.idle(2);
  return { clients, servers, done, target, chimney };
};

describe('the host side of the chimney', () => {
  it('keeps every byte across offload and upload (seeds 1 … 60)', { timeout: 120_000 }, () => {
    const totals = { initiated: 0, refused: 0, chained: 0, returnedUnsent: 0, buffered: 0, forwarded: 0 };
    for (let seed = 1; seed <= 60; seed++) {
      const posting = [undefined, { requests: 0, bytes: 0 }, { requests: 3, bytes: 700 }][seed % 3];
      const { clients, servers, done, target, chimney } = run(seed, 1 + (seed % 3), 300_000, posting);
      const label = `seed ${seed}`;
      expect([...clients, ...servers].map((party) => party.error).filter(Boolean), label).toEqual([]);
      expect(done, label).toBe(true);
      const digest = (parties: readonly Party[], of: 'sentHash' | 'receivedHash') =>
        parties.map((party) => party[of]()).sort();
      expect(digest(servers, 'receivedHash'), label).toEqual(digest(clients, 'sentHash'));
      expect(digest(clients, 'receivedHash'), label).toEqual(digest(servers, 'sentHash'));
      expect(chimney.offloadedCount, label).toBe(0);
      expect(target.seen.parents, `${label}: paths and neighbors left behind`).toBe(0);
      for (const key of Object.keys(totals) as (keyof typeof totals)[]) totals[key] += target.seen[key];
    }
    console.info('chimney:', totals);
    for (const [key, value] of Object.entries(totals)) expect(value, key).toBeGreaterThan(10);
  });
});
