/** ./smokestack as a user meets it: words and what they are answered. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildTimeoutMs } from '../scenario/lib/rig.ts';
import { CommandLine } from './commandLine.ts';

let line: CommandLine;
beforeAll(async () => {
  line = await CommandLine.open('cli');
}, buildTimeoutMs);
afterAll(() => line.close());

describe('words', () => {
  test.each([
    ['--version', /^\d+\.\d+\.\d+\n$/],
    ['--help', /Exit codes: 0 pass, 1 mismatch/],
    ['run --help', /--fail-fast/],
    ['config show --json', /"config": "small"/],
    ['list', /good-one\n {2}x\n {2}covers CHM-NSP-010/],
    ['explain 7.7', /^engine.md 7.7: ack > sndMax[\s\S]*CHM-BRA-011: The data-injection/],
    ['explain chm-nsp-010', /^CHM-NSP-010: Packets matching[\s\S]*chimney-datapath.md:\d+[\s\S]*good-one/],
  ])('%s answers on stdout: exit 0', { timeout: 30_000 }, (words, answer) => {
    const { status, out, err } = line.say(words);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(answer);
  });

  test.each([
    ['frob', /unknown command 'frob'/],
    ['run', /no scenario was named/],
    ['run nothing', /no scenario 'nothing'/],
    ['run good-one --frob', /unknown option '--frob'/],
    ['run good-one --config huge', /--config.*"huge"/],
    ['run good-one --target board:x', /board:x is not available yet/],
    ['run good-one --target frob', /'frob' is no target/],
    ['run good-one --repeat 0', /--repeat 0/],
    ['run --all --shard 3/2', /write i\/n/],
    ['explain CHM-XYZ-999', /holds no requirement/],
    ['show /nowhere', /verdict.json does not exist/],
    ['doctor frob', /'frob' is no tier/],
  ])('%s: exit 2, one sentence with a cure on stderr, the same in the note', { timeout: 30_000 }, (words, sentence) => {
    const { status, out, err, note } = line.say(words);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
    expect(err.trimEnd().split('\n').at(-1)).toBe(`smokestack: ${note.trimEnd()}`);
  });
});
