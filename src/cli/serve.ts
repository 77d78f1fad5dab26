import { Command } from 'commander';
import { Progress, resolveSettings, serveSimulator, simulatorFor } from '#bench';
import { SmokestackError } from '#units';

interface Flags {
  readonly config?: 'default' | 'small';
  readonly listen: string;
  readonly tokenFile: string;
  readonly insecure?: boolean;
}

/** `./smokestack serve`: a simulator for other machines and programs. */
export const serveVerb = (): Command =>
  new Command('serve')
    .description('serve a simulator over TCP, until interrupted; who drives it needs the token')
    .option('--config <size>', 'default or small')
    .option('--listen <host:port>', 'loopback unless --insecure; port 0 takes a free one', '127.0.0.1:7700')
    .option('--token-file <file>', 'written when it does not exist, readable by you alone', 'build/serve.token')
    .option('--insecure', 'bind to another address than loopback, without encryption')
    .action(async ({ config, listen, tokenFile, insecure }: Flags) => {
      const { settings } = await resolveSettings(config === undefined ? {} : { config });
      const program = await simulatorFor(settings, new Progress(1, true));
      const served = await serveSimulator({ program, listen, tokenFile, insecure: insecure ?? false });
      process.stdout.write(`serving ws://${served.address}\ntoken in ${served.tokenFile}\n`);
      const stop = () => served.stop();
      process.once('SIGINT', stop).once('SIGTERM', stop);
      const words = await served.ended;
      if (words !== '') throw new SmokestackError('link-lost', words);
    });
