/** Initiate: what comes before and behind a connection, what it leaves when refused, and the image it brings. */
import { describe, expect, test } from 'vitest';
import { ticks } from '#units';
import { cell, delegated, neighbor, path, request, siblings, tcp } from '../testing/blocks.ts';
import { Rig } from '../testing/rig.ts';

describe('initiate', () => {
  test('nothing is indicated before the completion has returned, though the connection is live (CHM-INIT-004, -008)', async () => {
    const rig = await Rig.open();
    const more = Array.from({ length: 6 }, (_, i) => tcp(cell(), { remotePort: 90 + i }));
    const seen: string[] = [];
    rig.host.onRoot = () => seen.push(`${rig.out.length} acknowledged`);
    rig.miniport.initiateOffload(
      neighbor(cell(), siblings(path(cell(), siblings(tcp(cell()), ...more)), path(cell()))),
    );
    let sent = false;
    for (let i = 0; i < 60 && rig.host.heard.length === 0; i++) {
      if (!sent && rig.target.device.engine.tables.connections.rows().length === 1) {
        rig.peerSends({ seq: 5000, payload: new Uint8Array(3) });
        sent = true;
      }
      await rig.target.run({ cycles: 10 });
    }
    expect(seen).toEqual(['1 acknowledged']);
    await rig.settle();
    expect(rig.heard()).toEqual(['initiate success', 'indicate 3']);
  });

  test('no segment leaves before the raw frames of the host, those included that wait for room in their ring', async () => {
    const rig = await Rig.open();
    const { n, p } = await rig.offload();
    const out: string[] = [];
    rig.target.onPush({ frame: (frame) => out.push(frame[12] === 0x08 ? 'segment' : `raw ${frame[0]}`) });
    const raw = Array.from({ length: 40 }, (_, i) => Uint8Array.from({ length: 60 }, (_, at) => (at === 0 ? i : 0)));
    for (const frame of raw) rig.nic.port.send(frame);
    expect(rig.nic.waitingFrames).toBe(40 - 16);
    const down = tcp(cell(), { remotePort: 81, chain: request(new Uint8Array(9)) });
    rig.miniport.initiateOffload(neighbor(n, path(p, down, { state: null }), { state: null }));
    await rig.settle();
    expect(out).toEqual([...raw.map((_, i) => `raw ${i}`), 'segment']);
  });

  test('gives everything back when it refuses, so that the same connection can come again (CHM-TERM-068)', async () => {
    const rig = await Rig.open();
    const { n, p } = await rig.offload();
    const before = rig.nic.base.hostMemory.usedBytes;
    for (let i = 0; i < 3; i++) {
      const chain = request(new Uint8Array(2 ** 24));
      rig.miniport.initiateOffload(
        neighbor(n, path(p, tcp(cell(), { remotePort: 99, chain }), { state: null }), { state: null }),
      );
      await rig.settle();
    }
    expect(rig.nic.base.hostMemory.usedBytes).toBe(before);
    expect(rig.target.device.engine.tables.paths.rows()[0]?.users).toBe(1);
  });

  test('the image carries every delegated variable', async () => {
    const rig = await Rig.open();
    await rig.offload({
      delegated: {
        dupAckCount: 2,
        sndWndProbeCount: 3,
        ssThresh: 77,
        retransmit: { count: 4, timeoutDelta: ticks(55) },
      },
    });
    const image = rig.target.device.engine.tables.connections.rows()[0]?.image;
    const given = delegated();
    expect(image).toMatchObject({
      rcvNxt: given.rcvNxt,
      cWnd: given.cWnd,
      dWnd: 99,
      dupAckCount: 2,
      sndWndProbeCount: 3,
      ssThresh: 77,
      retransmitCount: 4,
      retransmitTimeoutDelta: 55,
      keepAliveTimeoutDelta: 0xffff_ffff,
      hashValue: 0x1234_5678,
      ttlOrHopLimit: 64,
      kaTimeout: 7200,
    });
  });
});
