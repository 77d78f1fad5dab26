/** A case as a scenario: the machinery of ./smokestack run judges it, records it, and leaves its verdict. */
import { type Scenario, scenario } from 'smokestack';
import type { Socket } from '#host';
import { millis } from '#units';
import { CutPoints } from '../judge/cutPoints.ts';
import { WireLaws } from '../judge/wireLaws.ts';
import type { Setup, Stroke, Terms } from '../stroke.ts';
import { EventGate, Gate } from './gates.ts';
import { Stage } from './stage.ts';

export interface Staged {
  readonly scenario: Scenario;
  readonly cutPoints: CutPoints;
  readonly laws: WireLaws;
  readonly gate: EventGate;
}

export function staged(setup: Setup, strokes: readonly Stroke[]): Staged {
  const [cutPoints, laws, gate, answers] = [new CutPoints(), new WireLaws(), new EventGate(), new Gate()];
  const terms = new Map<Socket, Terms>();
  const { piece, events } = setup;
  return {
    cutPoints,
    laws,
    gate,
    scenario: scenario({
      name: 'handoff',
      proves: 'Connections move between host and device at moments of chance, and nothing of them is lost.',
      covers: ['CHM-TERM-037', 'CHM-TERM-038', 'CHM-TERM-043', 'CHM-TS-002', 'CHM-FC-005', 'CHM-GEN-013'],
      needs: ['offload', 'builtin'],
      timeoutMs: 300_000,
      tcp: setup.host,
      offload: {
        chimney: {
          takesBackAfter: millis(setup.late ?? 0),
          posting: (socket) => {
            const { requests = 2, requestBytes = 4096, filled = 0, noPush = false } = terms.get(socket) ?? {};
            const accept = setup.accept === undefined ? {} : { accept: setup.accept };
            return { requests, bytes: requestBytes, filled, noPush, ...accept };
          },
        },
        miniport: {
          returnEvents: gate.pass,
          giveAnswers: answers.pass,
          ...(events !== undefined && { eventLog2: events }),
        },
        ...(piece !== undefined && {
          scatter: (data: Uint8Array) =>
            Array.from({ length: Math.max(1, Math.ceil(data.length / piece)) }, (_, i) =>
              data.subarray(i * piece, (i + 1) * piece),
            ),
        }),
      },
      run: (bench) => new Stage(bench, { setup, terms, points: cutPoints, laws, gate, answers }).play(strokes),
    }),
  };
}
