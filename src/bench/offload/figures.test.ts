/** Figures for the device's counters: from what the host wrote, from event entries and from the wire. */
import { describe, expect, test } from 'vitest';
import {
  type AnswerEntry,
  type CommandEntry,
  type EventEntry,
  EventKind,
  encodeAnswerEntry,
  encodeCommandEntry,
  encodeEventEntry,
  encodeRawTransmitEntry,
  Opcode,
  registers,
  Status,
} from '#contract';
import type { Counters } from '#driver';
import { cycles } from '#units';
import { type CounterFigures, compareCounters, Findings, plus } from '../scoreboard/index.ts';
import { OrderAccount } from './orderAccount.ts';

const bases = { command: 0x1000, answer: 0x2000, rawTransmit: 0x3000 } as const;
const target = 0x3001_0002;

/** Host software with three rings of four entries, and a device that tells. */
function written() {
  const account = new OrderAccount();
  const register = (address: number, value: number) => account.written({ to: 'register', address, value });
  const producers = { command: 0, answer: 0, rawTransmit: 0 };
  for (const name of ['command', 'answer', 'rawTransmit'] as const) {
    register(registers[`${name}Log2`].offset, 0);
    register(registers[`${name}Base`].offset, bases[name]);
    register(registers[`${name}Base`].offset + 4, 0);
    register(registers[`${name}Log2`].offset, 2);
  }
  const post = (name: keyof typeof bases, entry: Uint8Array): void => {
    account.written({ to: 'host', address: bases[name] + 64 * (producers[name]++ % 4), data: entry });
    register(registers[`${name}Producer`].offset, producers[name] & 0xffff);
  };
  let serial = 0;
  const tell = (entry: Partial<EventEntry>): void => {
    const zero = Object.fromEntries(
      ['target', 'status', 'commandId', 'bytes', 'una', 'info', 'first', 'count', 'tcpEvent', 'opcode', 'kind'].map(
        (name) => [name, 0],
      ),
    );
    const whole = { ...zero, handle: 0n, cut: 0n, buffer: 0n, rest: false, phase: true, serial: serial++, ...entry };
    account.entries({
      ring: 0,
      first: 0,
      count: 1,
      entries: encodeEventEntry(whole as EventEntry),
      payload: new Uint8Array(0),
      payloadBytes: [0],
      cycles: [cycles(0)],
    });
  };
  let commandId = 0;
  /** An order, and how the device ends it. */
  const order = (opcode: Opcode, status: Status, more: Partial<CommandEntry> = {}): void => {
    const zero = { image: 0n, buffer: 0n, bufferBytes: 0, target, sendProducer: 0, receiveProducer: 0 };
    const rest = { rawTransmitProducer: 0, faultBit: 0, faultBit2: 0, faultTable: 0, phase: true };
    post('command', encodeCommandEntry({ ...zero, ...rest, commandId, opcode, ...more } as CommandEntry));
    tell({ kind: EventKind.Completion, opcode, status, commandId, target });
    commandId++;
  };
  const answer = (more: Partial<AnswerEntry>): void => {
    const zero = { target, status: 0, bytes: 0, serial: 0, kind: 1, sendProducer: 0, receiveProducer: 0, phase: true };
    post('answer', encodeAnswerEntry({ ...zero, ...more } as AnswerEntry));
  };
  const doorbell = (row: number) => register(registers.connectionDoorbell.offset, row << 16);
  return { account, post, tell, order, answer, doorbell };
}

describe('orders and answers', () => {
  test('are counted as often as the device was told of them, over the end of a ring', () => {
    const { account, order, answer, tell } = written();
    order(Opcode.InitiateTcp, Status.Success);
    for (let i = 0; i < 9; i++) order(Opcode.Query, Status.Success);
    for (let i = 0; i < 7; i++) {
      tell({ kind: EventKind.Indicate, target, serial: 50 + i });
      answer({ serial: 50 + i });
    }
    expect(account.figures).toMatchObject({
      commandsTaken: 10,
      answersTaken: 7,
      staleReferences: { least: 0, most: 0 },
      illegalOrders: { least: 0, most: 0 },
      correctedErrors: 0,
      uncorrectableErrors: 0,
    });
  });

  test('that fail are illegal about an object that is there, stale about one that is gone', () => {
    const { account, order } = written();
    order(Opcode.InitiateTcp, Status.Success);
    order(Opcode.Terminate, Status.Failure);
    order(Opcode.Terminate, Status.Success);
    order(Opcode.Terminate, Status.Failure);
    order(Opcode.Abort, Status.Failure);
    expect(account.figures.illegalOrders).toEqual({ least: 1, most: 1 });
    expect(account.figures.staleReferences).toEqual({ least: 2, most: 2 });
  });

  test('answers to nothing are stale; doorbells of rows that are leaving or free may be', () => {
    const { account, order, answer, tell, doorbell } = written();
    order(Opcode.InitiateTcp, Status.Success);
    doorbell(2);
    tell({ kind: EventKind.ReceiveComplete, target, serial: 70 });
    answer({ serial: 71 });
    answer({ serial: 70 });
    answer({ serial: 70 });
    order(Opcode.Terminate, Status.Success);
    doorbell(2);
    expect(account.figures.staleReferences).toEqual({ least: 2, most: 3 });
  });

  test('that flip bits leave open how often the device meets them, and nothing else does', () => {
    const { account, order } = written();
    order(Opcode.InitiateTcp, Status.Success);
    order(Opcode.InjectFault, Status.Success, { faultBit: 3, faultBit2: 3 });
    expect(account.figures.correctedErrors).toMatchObject({ least: 0 });
    expect(account.figures.uncorrectableErrors).toBe(0);
    order(Opcode.Query, Status.Failure);
    expect(account.figures.illegalOrders).toEqual({ least: 0, most: 1 });
  });

  test('raw frames of an illegal length are skipped', () => {
    const { account, post } = written();
    for (const bytes of [13, 14, 1536, 1537])
      post('rawTransmit', encodeRawTransmitEntry({ buffer: 0n, bytes, phase: true }));
    expect(account.figures.rawTransmitSkipped).toBe(2);
  });
});

test('each counter is compared: equal ones count, others are differences with their range', () => {
  const findings = new Findings();
  const device = { framesIn: 3n, framesOut: 4n, staleReferences: 2n, illegalOrders: 1n } as unknown as Counters;
  const range = { least: 1, most: 2 };
  const figures = { framesIn: 3, framesOut: 5, staleReferences: range, illegalOrders: 0 };
  compareCounters(findings, device, figures as unknown as CounterFigures);
  expect(findings.compared.counters).toBe(2);
  expect(findings.mismatches).toMatchObject([
    { field: 'register framesOut', device: '4', model: '5' },
    { field: 'register illegalOrders', device: '1', model: '0' },
  ]);
});

test('a figure grows by what another account knows, ranges at both ends', () => {
  expect([plus(3, 2), plus({ least: 1, most: 4 }, 2)]).toEqual([
    { least: 5, most: 5 },
    { least: 3, most: 6 },
  ]);
});
