// A table with SECDED over each whole row: one write port, and read ports with a copy of the table for each; corrected row one cycle after rd_en_i.
//
// Stored: {check bits, row}. Injection flips bits of what is stored, on a write, so that the next read finds them (OC: InjectFault).
module chm_ecc_ram #(
  // Bits of a row.
  parameter int unsigned Width = 512,
  // Rows.
  parameter int unsigned Depth = 1024,
  // Read ports; enable, address, row and flags of each side by side.
  parameter int unsigned Readers = 1,
  // 1: a read of the row that is written in the same cycle gets the new one; 0: the old one.
  parameter bit Forward = 1'b0,
  // 1: the corrected row holds until the next read; 0: it is there for one cycle only, which spares the simulation the work in all others.
  parameter bit Hold = 1'b1,
  localparam int unsigned AddrW = Depth > 1 ? $clog2(Depth) : 1,
  localparam int unsigned CheckW = 6 + $clog2((Width + 63) / 64 + 1) + 2,
  localparam int unsigned StoredW = Width + CheckW
) (
  input  logic                     clk_i,
  input  logic                     rst_i,

  input  logic                     wr_en_i,
  input  logic [AddrW-1:0]         wr_addr_i,
  input  logic [Width-1:0]         wr_data_i,
  input  logic [1:0]               inject_i,       // with wr_en_i: bits to flip, 0 to 2
  input  logic [15:0]              inject_bit_i,   // number of the first; from Width on: check bits
  input  logic [15:0]              inject_bit2_i,  // number of the second

  input  logic [Readers-1:0]       rd_en_i,
  input  logic [Readers*AddrW-1:0] rd_addr_i,
  output logic [Readers*Width-1:0] rd_data_o,         // holds until the next read
  output logic [Readers-1:0]       corrected_o,       // one cycle, with rd_data_o
  output logic [Readers-1:0]       uncorrectable_o    // one cycle, with rd_data_o
);
  logic [CheckW-1:0]  check;
  logic [StoredW-1:0] wr_row;

  chm_ecc_encode #(.Width(Width)) u_encode (.valid_i(wr_en_i), .data_i(wr_data_i), .check_o(check));

  // What InjectFault flips, decoded by word and bit: a shifter as wide as the row would be larger than all the rest.
  localparam int unsigned StoredWords = (StoredW + 63) / 64;
  function automatic logic [64*StoredWords-1:0] damage(logic [15:0] one, logic [15:0] two, logic both);
    logic [63:0] flip, flip2;
    flip = 64'd1 << one[5:0];
    flip2 = 64'(both) << two[5:0];
    for (int w = 0; w < StoredWords; w++) begin
      damage[64 * w +: 64] = (32'(one[15:6]) == w ? flip : 64'd0) ^ (32'(two[15:6]) == w ? flip2 : 64'd0);
    end
  endfunction

  always_comb begin
    wr_row = '0;
    if (wr_en_i) begin
      wr_row = {check, wr_data_i};
      if (inject_i != 2'd0) wr_row = wr_row ^ StoredW'(damage(inject_bit_i, inject_bit2_i, inject_i[1]));
    end
  end

  for (genvar r = 0; r < Readers; r++) begin : g_copy
    logic [CheckW-1:0]  rd_check, syndrome, syndrome_q;
    logic [StoredW-1:0] rd_row;
    logic               rd_q, corrected, uncorrectable;

    chm_ram #(.Width(StoredW), .Depth(Depth), .Forward(Forward)) u_ram (
      .clk_i, .wr_en_i, .wr_addr_i, .wr_data_i(wr_row), .rd_en_i(rd_en_i[r]), .rd_addr_i(rd_addr_i[AddrW * r +: AddrW]), .rd_data_o(rd_row)
    );

    // The check bits of a row are worked out once, in the cycle behind its read; from then on its syndrome is held.
    chm_ecc_encode #(.Width(Width)) u_check (.valid_i(rd_q), .data_i(rd_row[Width-1:0]), .check_o(rd_check));
    assign syndrome = rd_q ? rd_check ^ rd_row[Width +: CheckW] : Hold ? syndrome_q : '0;
    chm_ecc_correct #(.Width(Width)) u_correct (
      .syndrome_i(syndrome), .data_i(rd_row[Width-1:0]), .data_o(rd_data_o[Width * r +: Width]), .corrected_o(corrected),
      .uncorrectable_o(uncorrectable)
    );

    always_ff @(posedge clk_i) begin
      if (rst_i) begin
        rd_q <= 1'b0;
        syndrome_q <= '0;
      end else begin
        rd_q <= rd_en_i[r];
        if (rd_q) syndrome_q <= syndrome;
      end
    end
    assign corrected_o[r] = rd_q && corrected;
    assign uncorrectable_o[r] = rd_q && uncorrectable;
  end

  always_ff @(posedge clk_i) begin
    if (!rst_i && wr_en_i) begin
      inject_stays_in_the_row: assert (inject_i == 2'd0 || 32'(inject_bit_i) < StoredW);
    end
  end
endmodule
