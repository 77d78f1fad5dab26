import { SmokestackError } from '#units';
import { requirements } from '../report/index.ts';
import { loadScenarios } from '../scenario/index.ts';

/** A requirement, where it stands, and the scenarios that cover it. @throws SmokestackError 'usage' for no id of ours */
export async function explain(id: string, scenariosFolder: string): Promise<string> {
  const wanted = id.toUpperCase();
  const found = requirements().get(wanted);
  if (found === undefined)
    throw new SmokestackError('usage', `docs/spec holds no requirement ${id}`, { cure: 'write it as in CHM-NSP-010' });
  const covering = [...(await loadScenarios(scenariosFolder)).values()].filter(({ covers }) => covers.includes(wanted));
  const names = covering.length === 0 ? 'none yet' : covering.map(({ name }) => name).join(', ');
  return `${found.id}: ${found.sentence}\n  ${found.file}:${found.line}\n  scenarios: ${names}\n`;
}
