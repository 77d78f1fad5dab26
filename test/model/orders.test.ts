import { describe, expect, test } from 'vitest';
import { encodeTcpImage, FaultTable, fieldsOfReceiveEntry, limits, Opcode, type ReceiveEntry, Status } from '#contract';
import type { EngineModel } from '#model';
import { RawPosts } from '../../src/model/lockstep/inputs/rawPosts.ts';
import type { PretendConnection } from './device/connection.ts';
import { filled } from './device/filled.ts';
import { options, pair } from './pair.ts';
import { play, rest } from './traffic.ts';

describe('orders, refusals and limits in lock-step', () => {
  const aside = (model: EngineModel) => model.differences.map(({ requirement, field }) => `${requirement} ${field}`);

  test('a terminate without room for its region ends with Resources alone; the connection goes on', () => {
    const { model, device, random } = pair(31);
    const c = device.offload();
    const [target, handle] = [c.reference, c.image.handle];
    const small = { opcode: Opcode.Terminate, target, bufferBytes: 2 ** 15 - 1 };
    device.order(small, { status: Status.Resources, target, handle }); // 11.5
    play(device, random, 100);
    rest(device);
    device.terminate(c);
    expect([model.differences, model.finish()]).toEqual([[], []]);
  });

  test.each([
    ['an aborted image', { aborted: true }],
    ['a send ring beyond RingLog2Max', { sendRingLog2: 16 }],
    ['a receive ring beyond RingLog2Max', { receiveRingLog2: 16 }],
    ['a send ring that is not aligned', { sendRing: 0x20n }],
    ['a receive ring that is not aligned', { receiveRing: 0x1001n }],
  ])('an initiate with %s is refused (11.2)', (_, fields) => {
    const { model, device } = pair(32);
    const first = device.offload();
    const image = encodeTcpImage({ ...first.image, localPort: 9, ...fields });
    device.order({ opcode: Opcode.InitiateTcp }, { status: Status.Failure }, image);
    expect(model.differences).toEqual([]);
    device.order({ opcode: Opcode.InitiateTcp }, {}, image);
    expect(aside(model)).toEqual(['11.2 entry.status']);
  });

  test('an initiate that names raw frames not yet written is refused; one behind those written is not', () => {
    const { model, device } = pair(33);
    model.rawPosted(undefined);
    device.offload({}, { rawTransmitProducer: 1 });
    const image = encodeTcpImage({ ...(device.connections[0] as PretendConnection).image, localPort: 9 });
    const order = { opcode: Opcode.InitiateTcp, rawTransmitProducer: 2 };
    device.order(order, { status: Status.Failure }, image);
    expect(model.differences).toEqual([]);
    device.offload({}, { rawTransmitProducer: 2 });
    expect(aside(model)).toEqual(['11 raw frames waited for']);
  });

  test('a second abort ends by what the first one found, alone', () => {
    const { model, device, random } = pair(34);
    const c = device.offload();
    play(device, random, 50);
    const [target, handle] = [c.reference, c.image.handle];
    const again = (status: Status) => device.order({ opcode: Opcode.Abort, target }, { status, target, handle });
    device.abort(c, () => {
      again(Status.RequestAborted);
      device.query(c); // acts at once
      again(Status.RequestAborted);
    });
    expect(model.differences).toEqual([]);
    device.abort(c, () => again(Status.Success));
    expect(aside(model)).toEqual(['11.7 entry.status']);
  });

  test('a device that refuses a legal order differs', () => {
    const { model, device } = pair(35);
    const c = device.offload();
    const [target, handle] = [c.reference, c.image.handle];
    const refused = { status: Status.Failure, target, handle };
    for (const opcode of [Opcode.Query, Opcode.Abort, Opcode.InjectFault, Opcode.Terminate]) {
      const { length } = model.differences;
      device.order({ opcode, target, bufferBytes: 2 ** 15 }, refused);
      expect(model.differences.slice(length).map(({ field }) => field)).toEqual(['legal order']);
    }
  });

  test('an inject of a bit that is not there, or of another kind of object, is illegal', () => {
    const { model, device } = pair(36);
    const c = device.offload();
    const [target, handle] = [c.reference, c.image.handle];
    const refused = { status: Status.Failure, target, handle };
    const bits = (faultTable: number, faultBit2: number) => ({
      opcode: Opcode.InjectFault,
      target,
      faultTable,
      faultBit2,
    });
    device.order(bits(FaultTable.Connection, limits.faultBitsConnection), refused);
    device.order(bits(FaultTable.Resource, limits.faultBitsResource), refused);
    device.order(bits(FaultTable.Path, 1), refused);
    device.order(bits(9, 1), refused);
    expect(model.differences).toEqual([]);
    device.order(bits(FaultTable.Connection, limits.faultBitsConnection - 1), refused);
    expect(aside(model)).toEqual(['11.10 legal order']);
  });

  test('a damaged path is out of use: every order on it fails, initiates included', () => {
    const { model, device } = pair(37);
    const c = device.offload();
    const target = c.image.path;
    const damage = { opcode: Opcode.InjectFault, target, faultTable: FaultTable.Path, faultBit: 1, faultBit2: 2 };
    device.order(damage, { target, handle: 2n });
    const failure = { status: Status.Failure, target, handle: 2n };
    for (const opcode of [Opcode.Query, Opcode.Terminate, Opcode.InjectFault])
      device.order({ opcode, target, faultTable: FaultTable.Path }, failure);
    const image = encodeTcpImage({ ...c.image, localPort: 9 });
    device.order({ opcode: Opcode.InitiateTcp }, { status: Status.Failure }, image);
    expect(model.differences).toEqual([]);
  });

  test('a request that claims to hold more than it has room for is full (5.2)', () => {
    const { model, device } = pair(39);
    const c = device.offload();
    device.receive(c, 100, false, 200);
    device.receive(c, 100, false, 100);
    device.segment(c, c.row.rcvNxt, new Uint8Array(50).fill(7));
    while (device.advance(c));
    expect([model.differences, model.overfullRequests]).toEqual([[], 1]);
  });

  test('raw frames below an index are none where it names none, all that are there where it lies beyond', () => {
    const posts = new RawPosts();
    for (let i = 0; i < 3; i++) posts.push(true);
    expect([0, 2, 3, 4].map((producer) => posts.framesBelow(producer))).toEqual([0, 2, 3, 3]);
    expect([3, 4, 0].map((producer) => posts.beyond(producer))).toEqual([0, 1, -3]);
  });

  test('a ready connection that is granted only behind too many others differs', () => {
    const { model, device } = pair(40);
    const [starved, other] = [device.offload(), device.offload()];
    device.send(starved, new Uint8Array(10));
    for (let i = 0; i < 2 * options.connections + 1; i++) {
      device.send(other, new Uint8Array(10));
      while (device.advance(other));
      device.segment(other, other.row.rcvNxt, new Uint8Array(0), { ack: other.row.sndMax });
    }
    while (device.advance(starved));
    expect(aside(model)).toEqual(['3 grants to others while ready']);
  });

  /** A connection whose request queue is full, with one more entry in the ring; `makeRoom` completes the first request. */
  function fullQueue(seed: number) {
    const { model, device } = pair(seed);
    const c = device.offload();
    for (let i = 0; i < limits.requestQueueDepth; i++) device.receive(c, 10, false);
    const entry = filled<ReceiveEntry>(fieldsOfReceiveEntry, ['noPush', 'phase'], { bytes: 10 });
    model.receivePosted(c.image.receiveRing, entry);
    const makeRoom = () => {
      device.segment(c, c.row.rcvNxt, new Uint8Array(10).fill(7));
      while (device.advance(c));
    };
    return { model, device, c, makeRoom, producers: { receiveProducer: c.row.reqTail + 1 } };
  }

  test('an order does not wait for receive posts behind a queue that is full, or was since it was given', () => {
    const { model, device, c, makeRoom, producers } = fullQueue(43);
    device.query(c, producers);
    device.query(c, producers, makeRoom);
    expect(c.queue.items.length).toBe(limits.requestQueueDepth - 1);
    expect(model.differences).toEqual([]);
  });

  test('an order waits for receive posts that a queue had room for ever since it was given', () => {
    const { model, device, c, makeRoom, producers } = fullQueue(44);
    makeRoom();
    device.query(c, producers);
    expect(aside(model)).toEqual(['11 receive entries taken in']);
  });
});
