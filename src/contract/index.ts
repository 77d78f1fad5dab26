// Two names mean one thing in the chimney calls and another in the device: the device's carry a prefix.
export type { TcpState, UploadReason } from './chimney/index.ts';
export * from './chimney/index.ts';
export * from './gen/index.ts';
export { TcpState as DeviceTcpState, UploadReason as DeviceUploadReason } from './gen/index.ts';
export * from './reference.ts';
