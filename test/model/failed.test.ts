import { describe, expect, test } from 'vitest';
import { encodeTcpImage, FaultTable, Opcode, RawReason, Status } from '#contract';
import type { EngineModel } from '#model';
import type { PretendConnection } from './device/connection.ts';
import type { PretendDevice } from './device/pretendDevice.ts';
import { pair } from './pair.ts';
import { play, rest } from './traffic.ts';

const aside = (model: EngineModel) => model.differences.map(({ requirement, field }) => `${requirement} ${field}`);
const segment = (device: PretendDevice, c: PretendConnection) =>
  device.segment(c, c.row.rcvNxt, new Uint8Array(100).fill(7));

/** A connection that has a segment in more pieces than the device gathers, and has failed for it. */
function failedOne(seed: number) {
  const { model, device, random } = pair(seed);
  const c = device.offload();
  device.sends = false;
  for (let i = 0; i < 9; i++) device.send(c, new Uint8Array(10).fill(i));
  while (device.advance(c));
  device.sends = true;
  device.fail(c);
  return { model, device, random, c };
}

describe('failed connections in lock-step (11.11)', () => {
  test('Fail is said once, of a connection that cannot send, and ends what it does', () => {
    const { model, device } = pair(38);
    const [sound, bad] = [device.offload(), device.offload()];
    device.fail(sound);
    expect(aside(model)).toEqual(['11.11 fail']);
    // Nine entries hold one segment.
    for (let i = 0; i < 9; i++) device.send(bad, new Uint8Array(10).fill(i));
    while (device.advance(bad));
    device.fail(bad);
    expect(model.differences.length).toBe(1);
    device.fail(bad);
    expect(model.differences.length).toBe(2);
  });

  test('a failed connection refuses orders, each with a record of no change, and is given back by its terminate', () => {
    const { model, device } = pair(43);
    const c = device.offload();
    for (let i = 0; i < 9; i++) device.send(c, new Uint8Array(10).fill(i));
    while (device.advance(c));
    device.fail(c);
    for (const opcode of [Opcode.Query, Opcode.Abort]) device.refuse(c, opcode);
    const small = { opcode: Opcode.Terminate, target: c.reference, bufferBytes: 5 };
    device.order(small, { status: Status.Resources, target: c.reference, handle: c.image.handle });
    device.refuse(c, Opcode.Terminate);
    expect([model.differences, model.finish()]).toEqual([[], []]);
    const again = device.offload();
    expect(again.reference & 0xffff).toBe(1);
    expect(model.differences).toEqual([]);
  });

  test('what a failed connection still holds is not told: una and bytes are 0', () => {
    const { model, device, random } = pair(51);
    const c = device.offload();
    play(device, random, 60);
    rest(device);
    segment(device, c);
    expect(c.row.sndUna).not.toBe(0);
    device.inject(c, FaultTable.Connection);
    device.refuse(c, Opcode.Terminate);
    expect([model.differences, model.finish()]).toEqual([[], []]);
  });

  test('answers and doorbells of a failed connection are stale, and no event of it is due', () => {
    const { model, device, c } = failedOne(52);
    device.doorbellOfNobody(c);
    device.answerNobody(c);
    device.answerNobody(c);
    expect([model.differences, model.finish()]).toEqual([[], []]);
  });

  test.each([
    ['takes a post in', 'SendPost', (device: PretendDevice, c: PretendConnection) => device.send(c, new Uint8Array(5))],
    ['takes a request in', 'ReceivePost', (device: PretendDevice, c: PretendConnection) => device.receive(c, 50, true)],
  ])('a failed connection that %s differs', (_, field, act) => {
    const { model, device, c } = failedOne(53);
    act(device, c);
    expect(aside(model)[0]).toBe(`11.11 ${field}`);
  });

  test('a stale answer, command or doorbell that is none differs', () => {
    const { model, device } = pair(54);
    const c = device.offload();
    device.answerNobody(c);
    expect(model.differences).toEqual([]);
    device.doorbellOfNobody(c);
    expect(aside(model)).toEqual(['11.9 stale']);
    const { reference: target } = c;
    device.order({ opcode: Opcode.Query, target }, { status: Status.Failure, target }, undefined, true);
    expect(aside(model).slice(1)).toEqual(['11.9 stale', '11.10 legal order', '11.4 entry.handle']);
  });

  test('an abort that waits for requests when its connection fails ends with Failure', () => {
    const { model, device } = pair(55);
    const c = device.offload();
    device.receive(c, 100, true);
    device.abortLost(c, Status.Failure);
    expect(model.differences).toEqual([]);
    const other = device.offload();
    device.receive(other, 100, true);
    device.abortLost(other, Status.Success);
    expect(aside(model)).toEqual(['11.7 entry.status']);
  });

  test('a damaged path fails those that send on it, and nobody else', () => {
    const { model, device } = pair(56);
    const [idle, sending] = [device.offload(), device.offload()];
    const target = sending.image.path;
    const damage = { opcode: Opcode.InjectFault, target, faultTable: FaultTable.Path, faultBit: 1, faultBit2: 2 };
    device.order(damage, { target, handle: 2n });
    device.sends = false;
    device.send(sending, new Uint8Array(10));
    while (device.advance(sending));
    expect(model.finish()).toEqual(['connection 0x30000001 has a segment that cannot leave, and has not failed']);
    device.fail(sending);
    expect([model.differences, model.finish()]).toEqual([[], []]);
    device.fail(idle);
    expect(aside(model)).toEqual(['11.11 fail']);
  });

  test('after damage to one connection the segments of another have to leave', () => {
    const { model, device } = pair(57);
    const [damaged, other] = [device.offload(), device.offload()];
    device.inject(damaged, FaultTable.Resource);
    device.sends = false;
    device.send(other, new Uint8Array(10));
    while (device.advance(other));
    expect(model.finish()).toEqual([expect.stringMatching(/^frame 0 of record \d+ never left$/)]);
  });

  test('a damaged row shows no change', () => {
    const { model, device } = pair(58);
    const c = device.offload();
    device.inject(c, FaultTable.Connection);
    device.tamper = (record) => new DataView(record.buffer).setUint32(16, 0x1234, true); // its fold is anybody's
    device.refuse(c, Opcode.Query);
    expect(model.differences).toEqual([]);
    device.tamper = undefined;
    c.row.lastActive += 1;
    device.refuse(c, Opcode.Query);
    expect(aside(model)).toEqual(['11.11 row changed']);
  });

  test('behind the terminate of a damaged ConnectionResource the reference is stale, the path free, the row out of use', () => {
    const { model, device } = pair(59);
    const c = device.offload();
    device.inject(c, FaultTable.Resource);
    device.refuse(c, Opcode.Terminate);
    const [target, path] = [c.reference, c.image.path];
    device.order({ opcode: Opcode.Query, target }, { status: Status.Failure, target }, undefined, true);
    const again = encodeTcpImage(c.image);
    device.offload({ localPort: c.image.localPort }); // the tuple is free, the next row is given
    device.order({ opcode: Opcode.InitiateTcp }, { status: Status.Failure }, again);
    expect(model.differences).toEqual([]);
    device.terminate(device.connections[1] as PretendConnection);
    device.order({ opcode: Opcode.Terminate, target: path }, { target: path, handle: 2n });
    expect([model.differences, model.finish()]).toEqual([[], []]);
  });

  test('a connection whose look-up key is lost goes on; no frame finds it any more', () => {
    const { model, device, random } = pair(60);
    const c = device.offload();
    play(device, random, 30);
    rest(device);
    device.inject(c, FaultTable.LookUp);
    device.tamper = undefined;
    device.segment(c, c.row.rcvNxt, new Uint8Array(5), {}, (refuse) => refuse(RawReason.NoConnection));
    device.query(c);
    expect(model.differences).toEqual([]);
    segment(device, c);
    expect(aside(model)).toEqual(['7.1 disposition']);
  });

  test('an order on a connection that was gone before has a Stale record', () => {
    const { model, device } = pair(62);
    const c = device.offload();
    device.terminate(c);
    const { reference: target } = c;
    device.order({ opcode: Opcode.Query, target }, { status: Status.Failure, target }, undefined, true);
    expect(model.differences).toEqual([]);
    device.order({ opcode: Opcode.Query, target }, { status: Status.Failure, target, handle: c.image.handle });
    expect(aside(model)).toEqual(['11.9 stale order']);
  });
});
