// Copies between and within both memories, then writes one entry of 64 bytes to a ring in host memory: phase in its last
// bit, kind 1 in byte 56, the number of the copy in bytes 55:52, `bursts` in bytes 31:28, the destination in bytes 47:40.
module selftest_copy #(
  parameter int DataW = 64
) (
  input  logic               clk_i,
  input  logic               rst_i,
  input  logic               start_i,
  input  logic [63:0]        source_i,
  input  logic [63:0]        destination_i,
  input  logic [15:0]        bursts_i,
  input  logic               from_nic_i,
  input  logic               to_nic_i,
  input  logic [63:0]        event_base_i,
  input  logic [3:0]         event_log2_i,
  output logic               busy_o,
  output logic               done_o,      // one pulse: the entry's write response is back
  output logic [31:0]        copies_o,
  output logic               host_arvalid_o,
  input  logic               host_arready_i,
  input  logic               host_rvalid_i,
  input  logic [3:0]         host_rid_i,
  input  logic [DataW-1:0]   host_rdata_i,
  input  logic               host_rlast_i,
  output logic               nic_arvalid_o,
  input  logic               nic_arready_i,
  input  logic               nic_rvalid_i,
  input  logic [3:0]         nic_rid_i,
  input  logic [DataW-1:0]   nic_rdata_i,
  input  logic               nic_rlast_i,
  output logic [3:0]         ar_id_o,
  output logic [63:0]        ar_addr_o,
  output logic [7:0]         ar_len_o,
  output logic               host_awvalid_o,
  input  logic               host_awready_i,
  output logic               host_wvalid_o,
  input  logic               host_wready_i,
  input  logic               host_bvalid_i,
  input  logic [3:0]         host_bid_i,
  output logic               nic_awvalid_o,
  input  logic               nic_awready_i,
  output logic               nic_wvalid_o,
  input  logic               nic_wready_i,
  input  logic               nic_bvalid_i,
  input  logic [3:0]         nic_bid_i,
  output logic [3:0]         aw_id_o,
  output logic [63:0]        aw_addr_o,
  output logic [7:0]         aw_len_o,
  output logic [DataW-1:0]   w_data_o,
  output logic [DataW/8-1:0] w_strb_o,
  output logic               w_last_o
);
  localparam int EntryBeats = 512 / DataW;
  localparam int BeatLog2   = (EntryBeats == 1) ? 1 : $clog2(EntryBeats);

  typedef enum logic [1:0] {
    Idle,    // nothing asked for
    Copying, // bursts in flight
    Entry,   // the ring entry is being written
    Answer   // its response is awaited
  } state_e;
  state_e            state_q;
  logic              from_nic_q, to_nic_q, entry_awvalid_q, entry_wvalid_q;
  logic [15:0]       bursts_q, left_q;
  logic [63:0]       destination_q;
  logic [BeatLog2-1:0] entry_beat_q;

  logic [DataW-1:0] slots [0:15];
  logic [3:0] slot_free_q, slot_taken, slot_full, slot_done, in_at, out_at;
  logic       in_valid, ar_valid, ar_ready, aw_valid, w_valid, r_ready, b_ready;
  logic [DataW-1:0]   in_beat, copy_data;
  logic [DataW/8-1:0] copy_strb;
  logic [3:0]  copy_id;
  logic [63:0] copy_addr;
  logic [7:0]  copy_len;
  logic        copy_last;

  assign ar_ready       = from_nic_q ? nic_arready_i : host_arready_i;
  assign host_arvalid_o = ar_valid && !from_nic_q;
  assign nic_arvalid_o  = ar_valid && from_nic_q;

  selftest_copy_read #(.DataW(DataW)) u_read (
    .clk_i, .rst_i, .start_i, .source_i, .bursts_i,
    .slot_free_i(slot_free_q), .slot_taken_o(slot_taken), .slot_full_o(slot_full),
    .beat_valid_o(in_valid), .beat_at_o(in_at), .beat_o(in_beat),
    .ar_valid_o(ar_valid), .ar_ready_i(ar_ready), .ar_id_o, .ar_addr_o, .ar_len_o,
    .r_valid_i(from_nic_q ? nic_rvalid_i : host_rvalid_i), .r_ready_o(r_ready),
    .r_id_i(from_nic_q ? nic_rid_i : host_rid_i), .r_data_i(from_nic_q ? nic_rdata_i : host_rdata_i),
    .r_last_i(from_nic_q ? nic_rlast_i : host_rlast_i)
  );

  selftest_copy_write #(.DataW(DataW)) u_write (
    .clk_i, .rst_i, .start_i, .destination_i, .slot_full_i(slot_full), .slot_done_o(slot_done),
    .beat_at_o(out_at), .beat_i(slots[out_at]),
    .aw_valid_o(aw_valid), .aw_ready_i(to_nic_q ? nic_awready_i : host_awready_i),
    .aw_id_o(copy_id), .aw_addr_o(copy_addr), .aw_len_o(copy_len),
    .w_valid_o(w_valid), .w_ready_i(to_nic_q ? nic_wready_i : host_wready_i),
    .w_data_o(copy_data), .w_strb_o(copy_strb), .w_last_o(copy_last),
    .b_valid_i(to_nic_q ? nic_bvalid_i : (host_bvalid_i && state_q == Copying)), .b_ready_o(b_ready),
    .b_id_i(to_nic_q ? nic_bid_i : host_bid_i)
  );

  logic [511:0] entry;
  logic [31:0]  mask;
  logic         in_entry;
  assign mask     = (32'd1 << event_log2_i) - 32'd1;
  assign in_entry = state_q == Entry || state_q == Answer;
  assign entry    = {!copies_o[{1'b0, event_log2_i}], 7'b0, 48'b0, 8'd1, copies_o, 32'b0, destination_q, 64'b0, 16'b0, bursts_q,
                     224'b0};

  assign host_awvalid_o = in_entry ? entry_awvalid_q : (aw_valid && !to_nic_q);
  assign host_wvalid_o  = in_entry ? entry_wvalid_q : (w_valid && !to_nic_q);
  assign nic_awvalid_o  = aw_valid && to_nic_q;
  assign nic_wvalid_o   = w_valid && to_nic_q;
  assign aw_id_o   = in_entry ? 4'd8 : copy_id;
  assign aw_addr_o = in_entry ? event_base_i + {26'b0, copies_o & mask, 6'b0} : copy_addr;
  assign aw_len_o  = in_entry ? 8'(EntryBeats - 1) : copy_len;
  assign w_strb_o  = in_entry ? '1 : copy_strb;
  assign w_last_o  = in_entry ? (32'(entry_beat_q) == 32'(EntryBeats - 1)) : copy_last;
  assign w_data_o  = in_entry ? entry[32'(entry_beat_q) * DataW +: DataW] : copy_data;
  assign busy_o    = state_q != Idle;

  always_ff @(posedge clk_i) begin
    done_o <= 1'b0;
    slot_free_q <= (slot_free_q & ~slot_taken) | slot_done;
    if (in_valid) slots[in_at] <= in_beat;
    if (slot_done != '0) left_q <= left_q - 1'b1;
    unique case (state_q)
      Idle: if (start_i) begin
        state_q       <= Copying;
        from_nic_q    <= from_nic_i;
        to_nic_q      <= to_nic_i;
        bursts_q      <= bursts_i;
        left_q        <= bursts_i;
        destination_q <= destination_i;
      end
      Copying: if (left_q == '0) begin
        state_q         <= Entry;
        entry_awvalid_q <= 1'b1;
        entry_wvalid_q  <= 1'b1;
        entry_beat_q    <= '0;
      end
      Entry: begin
        if (host_awready_i) entry_awvalid_q <= 1'b0;
        if (host_wready_i && entry_wvalid_q) begin
          entry_beat_q <= entry_beat_q + 1'b1;
          if (w_last_o) entry_wvalid_q <= 1'b0;
        end
        // The response may come in the very next cycle.
        if ((!entry_awvalid_q || host_awready_i) && (!entry_wvalid_q || (host_wready_i && w_last_o))) state_q <= Answer;
      end
      Answer: if (host_bvalid_i) begin
        state_q  <= Idle;
        copies_o <= copies_o + 1'b1;
        done_o   <= 1'b1;
      end
    endcase
    if (rst_i) begin
      state_q         <= Idle;
      slot_free_q     <= '1;
      copies_o        <= '0;
      left_q          <= '0;
      entry_awvalid_q <= 1'b0;
      entry_wvalid_q  <= 1'b0;
      from_nic_q      <= 1'b0;
      to_nic_q        <= 1'b0;
    end
    assert (!start_i || state_q == Idle) else $error("selftest: copy started while one is under way");
    assert (r_ready && b_ready) else $error("selftest: a response was refused");
  end
endmodule
