import { caseOf } from './lib/generate/case.ts';
import { staged } from './lib/play/scenario.ts';
import { runScenario, EngineRows, portPair } from '#bench';
import { RetireKind, nameOfRetireKind, nameOfTcpState } from '#contract';
import { parseTcpFrame, TcpFlag } from '#wire';
import { seqLt, seq, seqAdd, seqMax } from '#units';
const n = Number(process.argv[2]);
const { setup, strokes } = caseOf(n);
const { scenario, cutPoints, laws } = staged(setup, strokes);
const rows = new EngineRows();
const frames = new Map<number, any>();
const max = new Map<string, any>();
const max2 = new Map<string, any>();
import { tcpBlocks } from '#bench';
const board = {
  hostCall({ name, argument }: any) {
    if (name !== 'initiateOffload') return;
    for (const { state } of tcpBlocks(argument[0]) as any) if (state?.constant !== undefined && state.delegated !== undefined) { max2.set(portPair(state.constant), state.delegated.sndMax); }
  },
  retired(r: any, w: any) {
    if ([RetireKind.Raw, RetireKind.Drop].includes(r.kind)) return;
    const before = rows.at(r.target);
    rows.take(r, w);
    if (r.hasFrame) frames.set(r.egressFrame, { r, before });
    if (r.kind === RetireKind.Initiate) { const row0: any = rows.at(r.target); console.log('init', portPair(row0), row0.sndUna, row0.sndNxt, row0.sndMax, row0.sndEnd, nameOfTcpState(row0.state), 'img', max2.get(portPair(row0))); const row: any = rows.at(r.target); max.set(portPair(row), row.sndMax); }
  },
  frameOut(f: any, number: number) {
    const e = frames.get(number); if (!e) return; frames.delete(number);
    const p: any = parseTcpFrame(f, { checksum: false }); const s = p.value.segment;
    const len = s.payload.length + Number((s.flags & TcpFlag.fin) !== 0);
    if (len === 0 || s.flags & TcpFlag.rst) return;
    const ports = `${s.sourcePort}:${s.destinationPort}`;
    const m = max.get(ports);
    const mine = seqLt(s.seq, m);
    const b = e.before;
    const rtl = e.r.kind === RetireKind.Timer ? b.sndMax !== b.sndUna : seqLt(s.seq, seq(b.sndMax));
    const m2 = max2.get(ports); const acc = seqLt(s.seq, m2); max2.set(ports, seqMax(m2, seqAdd(s.seq, len)));
    if (acc !== mine) console.log('ACC', acc, nameOfRetireKind(e.r.kind), ports, 'seq', s.seq, 'len', len, 'max', m, 'max2', m2, 'row', b.sndUna, b.sndNxt, b.sndMax, b.sndEnd, nameOfTcpState(b.state), b.persisting, b.sndWnd, e.r.cycle);
    if (mine || rtl) console.log(mine === rtl ? 'same' : 'DIFF', nameOfRetireKind(e.r.kind), ports, 'seq', s.seq, 'len', len, 'max', m, 'row', b.sndUna, b.sndNxt, b.sndMax, b.sndEnd, nameOfTcpState(b.state), 'persist', b.persisting, 'wnd', b.sndWnd, 'fin', b.finPosted);
    max.set(ports, seqMax(m, seqAdd(s.seq, len)));
  },
};
const result = await runScenario({ scenario, seed: setup.seed, config: setup.config, target: { kind: 'sim' }, targetWords: 'sim', simulator: process.env.SIM ?? '/tmp/handoff/sim-small/smokestack-sim', peer: 'builtin', peerReason: 'x', waves: false, runsFolder: '/tmp/handoff/runs', required: [], scoreboards: [cutPoints, laws, board as any] });
console.log(result.outcome.sentence, result.verdict.mismatches[0]);
