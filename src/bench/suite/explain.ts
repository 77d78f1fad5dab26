import { SmokestackError } from '#units';
import { contractSentence } from '../report/contract.ts';
import { requirements } from '../report/index.ts';
import { loadScenarios } from '../scenario/index.ts';

/** Scenarios that cover one of `ids`. */
const coveredBy = async (scenariosFolder: string, ids: readonly string[]): Promise<string> => {
  const covering = [...(await loadScenarios(scenariosFolder)).values()].filter(({ covers }) =>
    covers.some((one) => ids.includes(one)),
  );
  return covering.length === 0 ? 'none yet' : covering.map(({ name }) => name).join(', ');
};

/** A rule of docs/contract/engine.md, with the requirements that it names. */
async function rule(name: string, sentence: string, scenariosFolder: string): Promise<string> {
  const ids = [...new Set(sentence.match(/CHM-[A-Z]+-\d{3}/g) ?? [])];
  const named = ids.map((id) => `\n  ${id}: ${requirements().get(id)?.sentence ?? ''}`).join('');
  const scenarios = ids.length === 0 ? '' : `\n  scenarios: ${await coveredBy(scenariosFolder, ids)}`;
  return `engine.md ${name}: ${sentence}${named}\n  docs/contract/engine.md${scenarios}\n`;
}

/**
 * A requirement or a rule of the contract, where it stands, and the scenarios that cover it.
 * @throws SmokestackError 'usage' for no id of ours
 */
export async function explain(id: string, scenariosFolder: string): Promise<string> {
  const [, name] = /^(?:engine\.md )?(\d+\.\d+[a-z]?)$/.exec(id) ?? [];
  const sentence = name === undefined ? undefined : contractSentence(`engine.md ${name}`);
  if (name !== undefined && sentence !== undefined) return rule(name, sentence, scenariosFolder);
  const wanted = id.toUpperCase();
  const found = requirements().get(wanted);
  if (found === undefined)
    throw new SmokestackError('usage', `docs/spec holds no requirement ${id}, the contract no such rule`, {
      cure: 'write it as in CHM-NSP-010, a rule of docs/contract/engine.md as in 7.9d',
    });
  const names = await coveredBy(scenariosFolder, [wanted]);
  return `${found.id}: ${found.sentence}\n  ${found.file}:${found.line}\n  scenarios: ${names}\n`;
}
