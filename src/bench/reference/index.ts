/** The reference model behind the scoreboard's seam. */
export { ReferenceBoard } from './referenceBoard.ts';
