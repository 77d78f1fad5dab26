/** On which connection the event of an order acts. */
import { Status } from '#contract';
import type { Core } from '../core/core.ts';
import { watchProducers } from '../events/posts.ts';
import type { OpenCommand } from '../inputs/inputs.ts';
import type { Connection } from '../objects/connection.ts';
import type { RecordView } from '../records/recordReader.ts';

/** The connection that the event of a command acts on; undefined when there is nothing to compare. */
export function commandTarget(core: Core, r: RecordView, command: OpenCommand): Connection | undefined {
  const { target } = command.entry;
  const c = core.connections.get(target);
  if (c === undefined) core.differ(r, '11', 'target', target, 'no live connection');
  else if (c.failed && !c.lost) {
    command.status = Status.Failure;
    core.refuse(r, c);
    return undefined;
  } else if (!c.lost) {
    watchProducers(core, r, c, command.entry, command.records);
    return c;
  }
  core.skip(r);
  return undefined;
}
