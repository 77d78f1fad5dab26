// The 64-bit counters from register FramesIn on, in the order of the layout.
module chm_counters (
  input  logic                   clk_i,
  input  logic                   rst_i,
  input  chm_stats_pkg::counts_t counts_i,
  input  logic [7:0]             read_i,     // number of the counter: register FramesIn is 0
  output logic [63:0]            value_o     // 0 where there is none
);
  localparam int unsigned First = chm_layout_pkg::CHM_REG_FRAMES_IN_OFFSET;
  localparam int unsigned Counters = (chm_layout_pkg::CHM_REG_TRANSMIT_LOST_OFFSET - First) / 8 + 1;

  // What each counter takes this cycle. An offset of the layout says which one.
  logic [Counters*32-1:0] add;
  always_comb begin
    add = '0;
    if (counts_i != '0) begin
      add[(chm_layout_pkg::CHM_REG_FRAMES_IN_OFFSET - First) * 4 +: 32] = 32'(counts_i.frames_in);
      add[(chm_layout_pkg::CHM_REG_FRAMES_OUT_OFFSET - First) * 4 +: 32] = 32'(counts_i.frames_out);
      add[(chm_layout_pkg::CHM_REG_SEGMENTS_IN_OFFSET - First) * 4 +: 32] = 32'(counts_i.segments_in);
      add[(chm_layout_pkg::CHM_REG_SEGMENTS_OUT_OFFSET - First) * 4 +: 32] = 32'(counts_i.segments_out);
      add[(chm_layout_pkg::CHM_REG_RAW_FRAMES_OFFSET - First) * 4 +: 32] = 32'(counts_i.raw_frames);
      add[(chm_layout_pkg::CHM_REG_RAW_TRANSMIT_FRAMES_OFFSET - First) * 4 +: 32] = 32'(counts_i.raw_transmit_frames);
      add[(chm_layout_pkg::CHM_REG_RAW_TRANSMIT_SKIPPED_OFFSET - First) * 4 +: 32] = 32'(counts_i.raw_transmit_skipped);
      add[(chm_layout_pkg::CHM_REG_DROP_RAW_RING_FULL_OFFSET - First) * 4 +: 32] = 32'(counts_i.drop_raw_ring_full);
      add[(chm_layout_pkg::CHM_REG_RETIRED_OFFSET - First) * 4 +: 32] = 32'(counts_i.retired);
      add[(chm_layout_pkg::CHM_REG_EVENTS_WRITTEN_OFFSET - First) * 4 +: 32] = 32'(counts_i.events_written);
      add[(chm_layout_pkg::CHM_REG_COMMANDS_TAKEN_OFFSET - First) * 4 +: 32] = 32'(counts_i.commands_taken);
      add[(chm_layout_pkg::CHM_REG_ANSWERS_TAKEN_OFFSET - First) * 4 +: 32] = 32'(counts_i.answers_taken);
      add[(chm_layout_pkg::CHM_REG_STALE_REFERENCES_OFFSET - First) * 4 +: 32] = 32'(counts_i.stale_references);
      add[(chm_layout_pkg::CHM_REG_ILLEGAL_ORDERS_OFFSET - First) * 4 +: 32] = 32'(counts_i.illegal_orders);
      add[(chm_layout_pkg::CHM_REG_RETRANSMITTED_SEGMENTS_OFFSET - First) * 4 +: 32] = 32'(counts_i.retransmitted_segments);
      add[(chm_layout_pkg::CHM_REG_BUFFERED_BYTES_OFFSET - First) * 4 +: 32] = counts_i.buffered_bytes;
      add[(chm_layout_pkg::CHM_REG_DELIVERED_BYTES_OFFSET - First) * 4 +: 32] = counts_i.delivered_bytes;
      add[(chm_layout_pkg::CHM_REG_CORRECTED_ERRORS_OFFSET - First) * 4 +: 32] = 32'(counts_i.corrected_errors);
      add[(chm_layout_pkg::CHM_REG_UNCORRECTABLE_ERRORS_OFFSET - First) * 4 +: 32] = 32'(counts_i.uncorrectable_errors);
      add[(chm_layout_pkg::CHM_REG_TRANSMIT_DROPPED_OFFSET - First) * 4 +: 32] = 32'(counts_i.transmit_dropped);
      add[(chm_layout_pkg::CHM_REG_TRANSMIT_LOST_OFFSET - First) * 4 +: 32] = 32'(counts_i.transmit_lost);
      if (counts_i.drop_valid) begin
        case (counts_i.drop_reason)
          chm_layout_pkg::CHM_DROP_REASON_RUNT: add[(chm_layout_pkg::CHM_REG_DROP_RUNT_OFFSET - First) * 4 +: 32] = 32'd1;
          chm_layout_pkg::CHM_DROP_REASON_OVERSIZE: add[(chm_layout_pkg::CHM_REG_DROP_OVERSIZE_OFFSET - First) * 4 +: 32] = 32'd1;
          chm_layout_pkg::CHM_DROP_REASON_INGRESS_FULL: add[(chm_layout_pkg::CHM_REG_DROP_INGRESS_FULL_OFFSET - First) * 4 +: 32] = 32'd1;
          chm_layout_pkg::CHM_DROP_REASON_ERRORED: add[(chm_layout_pkg::CHM_REG_DROP_ERRORED_OFFSET - First) * 4 +: 32] = 32'd1;
          chm_layout_pkg::CHM_DROP_REASON_DISABLED: add[(chm_layout_pkg::CHM_REG_DROP_DISABLED_OFFSET - First) * 4 +: 32] = 32'd1;
          default: ;
        endcase
      end
    end
  end

  logic [63:0] value_q [Counters];
  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      for (int i = 0; i < Counters; i++) value_q[i] <= '0;
    end else if (counts_i != '0) begin
      for (int i = 0; i < Counters; i++) begin
        if (add[32 * i +: 32] != '0) value_q[i] <= value_q[i] + 64'(add[32 * i +: 32]);
      end
    end
  end
  assign value_o = 32'(read_i) < Counters ? value_q[read_i[$clog2(Counters)-1:0]] : '0;
endmodule
