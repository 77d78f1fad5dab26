// The Complete event of a completion: its record, and the entry that the host reads.
module chm_complete_event (
  input  logic                         valid_i,        // 0: event_o is zero
  // verilator lint_off UNUSEDSIGNAL
  input  chm_offload_pkg::completion_t completion_i,   // what it waited for is over
  // verilator lint_on UNUSEDSIGNAL
  output chm_pkg::cmd_event_t          event_o
);
  chm_layout_pkg::event_entry_t entry;

  always_comb begin
    entry = '0;
    event_o = '0;
    if (valid_i) begin
      entry.handle = completion_i.handle;
      entry.target = completion_i.target;
      entry.status = completion_i.status;
      entry.cut = completion_i.cut;
      entry.command_id = completion_i.command_id;
      entry.bytes = completion_i.bytes;
      entry.una = completion_i.una;
      entry.kind = chm_layout_pkg::CHM_EVENT_KIND_COMPLETION;
      entry.opcode = completion_i.opcode;
      event_o.kind = chm_layout_pkg::CHM_RETIRE_KIND_COMPLETE;
      event_o.has_row = completion_i.has_row;
      event_o.free = completion_i.free;
      event_o.settled = completion_i.settled;
      event_o.conn = completion_i.conn;
      event_o.command_id = completion_i.command_id;
      event_o.target = completion_i.target;
      event_o.entry = entry;
    end
  end
endmodule
