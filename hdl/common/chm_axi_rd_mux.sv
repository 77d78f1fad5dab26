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
  logic               take, ar_ready, rlast_q;
  logic [75:0]        ar;         // id, address, length
  logic [DataW-1:0]   rdata_q;
  logic [FlightW-1:0] flight_q;   // bursts asked for and not ended

  chm_arbiter #(.N(N)) u_arbiter (
    .clk_i, .rst_i, .req_i(req_valid_i), .accept_i(take), .grant_o(grant), .index_o(index)
  );
  assign take = |req_valid_i && ar_ready && flight_q != FlightW'(MaxInFlight);
  assign req_ready_o = take ? grant : '0;

  // arready_i ends at the skid buffer: no client sees it within the cycle.
  always_comb begin
    ar = '0;
    if (take) ar = {4'(index), req_addr_i[{index, 6'b0} +: 64], req_beats_i[{index, 3'b0} +: 8]};
  end
  chm_skid #(.Width(76)) u_ar (
    .clk_i, .rst_i, .in_valid_i(take), .in_ready_o(ar_ready), .in_data_i(ar),
    .out_valid_o(arvalid_o), .out_ready_i(arready_i), .out_data_o({arid_o, araddr_o, arlen_o})
  );

  always_ff @(posedge clk_i) begin
    if (rvalid_i) begin
      rdata_q <= rdata_i;
      rlast_q <= rlast_i;
    end
  end

  always_ff @(posedge clk_i) begin
    rsp_valid_q <= rvalid_i ? N'(1) << rid_i : '0;
    if (take || rvalid_i) begin
      read_response_has_a_client: assert (rst_i || !rvalid_i || (32'(rid_i) < N && flight_q != '0));
      flight_q <= flight_q + FlightW'(take) - FlightW'(rvalid_i && rlast_i);
    end
    if (rst_i) begin
      rsp_valid_q <= '0;
      flight_q <= '0;
    end
  end

  assign rready_o = 1'b1;
  assign rsp_valid_o = rsp_valid_q;
  assign rsp_data_o = rdata_q;
  assign rsp_last_o = rlast_q;
  assign busy_o = flight_q != '0 || rsp_valid_q != '0;

  always_ff @(posedge clk_i) begin
    if (!rst_i && arvalid_o) begin
      read_burst_stays_within_4_kib: assert (32'(araddr_o[11:0]) + (32'(arlen_o) + 1) * (DataW / 8) <= 4096);
    end
  end
endmodule
