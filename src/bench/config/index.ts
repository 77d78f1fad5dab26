/** Settings: flag > SMOKESTACK_* > smokestack.config.ts > default. */
export { type Resolved, resolveSettings } from './resolve.ts';
export {
  type Config,
  defineConfig,
  type SettingName,
  type Settings,
  settingNames,
  settingsSchema,
  variableOf,
} from './settings.ts';
