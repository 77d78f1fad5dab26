import { type NeighborImage, ObjectKind, type PathImage } from '#contract';
import type { FakeConnection } from './fakeConnection.ts';
import type { FakeRegisters } from './fakeRegisters.ts';
import { FakeTable } from './fakeTable.ts';

/** The three tables of the device, of the sizes that its registers say. */
export class FakeTables {
  readonly neighbors: FakeTable<NeighborImage & { users: number }>;
  readonly paths: FakeTable<PathImage & { users: number }>;
  readonly connections: FakeTable<FakeConnection>;

  constructor(file: FakeRegisters) {
    const table = <Row>(kind: ObjectKind, rows: number, free: 'freeNeighbors' | 'freePaths' | 'freeConnections') =>
      new FakeTable<Row>(kind, rows, (count) => file.set(free, count));
    this.neighbors = table(ObjectKind.Neighbor, file.get('neighbors'), 'freeNeighbors');
    this.paths = table(ObjectKind.Path, file.get('paths'), 'freePaths');
    this.connections = table(ObjectKind.Tcp, file.get('connections'), 'freeConnections');
  }
}
