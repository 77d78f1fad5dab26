import { deserialize, serialize } from 'node:v8';
import { describe, expect, test } from 'vitest';
import { type Snapshot, SnapshotReader, SnapshotWriter } from './snapshot.ts';

interface Block {
  readonly number: number;
  next: Block | null;
  readonly bytes: Uint8Array;
}

const through = (snapshot: Snapshot): Snapshot => deserialize(serialize(snapshot)) as Snapshot;

describe('snapshots', () => {
  test('a chain as long as any block list comes back whole, at any depth', () => {
    let chain: Block | null = null;
    for (let number = 20_000; number > 0; number--) chain = { number, next: chain, bytes: Uint8Array.of(number) };
    let read = new SnapshotReader().read(through(new SnapshotWriter().write(chain, true))) as Block | null;
    let length = 0;
    for (; read !== null; read = read.next) expect([read.number, read.bytes[0]]).toEqual([++length, length & 255]);
    expect(length).toBe(20_000);
  });

  test('an object that is shown again is the same one, in its later state; rings of objects end', () => {
    const writer = new SnapshotWriter();
    const reader = new SnapshotReader();
    const block: Block = { number: 1, next: null, bytes: new Uint8Array(2) };
    block.next = block;
    const first = reader.read(through(writer.write([block, block], false))) as Block[];
    expect(first[0]).toBe(first[1]);
    expect(first[0]?.next).toBe(first[0]);
    block.bytes.set([3, 4]);
    block.next = null;
    const later = reader.read(through(writer.write({ block }, true))) as { block: Block };
    expect(later.block).toBe(first[0]);
    expect([later.block.next, ...later.block.bytes]).toEqual([null, 3, 4]);
  });
});
