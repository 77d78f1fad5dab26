import {
  answerEntry,
  commandEntry,
  eventEntry,
  indicationEntry,
  rawReceiveEntry,
  rawTransmitEntry,
  receiveEntry,
  sendEntry,
} from './entries.ts';
import { neighborImage, pathImage, tcpImage } from './images.ts';
import { reference } from './reference.ts';
import { retireRecord } from './retire.ts';
import { connectionResource, neighborRow, pathRow, tcpRow } from './rows.ts';
import type { RecordLayout } from './types.ts';

export const records: readonly RecordLayout[] = [
  reference,
  commandEntry,
  eventEntry,
  answerEntry,
  sendEntry,
  receiveEntry,
  indicationEntry,
  rawReceiveEntry,
  rawTransmitEntry,
  neighborImage,
  pathImage,
  tcpImage,
  tcpRow,
  connectionResource,
  pathRow,
  neighborRow,
  retireRecord,
];
