/** What the other end may do wrong: fall silent, vanish, or send what the protocol does not allow. */
import Long from 'long';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectWebSocket, type MessagePipe, memoryPipePair } from '#transport';
import { Random, SmokestackError } from '#units';
import { type BridgeTarget, type OpenOptions, openTarget } from './bridgeTarget.ts';
import { smokestack } from './gen/bridgeV1.js';
import { TestServer, testLayoutHash } from './testing/testServer.ts';

const v1 = smokestack.bridge.v1;
const u64 = (value: number): Long => Long.fromNumber(value, true);

let server: TestServer;
beforeEach(async () => {
  server = await TestServer.start();
});
afterEach(() => server.stop());

const open = async (options: Partial<OpenOptions> = {}): Promise<BridgeTarget> =>
  openTarget(await connectWebSocket(server.url), { layoutHash: testLayoutHash, ...options });

/** The error every one of `promises` rejects with. */
async function errorsOf(promises: readonly Promise<unknown>[]): Promise<SmokestackError[]> {
  const settled = await Promise.allSettled(promises);
  return settled.map((one) => {
    if (one.status === 'rejected' && one.reason instanceof SmokestackError) return one.reason;
    throw new Error(`a SmokestackError was expected, not ${JSON.stringify(one)}`);
  });
}

describe('a lost link', () => {
  test('silence for the given time refuses everything, and is told once', async () => {
    const target = await open({ pingMs: 10, silenceMs: 40 });
    const heard: SmokestackError[] = [];
    target.onFailure((error) => heard.push(error));
    server.silent = true;
    const lost = await errorsOf([target.run({ cycles: 1 }), target.readMemory('host', 0, 700_000)]);
    expect(lost.map((error) => error.code)).toEqual(['link-lost', 'link-lost']);
    expect(lost[0]?.message).toMatch(/no sign of life for 40 ms/);
    expect((await errorsOf([target.readRegister(0)]))[0]?.code).toBe('link-lost');
    expect(heard).toEqual([lost[0]]);
    const late: SmokestackError[] = [];
    target.onFailure((error) => late.push(error));
    expect(late).toEqual([lost[0]]);
  });

  test('a virtual target that is asked nothing may be silent, and is not pinged', async () => {
    const target = await open({ pingMs: 5, silenceMs: 10 });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(server.pings).toBe(0);
    await target.writeRegister(0, 1);
    await target.close();
  });

  test('a realtime target is pinged, and a long computation on this side is no silence', async () => {
    server.hello.clockMode = v1.ClockMode.CLOCK_MODE_REALTIME;
    const target = await open({ pingMs: 10, silenceMs: 30 });
    await expect.poll(() => server.pings).toBeGreaterThan(2);
    for (const end = performance.now() + 200; performance.now() < end; );
    await target.writeRegister(0, 1);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await target.writeRegister(0, 1);
    await target.close();
  });

  test('end of file refuses what is open; close() by this side is no failure', async () => {
    const target = await open();
    server.hold();
    const waiting = [target.run({ cycles: 1 }), target.writeRegister(0, 0)];
    setTimeout(() => server.socket?.terminate(), 10);
    const lost = await errorsOf(waiting);
    expect(lost.map((error) => error.code)).toEqual(['link-lost', 'link-lost']);
    server.release();

    const second = await open();
    second.onFailure(() => expect.unreachable());
    const open2 = second.run({ cycles: 1 });
    await second.close();
    expect((await errorsOf([open2]))[0]?.message).toMatch(/was closed/);
  });
});

