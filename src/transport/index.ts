/** Pipes of messages to a target, and recording files as chunks of bytes. */
export { type Chunk, chunkType, recordingVersion } from './chunk.ts';
export { ChunkReader, type ChunkTally } from './chunkReader.ts';
export { ChunkWriter, type ChunkWriterOptions } from './chunkWriter.ts';
export { memoryPipePair } from './memoryPipe.ts';
export { observedPipe, type PipeObserver } from './observedPipe.ts';
export { linkLost, type MessagePipe } from './pipe.ts';
export {
  describeExit,
  type SimulatorExit,
  type SpawnedSimulator,
  type SpawnOptions,
  spawnSimulator,
} from './spawn.ts';
export { readToken } from './token.ts';
export { connectWebSocket, type WebSocketOptions } from './webSocketPipe.ts';
