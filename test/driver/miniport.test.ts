/** The miniport against the Verilated engine. */
import { describe, expect, test } from 'vitest';
import type { NetBufferList } from '#contract';
import { Miniport, RawNic } from '#driver';
import { pieces, unchained } from '../../src/driver/buffers/netBuffers.ts';
import { build, flag, parse, type Segment } from '../../src/driver/fake/frame.ts';
import {
  cell,
  hostMac,
  hostMacBytes,
  localPort,
  neighbor,
  path,
  peerMacBytes,
  reference,
  request,
  tcp,
} from '../../src/driver/testing/blocks.ts';
import { ScriptedHost } from '../../src/driver/testing/scriptedHost.ts';
import { targetOfEachTest } from './targetOfEachTest.ts';

const bytes = (word: string): Uint8Array => new Uint8Array(Buffer.from(word, 'latin1'));
const text = (data: Uint8Array): string => Buffer.from(data).toString('latin1');

const fromPeer = (seq: number, ack: number, payload: Uint8Array, flags: number): Uint8Array =>
  build(
    { source: peerMacBytes, destination: hostMacBytes, ttl: 64, tos: 0, id: 1 },
    {
      sourceAddress: 0x0a00_0002,
      destinationAddress: 0x0a00_0001,
      sourcePort: 80,
      destinationPort: localPort,
      seq,
      ack,
      flags: flags | flag.ack,
      window: 30_000,
      timestamp: undefined,
      payload,
    },
  );

describe('the miniport on the simulator', () => {
  const openTarget = targetOfEachTest();

  test('a connection goes down, is asked, moves data both ways and comes back with what is left', async (context) => {
    const target = openTarget();
    const nic = await RawNic.open(target, { macAddress: hostMac, receiveLog2: 4, transmitLog2: 4 });
    if (!nic.identity.offload) context.skip('this build is a plain NIC');
    const miniport = await Miniport.open(nic, { indicationLog2: 2, sendLog2: 4, receiveLog2: 2, commandLog2: 3 });
    const host = new ScriptedHost();
    miniport.attach(host);
    const out: Segment[] = [];
    target.onPush({
      frame: (frame) => {
        const segment = parse(frame);
        if (segment !== undefined) out.push(segment);
      },
    });
    const settle = async () => {
      // The device may be idle while the miniport still reads what it was told of.
      for (let quiet = 0; quiet < 8; ) {
        const { idle } = await target.run({ cycles: 20_000, stopWhenIdle: true });
        quiet = idle ? quiet + 1 : 0;
      }
    };
    const cells = { n: cell(), p: cell(), t: cell() };
    const root = neighbor(cells.n, path(cells.p, tcp(cells.t)));
    miniport.initiateOffload(root);
    await settle();
    expect(host.heard.splice(0)).toEqual(['initiate success']);

    const asked = tcp(cells.t, { remoteMss: 1 });
    miniport.queryOffload(neighbor(cells.n, path(cells.p, asked)));
    await settle();
    expect(host.heard.splice(0)).toEqual(['query success']);
    expect(asked.state?.constant).toEqual(tcp(null).state?.constant);
    expect(asked.state?.delegated).toMatchObject({ state: 'established', sndUna: 1000, rcvNxt: 5000, dWnd: 99 });

    const connection = cells.t.value ?? {};
    const sends = [request(bytes('acknowledged')), request(bytes('not')), request(bytes('yet'))];
    for (const one of sends) miniport.tcpOffloadSend(connection, one);
    await settle();
    expect(out.map(({ payload }) => text(payload)).join('')).toBe('acknowledgednotyet');

    miniport.tcpOffloadReceive(connection, request(new Uint8Array(5)));
    await settle();
    void target.sendFrames([fromPeer(5000, 1013, bytes('helloworld'), flag.psh)]);
    await settle();
    expect(host.heard.splice(0)).toEqual(['send success 12', 'receive success 5', 'indicate 5']);
    expect(host.received.map(text)).toEqual(['hello']);

    const block = reference.tcp(cells.t);
    miniport.terminateOffload(reference.neighbor(cells.n, reference.path(cells.p, block)));
    await settle();
    expect(host.heard.splice(0)).toEqual(['terminate success']);
    expect(unchained(block.netBufferListChain).map((one) => pieces(one).map(text).join(''))).toEqual(['ot', 'yet']);
    expect(block.state?.delegated).toMatchObject({ state: 'established', sndUna: 1013, sndMax: 1018, rcvNxt: 5010 });
    expect([miniport.offloadedObjects, cells.t.value]).toEqual([0, null]);
    const counters = await nic.readCounters();
    expect([counters.freeConnections, counters.staleReferences, counters.illegalOrders]).toEqual([8n, 0n, 0n]);
    miniport.tcpOffloadReceiveReturn(host.indicated[0] as NetBufferList);
    miniport.close();
    nic.close();
  });
});
