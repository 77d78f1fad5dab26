import type { RunResult } from '../run/run.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};
/** XML 1.0 takes no control characters but tab and the two line ends. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is removed
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const attribute = (text: string): string =>
  text.replace(illegal, '?').replace(/[&<>"\n]/g, (sign) => escapes[sign] ?? sign);

function caseOf({ verdict, outcome }: RunResult): string {
  const { scenario, config, peer, seed, wallSeconds, mismatches } = verdict;
  const name = `${scenario} seed ${seed}`;
  const head = `    <testcase classname="${attribute(`${config}.${peer}`)}" name="${attribute(name)}" time="${wallSeconds.toFixed(3)}"`;
  const details = mismatches
    .slice(0, 15)
    .map(({ requirement, field, device, model, frame }) =>
      `${requirement} ${field}: device ${device}, model ${model} ${frame}`.trim(),
    );
  const text = attribute([outcome.sentence, ...details, verdict.reproduce].join('\n'));
  const message = attribute(outcome.sentence);
  if (outcome.verdict === 'pass') return `${head}/>`;
  if (outcome.verdict === 'skip') return `${head}>\n      <skipped message="${message}"/>\n    </testcase>`;
  const element = outcome.verdict === 'fail' ? 'failure' : 'error';
  return `${head}>\n      <${element} message="${message}">${text}</${element}>\n    </testcase>`;
}

/** The runs as JUnit XML, one test case each. */
export function junitOf(results: readonly RunResult[]): string {
  const count = (word: string): number => results.filter(({ outcome }) => outcome.verdict === word).length;
  const seconds = results.reduce((sum, { verdict }) => sum + verdict.wallSeconds, 0);
  const totals = `tests="${results.length}" failures="${count('fail')}" errors="${count('error')}" skipped="${count('skip')}" time="${seconds.toFixed(3)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${totals}>`,
    `  <testsuite name="smokestack" ${totals}>`,
    ...results.map(caseOf),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}
