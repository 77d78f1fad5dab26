import { Cable } from '#cable';
import { type Counters, RawNic } from '#driver';
import { HostStack, type TcpSettings } from '#host';
import { BuiltinPeer, LinuxPeer } from '#peer';
import type { Target } from '#protocol';
import { Random, SmokestackError } from '#units';
import { type FramePort, ipv4, mac } from '#wire';
import { Checks } from '../checks/index.ts';
import { judgedLabel, judgesOf } from '../judges/index.ts';
import { type OffloadAccount, Offloading, type OffloadSettings, type Returned, TargetTap } from '../offload/index.ts';
import { eachRetired, type Findings, type RetireHash, type Scoreboard } from '../scoreboard/index.ts';
import { RealtimeSession } from '../session/realtimeSession.ts';
import type { Session } from '../session/session.ts';
import { VirtualSession } from '../session/virtualSession.ts';
import type { Capture } from '../wire/capture.ts';
import { alignStrobes, Strobes } from '../wire/strobes.ts';
import { Wire } from '../wire/wire.ts';
import { Bench } from './bench.ts';
import { restingCounters } from './rest.ts';
import type { RunLog } from './runLog.ts';

/** The two ends of the wire, the same in every run. */
export const ends = {
  host: { mac: mac('02:00:00:00:00:01'), address: ipv4('10.0.0.1') },
  peer: { mac: mac('02:00:00:00:00:02'), address: ipv4('10.0.0.2') },
} as const;

export interface AssemblyOptions {
  readonly target: Target;
  readonly capture: Capture;
  readonly log: RunLog['logger'];
  readonly folder: string;
  readonly seed: number;
  readonly peer: 'builtin' | 'linux';
  readonly peerReason: string;
  readonly tcp?: Partial<TcpSettings>;
  /** Opens a miniport and a chimney host, where the device has an engine. */
  readonly offload?: OffloadSettings | undefined;
  /** Hears what was compared beside the scoreboards, for the recording. */
  readonly onCheck?: (body: Uint8Array) => void;
  /** Further scoreboards, such as the reference model. */
  readonly scoreboards?: (findings: Findings) => readonly Scoreboard[];
}

/** Everything around one device, from session to peer, and how it is brought to rest. */
export interface Assembly {
  readonly bench: Bench;
  readonly findings: Findings;
  readonly checks: Checks;
  readonly retireHash: RetireHash;
  readonly offloads: OffloadAccount;
  /** Stops both ends, waits for the device to come to rest, and makes the last comparisons. */
  finish(): Promise<Counters>;
  /** What has begun and not ended, a sentence each; nothing is judged behind it. */
  leftOpen(): readonly string[];
  /** Ends what lives in real time; never fails. */
  stop(): Promise<void>;
}

/** Lets frames through until it is shut. */
function gated(port: FramePort, onSend: (frame: Uint8Array) => void): { readonly port: FramePort; shut(): void } {
  let open = true;
  return {
    port: {
      send: (frame) => {
        if (!open) return;
        onSend(frame);
        port.send(frame);
      },
      onFrame: (handler) => port.onFrame(handler),
    },
    shut: () => {
      open = false;
    },
  };
}

/** @throws SmokestackError 'environment' for a device of another layout, or where the peer cannot run */
export async function assemble(options: AssemblyOptions): Promise<Assembly> {
  const { capture, seed, log, folder } = options;
  const random = new Random(seed);
  let bench: Bench | undefined;
  const returned = new Map<string, Returned>();
  const judges = judgesOf({
    target: options.target,
    onFrameEnd: (end) => bench?.frameEnded(end),
    onReturned: (ports, back) => returned.set(ports, back),
    further: options.scoreboards,
  });
  const { findings, boards, retireHash, offloads } = judges;
  const checks = new Checks(findings, options.onCheck ?? (() => {}));
  const strobes = new Strobes(boards);
  const target = new TargetTap(options.target, strobes, (write) => boards.written(write));

  // Before the session: retire records are the causes of the frames it hears of.
  target.onPush({
    strobes: (cycles) => {
      for (const cycle of cycles) strobes.given(cycle, 1, 0);
    },
    retire: (bytes) => eachRetired(bytes, (record, row, whole) => boards.retired(record, row, whole)),
  });
  let wire: Wire | undefined;
  const session: Session =
    target.facts.clockMode === 'virtual'
      ? new VirtualSession({ target, hostWork: () => target.work, onFrame: (frame, cycle) => wire?.left(frame, cycle) })
      : new RealtimeSession({ target, onFrame: (frame, cycle) => wire?.left(frame, cycle) });
  const { clock } = session;
  wire = new Wire({ target, clock, capture, scoreboard: boards });
  target.onPush({
    entries: (entries) => boards.entries(entries),
  });

  const retires = target.facts.capabilities.has('retire');
  if (!retires) throw new SmokestackError('unsupported', `${target.facts.target} has no retire port`);
  const onFailure = (error: unknown) => session.fail(error);
  const nic = await RawNic.open(target, { macAddress: ends.host.mac, retire: 'lossless', onFailure });
  // The strobes that a free-running target gives by itself are inputs too: they belong into the recording.
  if (session.mode === 'realtime') void target.subscribe({ frames: true, entries: true, retire: true, strobes: true });
  await alignStrobes(target, strobes);
  nic.onRaw = (frame, entry) => boards.rawReceived(frame, entry);
  const skew = { ahead: 0 };
  const hostPort = gated(nic.port, (frame) => boards.rawSent(frame));
  const host = new HostStack({
    clock,
    random: random.fork('host'),
    port: hostPort.port,
    ...ends.host,
    stackClock: () => clock.now() + skew.ahead,
    tcp: options.tcp ?? {},
  });

  const peer =
    options.peer === 'builtin'
      ? new BuiltinPeer({ clock, random: random.fork('peer'), ...ends.peer, reason: options.peerReason })
      : new LinuxPeer({ ...ends.peer, neighbours: [ends.host] });
  await peer.start();
  const near = gated(wire, () => {});
  const cable = new Cable({ clock, random: random.fork('cable'), near: near.port, far: peer.port });
  const { offload: settings } = options;
  const stop = async (): Promise<void> => {
    session.stop();
    await peer.stop().catch((cause) => log.warn(`the peer did not stop: ${SmokestackError.from(cause).message}`));
  };
  let offloading: Offloading | undefined;
  try {
    if (settings !== undefined && nic.identity.offload)
      offloading = await Offloading.open({ nic, host, session, account: offloads, settings, tap: boards }, returned);
  } catch (cause) {
    await stop();
    throw cause;
  }
  bench = new Bench({
    seed,
    random: random.fork('scenario'),
    session,
    nic,
    wire,
    host,
    offloading,
    cable,
    skew,
    peer,
    checks,
    log,
    folder,
  });

  return {
    bench,
    findings,
    checks,
    retireHash,
    offloads,
    leftOpen: () => boards.leftOpen(),
    finish: async () => {
      hostPort.shut();
      near.shut();
      await peer.stop();
      const counters = await restingCounters(session, boards, nic);
      offloading?.compareBooks(checks);
      const noted = target.checkpoint(judgedLabel);
      judges.finish(counters);
      // Its result is in the recording before the link is closed.
      await noted;
      return counters;
    },
    stop,
  };
}
