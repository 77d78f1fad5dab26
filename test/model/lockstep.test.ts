import { describe, expect, test } from 'vitest';
import { encodeTcpImage, ObjectKind, Opcode, Status } from '#contract';
import { EngineModel } from '#model';
import { Random, seqAdd } from '#units';
import { TcpFlag } from '#wire';
import { PretendDevice } from './device/pretendDevice.ts';
import { options, pair } from './pair.ts';
import { play, rest } from './traffic.ts';

describe('lock-step', () => {
  test.each([1, 2, 3, 4])(
    'finds nothing in a device that keeps the rules, and nothing open at its end (seed %i)',
    (seed) => {
      const { model, device, random } = pair(seed);
      for (let i = 0; i < 4; i++) device.offload();
      play(device, random, 1500);
      rest(device);
      for (const c of device.connections) device.terminate(c);
      expect(model.differences.slice(0, 3), `seed ${seed}`).toEqual([]);
      expect(model.finish()).toEqual([]);
      expect(model.compared.retired).toBeGreaterThan(2500);
      expect(model.compared.frames).toBeGreaterThan(300);
      expect(model.compared.deliveredBytes).toBeGreaterThan(10_000);
      expect(model.compared.stateFields).toBe(4 * 59);
    },
  );

  test('records cut anywhere are read whole', () => {
    const random = new Random(9);
    const model = new EngineModel(options);
    const cutting = new Proxy(model, {
      get(target, name) {
        if (name !== 'records')
          return (target[name as keyof EngineModel] as (...args: unknown[]) => unknown).bind?.(target);
        return (chunk: Uint8Array) => {
          const at = random.int(0, chunk.length);
          target.records(chunk.slice(0, at));
          target.records(chunk.slice(at));
        };
      },
    });
    const device = new PretendDevice(cutting, options.adapter, random);
    device.offload();
    play(device, random, 200);
    expect(model.differences).toEqual([]);
    expect(model.compared.retired).toBeGreaterThan(300);
  });

  test('names the field of a row that differs, once, and goes on with the other connections', () => {
    const { model, device, random } = pair(11);
    device.offload();
    device.offload();
    let armed = true;
    device.tamper = (record, words) => {
      // A segment of connection 1 whose row says another delAckSegments, with the fold to match a lying device.
      const view = new DataView(record.buffer);
      if (!armed || record[52] !== 1 || view.getUint16(40, true) !== 1 || (view.getUint32(24, true) & 4) === 0) return;
      const at = [0, 1, 2].filter((i) => i < 2 && (view.getUint32(24, true) >>> i) & 1).length;
      words[2 * at + 1] = (words[2 * at + 1] as number) ^ 0x100;
      armed = false;
    };
    play(device, random, 300);
    expect(armed).toBe(false);
    const fields = model.differences.map(({ field, requirement }) => `${requirement} ${field}`);
    expect(fields).toEqual(['4.2, 7.14 delAckSegments']);
  });

  test.each([
    ['a wrong fold', 16, '7', 'fold'],
    ['a frame nobody received', 32, '3.1', 'frame number'],
    ['time that goes back', 57, '2.2', 'nowMs'],
  ])('finds %s', (_, at, requirement, field) => {
    const { model, device, random } = pair(12);
    device.offload();
    let armed = true;
    device.tamper = (record) => {
      if (!armed || record[52] !== 1 || device.records < 40) return;
      record[at] = field === 'nowMs' ? 0 : (record[at] as number) ^ 0x40;
      armed = false;
    };
    play(device, random, 60);
    expect(armed).toBe(false);
    const first = model.differences[0];
    expect(first?.field).toBe(field);
    expect([requirement, '5.1']).toContain(first?.requirement);
  });

  test('counts the lateness of a timer from the strobe that made it due, not from the clock', () => {
    const { model, device } = pair(15);
    const c = device.offload();
    device.segment(c, c.row.rcvNxt, new Uint8Array(100).fill(7));
    // A pass, its ends, and one timer. A strobe shows 7 cycles before the next record.
    const bound = options.connections / 4 + 16 + 2;
    expect(c.row.delAckRunning).toBe(true);
    device.pass(c.row.delAckAt - device.now);
    device.cycle += bound - 7;
    while (device.advance(c));
    expect(model.differences).toEqual([]);
    device.segment(c, c.row.rcvNxt, new Uint8Array(100).fill(7));
    device.pass(c.row.delAckAt - device.now);
    device.cycle += bound - 6;
    while (device.advance(c));
    expect(model.differences.map(({ field, requirement }) => `${requirement} ${field}`)).toEqual([
      '3.4 DelayedAck late, cycles',
    ]);
    expect(model.differences[0]?.device).toBe(bound + 1);
  });

  test.each([
    ['a send that is held for another time', { tcpSwsPreventionTicks: 30 }, '9.8 swsAt'],
    ['a small segment that Nagle holds', { modeBits: 0 }, '9.1 grant'],
  ])('finds %s', (_, adapter, difference) => {
    const model = new EngineModel({ ...options, adapter: { ...options.adapter, modeBits: 2 } });
    const device = new PretendDevice(model, { ...options.adapter, modeBits: 2, ...adapter }, new Random(16));
    const c = device.offload({ cachedFlags: 2 });
    device.send(c, new Uint8Array(2000).fill(1));
    while (device.advance(c));
    device.segment(c, c.row.rcvNxt, new Uint8Array(0), { ack: c.row.sndUna, window: 2000 });
    device.send(c, new Uint8Array(3000).fill(2));
    for (let i = 0; i < 3; i++) {
      while (device.advance(c));
      device.segment(c, c.row.rcvNxt, new Uint8Array(0), { ack: c.row.sndMax, window: 700 });
    }
    expect(model.differences.map(({ field, requirement }) => `${requirement} ${field}`)).toContain(difference);
  });

  test('a send that is held is granted when its timer has fired, which must not be late', () => {
    const { model, device, random } = pair(17);
    const c = device.offload();
    device.segment(c, c.row.rcvNxt, new Uint8Array(0), { window: 700 });
    device.send(c, random.bytes(3000));
    while (device.advance(c));
    expect([c.row.swsRunning, c.row.sndMax === c.row.sndUna]).toEqual([true, true]);
    device.pass(5);
    while (device.advance(c));
    expect([c.row.swsRunning, (c.row.sndMax - c.row.sndUna) >>> 0]).toEqual([false, 700]);
    device.segment(c, c.row.rcvNxt, new Uint8Array(0), { ack: c.row.sndMax, window: 700 });
    while (device.advance(c));
    expect(model.differences).toEqual([]);
    device.pass(5);
    device.cycle += 100;
    while (device.advance(c));
    expect(model.differences.map(({ field }) => field)).toEqual(['Sws late, cycles']);
  });

  test('finds a byte that was delivered wrong, a frame that was changed, an entry that never came', () => {
    const random = new Random(13);
    const model = new EngineModel(options);
    let bad: 'payload' | 'frame' | 'entry' | undefined;
    const lying = new Proxy(model, {
      get(target, name) {
        if (name === 'entry')
          return (bytes: Uint8Array, payload?: Uint8Array, image?: Uint8Array) => {
            if (bad === 'entry') {
              bad = undefined;
              return;
            }
            const changed = payload?.slice();
            if (bad === 'payload' && changed !== undefined && changed.length > 3) {
              changed[2] = (changed[2] as number) ^ 1;
              bad = undefined;
            }
            target.entry(bytes, changed, image);
          };
        if (name === 'frameOut')
          return (bytes: Uint8Array) => {
            const changed = bytes.slice();
            if (bad === 'frame') {
              changed[49] = (changed[49] as number) ^ 1;
              bad = undefined;
            }
            target.frameOut(changed);
          };
        return (target[name as keyof EngineModel] as (...args: unknown[]) => unknown).bind?.(target);
      },
    });
    const device = new PretendDevice(lying, options.adapter, random);
    device.offload();
    play(device, random, 100);
    bad = 'payload';
    play(device, random, 100);
    expect(model.differences.map(({ field }) => field)).toEqual(['delivered byte 2']);
    bad = 'frame';
    play(device, random, 100);
    expect(model.differences.map(({ field }) => field)).toEqual(['delivered byte 2', 'tcp.window']);
    bad = 'entry';
    play(device, random, 100);
    // From here on every entry has another serial than the records say.
    expect(model.differences.slice(2).some(({ field }) => field === 'entry.serial')).toBe(true);
  });

  test('follows queries, aborts, refused and stale commands, and the end of paths and neighbors', () => {
    const { model, device, random } = pair(21);
    const [first, second] = [device.offload(), device.offload()];
    const path = first.image.path;
    const neighbor = (ObjectKind.Neighbor << 28) >>> 0;
    play(device, random, 300);
    device.query(first);
    device.abort(second);
    device.abort(second);
    const again = encodeTcpImage(first.image);
    device.order({ opcode: Opcode.InitiateTcp }, { status: Status.Failure }, again); // 11.2: the tuple is offloaded
    const large = encodeTcpImage({ ...first.image, localPort: 9, initialRcvWnd: 40_000 });
    device.order({ opcode: Opcode.InitiateTcp }, { status: Status.OffloadTcpRcvWindow }, large);
    device.order({ opcode: Opcode.Nop }, {});
    device.order(
      { opcode: Opcode.Update, target: first.reference },
      { status: Status.NotSupported, target: first.reference },
    );
    device.order({ opcode: Opcode.Terminate, target: path }, { status: Status.Failure, target: path, handle: 2n }); // O-35
    rest(device);
    device.terminate(first);
    device.terminate(second);
    const gone = { status: Status.Failure, target: first.reference };
    device.order({ opcode: Opcode.Query, target: first.reference }, gone, undefined, true); // 11.9
    device.order({ opcode: Opcode.Terminate, target: path }, { target: path, handle: 2n });
    device.order({ opcode: Opcode.Terminate, target: neighbor }, { target: neighbor, handle: 1n });
    expect(model.differences).toEqual([]);
    expect(model.finish()).toEqual([]);
  });

  test('says what is open when a device stops', () => {
    const { model, device } = pair(14);
    const c = device.offload();
    device.segment(c, c.row.rcvNxt, new Uint8Array(100).fill(7));
    device.send(c, new Uint8Array(10));
    model.frameIn(99, new Uint8Array(60));
    device.pass(5000);
    device.cycle += 1000;
    device.segment(c, seqAdd(c.row.rcvNxt, 0), new Uint8Array(0), { flags: TcpFlag.ack });
    const open = model.finish(device.cycle + 1000).join('\n');
    expect(open).toMatch(/ingress frame 99 has no record/);
    expect(open).toMatch(/is ready and was not granted/);
    expect(open).toMatch(/has a step to do/);
    expect(open).toMatch(/timer DelayedAck, due for \d+ cycles, that has not fired/);
    expect(model.differences.map(({ field }) => field)).toEqual(['DelayedAck late, cycles']);
  });
});
