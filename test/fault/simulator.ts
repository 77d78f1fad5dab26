import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { SmokestackError } from '#units';

/** Names the selected fault to the simulator's wrapper. */
export const selectedBy = 'SMOKESTACK_MUTANT';

/**
 * Builds the simulator of the design in `fileList`, and returns a program that starts it with the fault that the
 * environment variable `selectedBy` names.
 * @throws SmokestackError 'environment' when a tool is missing, 'cannot-test' when the build fails
 */
export function buildMutantSimulator(root: string, fileList: string, folder: string): string {
  const args = ['--config', 'small', '--filelist', fileList, '--out', folder];
  const { status, stdout, stderr } = spawnSync(`${root}sim/build.sh`, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) {
    const lines = `${stdout}${stderr}`.trim().split('\n').slice(-20).join('\n');
    throw status === 3
      ? new SmokestackError('environment', lines, { cure: './smokestack doctor' })
      : new SmokestackError('cannot-test', `the simulator with faults could not be built:\n${lines}`, {
          cure: 'see whether the last lines name an expression of test/fault/catalogue',
        });
  }
  const program = `${folder}/with-fault`;
  const here = '$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)';
  writeFileSync(program, `#!/bin/sh\nexec "${here}/smokestack-sim" "+mutant=\${${selectedBy}:-0}" "$@"\n`, {
    mode: 0o755,
  });
  return program;
}
