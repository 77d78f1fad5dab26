/** Values of the model in the words of a vector, and back (test/vectors/engine/README.md). */
import { AnswerKind, nameOfEventKind, nameOfStatus, nameOfTcpEvent, Status, type TcpImage } from '#contract';
import type { Answer, IngressSegment, PostedRequest } from '#model';
import { seq } from '#units';
import { TcpFlag } from '#wire';
import type { Json } from './vectorFile.ts';

const letters: readonly (readonly [string, number])[] = [
  ['F', TcpFlag.fin],
  ['S', TcpFlag.syn],
  ['R', TcpFlag.rst],
  ['P', TcpFlag.psh],
  ['A', TcpFlag.ack],
  ['U', TcpFlag.urg],
];
export const flagsOf = (text: string): number =>
  letters.reduce((sum, [letter, bit]) => sum | (text.includes(letter) ? bit : 0), 0);
export const lettersOf = (flags: number): string =>
  letters.map(([letter, bit]) => (flags & bit ? letter : '')).join('');
export const numberOf = <T>(names: Readonly<Record<string, T>>, name: unknown): T => names[String(name)] as T;
export const host = (value: unknown): bigint => BigInt(String(value));

export const requestOf = (json: Json): PostedRequest => ({
  host: host(json.host ?? 0),
  bytes: Number(json.bytes),
  filled: Number(json.filled ?? 0),
  noPush: json.noPush === true,
});
export const requestJson = (request: PostedRequest): Json => ({
  host: `0x${request.host.toString(16)}`,
  bytes: request.bytes,
  filled: request.filled,
  noPush: request.noPush,
});

/** An image with zero in every field that `fields` does not name. */
export const imageOf = (fields: Json): TcpImage =>
  new Proxy({} as TcpImage, {
    get: (_, name) => fields[String(name)] ?? (/^(fin|disconnectI|aborted)/.test(String(name)) ? false : 0),
  });

/** The segment of an event. */
export const segmentOf = (json: Json): IngressSegment => ({
  seq: seq(Number(json.seq)),
  ack: seq(Number(json.ack)),
  flags: flagsOf(String(json.flags)),
  window: Number(json.window),
  bytes: Number(json.bytes ?? 0),
  timestamps: json.timestamps as { value: number; echo: number } | undefined,
});

/** The answer of an event. */
export const answerOf = (json: Json): Answer => ({
  kind: numberOf(AnswerKind, json.kind),
  serial: Number(json.serial),
  status: numberOf(Status, json.status ?? 'Success'),
  bytes: Number(json.bytes ?? 0),
});

/** An event entry without what is zero in it, as `expect` has it. */
export function entryJson(fields: Json): Json {
  const entry: Json = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === 0 || value === false || value === 0n) continue;
    entry[name] = typeof value === 'bigint' ? `0x${value.toString(16)}` : value;
  }
  entry.kind = nameOfEventKind(Number(fields.kind));
  if (entry.tcpEvent !== undefined) entry.tcpEvent = nameOfTcpEvent(Number(fields.tcpEvent));
  if (fields.status !== undefined) entry.status = nameOfStatus(Number(fields.status));
  return entry;
}
