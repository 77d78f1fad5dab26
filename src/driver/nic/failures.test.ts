/** What fails between calls is told, or thrown at the next call; never lost, and never an unhandled rejection. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EventKind } from '#contract';
import { build, flag } from '../fake/frame.ts';
import { FakeTarget } from '../fake/index.ts';
import { Miniport } from '../miniport.ts';
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
} from '../testing/blocks.ts';
import { ScriptedHost } from '../testing/scriptedHost.ts';
import { RawNic } from './rawNic.ts';

const unhandled: unknown[] = [];
const note = (reason: unknown): void => {
  unhandled.push(reason);
};
beforeEach(() => {
  unhandled.length = 0;
  process.on('unhandledRejection', note);
});
afterEach(() => {
  process.off('unhandledRejection', note);
});

/** One offloaded connection. */
async function offloaded(onFailure?: (error: unknown) => void) {
  const target = new FakeTarget();
  const nic = await RawNic.open(target, { macAddress: hostMac, ...(onFailure === undefined ? {} : { onFailure }) });
  const miniport = await Miniport.open(nic);
  miniport.attach(new ScriptedHost());
  const t = cell();
  miniport.initiateOffload(neighbor(cell(), path(cell(), tcp(t))));
  for (let i = 0; i < 10; i++) await target.run({ cycles: 10_000 });
  return { target, nic, miniport, t, context: t.value ?? {} };
}
type Offloaded = Awaited<ReturnType<typeof offloaded>>;

const fourBytes = (): Uint8Array =>
  build(
    { source: peerMacBytes, destination: hostMacBytes, ttl: 64, tos: 0, id: 1 },
    {
      sourceAddress: 0x0a00_0002,
      destinationAddress: 0x0a00_0001,
      sourcePort: 80,
      destinationPort: localPort,
      seq: 5000,
      ack: 1000,
      flags: flag.ack | flag.psh,
      window: 30_000,
      timestamp: undefined,
      payload: new Uint8Array(4),
    },
  );

/** What makes the miniport read host memory. */
const reasons: Record<string, (of: Offloaded) => void> = {
  'the bytes of a receive': ({ target, miniport, context }) => {
    miniport.tcpOffloadReceive(context, request(new Uint8Array(4)));
    void target.sendFrames([fourBytes()]);
  },
  'the image of a terminate': ({ miniport, t }) => miniport.terminateOffload(reference.tcp(t)),
  'the image of a query': ({ miniport, t }) => miniport.queryOffload(reference.tcp(t)),
};

/** The link goes as soon as the read is on its way. */
async function cutInRead(of: Offloaded, reason: string): Promise<void> {
  const { target } = of;
  const read = target.readMemory.bind(target);
  let cut = false;
  target.readMemory = (...where) => {
    const answer = read(...where);
    cut = true;
    target.lose();
    return answer;
  };
  reasons[reason]?.(of);
  while (!cut) await target.run({ cycles: 1000 }).catch(() => {});
  // Node tells of unhandled rejections once the microtasks of a turn are done.
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
}

const linkLost = expect.objectContaining({ code: 'link-lost' });

describe('a link that is lost while the miniport reads', () => {
  test.for(Object.keys(reasons))('%s: the one who listens is told', async (reason) => {
    const told: unknown[] = [];
    await cutInRead(await offloaded((error) => told.push(error)), reason);
    expect(told).toEqual([linkLost]);
    expect(unhandled).toEqual([]);
  });

  test.for(Object.keys(reasons))('%s: where nobody listens the next call throws it', async (reason) => {
    const of = await offloaded();
    await cutInRead(of, reason);
    expect(unhandled).toEqual([]);
    expect(() => of.miniport.queryOffload(reference.tcp(of.t))).toThrow(linkLost);
    expect(() => of.nic.port.send(new Uint8Array(60))).toThrow(linkLost);
  });
});

test('what the next event of a connection throws once the bytes before it are read is told too', async () => {
  const told: unknown[] = [];
  const { target, miniport, context } = await offloaded((error) => told.push(error));
  miniport.tcpOffloadReceive(context, request(new Uint8Array(4)));
  void target.sendFrames([fourBytes()]);
  const [row] = target.device.engine.tables.connections.rows();
  // Behind the completion, before its bytes are there: a completion of requests that were never posted.
  const stop = target.onPush({
    entries: () => {
      stop();
      target.device.engine.emit({ kind: EventKind.ReceiveComplete, target: row?.reference ?? 0, first: 9, count: 3 });
    },
  });
  for (let i = 0; i < 10; i++) await target.run({ cycles: 1000 });
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
  expect(unhandled).toEqual([]);
  expect(told).toEqual([expect.objectContaining({ code: 'protocol' })]);
});
