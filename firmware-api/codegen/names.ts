/** Names of the layout (camelCase) as each printed language spells them. */

/** `sndUna` -> ['snd', 'una']; `IPAddress` -> ['ip', 'address']. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[ _-]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `sndUna` -> `snd_una`. */
export const snake = (name: string): string => wordsOf(name).join('_');
/** `sndUna` -> `SND_UNA`. */
export const upperSnake = (name: string): string => snake(name).toUpperCase();
/** `sndUna` -> `SndUna`. */
export const pascal = (name: string): string => wordsOf(name).map(capital).join('');
/** `SndUna` -> `sndUna`. */
export const camel = (name: string): string => {
  const upper = pascal(name);
  return upper.charAt(0).toLowerCase() + upper.slice(1);
};

/** The first line of every printed file, without comment marks. */
export const printedBy =
  'Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.';

/** A sentence that may stand in a block comment of any language. */
export const sentence = (doc: string): string => doc.replace(/\s+/g, ' ').replaceAll('*/', '* /').trim();

/** A limit's sentence with its unit in front, where it has one. */
export const limitSentence = ({ unit, doc }: { unit: string; doc: string }): string =>
  sentence(unit === '' ? doc : `${unit}: ${doc}`);

/** Words that no field may be called, because SystemVerilog or C++ keeps them for itself. */
export const keywords: ReadonlySet<string> = new Set(
  `alias always and asm assert assign assume auto automatic before begin bind bit bool break buf byte case casex casez cell
  catch char checker class clocking co_await co_return co_yield compl concept config const consteval constexpr constinit
  constraint context continue cover covergroup coverpoint cross deassign default defparam delete design disable dist do
  double edge else end endcase endclass endfunction endgenerate endmodule endpackage endtable endtask enum event eventually
  expect explicit export extends extern final first_match float for force foreach forever fork forkjoin friend function
  generate genvar global goto highz0 highz1 if iff ifnone implements implies import incdir include initial inline inout
  input inside instance int integer interconnect interface intersect join large let library local localparam logic long
  longint macromodule matches medium modport module mutable namespace nand negedge nettype new nexttime nmos noexcept nor
  not notif0 notif1 null nullptr operator or output package packed parameter pmos posedge primitive priority private
  program property protected public pull0 pull1 pulldown pullup pure rand randc randcase randsequence rcmos real realtime
  ref reg register reject_on release repeat requires restrict return rnmos rpmos rtran s_always scalared sequence short
  shortint shortreal showcancelled signed sizeof small soft solve specify specparam static strong strong0 strong1 struct
  super supply0 supply1 switch sync_accept_on table tagged task template this thread_local throughout throw time
  timeprecision timeunit tran tri tri0 tri1 triand trior trireg try type typedef typeid typename union unique unique0
  unsigned until use using uwire var vectored virtual void volatile wait wait_order wand weak weak0 weak1 while wildcard
  wire with within wor xnor xor`.split(/\s+/),
);
