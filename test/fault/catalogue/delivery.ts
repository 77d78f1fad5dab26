import type { Fault } from '../fault.ts';

/** From the region to the host: requests, indications, the event ring. */
export const delivery: readonly Fault[] = [
  {
    id: 'push-mark-passed-too-late',
    file: 'rules/chm_step_event.sv',
    original: '!chm_engine_pkg::precedes(row_i.rcv_cons, row_i.push_mark)',
    mutated: 'chm_engine_pkg::precedes(row_i.push_mark, row_i.rcv_cons)',
    breaks: 'a request that data up to the push mark has filled in part is not completed',
    violates: ['8.6b', 'CHM-RX-008'],
    fields: ['pushMarkValid', 'hasEvent'],
    tags: [],
    shownBy: { scenario: 'many', seed: 1 },
  },
  {
    id: 'full-request-not-seen',
    file: 'rules/chm_step_event.sv',
    original: 'n == room',
    mutated: "n + 32'd1 == room",
    breaks: 'a copy that fills its request does not step on to the next one',
    violates: ['8.6a', '8.10', 'CHM-RX-006'],
    fields: ['copyFills'],
    tags: ['state-only'],
    shownBy: { scenario: 'buffered', seed: 1 },
  },
  {
    id: 'phase-bit-stands',
    file: 'host/chm_event_ring.sv',
    original: '!lap[0]',
    mutated: "1'b1",
    breaks: 'the phase bit of event entries does not turn with the second lap of the ring',
    violates: ['4.4', '3', 'CHM-STR-012'],
    fields: ['open at the end'],
    tags: ['wrap', 'liveness-only'],
    shownBy: { scenario: 'scatter', seed: 1 },
  },
  {
    id: 'copy-overtakes-placement',
    file: 'receive/chm_copy.sv',
    original: '!behind[chm_pkg::SERIAL_W-1]',
    mutated: "1'b1",
    breaks: 'bytes are copied to the host before their placement has been written',
    violates: ['4.4', 'CHM-RX-002'],
    fields: ['miniport'],
    tags: ['simultaneous'],
    shownBy: { scenario: 'buffered', seed: 1 },
  },
];
