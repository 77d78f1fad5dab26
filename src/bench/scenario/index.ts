/** Scenarios: how they are written, found and what they may need. */
export { loadScenario, loadScenarios } from './loader.ts';
export { isScenario, type Need, needs, type Scenario, type ScenarioDefinition, scenario } from './scenario.ts';
