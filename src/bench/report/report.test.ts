import { describe, expect, test } from 'vitest';
import type { Mismatch } from '../scoreboard/index.ts';
import type { Verdict } from '../verdict/schema.ts';
import { junitOf } from './junit.ts';
import { Progress } from './progress.ts';
import { formatRun } from './text.ts';

const mismatch: Mismatch = {
  requirement: 'CHM-NSP-010',
  field: 'raw frame',
  device: 'IP <a> & "b"\u0000',
  model: 'x'.repeat(500),
  connection: '',
  event: '12',
  cycle: '3456',
  frame: 'in 17',
};
const verdict = (more: Partial<Verdict> = {}): Verdict => ({
  schemaVersion: 1,
  verdict: 'fail',
  exitCode: 1,
  scenario: 'one',
  target: 'sim',
  config: 'small',
  peer: 'builtin',
  peerReason: '',
  timeMode: 'virtual',
  seed: 3,
  cycles: '99',
  wallSeconds: 1.25,
  connections: 0,
  offloads: 0,
  terminates: 0,
  moves: { withBuffered: 0, withChain: 0, withRetransmit: 0, withOwedAck: 0, withHole: 0 },
  bytesToPeer: '0',
  bytesFromPeer: '0',
  compared: {
    retired: '0',
    frames: '0',
    events: '0',
    stateFields: '0',
    bufferedBytes: '0',
    returnedSendBytes: '0',
    counters: '0',
  },
  uncompared: 0,
  mismatches: Array.from({ length: 40 }, () => mismatch),
  retireHash: '',
  layoutHash: '',
  designHash: '',
  git: '',
  tools: {},
  skipped: [],
  artifacts: {},
  reproduce: './smokestack run one --config small --peer builtin --seed 3',
  ...more,
});
const words = { sentence: '40 differences', cure: '' };

describe('a difference, for people', () => {
  const lines = formatRun(verdict(), '/tmp/runs/x', words).trimEnd().split('\n');
  test('takes at most 15 lines, none of them endless', () => {
    expect(lines.length).toBeLessThanOrEqual(15);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(220);
  });
  test.each([
    ['field', 'raw frame'],
    ['device', 'IP'],
    ['model', 'xxx'],
    ['requirement', 'Packets matching no offloaded connection MUST go up the non-offload path unchanged'],
    ['event', '12'],
    ['frame', 'in 17'],
    ['cycle', '3456'],
    ['more', '39 more'],
    ['waves', './smokestack run one --config small --peer builtin --seed 3 --waves'],
    ['reproduce', './smokestack run one --config small --peer builtin --seed 3'],
    ['folder', '/tmp/runs/x'],
  ])('names %s', (name, value) => {
    expect(lines.find((line) => line.startsWith(`  ${name} `))).toContain(value);
  });
});

test('an error says why, with the lines that count and the cure', () => {
  const text = formatRun(verdict({ verdict: 'error', exitCode: 4, mismatches: [] }), '/tmp/x', {
    sentence: Array.from({ length: 30 }, (_, i) => `line ${i}`).join('\n'),
    cure: 'look',
  });
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(15);
  expect(text).toMatch(/why +line 0\n/);
  expect(text).toMatch(/cure +look/);
});

test('junit.xml is well-formed whatever a frame prints, and counts', () => {
  const outcome = { ...words, verdict: 'fail', exitCode: 1 } as const;
  const skip = { verdict: 'skip', exitCode: 77, sentence: 'needs linux: no <tun>', cure: '' } as const;
  const xml = junitOf([
    { verdict: verdict(), outcome, folder: '', log: [] },
    { verdict: verdict({ verdict: 'skip', mismatches: [] }), outcome: skip, folder: '', log: [] },
  ]);
  expect(xml).toContain('tests="2" failures="1" errors="0" skipped="1"');
  expect(xml).toContain('IP &lt;a&gt; &amp; &quot;b&quot;?');
  expect(xml).toContain('<skipped message="needs linux: no &lt;tun&gt;"/>');
  expect(xml).not.toMatch(/&(?!(amp|lt|gt|quot|#10);)/);
});

describe('progress', () => {
  const written = (live: boolean, isTTY: boolean) => {
    let text = '';
    const write = (piece: string | Uint8Array): boolean => {
      text += piece;
      return true;
    };
    return { progress: new Progress(6, live, { write, isTTY } as never), text: () => text };
  };

  test('numbers steps and says how long they took and how they ended', async () => {
    const { progress, text } = written(true, false);
    await progress.step('building simulator', async () => {});
    await progress.step(
      'one',
      async () => 'pass',
      (said) => said,
    );
    await progress.step('two', () => Promise.reject(new Error('no'))).catch(() => {});
    expect(text()).toBe('[1/6] building simulator … 0 s\n[2/6] one … pass, 0 s\n[3/6] two … failed, 0 s\n');
  });

  test('steps side by side are written when they end, each on its line', async () => {
    const { progress, text } = written(false, false);
    await Promise.all([1, 2].map((i) => progress.step(`run ${i}`, async () => {})));
    expect(text()).toBe('[1/6] run 1 … 0 s\n[2/6] run 2 … 0 s\n');
  });

  test('NO_COLOR is heard', async () => {
    const before = process.env.NO_COLOR;
    process.env.NO_COLOR = '1';
    const plain = written(true, true);
    await plain.progress.step('x', async () => {});
    process.env.NO_COLOR = '';
    const coloured = written(true, true);
    await coloured.progress.step('x', async () => {});
    if (before === undefined) delete process.env.NO_COLOR;
    else process.env.NO_COLOR = before;
    expect(plain.text()).not.toContain('\u001b');
    expect(coloured.text()).toContain('\u001b[90m[1/6]');
  });
});
