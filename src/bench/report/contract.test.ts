import { describe, expect, test } from 'vitest';
import { contractSentence } from './contract.ts';

describe('rules of the contract', () => {
  test.each([
    ['engine.md 7.9d', /^inRecovery and ack >= recover/],
    ['engine.md 7.9d, 7.9h', /^inRecovery/],
    ['engine.md 8.6c', /^otherwise avail\(rcvDataEnd\) > 0/],
    ['engine.md 7.2b', /TsRecentMaxAgeMs/],
    ['engine.md 3.1', /^A frame ends exactly once/],
    ['engine.md 8.3', /^retrieveNotify, not draining/],
    ['engine.md 10.3', /^Retransmit, not persisting/],
  ])('%s has its sentence', (name, sentence) => {
    expect(contractSentence(name)).toMatch(sentence);
  });

  test('what is no rule has none', () => {
    expect([contractSentence('CHM-NSP-010'), contractSentence(''), contractSentence('engine.md 99.9')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
