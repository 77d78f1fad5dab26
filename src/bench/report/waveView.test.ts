/** The view names signals that the design has, under a marker at the cycle that differed. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { placed } from '../device/index.ts';
import { waveView } from './waveView.ts';

const design = (file: string): string => readFileSync(placed(`hdl/${file}`), 'utf8');

test('the field that differed stands first among the fields of the row, before and after', () => {
  const view = waveView('waves-0.fst', { field: 'rtxAt', cycle: '1234' }).split('\n');
  expect(view[0]).toBe('[dumpfile] "waves-0.fst"');
  expect(view[1]).toBe('[timestart] 12130');
  expect(view[2]).toMatch(/^\*-9\.000000 12330( -1){26}$/);
  const rows = view.filter((line) => line.includes('.w_old.') || line.includes('.w_row.'));
  expect(rows.slice(0, 2).map((line) => line.split('.').slice(-2).join('.'))).toEqual([
    'w_old.rtx_at[39:0]',
    'w_row.rtx_at[39:0]',
  ]);
});

test('a difference that is no field of the row still shows the event', () => {
  const view = waveView('waves-0.fst', { field: 'entry.status', cycle: '1' });
  expect(view).toContain('u_pipeline.w_event.kind[7:0]');
  expect(view).toContain('[timestart] 0');
});

test('every signal is one of the design', () => {
  const signals = waveView('w', { field: 'range0Lo', cycle: '1' })
    .split('\n')
    .filter((line) => line.startsWith('TOP.'));
  const packages = ['gen/chm_layout_pkg.sv', 'engine/chm_engine_pkg.sv'].map(design).join('\n');
  for (const signal of signals) {
    const [, top, chimney, engine, pipeline, name, field] = signal.replace(/\[.*/, '').split('.');
    expect(top).toBe('chm_top');
    expect(design('chm_top.sv')).toContain(` ${chimney} (`);
    expect(design('offload/chm_chimney.sv')).toContain(` ${engine} (`);
    expect(design('engine/chm_engine.sv')).toContain(` ${pipeline} (`);
    expect(design('engine/chm_pipeline.sv')).toMatch(new RegExp(`\\b${name}\\b`));
    if (field !== undefined) expect(packages).toMatch(new RegExp(`\\b${field};`));
  }
});
