/** A view for gtkwave beside the waves of a run: the event that differed, under the marker, with the signals that tell of it. */
import { fieldsOfTcpRow } from '#contract';
import type { Mismatch } from '../scoreboard/index.ts';

/** Units of the waves' time in a cycle (sim/target/clock_loop.cc). */
const timePerCycle = 10;
/** Cycles on screen, about: gtkwave counts its zoom in powers of two of time. */
const zoom = -9;

const pipeline = 'TOP.chm_top.u_chimney.u_engine.u_pipeline';

interface Signal {
  readonly name: string;
  readonly bits: number;
}

const snake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** What retires: the event, its connection and its time; the row before and behind it, in the field that differed. */
function signalsOf(field: string): Signal[] {
  const name = field.split('.').at(-1) ?? '';
  const known = fieldsOfTcpRow.find((one) => one.name === name);
  const event: Signal[] = [
    { name: 'w_valid', bits: 1 },
    { name: 'w_event.kind', bits: 8 },
    { name: 'w_event.conn', bits: 14 },
    { name: 'w_event.now', bits: 40 },
    { name: 'w_input_ref', bits: 64 },
    { name: 'w_sent', bits: 1 },
    { name: 'w_entered', bits: 1 },
  ];
  const always = ['state', 'rcvNxt', 'sndUna', 'sndNxt'].filter((one) => one !== name);
  const rows = [...(known ? [known] : []), ...fieldsOfTcpRow.filter((one) => always.includes(one.name))];
  return [
    ...event,
    ...rows.flatMap(({ name, bits }) => ['w_old', 'w_row'].map((row) => ({ name: `${row}.${snake(name)}`, bits }))),
  ];
}

/** @param waves file of the waves, beside which the view will lie */
export function waveView(waves: string, { field, cycle }: Pick<Mismatch, 'field' | 'cycle'>): string {
  // A record names the cycle behind the one in which its event stands in the last stage.
  const at = Math.max(0, Number(cycle) - 1) * timePerCycle;
  const noMarks = Array.from({ length: 26 }, () => '-1').join(' ');
  const signals = signalsOf(field).map(({ name, bits }) => `${pipeline}.${name}${bits === 1 ? '' : `[${bits - 1}:0]`}`);
  return [
    `[dumpfile] "${waves}"`,
    `[timestart] ${Math.max(0, at - 20 * timePerCycle)}`,
    `*${zoom}.000000 ${at} ${noMarks}`,
    '@22',
    `${pipeline}.clk_i`,
    ...signals,
    '',
  ].join('\n');
}