describe('what the protocol does not allow', () => {
  const result = (id: Long, results: smokestack.bridge.v1.Result.$Shape[]) =>
    v1.ServerMessage.encode({ result: { id, results } }).finish();
  const wrong: [string, (id: Long) => Uint8Array, RegExp][] = [
    ['another batch', (id) => result(id.add(1), [{}]), /answered batch 2/],
    ['too few results', (id) => result(id, []), /0 results/],
    ['too many results', (id) => result(id, [{}, {}]), /2 results/],
    ['data of the wrong length', (id) => result(id, [{ data: new Uint8Array(3) }]), /answered a register read wrongly/],
    ['no data', (id) => result(id, [{}]), /answered a register read wrongly/],
    ['a cycle above 2^53', (id) => result(id, [{ cycle: Long.MAX_UNSIGNED_VALUE }]), /exceeds 2\^53/],
    ['an unknown code', (id) => result(id, [{ code: 99 as 0 }]), /unknown code 99/],
    ['an empty message', () => new Uint8Array(0), /unknown kind/],
    ['a second hello', () => v1.ServerMessage.encode({ hello: {} }).finish(), /unknown kind/],
    ['noise', () => Uint8Array.of(0xff, 0xff, 0xff), /malformed/],
    [
      'entries without lengths',
      () => v1.ServerMessage.encode({ pushed: { entries: [{ entries: new Uint8Array(64) }] } }).finish(),
      /do not fit together/,
    ],
    [
      'an error',
      () => v1.ServerMessage.encode({ error: { code: v1.ErrorCode.ERROR_CODE_INTERNAL, text: 'assert' } }).finish(),
      /failed inside: assert/,
    ],
  ];
  test.each(wrong)('%s', async (_, answer, sentence) => {
    const target = await open();
    server.nextAnswer = answer;
    const [error] = await errorsOf([target.readRegister(0)]);
    expect(error?.message).toMatch(sentence);
    expect(['protocol', 'internal']).toContain(error?.code);
    await target.close();
  });

  test('a text message ends the link', async () => {
    const target = await open();
    server.socket?.send('hello');
    const error = await new Promise<SmokestackError>((resolve) => target.onFailure(resolve));
    expect([error.code, error.message]).toEqual(['protocol', expect.stringMatching(/text message/)]);
  });

  test('a handler that throws ends the session with what it threw', async () => {
    const target = await open();
    target.onPush({
      frame() {
        throw new TypeError('broken scoreboard');
      },
    });
    void target.sendFrames([new Uint8Array(60)]);
    const [error] = await errorsOf([target.run({ cycles: 1 })]);
    expect([error?.code, error?.message]).toEqual(['internal', 'broken scoreboard']);
  });
});

/** A target over memory whose one batch is answered with `bytes`. Resolves with how its operations ended. */
async function answeredWith(bytes: Uint8Array): Promise<string[]> {
  const [client, far] = memoryPipePair();
  answerHello(far);
  const target = await openTarget(client, { layoutHash: testLayoutHash });
  target.onPush({ frame: () => {}, entries: () => {}, retire: () => {} });
  const open = [target.readRegister(0), target.run({ cycles: 1 }), target.waves(true)];
  far.onMessage(() => far.send(bytes));
  // Whatever comes back either answers or ends the session; when it is a mere push, closing does.
  const settled = Promise.allSettled(open);
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
  await target.close();
  return (await settled).map((one) =>
    one.status === 'fulfilled' ? 'ok' : one.reason instanceof SmokestackError ? one.reason.code : String(one.reason),
  );
}

function answerHello(far: MessagePipe): void {
  far.onMessage(() => far.send(v1.ServerMessage.encode({ hello: server.hello }).finish()));
}

test('an answer cut at every byte, and with bits turned over, never breaks this side', async () => {
  const seed = 99;
  const random = new Random(seed);
  const whole = v1.ServerMessage.encode({
    result: {
      id: u64(1),
      results: [
        { cycle: u64(5), data: new Uint8Array(4) },
        { cycle: u64(2 ** 40), ran: { cycles: u64(300), reason: 1, idle: true, strobes: 2 } },
        { cycle: u64(7), path: 'waves.fst' },
      ],
      pushed: {
        cycle: u64(6),
        frames: [{ cycle: u64(3), data: new Uint8Array(20) }],
        retire: new Uint8Array(8),
        entries: [{ entries: new Uint8Array(64), payload: new Uint8Array(3), payloadBytes: [3], cycles: [u64(4)] }],
        strobeCycles: [u64(1), u64(2)],
      },
    },
  }).finish();
  expect(await answeredWith(whole)).toEqual(['ok', 'ok', 'ok']);
  // Result codes may come out of the bits turned over; 'internal' would be a fault of this side.
  const allowed = ['ok', 'protocol', 'link-lost', 'range', 'state', 'unsupported', 'interrupted', 'mismatch'];
  for (let length = 0; length < whole.length; length++)
    expect(await answeredWith(whole.subarray(0, length)), `cut at ${length}`).toEqual(Array(3).fill('protocol'));
  for (let i = 0; i < 600; i++) {
    const bent = new Uint8Array(whole);
    for (let n = random.int(1, 3); n > 0; n--) bent[random.int(0, bent.length - 1)] = random.int(0, 255);
    for (const how of await answeredWith(bent)) expect(allowed, `seed ${seed}, number ${i}: ${how}`).toContain(how);
  }
});
