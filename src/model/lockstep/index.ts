/** The engine face of the model: retire records against inputs and outputs. */

export type { Compared, Difference, Shown } from './core/difference.ts';
export type { EngineModelOptions } from './core/options.ts';
export { EngineModel } from './engineModel.ts';
