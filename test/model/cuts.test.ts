import { describe, expect, test, vi } from 'vitest';
import { RawReason } from '#contract';
import type { EngineModel } from '#model';
import { TcpFlag } from '#wire';
import { pair } from './pair.ts';
import { rest } from './traffic.ts';

describe('frames beside the cuts of their connection, in lock-step', () => {
  const aside = (model: EngineModel) => model.differences.map(({ requirement, field }) => `${requirement} ${field}`);

  /** A connection that was reset and is gone, and what writes the Raw record of a frame that came in front of its cut. */
  function goneWithFrame(seed: number) {
    const { model, device } = pair(seed);
    const c = device.offload();
    const records: ((reason: RawReason) => void)[] = [];
    const frame = () => device.segment(c, c.row.rcvNxt, new Uint8Array(5), {}, (refuse) => records.push(refuse));
    device.segment(c, c.row.rcvNxt, new Uint8Array(0), { flags: TcpFlag.rst });
    rest(device);
    frame();
    device.terminate(c, frame);
    return { model, records };
  }

  test('a frame refused in front of a cut keeps its reason behind the Complete that freed the row; one behind has none', () => {
    const { model, records } = goneWithFrame(41);
    records[0]?.(RawReason.Closed);
    records[1]?.(RawReason.NoConnection);
    expect([model.differences, model.finish()]).toEqual([[], []]);
  });

  test.each([
    ['in front of the cut', 0, RawReason.NoConnection],
    ['in front of the cut, by a reason that never held', 0, RawReason.Urgent],
    ['behind the cut', 1, RawReason.Closed],
  ])('a frame refused %s may not show another', (_, at, reason) => {
    const { model, records } = goneWithFrame(42);
    records[at]?.(reason);
    expect(aside(model)).toEqual([at === 0 ? '7.1 raw reason' : '3.2 raw reason']);
  });

  test.each(['before the Terminate record', 'behind the Complete'])(
    'a frame behind the cut of a terminate is none in front of the cut of an initiate that is not told yet: %s',
    (when) => {
      const { model, device } = pair(45);
      const entries: (() => void)[] = [];
      const { entry } = model;
      vi.spyOn(model, 'entry').mockImplementation((...args) => void entries.push(() => entry.apply(model, args)));
      const c = device.offload();
      const records: (() => void)[] = [];
      device.terminate(c, () => {
        const empty = new Uint8Array(0);
        device.segment(c, c.row.rcvNxt, empty, {}, (refuse) => records.push(() => refuse(RawReason.NoConnection)));
        if (when.startsWith('before')) records.shift()?.();
      });
      for (const tell of [...records, ...entries]) tell();
      expect([model.differences, model.finish()]).toEqual([[], []]);
    },
  );
});
