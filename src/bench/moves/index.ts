/** Moving a connection down and up again at chosen moments of a transfer. */
export { type Moment, type MovePlan, type MoveReport, moveAround } from './mover.ts';
