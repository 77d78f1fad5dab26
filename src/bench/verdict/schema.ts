import { z } from 'zod';

/** 64-bit counts travel as decimal strings: no reader of JSON loses digits. */
const count64 = z.string().regex(/^\d+$/).describe('64-bit count, decimal');
const count = z.int().min(0);
const hash = z.string().regex(/^([0-9a-f]{64})?$/);

const mismatch = z.strictObject({
  requirement: z
    .string()
    .describe(
      "requirement (CHM-…) or rule (engine.md 7.9d); '' where a scenario asked or the bench's own accounting is broken",
    ),
  field: z.string(),
  device: z.string(),
  model: z.string(),
  connection: z.string().describe("kind, index and generation; '' where none is concerned"),
  event: z.string().describe("serial of the retire record; ''"),
  cycle: z.string().describe("cycle; ''"),
  frame: z.string().describe("'in N' or 'out N', as the comments of wire.pcapng number them; ''"),
});

/** verdict.json (schema/verdict.schema.json is printed from it). */
export const verdictSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    verdict: z.enum(['pass', 'fail', 'error', 'skip']),
    exitCode: z.literal([0, 1, 2, 3, 4, 70, 77, 124, 125, 130]).describe('exit code of ./smokestack for this run'),
    scenario: z.string(),
    target: z.string().describe('as given with --target, or what the target calls itself'),
    config: z.string(),
    peer: z.enum(['builtin', 'linux']),
    peerReason: z.string().describe('why this peer'),
    timeMode: z.enum(['virtual', 'realtime']),
    seed: z.int().min(0).max(0xffff_ffff),
    cycles: count64.describe('cycles of the device from the first operation to the last'),
    wallSeconds: z.number().min(0),
    connections: count.describe('TCP connections opened, by either end'),
    offloads: count,
    terminates: count,
    moves: z
      .strictObject({
        withBuffered: count,
        withChain: count,
        withRetransmit: count,
        withOwedAck: count,
        withHole: count,
      })
      .describe('terminates that returned such state'),
    bytesToPeer: count64.describe('bytes that the application at the peer has read'),
    bytesFromPeer: count64.describe('bytes that the application of the host has read'),
    compared: z
      .strictObject({
        retired: count64,
        frames: count64.describe('in and out: FramesIn + FramesOut of the device'),
        events: count64,
        stateFields: count64,
        bufferedBytes: count64,
        returnedSendBytes: count64,
        counters: count64.describe('counters of the device, each against a figure of its own'),
      })
      .describe('equal things that were compared'),
    uncompared: count.describe('things that had to be compared and were not'),
    mismatches: z.array(mismatch),
    retireHash: hash.describe('SHA-256 over retire records and what they name'),
    layoutHash: hash,
    designHash: hash,
    git: z.string().describe('commit; + behind it when files were changed'),
    tools: z.record(z.string(), z.string()).describe('name to version'),
    skipped: z.array(z.string()).describe('what was not done, and why'),
    artifacts: z.record(z.string(), z.string()).describe('kind to file, relative to the folder of verdict.json'),
    reproduce: z.string().describe('one command'),
  })
  .describe('Outcome of one run of one scenario');

export type Verdict = z.infer<typeof verdictSchema>;

/** The JSON Schema of verdict.json, as text: schema/verdict.schema.json. */
export function printVerdictSchema(): string {
  const schema = z.toJSONSchema(verdictSchema, { target: 'draft-2020-12' });
  return `${JSON.stringify({ title: 'verdict.json', ...schema }, null, 2)}\n`;
}
