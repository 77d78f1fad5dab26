/** The rules of docs/contract/engine.md, one event at a time. */
export { type Adapter, msPerTick, resetAdapter, tickAt } from './adapter.ts';
export { abort, abortSettled, capturable, terminate } from './commands.ts';
export { type Answer, answered, answerFits, copied, requestsPosted } from './delivery.ts';
export { effectiveMss, receivedEnd, rto, unaData, unconsumed } from './derived.ts';
export { divided } from './division.ts';
export type { Actions, Copy, EgressSegment, EntryFields, IngressSegment, Placement } from './event.ts';
export { EngineEvent } from './event.ts';
export { type ImageOut, type InitiateInputs, imageFromRow, rowFromImage, timerIdle } from './image.ts';
export { capacity, type PostedRequest, RequestQueue } from './requestQueue.ts';
export { consumeSegment, type Refusing, refusal, refusingOf } from './segment.ts';
export { type GrantChoice, grantChoice, heldBack, type Sendable } from './sendChoice.ts';
export { step } from './step.ts';
export { type IndicationBuffer, type StepRule, stepDue, stepRule } from './stepRule.ts';
export { deadlineOf, dueTimer, timerFired, timerKinds } from './timer.ts';
export { grant, type SendPost, sendPosted } from './transmit.ts';
