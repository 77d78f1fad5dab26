// Empty indication buffers, read ahead of their need: address and ring index of each, in ring order.
module chm_indication_buffers #(
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Buffers at hand.
  parameter int unsigned Ahead = 8
) (
  input  logic                 clk_i,
  input  logic                 rst_i,

  input  logic                 enable_i,
  input  logic [63:0]          base_i,
  input  logic [3:0]           log2_i,
  input  logic [15:0]          producer_i,
  output logic [15:0]          consumer_o,

  output logic                 req_valid_o,
  input  logic                 req_ready_i,
  output logic [63:0]          req_addr_o,
  output logic [7:0]           req_beats_o,
  input  logic                 rsp_valid_i,
  input  logic [DataW-1:0]     rsp_data_i,

  output logic                 buffer_valid_o,
  input  logic                 buffer_ready_i,
  output chm_pkg::indication_t buffer_o,
  output logic                 busy_o      // a buffer is being read
);
  logic [63:0] host;
  logic [15:0] index;
  logic        ring_busy;

  chm_ring_in #(.DataW(DataW), .Ahead(Ahead), .Width(64)) u_ring (
    .clk_i, .rst_i, .enable_i, .base_i, .log2_i, .producer_i, .consumer_o,
    .req_valid_o, .req_ready_i, .req_addr_o, .req_beats_o, .rsp_valid_i, .rsp_data_i,
    .entry_valid_o(buffer_valid_o), .entry_ready_i(buffer_ready_i), .entry_o(host), .index_o(index), .busy_o(ring_busy)
  );
  assign buffer_o = {host, index};
  // Buffers at hand are not work.
  assign busy_o = ring_busy && !buffer_valid_o;
endmodule
