/** One difference between the device and what it should be, as verdict.json tells it. */
export interface Mismatch {
  /** Requirement (CHM-…) or rule (engine.md 7.9d); '' where a scenario asked or the bench's own accounting is broken. */
  readonly requirement: string;
  /** What differs: a name of the layout, or words. */
  readonly field: string;
  readonly device: string;
  readonly model: string;
  /** Connection, path or neighbor concerned: kind, index and generation; '' where none is. */
  readonly connection: string;
  /** Serial of the retire record, decimal; '' where none is concerned. */
  readonly event: string;
  /** Cycle, decimal; '' where unknown. */
  readonly cycle: string;
  /** Number of the frame, ingress "in N" or egress "out N"; '' where none is concerned. */
  readonly frame: string;
}

/** Equal things that were compared, by kind. */
export interface Compared {
  /** Retire records of engine events. */
  retired: number;
  /** Frames in and out, each byte for byte. */
  frames: number;
  /** Entries of the event ring. */
  events: number;
  /** Fields of images handed up. */
  stateFields: number;
  /** Bytes of buffered data handed up. */
  bufferedBytes: number;
  /** Send bytes handed back unacknowledged. */
  returnedSendBytes: number;
  /** Counters of the device. */
  counters: number;
}

/** More differences than this say nothing new. */
const keepsMismatches = 100;

/** What all scoreboards of a run found. */
export class Findings {
  readonly compared: Compared = {
    retired: 0,
    frames: 0,
    events: 0,
    stateFields: 0,
    bufferedBytes: 0,
    returnedSendBytes: 0,
    counters: 0,
  };
  readonly mismatches: Mismatch[] = [];
  /** Differences beyond those kept. */
  dropped = 0;
  /** Things that had to be compared and were not. */
  uncompared = 0;
  /** The same by kind, for people. */
  readonly uncomparedKinds: string[] = [];

  /** `count` things of a kind had to be compared and were not. */
  leaveUncompared(kind: string, count: number): void {
    this.uncompared += count;
    this.uncomparedKinds.push(`${count} ${kind}`);
  }

  differ(found: Partial<Mismatch> & Pick<Mismatch, 'field' | 'device' | 'model'>): void {
    if (this.mismatches.length >= keepsMismatches) this.dropped++;
    else this.mismatches.push({ requirement: '', connection: '', event: '', cycle: '', frame: '', ...found });
  }

  /** Notes a difference unless both values print alike. Returns whether they do. */
  equal(field: string, device: unknown, model: unknown, where: Partial<Mismatch> = {}): boolean {
    const [left, right] = [String(device), String(model)];
    if (left === right) return true;
    this.differ({ ...where, field, device: left, model: right });
    return false;
  }
}
