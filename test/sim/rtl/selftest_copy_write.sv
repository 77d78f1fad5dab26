// Write half of the copier: sends full slots in order, one id each; a slot is free again when its response is back.
module selftest_copy_write #(
  parameter int DataW = 64
) (
  input  logic               clk_i,
  input  logic               rst_i,
  input  logic               start_i,
  input  logic [63:0]        destination_i,
  input  logic [3:0]         slot_full_i,   // pulses
  output logic [3:0]         slot_done_o,   // pulses
  output logic [3:0]         beat_at_o,     // slot and beat to send next
  input  logic [DataW-1:0]   beat_i,
  output logic               aw_valid_o,
  input  logic               aw_ready_i,
  output logic [3:0]         aw_id_o,
  output logic [63:0]        aw_addr_o,
  output logic [7:0]         aw_len_o,
  output logic               w_valid_o,
  input  logic               w_ready_i,
  output logic [DataW-1:0]   w_data_o,
  output logic [DataW/8-1:0] w_strb_o,
  output logic               w_last_o,
  input  logic               b_valid_i,
  output logic               b_ready_o,
  input  logic [3:0]         b_id_i
);
  localparam int BurstBytes = DataW / 8 * 4;
  logic [63:0] address_q;
  logic [3:0]  full_q;
  logic [1:0]  slot_q, beat_q;
  logic        sending_q;

  assign aw_len_o  = 8'd3;
  assign w_strb_o  = '1;
  assign w_valid_o = sending_q;
  assign w_data_o  = beat_i;
  assign w_last_o  = beat_q == 2'd3;
  assign beat_at_o = {slot_q, beat_q};
  assign b_ready_o = 1'b1;

  always_ff @(posedge clk_i) begin
    slot_done_o <= '0;
    full_q      <= full_q | slot_full_i;
    if (start_i) address_q <= destination_i;
    if (aw_valid_o && aw_ready_i) aw_valid_o <= 1'b0;
    if (!sending_q && full_q[slot_q] && !aw_valid_o) begin
      sending_q      <= 1'b1;
      beat_q         <= '0;
      aw_valid_o     <= 1'b1;
      aw_id_o        <= {2'b0, slot_q};
      aw_addr_o      <= address_q;
      address_q      <= address_q + 64'(BurstBytes);
      full_q[slot_q] <= 1'b0;
    end
    if (sending_q && w_ready_i) begin
      beat_q <= beat_q + 1'b1;
      if (w_last_o) begin
        sending_q <= 1'b0;
        slot_q    <= slot_q + 1'b1;
      end
    end
    if (b_valid_i) begin
      slot_done_o[b_id_i[1:0]] <= 1'b1;
      assert (b_id_i[3:2] == '0) else $error("selftest: write response with a foreign id");
    end
    if (rst_i) begin
      full_q     <= '0;
      slot_q     <= '0;
      beat_q     <= '0;
      sending_q  <= 1'b0;
      aw_valid_o <= 1'b0;
    end
  end
endmodule
