/**
 * The words of docs/spec/chimney-datapath.md section 16.3 as data. A step is "stimulus > what the target does":
 *
 *   stimuli   R(n,P|N) post a push or non-push request, several in one call · S(n) or S(n,psh) a segment of the peer ·
 *             F its FIN · RST · T the push timer has time to expire · send(n) a send · return give indications back ·
 *             @n at that millisecond behind the first stimulus that says one
 *   outputs   C(n) a receive completed with SUCCESS · C(n)!status with another one · X(n)!status a send ·
 *             I(n)/yes /no /k an indication and its answer (SUCCESS, NOT_ACCEPTED, PARTIAL k) · E(name) an event ·
 *             {…} behind one: stimuli from within that call · @n its millisecond · tick or no-tick: the push timer runs
 *             behind the step, or not
 */
import { SmokestackError } from '#units';

export type Stimulus =
  | { readonly does: 'post'; readonly requests: readonly { readonly bytes: number; readonly noPush: boolean }[] }
  | { readonly does: 'segment'; readonly bytes: number; readonly psh: boolean }
  | { readonly does: 'send'; readonly bytes: number }
  | { readonly does: 'fin' | 'rst' | 'expiry' | 'return' };

export interface Output {
  /** As it is written, without what is to be done from within. */
  readonly words: string;
  readonly answer: 'yes' | 'no' | number;
  readonly inside: readonly Stimulus[];
  /** Milliseconds behind the origin of the vector. */
  readonly at: number | undefined;
}

export interface Step {
  readonly words: string;
  readonly at: number | undefined;
  readonly stimuli: readonly Stimulus[];
  readonly outputs: readonly Output[];
  /** Whether the push timer runs behind it; undefined: no matter. */
  readonly tick: boolean | undefined;
}

const wrong = (words: string): SmokestackError =>
  new SmokestackError('usage', `'${words}' is no word of a delivery script`);

function stimuliOf(words: string): Stimulus[] {
  const stimuli: Stimulus[] = [];
  const requests: { bytes: number; noPush: boolean }[] = [];
  for (const word of words.split(/\s+/).filter((one) => one !== '' && !one.startsWith('@'))) {
    const [, name = word, list = ''] = /^(\w+)\((.*)\)$/.exec(word) ?? [];
    const [size, mode] = list.split(',');
    const bytes = Number(size);
    if (name === 'R') requests.push({ bytes, noPush: mode === 'N' });
    else if (name === 'S') stimuli.push({ does: 'segment', bytes, psh: mode === 'psh' });
    else if (name === 'send') stimuli.push({ does: 'send', bytes });
    else if (name === 'F') stimuli.push({ does: 'fin' });
    else if (name === 'RST') stimuli.push({ does: 'rst' });
    else if (name === 'T') stimuli.push({ does: 'expiry' });
    else if (name === 'return') stimuli.push({ does: 'return' });
    else throw wrong(word);
  }
  return requests.length > 0 ? [{ does: 'post', requests }, ...stimuli] : stimuli;
}

function outputOf(word: string): Output {
  const match = /^([CIX]\(\d+\)|E\(\w+\))(!\w+)?(?:\/(yes|no|\d+))?(?:\{(.*)\})?(?:@(\d+))?$/.exec(word);
  if (match === null) throw wrong(word);
  const [, what = '', status = '', answer = 'yes', inside = '', at] = match;
  return {
    words: what + status,
    answer: answer === 'yes' || answer === 'no' ? answer : Number(answer),
    inside: stimuliOf(inside),
    at: at === undefined ? undefined : Number(at),
  };
}

/** Reads one step. @throws SmokestackError 'usage' for a word that is none */
export function stepOf(words: string): Step {
  const [stimulus = '', outcome = ''] = words.split('>').map((part) => part.trim());
  const at = /@(\d+)/.exec(stimulus)?.[1];
  const outputs: string[] = outcome.match(/(?:\{[^}]*\}|[^\s{])+/g) ?? [];
  return {
    words,
    at: at === undefined ? undefined : Number(at),
    stimuli: stimuliOf(stimulus),
    outputs: outputs.filter((word) => !word.endsWith('tick')).map(outputOf),
    tick: outputs.includes('tick') ? true : outputs.includes('no-tick') ? false : undefined,
  };
}
