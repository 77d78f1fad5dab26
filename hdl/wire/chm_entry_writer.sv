// Writes 64-byte entries to host memory, one burst each: one beat of 512 bits, or eight of 64.
module chm_entry_writer #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  localparam int unsigned Bytes = DataW / 8,
  localparam int unsigned Beats = 512 / DataW
) (
  input  logic             clk_i,
  input  logic             rst_i,

  input  logic             in_valid_i,
  output logic             in_ready_o,
  input  logic [63:0]      in_addr_i,    // 64-byte aligned
  input  logic [511:0]     in_entry_i,

  output logic             req_valid_o,
  input  logic             req_ready_i,
  output logic [63:0]      req_addr_o,
  output logic [7:0]       req_beats_o,  // beats - 1
  output logic             dat_valid_o,
  input  logic             dat_ready_i,
  output logic [DataW-1:0] dat_data_o,
  output logic [Bytes-1:0] dat_strb_o,
  output logic             dat_last_o,
  output logic             busy_o
);
  logic         req_q, dat_q;
  logic [63:0]  addr_q;
  logic [511:0] entry_q;   // the beats still to give, lowest first
  logic [3:0]   left_q;    // how many
  logic         load;

  assign in_ready_o = (!req_q || req_ready_i) && (!dat_q || (dat_ready_i && dat_last_o));
  assign load = in_valid_i && in_ready_o;

  always_ff @(posedge clk_i) begin
    if (load) begin
      addr_q <= in_addr_i;
      entry_q <= in_entry_i;
      left_q <= 4'(Beats);
    end else if (dat_q && dat_ready_i) begin
      if (Beats > 1) entry_q <= entry_q >> DataW;
      left_q <= left_q - 1'b1;
    end
  end

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      req_q <= 1'b0;
      dat_q <= 1'b0;
    end else begin
      if (load) req_q <= 1'b1;
      else if (req_ready_i) req_q <= 1'b0;
      if (load) dat_q <= 1'b1;
      else if (dat_ready_i && dat_last_o) dat_q <= 1'b0;
    end
  end

  assign req_valid_o = req_q;
  assign req_addr_o = addr_q;
  assign req_beats_o = 8'(Beats - 1);
  assign dat_valid_o = dat_q;
  assign dat_data_o = entry_q[DataW-1:0];
  assign dat_strb_o = '1;
  assign dat_last_o = left_q == 4'd1;
  assign busy_o = req_q || dat_q;
endmodule
