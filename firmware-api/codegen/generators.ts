/** Everything that `make gen` prints, as a list: a new kind of printed file is one more entry. */
import type { Layout } from '#layout';
import { checkLayout } from './check.ts';
import { printCpp } from './cpp.ts';
import { printMarkdown } from './markdown.ts';
import type { PrintedFile } from './printed.ts';
import { printSystemVerilog } from './systemVerilog.ts';
import { printTypeScript } from './typescript.ts';

export interface Generator {
  readonly name: string;
  /** Folders in which what it no longer prints is removed. */
  readonly folders: readonly string[];
  print(): readonly PrintedFile[] | Promise<readonly PrintedFile[]>;
}

/** The four languages of the layout. */
export function layoutGenerators(layout: Layout): Generator[] {
  checkLayout(layout);
  return [
    {
      name: 'SystemVerilog',
      folders: ['hdl/gen'],
      print: () => [{ path: 'hdl/gen/chm_layout_pkg.sv', text: printSystemVerilog(layout) }],
    },
    { name: 'C++', folders: [], print: () => [{ path: 'sim/gen/layout.h', text: printCpp(layout) }] },
    { name: 'TypeScript', folders: ['src/contract/gen'], print: () => printTypeScript(layout, 'src/contract/gen') },
    { name: 'Markdown', folders: [], print: () => [{ path: 'docs/reference/layout.md', text: printMarkdown(layout) }] },
  ];
}
