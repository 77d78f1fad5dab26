/** What comes back of send data that was handed down, and of an image that cannot be: sections 7 and 11. */
import { describe, expect, test } from 'vitest';
import { seq } from '#units';
import { chain, unchained } from '../buffers/netBuffers.ts';
import { flag } from '../fake/frame.ts';
import { reference, request } from '../testing/blocks.ts';
import { open, terminate } from '../testing/opened.ts';

describe('send data handed down', () => {
  test('TV-MDL-1: every byte stands at its sequence number, SndNxt and SndMax where the table says', async () => {
    const word = (first: number, size: number) => Uint8Array.from({ length: size }, (_, i) => (first + i) % 251);
    const nbls = [
      request(word(0, 200), word(200, 400)),
      request(word(600, 400), word(1000, 400)),
      request(word(1400, 400), word(1800, 200)),
    ];
    const una = 0xffff_ff00;
    const { rig, t } = await open({
      chain: chain(nbls),
      delegated: { sndUna: seq(una), sndNxt: seq(una + 1000), sndMax: seq(una + 1600), sndWnd: 4000 },
    });
    const all = rig.out.map(({ seq: at, payload }) => [seq(at - una), payload] as const);
    // [SndNxt, SndMax) first, then what was never sent.
    expect(all[0]?.[0]).toBe(1000);
    for (const [offset, payload] of all) expect(payload, `offset ${offset}`).toEqual(word(offset, payload.length));
    expect(all.reduce((sum, [, payload]) => sum + payload.length, 0)).toBe(1000);
    await rig.peer({ seq: 5000, ack: seq(una + 1000) });
    const block = reference.tcp(t);
    await terminate(rig, block);
    expect(rig.heard()).toEqual(['send success 600', 'terminate success']);
    expect(unchained(block.netBufferListChain)).toEqual([nbls[1], nbls[2]]);
    expect(nbls[1]?.netBuffers[0]).toMatchObject({ currentMdl: 1, currentMdlOffset: 0, dataLength: 400 });
    expect(block.state?.delegated).toMatchObject({ sndUna: seq(una + 1000), sndMax: seq(una + 2000) });
  });

  test('a thousand one-byte requests and a FIN fit a ring of 16 entries', async () => {
    const nbls = Array.from({ length: 1000 }, (_, i) => request(new Uint8Array([i % 251])));
    const { rig } = await open({
      chain: chain(nbls),
      delegated: { state: 'finWait1', sndNxt: seq(1000), sndMax: seq(2001) },
      remoteMss: 64,
    });
    const sent = rig.out.flatMap(({ payload }) => [...payload]);
    expect(sent).toEqual(nbls.map((_, i) => i % 251));
    expect((rig.out.at(-1)?.flags ?? 0) & flag.fin).toBe(flag.fin);
    await rig.peer({ seq: 5000, ack: 2001 });
    expect(rig.heard()).toHaveLength(1000);
  });
});

test('an image with a state that is none is an error, not CLOSED', async () => {
  const { rig, t } = await open();
  const [row] = rig.target.device.engine.tables.connections.rows();
  if (row === undefined) throw new Error('no row');
  const imageOut = row.imageOut.bind(row);
  row.imageOut = (operation) => Object.assign(imageOut(operation), { state: 13 });
  await expect(terminate(rig, reference.tcp(t))).rejects.toThrow(/connection state 13/);
  expect(rig.heard()).toEqual([]);
});
