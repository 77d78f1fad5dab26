/** Images that query and terminate hand up (11.8), field by field. */
import {
  decodeNeighborImage,
  decodePathImage,
  decodeTcpImage,
  fieldsOfNeighborImage,
  fieldsOfPathImage,
  fieldsOfTcpImage,
  Opcode,
  Status,
  sizeOfTcpImage,
} from '#contract';
import { imageFromRow } from '../../engine/index.ts';
import { equalBytes } from '../../frame/index.ts';
import type { Core } from '../core/core.ts';
import type { Shown } from '../core/difference.ts';
import type { OpenCommand } from '../inputs/inputs.ts';
import type { Connection } from '../objects/connection.ts';
import type { RecordView } from '../records/recordReader.ts';
import type { ArrivedEntry } from './entryCheck.ts';

/** An image handed up, field by field, against what it must hold. */
function compareImage(
  core: Core,
  event: number,
  connection: number,
  fields: readonly { readonly name: string }[],
  device: object,
  model: object,
): void {
  for (const { name } of fields) {
    const [a, b] = [
      (device as Record<string, Shown | Uint8Array>)[name],
      (model as Record<string, Shown | Uint8Array>)[name],
    ];
    const equal = a instanceof Uint8Array && b instanceof Uint8Array ? equalBytes(a, b) : a === b;
    if (equal) core.compared.stateFields += 1;
    else
      core.differences.push({
        requirement: '11.8',
        field: `image.${name}`,
        device: String(a),
        model: String(b),
        connection,
        event,
      });
  }
}

/** The image of a connection as query and terminate hand it up; CONST and CACHED as given. */
export function imageCheck(core: Core, r: RecordView, c: Connection, atEnd: boolean): (arrived: ArrivedEntry) => void {
  const model = { ...c.image, ...imageFromRow(c.row, core.adapter, r.now, atEnd) };
  const event = r.serial;
  return ({ image }) => {
    if (image === undefined || image.length < sizeOfTcpImage || c.lost) return;
    compareImage(core, event, c.reference, fieldsOfTcpImage, decodeTcpImage(image), model);
  };
}

/** The image of a neighbor or path that a query or terminate hands up: as it came down. */
export function objectImageCheck(
  core: Core,
  event: number,
  { entry }: OpenCommand,
): ((arrived: ArrivedEntry) => void) | undefined {
  if (entry.opcode !== Opcode.Query && entry.opcode !== Opcode.Terminate) return undefined;
  const { target } = entry;
  const neighbor = core.neighbors.get(target)?.image;
  const path = core.paths.get(target)?.image;
  return (arrived) => {
    const { image } = arrived;
    if (image === undefined || arrived.entry.status !== Status.Success) return;
    if (neighbor !== undefined)
      compareImage(core, event, target, fieldsOfNeighborImage, decodeNeighborImage(image), neighbor);
    else if (path !== undefined) compareImage(core, event, target, fieldsOfPathImage, decodePathImage(image), path);
  };
}
