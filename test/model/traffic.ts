/** Random traffic through a pretend device: peer, host and time, all from one seed. */
import { Status } from '#contract';
import { type Random, seqAdd } from '#units';
import { TcpFlag } from '#wire';
import type { PretendConnection } from './device/connection.ts';
import type { PretendDevice } from './device/pretendDevice.ts';

/** One thing that peer or host does on the connection. */
export function disturb(device: PretendDevice, c: PretendConnection, random: Random): void {
  const choice = random.int(0, 9);
  if (choice < 4) {
    // In order, ahead, or again.
    const start = choice < 3 ? c.row.rcvNxt : seqAdd(c.row.rcvNxt, random.int(-500, 3000));
    const psh = random.chance(0.3) ? TcpFlag.psh : 0;
    const ack = seqAdd(c.row.sndUna, random.int(0, (c.row.sndMax - c.row.sndUna) >>> 0));
    device.segment(c, start, random.bytes(random.int(1, 1400)), { ack, flags: TcpFlag.ack | psh });
  } else if (choice < 6) {
    c.window = random.chance(0.3) ? random.pick([0, 700, 1000]) : 40000;
    device.segment(c, c.row.rcvNxt, new Uint8Array(0), { ack: c.row.sndMax });
  } else if (choice === 6) device.segment(c, c.row.rcvNxt, new Uint8Array(0), {});
  else if (choice === 7) device.send(c, random.bytes(random.int(0, 4000)));
  else if (choice === 8) device.receive(c, random.int(0, 3000), random.chance(0.3));
  else {
    const status = random.pick([Status.Success, Status.OffloadDataNotAccepted, Status.OffloadDataPartiallyAccepted]);
    device.answer(c, status, c.open === undefined ? 0 : random.int(0, c.open.bytes));
  }
}

/** `rounds` of traffic; each leaves the device idle but for open answers, and time goes on. */
export function play(device: PretendDevice, random: Random, rounds: number): void {
  for (let i = 0; i < rounds; i++) {
    const c = random.pick(device.connections);
    disturb(device, c, random);
    for (const other of device.connections) while (device.advance(other));
    if (random.chance(0.3)) device.pass(1);
    for (const other of device.connections) while (device.fire(other));
    for (const other of device.connections) while (device.advance(other));
  }
}

/** Answers everything and lets all timers and work come to rest. */
export function rest(device: PretendDevice): void {
  for (const c of device.connections) {
    while (c.open !== undefined || device.advance(c)) device.answer(c, Status.Success, 0);
  }
}
