/** The engine face of the model: retire records against inputs and outputs. */
export type { EngineModelOptions } from './core.ts';
export type { Compared, Difference, Shown } from './difference.ts';
export { EngineModel } from './engineModel.ts';
