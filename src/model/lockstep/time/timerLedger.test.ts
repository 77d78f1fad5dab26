import { describe, expect, test } from 'vitest';
import { TimerLedger } from './timerLedger.ts';

/** 1024 connections, beats of 64 bytes. */
const ledger = () => new TimerLedger(1024, 512);
/** A pass and its ends. */
const pass = 1024 / 4 + 16;

describe('how long a timer may be due', () => {
  test('is one pass, and two cycles for each timer that fires meanwhile, itself included', () => {
    const timers = ledger();
    expect(timers.bound(100)).toBe(pass + 2);
    for (const cycle of [90, 100, 110, 120]) timers.fired(cycle, false);
    expect([timers.bound(0), timers.bound(100), timers.bound(111), timers.bound(121)]).toEqual([
      pass + 10,
      pass + 8,
      pass + 4,
      pass + 2,
    ]);
  });

  test('counts no more timers than there are connections', () => {
    const timers = ledger();
    for (let i = 0; i < 3000; i++) timers.fired(i, false);
    expect(timers.bound(0)).toBe(pass + 2 * 1024);
  });

  test('grows by a frame on the wire for each that sends beyond sixteen', () => {
    const timers = ledger();
    for (let i = 0; i < 15; i++) timers.fired(200, true);
    expect(timers.bound(200)).toBe(pass + 2 * 16);
    timers.fired(200, true);
    expect(timers.bound(200) - pass - 2 * 17).toBe(Math.ceil(1514 / 64));
  });

  test('grows by 8 cycles behind an Inject', () => {
    const timers = ledger();
    timers.injected(50);
    expect([timers.bound(50), timers.bound(51)]).toEqual([pass + 10, pass + 2]);
  });
});
