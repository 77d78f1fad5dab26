/** The test server as a program of its own: `testServerMain.ts SOCKET`. Ends with its standard input. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { TestServer } from './testServer.ts';

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('testServerMain.ts SOCKET');
mkdirSync(dirname(path), { mode: 0o700, recursive: true });
console.error(`listening on a unix socket, pid ${process.pid}`);
await TestServer.start(path);
process.stdin.resume().on('end', () => process.exit(0));
