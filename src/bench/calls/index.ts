/** Calls between host and miniport, kept in recordings. */
export { CallReader, CallRecorder, callNote } from './callNotes.ts';
