// A table of rows with SECDED, one writer and several readers (a copy of the table for each), zero after reset.
//
// A row comes a cycle after rd_en_i and stays until the next read; a read of the row that is written in the same cycle gets the new one.
// bad_o: with the row, one cycle: two bits of it are wrong. The table clears itself after reset (`Depth` cycles), with wr_ready_o low.
module chm_row_table #(
  // Bits of a row.
  parameter int unsigned Width = 512,
  // Rows.
  parameter int unsigned Depth = 1024,
  // Read ports.
  parameter int unsigned Readers = 2,
  localparam int unsigned AddrW = Depth > 1 ? $clog2(Depth) : 1
) (
  input  logic                     clk_i,
  input  logic                     rst_i,

  input  logic                     wr_valid_i,
  output logic                     wr_ready_o,
  input  logic [AddrW-1:0]         wr_addr_i,
  input  logic [Width-1:0]         wr_row_i,
  input  logic [1:0]               inject_i,       // with wr_valid_i: bits to flip in what is stored; those beyond the stored row are ignored
  input  logic [15:0]              inject_bit_i,
  input  logic [15:0]              inject_bit2_i,

  input  logic [Readers-1:0]       rd_en_i,
  input  logic [Readers*AddrW-1:0] rd_addr_i,
  output logic [Readers*Width-1:0] rd_row_o,
  output logic [Readers-1:0]       bad_o,

  output logic                     corrected_o,    // one cycle: some reader met a single-bit error
  output logic                     fault_o,        // one cycle: some reader met a double-bit error
  output logic [AddrW-1:0]         fault_row_o     // in this row
);
  localparam int unsigned STORED_W = Width + 6 + $clog2((Width + 63) / 64 + 1) + 2;   // chm_ecc_ram

  logic               clear_q, wr_en;
  logic [AddrW-1:0]   row_q;
  logic [1:0]         inject;
  logic [Readers-1:0] corrected;
  logic [Width-1:0]   wr_row;
  logic [AddrW-1:0]   fault_row, read_q [Readers];

  assign wr_ready_o = !clear_q;
  assign wr_en = clear_q || wr_valid_i;
  assign inject = clear_q || 32'(inject_bit_i) >= STORED_W || 32'(inject_bit2_i) >= STORED_W ? 2'd0 : inject_i;

  always_comb begin
    wr_row = '0;
    if (wr_valid_i && !clear_q) wr_row = wr_row_i;
  end

  chm_ecc_ram #(.Width(Width), .Depth(Depth), .Readers(Readers), .Forward(1'b1)) u_rows (
    .clk_i, .rst_i, .wr_en_i(wr_en), .wr_addr_i(clear_q ? row_q : wr_addr_i), .wr_data_i(wr_row),
    .inject_i(inject), .inject_bit_i, .inject_bit2_i, .rd_en_i, .rd_addr_i, .rd_data_o(rd_row_o),
    .corrected_o(corrected), .uncorrectable_o(bad_o)
  );
  always_ff @(posedge clk_i) begin
    for (int unsigned r = 0; r < Readers; r++) if (rd_en_i[r]) read_q[r] <= rd_addr_i[AddrW * r +: AddrW];
  end

  always_comb begin
    fault_row = '0;
    for (int unsigned r = 0; r < Readers; r++) begin
      if (bad_o[r]) fault_row = read_q[r];
    end
  end

  always_ff @(posedge clk_i) begin
    if (clear_q) begin
      row_q <= row_q + 1'b1;
      clear_q <= row_q != AddrW'(Depth - 1);
    end
    corrected_o <= corrected != '0;
    fault_o <= bad_o != '0;
    if (bad_o != '0) fault_row_o <= fault_row;
    if (rst_i) begin
      clear_q <= 1'b1;
      row_q <= '0;
      corrected_o <= 1'b0;
      fault_o <= 1'b0;
    end
  end
endmodule
