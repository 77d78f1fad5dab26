import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeRetireRecord, RetireKind, type RetireRecord } from '#contract';
import { Random } from '#units';
import { RetireHash } from './retireHash.ts';
import { eachRetired } from './retireStream.ts';

const bytesOf = (more: Partial<RetireRecord>, row: Uint8Array = new Uint8Array(0)): Uint8Array =>
  Buffer.concat([
    encodeRetireRecord({
      serial: 0n,
      cycle: 5n,
      fold: 0n,
      changed: 0n,
      inputRef: 0n,
      target: 0,
      egressFrame: 0,
      eventSerial: 0,
      kind: RetireKind.Raw,
      detail: 0,
      hasFrame: false,
      hasEvent: false,
      nowMs: 0n,
      ...more,
    }),
    row,
  ]);
const sha256 = (...parts: Uint8Array[]): string => createHash('sha256').update(Buffer.concat(parts)).digest('hex');
const feed = (hash: RetireHash, bytes: Uint8Array): void =>
  eachRetired(bytes, (record, row, whole) => hash.retired(record, row, whole));

const random = new Random(2);
const [a, b, out] = [random.bytes(60), random.bytes(61), random.bytes(62)] as const;

describe('the retire hash', () => {
  test('is SHA-256 over each record, its row words, and the frames it names, in retire order', () => {
    const hash = new RetireHash();
    hash.frameIn(a, 0);
    hash.frameIn(b, 1);
    const row = random.bytes(16);
    const records = [
      bytesOf({ inputRef: 1n, kind: RetireKind.Segment, changed: 0b101n, hasFrame: true, egressFrame: 3 }, row),
      bytesOf({ serial: 1n, inputRef: 0n, kind: RetireKind.Drop }),
      bytesOf({ serial: 2n, kind: RetireKind.Timer }),
    ] as const;
    feed(hash, Buffer.concat(records));
    hash.frameOut(out, 3);
    expect(hash.digest()).toBe(sha256(records[0], b, out, records[1], a, records[2]));
    expect(hash.records).toBe(3);
  });

  test('covers what the input names, and the event entry with what it speaks of, however late it comes', () => {
    const [entry, payload, event, delivered] = [64, 100, 64, 50].map((bytes) => random.bytes(bytes)) as [
      Uint8Array,
      Uint8Array,
      Uint8Array,
      Uint8Array,
    ];
    const hash = new RetireHash(({ kind }) => (kind === RetireKind.SendPost ? [entry, payload] : []));
    const records = [
      bytesOf({ kind: RetireKind.SendPost, hasEvent: true, eventSerial: 7 }),
      bytesOf({ serial: 1n, kind: RetireKind.Step }),
    ] as const;
    feed(hash, Buffer.concat(records));
    hash.entry(7, [event, delivered]);
    expect(hash.digest()).toBe(sha256(records[0], entry, payload, event, delivered, records[1]));
  });

  test('one changed payload byte gives another', () => {
    const [one, other] = [new RetireHash(), new RetireHash()];
    one.frameIn(a, 0);
    other.frameIn(a.with(59, (a[59] ?? 0) ^ 1), 0);
    for (const hash of [one, other]) feed(hash, bytesOf({}));
    expect(one.digest()).not.toBe(other.digest());
  });

  test('a push that ends within a record is refused', () => {
    expect(() => feed(new RetireHash(), bytesOf({}).subarray(0, 63))).toThrow(/ends within a record/);
    expect(() => feed(new RetireHash(), bytesOf({ changed: 1n }, new Uint8Array(7)))).toThrow(/ends within a record/);
  });
});
