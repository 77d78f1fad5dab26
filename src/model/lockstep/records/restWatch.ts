/** Nothing that is due is still open when the device is idle (section 3, due), whenever that is seen. */
import { type Adapter, stepDue } from '../../engine/index.ts';
import type { Core } from '../core/core.ts';
import type { Connection } from '../objects/connection.ts';

/** What the device had been given when it was let run: of what came later it may know nothing yet. */
interface Given {
  readonly frames: number;
  readonly bytes: number;
  readonly answers: number;
  readonly entriesRead: number;
}

export class RestWatch {
  readonly #core: Core;
  #given: Given | undefined;

  constructor(core: Core) {
    this.#core = core;
  }

  /** The device is let run. */
  running(): void {
    const { framesIn: frames, ingress, answers, entriesRead } = this.#core;
    this.#given = { frames, bytes: ingress.given, answers: answers.written, entriesRead };
  }

  /** It has run until `cycle`, and all that it told is known. Where it has told more since, this rest is over. */
  ran(idle: boolean, cycle: number): void {
    const [core, given] = [this.#core, this.#given];
    if (!idle || given === undefined || core.cycle > cycle) return;
    core.ingress.idle(given.bytes);
    for (const [number, frame] of core.frames) {
      if (number >= given.frames || frame.missed) continue;
      frame.missed = true;
      this.#tell(`ingress frame ${number} has no record`, 0);
    }
    const answers = (given.answers - core.answers.next) & 0xffff;
    if (answers > 0 && answers < 0x8000) this.#tell(`${answers} answers not taken`, 0);
    // Much room: what initiates have reserved is not for steps (section 13).
    const roomForEntries = 4 * ((core.entries.serial - given.entriesRead) & 0xffff) <= core.eventRing;
    for (const c of core.touched.splice(0)) {
      c.touched = false;
      if (c.lost || c.failed || !c.row.live) continue;
      for (const sentence of openOf(core.adapter, c, roomForEntries)) this.#tell(sentence, c.reference);
    }
  }

  #tell(device: string, connection: number): void {
    const { differences, cycle } = this.#core;
    const field = 'open while the device is idle';
    differences.push({ requirement: '3', field, device, model: 'nothing', connection, event: undefined, cycle });
  }
}

/** What waits for nobody but the device itself. */
function* openOf(adapter: Adapter, c: Connection, roomForEntries: boolean): Generator<string> {
  if (c.ready(adapter)) yield 'is ready and was not granted';
  if (c.row.ccBusy) yield 'waits for a division';
  if (c.copy !== undefined) yield 'waits for a copy';
  // One that needs an indication buffer waits for the host, as one without room for its entry does (8.1).
  if (roomForEntries && stepDue(c.row, c.queue, undefined)) yield 'has a step to do';
}
