// Registers: identity where the contract puts it, and from 0x1000 on those of the copier and of the self-test.
module selftest_registers #(
  parameter int Connections = 8,
  parameter int Paths       = 4,
  parameter int Neighbors   = 4,
  parameter int DataW       = 64,
  parameter logic [63:0] DesignHash = 64'd0
) (
  input  logic        clk_i,
  input  logic        rst_i,
  input  logic        strobe_i,
  input  logic        idle_i,
  input  logic        dropped_i,
  input  logic [31:0] copies_i,
  output logic        start_o,
  output logic [63:0] source_o,
  output logic [63:0] destination_o,
  output logic [17:0] order_o,       // bursts, from NIC memory, to NIC memory
  output logic [63:0] event_base_o,
  output logic [3:0]  event_log2_o,
  output logic [63:0] cycle_o,
  output logic [39:0] now_o,
  input  logic        awvalid_i,
  output logic        awready_o,
  input  logic [15:0] awaddr_i,
  input  logic        wvalid_i,
  output logic        wready_o,
  input  logic [31:0] wdata_i,
  output logic        bvalid_o,
  input  logic        bready_i,
  input  logic        arvalid_i,
  output logic        arready_o,
  input  logic [15:0] araddr_i,
  output logic        rvalid_o,
  input  logic        rready_i,
  output logic [31:0] rdata_o
);
  localparam logic [31:0] Magic = 32'h4d4b5343;
  logic [31:0] scratch_q, dropped_q, high_q;
  logic        hang_q;

  assign awready_o = awvalid_i && wvalid_i && !bvalid_o && !hang_q;
  assign wready_o  = awready_o;
  assign arready_o = !rvalid_o;

  always_ff @(posedge clk_i) begin
    start_o <= 1'b0;
    cycle_o <= cycle_o + 1'b1;
    if (strobe_i) now_o <= now_o + 1'b1;
    if (dropped_i) dropped_q <= dropped_q + 1'b1;
    if (bvalid_o && bready_i) bvalid_o <= 1'b0;
    if (rvalid_o && rready_i) rvalid_o <= 1'b0;
    if (awready_o) begin
      bvalid_o <= 1'b1;
      unique case (awaddr_i)
        16'h1000: scratch_q <= wdata_i;
        16'h1008: source_o[31:0] <= wdata_i;
        16'h100c: source_o[63:32] <= wdata_i;
        16'h1010: destination_o[31:0] <= wdata_i;
        16'h1014: destination_o[63:32] <= wdata_i;
        16'h1018: begin
          order_o <= wdata_i[17:0];
          start_o <= 1'b1;
        end
        16'h1020: event_base_o[31:0] <= wdata_i;
        16'h1024: event_base_o[63:32] <= wdata_i;
        16'h1028: event_log2_o <= wdata_i[3:0];
        16'h1030: assert (wdata_i == '0) else $error("selftest: asked to fail with %0d", wdata_i);
        16'h1038: hang_q <= wdata_i[0];
        default: ;
      endcase
    end
    if (arvalid_i && arready_o) begin
      rvalid_o <= 1'b1;
      unique case (araddr_i)
        16'h0000: rdata_o <= Magic;
        16'h0010: rdata_o <= DesignHash[31:0];
        16'h0014: rdata_o <= DesignHash[63:32];
        16'h0018: rdata_o <= Connections;
        16'h001c: rdata_o <= Paths;
        16'h0020: rdata_o <= Neighbors;
        16'h0024: rdata_o <= DataW;
        16'h0044: rdata_o <= {31'b0, idle_i};
        16'h0048: rdata_o <= now_o[31:0];
        16'h0050: begin
          rdata_o <= cycle_o[31:0];
          high_q  <= cycle_o[63:32];
        end
        16'h0054: rdata_o <= high_q;
        16'h1000: rdata_o <= scratch_q;
        16'h102c: rdata_o <= copies_i;
        16'h1034: rdata_o <= dropped_q;
        default:  rdata_o <= 32'd0;
      endcase
    end
    if (rst_i) begin
      cycle_o      <= '0;
      now_o        <= '0;
      scratch_q    <= '0;
      dropped_q    <= '0;
      hang_q       <= 1'b0;
      bvalid_o     <= 1'b0;
      rvalid_o     <= 1'b0;
      event_log2_o <= 4'd4;
    end
  end
endmodule
