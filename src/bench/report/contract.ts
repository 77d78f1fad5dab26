import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../device/index.ts';

let known: ReadonlyMap<string, string> | undefined;

/** Rules of docs/contract/engine.md by name: '7.9', '7.9d'. */
export function contractRules(): ReadonlyMap<string, string> {
  if (known !== undefined) return known;
  const found = new Map<string, string>();
  let rule = '';
  for (const line of readFileSync(join(root, 'docs/contract/engine.md'), 'utf8').split('\n')) {
    const [, number, text] = /^(\d+\.\d+) (.*)$/.exec(line) ?? [];
    const [, letter, part] = /^ ([a-z])\. (.*)$/.exec(line) ?? [];
    if (line.startsWith('#')) rule = '';
    if (number !== undefined) {
      rule = number;
      found.set(number, text ?? '');
    } else if (letter !== undefined && rule !== '') found.set(rule + letter, part ?? '');
    // What a rule says in the text of its number, letter by letter.
    for (const [, one, words] of (text ?? '').matchAll(/(?:^|[ :]) ?([a-z])\. ([^.]+\.)/g))
      if (one !== undefined && number !== undefined) found.set(number + one, words ?? '');
  }
  known = found;
  return found;
}

/** The sentence behind 'engine.md 7.9d'; of several rules, the first one's. */
export function contractSentence(requirement: string): string | undefined {
  const [, name] = /^engine\.md (\d+(?:\.\d+)?[a-z]?)/.exec(requirement) ?? [];
  if (name === undefined) return undefined;
  return contractRules().get(name) ?? contractRules().get(name.replace(/[a-z]$/, ''));
}
