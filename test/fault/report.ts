import type { Fault, FaultTag } from './fault.ts';
import type { Judgement } from './judge.ts';

/** A fault with what became of it. */
export interface Judged {
  readonly fault: Fault;
  readonly judgement: Judgement;
  /** Wall clock of the run with it; 0 where none was made. */
  readonly seconds: number;
}

/** What became of a fault, in words. */
export function told(judgement: Judgement): string {
  switch (judgement.kind) {
    case 'caught':
      return `caught: ${judgement.requirement}, ${judgement.field}`;
    case 'survived':
      return 'SURVIVED: the run passes with it';
    case 'misnamed':
      return `MISNAMED: the run ${judgement.why}`;
    case 'unnamed':
      return `NOT NAMED: the run ${judgement.why}`;
    case 'unjudged':
      return `NOT JUDGED: ${judgement.why}`;
  }
}

const heads = ['fault', 'requirement', 'the verdict names', 'field', 'scenario', 'seed', 's'] as const;

/** One line for each fault, with the columns of `heads`. */
export function table(judged: readonly Judged[]): string {
  const rows = judged.map(({ fault, judgement, seconds }) => {
    const caught = judgement.kind === 'caught';
    return [
      fault.id,
      requirementOf(fault),
      caught ? judgement.requirement : judgement.kind.toUpperCase(),
      caught ? judgement.field : '',
      fault.shownBy.scenario,
      String(fault.shownBy.seed),
      seconds.toFixed(0),
    ];
  });
  const lines = [[...heads], ...rows];
  const widths = heads.map((_, i) => Math.max(...lines.map((cells) => cells[i]?.length ?? 0)));
  return lines
    .map((cells) =>
      cells
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The requirement of docs/spec that a fault violates. */
const requirementOf = ({ violates }: Fault): string => violates.find((rule) => rule.startsWith('CHM-')) ?? '';

/** How many were caught, and of what kinds. */
export function sum(judged: readonly Judged[]): string {
  const caught = judged.filter(({ judgement }) => judgement.kind === 'caught');
  const tagged = (...tags: readonly FaultTag[]): number =>
    caught.filter(({ fault }) => fault.tags.some((tag) => tags.includes(tag))).length;
  const kinds = [
    `${tagged('loss', 'wrap', 'simultaneous')} by loss, wrap or simultaneous events`,
    `${tagged('state-only')} in state that no frame shows`,
    `${tagged('liveness-only')} by what is never done`,
  ];
  return `${caught.length} of ${judged.length} faults caught (${kinds.join(', ')})`;
}
