/** ServerHello as TargetFacts, and back for the header of a recording. */
import Long from 'long';
import { SmokestackError } from '#units';
import { toHex } from './codec/numbers.ts';
import { smokestack } from './gen/bridgeV1.js';
import type { ClockMode, MemoryWindow, TargetFacts } from './target.ts';

const { ClockMode: Mode, ServerHello, Space } = smokestack.bridge.v1;

const modeNumber = { virtual: Mode.CLOCK_MODE_VIRTUAL, realtime: Mode.CLOCK_MODE_REALTIME } as const;

export const clockModeNumber = (mode: ClockMode | undefined): smokestack.bridge.v1.ClockMode =>
  mode === undefined ? Mode.CLOCK_MODE_UNSPECIFIED : modeNumber[mode];

/** A 64-bit number of the generated code; refused above 2^53. */
export function exact(value: Long | null | undefined, what: string): number {
  const number = value?.toNumber() ?? 0;
  if (!Number.isSafeInteger(number))
    throw new SmokestackError('protocol', `the target says ${what} ${value}, which exceeds 2^53`);
  return number;
}

function windowOf(window: smokestack.bridge.v1.Window.$Properties): MemoryWindow {
  if (window.space !== Space.SPACE_HOST && window.space !== Space.SPACE_NIC)
    throw new SmokestackError('protocol', `the target shows a memory window of unknown space ${window.space}`);
  return {
    space: window.space === Space.SPACE_HOST ? 'host' : 'nic',
    base: exact(window.base, 'window base'),
    bytes: exact(window.bytes, 'window size'),
  };
}

/** @throws SmokestackError 'protocol' when the hello is incomplete. */
export function factsOf(hello: smokestack.bridge.v1.ServerHello.$Properties): TargetFacts {
  const { parameters, clockMode } = hello;
  if (clockMode !== Mode.CLOCK_MODE_VIRTUAL && clockMode !== Mode.CLOCK_MODE_REALTIME)
    throw new SmokestackError('protocol', `the target has unknown clock mode ${clockMode}`);
  return {
    target: hello.target ?? '',
    clockMode: clockMode === Mode.CLOCK_MODE_VIRTUAL ? 'virtual' : 'realtime',
    layoutHash: toHex(hello.layoutHash ?? new Uint8Array(0)),
    designHash: toHex(hello.designHash ?? new Uint8Array(0)),
    parameters: {
      connections: parameters?.connections ?? 0,
      paths: parameters?.paths ?? 0,
      neighbors: parameters?.neighbors ?? 0,
      dataWidth: parameters?.dataWidth ?? 0,
    },
    windows: (hello.windows ?? []).map(windowOf),
    capabilities: new Set(hello.capabilities ?? []),
    // 0 is what a target sends that does not say.
    timeScale: hello.timeScale ? hello.timeScale : 1,
    engineLevel: hello.engineLevel ?? 0,
    cyclesPerStrobe: hello.cyclesPerStrobe ?? 0,
  };
}

/** Facts as an encoded ServerHello. */
export function encodeFacts(facts: TargetFacts): Uint8Array {
  return ServerHello.encode({
    version: 1,
    clockMode: modeNumber[facts.clockMode],
    layoutHash: Buffer.from(facts.layoutHash, 'hex'),
    designHash: Buffer.from(facts.designHash, 'hex'),
    target: facts.target,
    parameters: facts.parameters,
    windows: facts.windows.map(({ space, base, bytes }) => ({
      space: space === 'host' ? Space.SPACE_HOST : Space.SPACE_NIC,
      base: Long.fromNumber(base, true),
      bytes: Long.fromNumber(bytes, true),
    })),
    capabilities: [...facts.capabilities],
    timeScale: facts.timeScale,
    engineLevel: facts.engineLevel,
    cyclesPerStrobe: facts.cyclesPerStrobe,
  }).finish();
}

export const decodeFacts = (bytes: Uint8Array): TargetFacts => factsOf(ServerHello.decode(bytes));
