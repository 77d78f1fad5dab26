// Joins N readers to one AXI4 read channel pair. The AXI id is the number of the client; bursts of one client come back in order.
//
// A client has reserved the room for what it asks: nothing holds back a response.
module chm_axi_rd_mux #(
  // Clients, at most 16.
  parameter int unsigned N = 4,
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Bursts in flight, all clients together.
  parameter int unsigned MaxInFlight = 256
) (
  input  logic              clk_i,
  input  logic              rst_i,

  input  logic [N-1:0]      req_valid_i,
  output logic [N-1:0]      req_ready_o,
  input  logic [N*64-1:0]   req_addr_i,    // beat-aligned
  input  logic [N*8-1:0]    req_beats_i,   // beats - 1; within 4 KiB
  output logic [N-1:0]      rsp_valid_o,
  output logic [DataW-1:0]  rsp_data_o,    // of the client whose rsp_valid_o is set
  output logic              rsp_last_o,    // end of a burst
  output logic              busy_o,

  output logic              arvalid_o,
  input  logic              arready_i,
  output logic [3:0]        arid_o,
  output logic [63:0]       araddr_o,
  output logic [7:0]        arlen_o,
  input  logic              rvalid_i,
  output logic              rready_o,
  input  logic [3:0]        rid_i,
  input  logic [DataW-1:0]  rdata_i,
  input  logic              rlast_i
);
  localparam int unsigned IndexW = N > 1 ? $clog2(N) : 1;
  localparam int unsigned FlightW = $clog2(MaxInFlight + 1);

  logic [N-1:0]       grant, rsp_valid_q;
  logic [IndexW-1:0]  index;
  logic               take, arvalid_q, rlast_q;
  logic [3:0]         arid_q;
  logic [63:0]        araddr_q;
  logic [7:0]         arlen_q;
  logic [DataW-1:0]   rdata_q;
  logic [FlightW-1:0] flight_q;   // bursts asked for and not ended

  chm_arbiter #(.N(N)) u_arbiter (
    .clk_i, .rst_i, .req_i(req_valid_i), .accept_i(take), .grant_o(grant), .index_o(index)
  );
  assign take = |req_valid_i && (!arvalid_q || arready_i) && flight_q != FlightW'(MaxInFlight);
  assign req_ready_o = take ? grant : '0;

  always_ff @(posedge clk_i) begin
    if (take) begin
      arid_q <= 4'(index);
      araddr_q <= req_addr_i[{index, 6'b0} +: 64];
      arlen_q <= req_beats_i[{index, 3'b0} +: 8];
    end
    if (rvalid_i) begin
      rdata_q <= rdata_i;
      rlast_q <= rlast_i;
    end
  end

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      arvalid_q <= 1'b0;
      rsp_valid_q <= '0;
      flight_q <= '0;
    end else begin
      if (take) arvalid_q <= 1'b1;
      else if (arready_i) arvalid_q <= 1'b0;
      rsp_valid_q <= rvalid_i ? N'(1) << rid_i : '0;
      flight_q <= flight_q + FlightW'(take) - FlightW'(rvalid_i && rlast_i);
    end
  end

  assign arvalid_o = arvalid_q;
  assign arid_o = arid_q;
  assign araddr_o = araddr_q;
  assign arlen_o = arlen_q;
  assign rready_o = 1'b1;
  assign rsp_valid_o = rsp_valid_q;
  assign rsp_data_o = rdata_q;
  assign rsp_last_o = rlast_q;
  assign busy_o = flight_q != '0 || rsp_valid_q != '0;

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      read_burst_stays_within_4_kib: assert (!arvalid_q || 32'(araddr_q[11:0]) + (32'(arlen_q) + 1) * (DataW / 8) <= 4096);
      read_response_has_a_client: assert (!rvalid_i || (32'(rid_i) < N && flight_q != '0));
    end
  end
endmodule
