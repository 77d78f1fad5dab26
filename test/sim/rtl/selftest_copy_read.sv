// Read half of the copier: keeps four bursts of four beats in flight, each with its own id, in four slots; answers of
// different ids may come in any order.
module selftest_copy_read #(
  parameter int DataW = 64
) (
  input  logic             clk_i,
  input  logic             rst_i,
  input  logic             start_i,
  input  logic [63:0]      source_i,
  input  logic [15:0]      bursts_i,     // of four beats
  input  logic [3:0]       slot_free_i,
  output logic [3:0]       slot_taken_o,  // one pulse: a burst into this slot was asked for
  output logic [3:0]       slot_full_o,   // one pulse: its last beat is in
  output logic             beat_valid_o,
  output logic [3:0]       beat_at_o,     // slot and beat
  output logic [DataW-1:0] beat_o,
  output logic             ar_valid_o,
  input  logic             ar_ready_i,
  output logic [3:0]       ar_id_o,
  output logic [63:0]      ar_addr_o,
  output logic [7:0]       ar_len_o,
  input  logic             r_valid_i,
  output logic             r_ready_o,
  input  logic [3:0]       r_id_i,
  input  logic [DataW-1:0] r_data_i,
  input  logic             r_last_i
);
  localparam int BurstBytes = DataW / 8 * 4;
  logic [63:0] address_q;
  logic [15:0] left_q;
  logic [1:0]  slot_q;
  logic [1:0]  beat_q [0:3];

  assign ar_len_o  = 8'd3;
  assign r_ready_o = 1'b1;

  always_ff @(posedge clk_i) begin
    slot_taken_o <= '0;
    slot_full_o  <= '0;
    beat_valid_o <= r_valid_i;
    if (start_i) begin
      address_q <= source_i;
      left_q    <= bursts_i;
    end
    if (ar_valid_o && ar_ready_i) ar_valid_o <= 1'b0;
    if (left_q != '0 && slot_free_i[slot_q] && !slot_taken_o[slot_q] && (!ar_valid_o || ar_ready_i)) begin
      ar_valid_o           <= 1'b1;
      ar_id_o              <= {2'b0, slot_q};
      ar_addr_o            <= address_q;
      slot_taken_o[slot_q] <= 1'b1;
      address_q            <= address_q + 64'(BurstBytes);
      left_q               <= left_q - 1'b1;
      slot_q               <= slot_q + 1'b1;
    end
    if (r_valid_i) begin
      beat_at_o                <= {r_id_i[1:0], beat_q[r_id_i[1:0]]};
      beat_o                   <= r_data_i;
      beat_q[r_id_i[1:0]]      <= beat_q[r_id_i[1:0]] + 1'b1;
      slot_full_o[r_id_i[1:0]] <= r_last_i;
      assert (r_id_i[3:2] == '0) else $error("selftest: read answer with a foreign id");
      assert (r_last_i == (beat_q[r_id_i[1:0]] == 2'd3)) else $error("selftest: read burst of a wrong length");
    end
    if (rst_i) begin
      left_q     <= '0;
      slot_q     <= '0;
      ar_valid_o <= 1'b0;
      for (int i = 0; i < 4; i++) beat_q[i] <= '0;
    end
  end
endmodule
