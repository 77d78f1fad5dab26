import { expect, test } from 'vitest';
import { millis, seq } from '#units';
import { TcpFlag } from '#wire';
import type { ScriptTerms } from './script.ts';
import type { ScriptedEnd } from './scriptedEnd.ts';
import { content, makeRig, PORT, watch } from './testRig.ts';

const settle = millis(50);

/** A client of the builtin TCP, connected to an end that the test plays. */
function play(terms: Partial<ScriptTerms> = {}) {
  const rig = makeRig();
  const ends: ScriptedEnd[] = [];
  rig.server.script(PORT, (end) => ends.push(end), { windowScale: 2, timestamps: false, ...terms });
  const client = rig.client.connect(rig.server.address, PORT);
  rig.clock.advanceBy(settle);
  const [end] = ends;
  if (end === undefined) throw new Error(rig.log());
  return { rig, client, end };
}

test('answers the handshake, then sends nothing that the script does not say', () => {
  const { rig, client, end } = play({ iss: seq(-3), window: 4000 });
  expect(client.state).toBe('ESTABLISHED');
  client.write(content(3000));
  rig.clock.advanceBy(settle);
  expect(rig.sent('server').map(({ flags }) => flags)).toEqual([TcpFlag.syn | TcpFlag.ack]);
  expect([end.arrived, end.text]).toEqual([3000, content(3000)]);
  end.ack();
  rig.clock.advanceBy(settle);
  expect(client.bytesAcknowledged).toBe(3000);
  expect(rig.sent('server').at(-1)).toMatchObject({ flags: TcpFlag.ack, window: 1000 });
});

test('counts offsets from the first data byte on, across the wrap, a FIN behind the last', () => {
  const { rig, client, end } = play({ iss: seq(-3) });
  const seen = watch(client);
  end.send({ at: 4, data: content(4).subarray(2), fin: true });
  rig.clock.advanceBy(settle);
  expect([end.una, client.bytesReceived]).toEqual([0, 0]);
  end.send({ at: 0, data: content(4) });
  rig.clock.advanceBy(settle);
  expect([end.seqAt(4), end.una, end.nxt]).toEqual([2, 7, 7]);
  expect([client.bytesReceived, seen.ends]).toEqual([6, 1]);
  client.end();
  rig.clock.advanceBy(settle);
  expect([end.finAt, end.arrived]).toEqual([0, 1]);
});

test('a byte that comes twice and differs is a mismatch', () => {
  const { end } = play();
  const [segment] = end.heard;
  if (segment === undefined) throw new Error('nothing came');
  const at = { ...segment, seq: end.theirSeqAt(0) };
  end.take({ ...at, payload: Uint8Array.of(1, 2) });
  end.take({ ...at, payload: Uint8Array.of(1) });
  expect(() => end.take({ ...at, payload: Uint8Array.of(2) })).toThrow('came twice, and differs');
});
