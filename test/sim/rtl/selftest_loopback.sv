// Wire loopback: every good frame that fits comes back unchanged; errored ones and those without room are dropped whole.
module selftest_loopback #(
  parameter int DataW     = 64,
  parameter int DepthLog2 = 9   // beats
) (
  input  logic               clk_i,
  input  logic               rst_i,
  input  logic               rx_valid_i,
  input  logic [DataW-1:0]   rx_data_i,
  input  logic [DataW/8-1:0] rx_keep_i,
  input  logic               rx_last_i,
  input  logic               rx_error_i,
  output logic               tx_valid_o,
  input  logic               tx_ready_i,
  output logic [DataW-1:0]   tx_data_o,
  output logic [DataW/8-1:0] tx_keep_o,
  output logic               tx_last_o,
  output logic               dropped_o,  // one pulse for each frame dropped
  output logic               empty_o
);
  localparam int EntryW = DataW + DataW/8 + 1;
  logic [EntryW-1:0]  beats [0:(1<<DepthLog2)-1];
  // A frame becomes readable when its last beat is in: `commit_q` then follows `write_q`.
  logic [DepthLog2:0] write_q, commit_q, read_q;
  logic               dropping_q, refuse;

  assign refuse = dropping_q || ((write_q - read_q) == (DepthLog2+1)'(1 << DepthLog2));
  assign empty_o = (commit_q == read_q) && !tx_valid_o && (write_q == commit_q) && !rx_valid_i;

  always_ff @(posedge clk_i) begin
    dropped_o <= 1'b0;
    if (rx_valid_i) begin
      if (!refuse) begin
        beats[write_q[DepthLog2-1:0]] <= {rx_last_i, rx_keep_i, rx_data_i};
        write_q <= write_q + 1'b1;
      end
      dropping_q <= refuse && !rx_last_i;
      if (rx_last_i) begin
        if (refuse || rx_error_i) begin
          write_q   <= commit_q;
          dropped_o <= 1'b1;
        end else begin
          commit_q <= write_q + 1'b1;
        end
      end
    end
    if (tx_ready_i || !tx_valid_o) begin
      tx_valid_o <= commit_q != read_q;
      if (commit_q != read_q) begin
        {tx_last_o, tx_keep_o, tx_data_o} <= beats[read_q[DepthLog2-1:0]];
        read_q <= read_q + 1'b1;
      end
    end
    if (rst_i) begin
      write_q    <= '0;
      commit_q   <= '0;
      read_q     <= '0;
      dropping_q <= 1'b0;
      tx_valid_o <= 1'b0;
    end
  end
endmodule
