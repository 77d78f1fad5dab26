/**
 * Run by netns.test.ts, which kills it or its namespaces: two Linux peers in the middle of a transfer, one of them with a
 * program that has left its parent. Prints what must be gone afterwards as one JSON line; exits once both peers are gone.
 */
import { readlinkSync } from 'node:fs';
import { LinuxPeer, startTraffic, type Way } from '#peer';
import { ipv4, mac } from '#wire';

const way = (process.argv[2] ?? 'auto') as Way | 'auto';
const left = { address: ipv4('10.98.0.1'), mac: mac('02:00:00:00:00:01') };
const right = { address: ipv4('10.98.0.2'), mac: mac('02:00:00:00:00:02') };

const run = async (): Promise<void> => {
  const a = await LinuxPeer.start({ ...left, neighbours: [right], way });
  const b = await LinuxPeer.start({ ...right, neighbours: [left], way });
  a.port.onFrame((frame) => b.port.send(frame));
  b.port.onFrame((frame) => a.port.send(frame));
  const endless = { send: 1e12, chunk: 4096 };
  const server = await startTraffic(b, { listen: 5001 }, endless);
  const client = await startTraffic(a, { connect: '10.98.0.2', port: 5001 }, endless);
  await client.program.stdout.waitFor(/connected/);
  const daemon = await a.run(['sh', '-c', 'setsid sleep 1000 & exec sleep 1000']);
  const inits = [a.pids[1], b.pids[1]];
  const report = {
    way: a.way,
    parent: process.pid,
    guard: a.pids[0],
    init: a.pids[1],
    processes: [...a.pids, ...b.pids, server.program.pid, client.program.pid, daemon.pid],
    namespaces: inits.flatMap((pid) => ['net', 'pid'].map((kind) => readlinkSync(`/proc/${pid}/ns/${kind}`))),
  };
  process.stdout.write(`${JSON.stringify(report)}\n`);
  await a.gone;
  await b.stop();
};

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
