/** The test server as a program of its own: `testServerMain.ts SOCKET`. Ends with its standard input. */
import { TestServer } from './testServer.ts';

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('testServerMain.ts SOCKET');
console.error(`listening on a unix socket, pid ${process.pid}`);
await TestServer.start(path);
process.stdin.resume().on('end', () => process.exit(0));
