// One write and one read port; the read word comes a cycle later and stays.
module chm_ram #(
  // Bits of a word.
  parameter int unsigned Width = 32,
  // Words.
  parameter int unsigned Depth = 1024,
  // 1: a read of the word that is written in the same cycle gets the new one; 0: the old one.
  parameter bit Forward = 1'b0,
  localparam int unsigned AddrW = Depth > 1 ? $clog2(Depth) : 1
) (
  input  logic             clk_i,
  input  logic             wr_en_i,
  input  logic [AddrW-1:0] wr_addr_i,
  input  logic [Width-1:0] wr_data_i,
  input  logic             rd_en_i,
  input  logic [AddrW-1:0] rd_addr_i,
  output logic [Width-1:0] rd_data_o
);
  logic [Width-1:0] mem [Depth];
  logic [Width-1:0] rd_q;

  always_ff @(posedge clk_i) begin
    if (wr_en_i) mem[wr_addr_i] <= wr_data_i;
    if (rd_en_i) begin
      if (Forward && wr_en_i && wr_addr_i == rd_addr_i) rd_q <= wr_data_i;
      else rd_q <= mem[rd_addr_i];
    end
  end

  assign rd_data_o = rd_q;
endmodule
