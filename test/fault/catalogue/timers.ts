import type { Fault } from '../fault.ts';

/** Retransmission, persist, and the sweep that finds deadlines. */
export const timers: readonly Fault[] = [
  {
    id: 'rto-not-doubled',
    file: 'rules/chm_timer_event.sv',
    original: 'chm_engine_pkg::backed_off(rto_i, row_o.retransmit_count, cap_i)',
    mutated: 'rto_i',
    breaks: 'the second timeout of a segment comes as soon as the first (RFC 6298 rule 5.5)',
    violates: ['10.3', '6.2', 'CHM-CC-004'],
    tags: ['loss'],
    shownBy: { scenario: 'loss', seed: 1 },
  },
  {
    id: 'rto-below-its-floor',
    file: 'rules/chm_rto.sv',
    original: "measured < 40'(floor_i) ? 40'(floor_i) : measured",
    mutated: 'measured',
    breaks: 'the retransmission timeout falls below RtoFloorMs on a fast path',
    violates: ['6.2', 'CHM-CC-001'],
    tags: [],
    shownBy: { scenario: 'send-chain', seed: 1 },
  },
  {
    id: 'persist-never-starts',
    file: 'rules/chm_segment_timer.sv',
    original: "row_i.snd_wnd == '0 && need",
    mutated: "1'b0",
    breaks: 'a closed window is never probed',
    violates: ['7.9i', 'CHM-TIM-040'],
    tags: ['liveness-only'],
    shownBy: { scenario: 'zero-window', seed: 1 },
  },
  {
    id: 'probe-ack-starts-no-round',
    file: 'rules/chm_segment_timer.sv',
    original: 'segment_i.probed',
    mutated: "row_i.retransmit_count != '0",
    breaks: 'a zero-window ACK that acknowledges the byte of the probe does not start the next round of probes',
    violates: ['7.9i', 'CHM-TIM-043'],
    tags: [],
  },
];
