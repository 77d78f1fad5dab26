// Joins N writers to one AXI4 write channel set. The AXI id is the number of the client.
//
// A client gives the data of its bursts in the order of its requests, and soon: the data channel follows the order of the addresses, so
// one that asks without having its data holds up the others. One done pulse for each burst, once the memory has answered.
module chm_axi_wr_mux #(
  // Clients, at most 16.
  parameter int unsigned N = 4,
  // Bits of a beat.
  parameter int unsigned DataW = 512,
  // Bursts whose data has not gone out.
  parameter int unsigned MaxQueued = 16,
  // Bursts not yet answered.
  parameter int unsigned MaxInFlight = 256,
  localparam int unsigned Bytes = DataW / 8
) (
  input  logic               clk_i,
  input  logic               rst_i,

  input  logic [N-1:0]       req_valid_i,
  output logic [N-1:0]       req_ready_o,
  input  logic [N*64-1:0]    req_addr_i,    // beat-aligned
  input  logic [N*8-1:0]     req_beats_i,   // beats - 1; within 4 KiB
  input  logic [N-1:0]       dat_valid_i,
  output logic [N-1:0]       dat_ready_o,
  input  logic [N*DataW-1:0] dat_data_i,
  input  logic [N*Bytes-1:0] dat_strb_i,
  input  logic [N-1:0]       dat_last_i,    // end of the burst
  output logic [N-1:0]       done_o,
  output logic               busy_o,

  output logic               awvalid_o,
  input  logic               awready_i,
  output logic [3:0]         awid_o,
  output logic [63:0]        awaddr_o,
  output logic [7:0]         awlen_o,
  output logic               wvalid_o,
  input  logic               wready_i,
  output logic [DataW-1:0]   wdata_o,
  output logic [Bytes-1:0]   wstrb_o,
  output logic               wlast_o,
  input  logic               bvalid_i,
  output logic               bready_o,
  input  logic [3:0]         bid_i
);
  localparam int unsigned IndexW = N > 1 ? $clog2(N) : 1;
  localparam int unsigned FlightW = $clog2(MaxInFlight + 1);

  logic [N-1:0]       grant, head, done_q;
  logic [IndexW-1:0]  index;
  logic               take, aw_ready, w_ready;
  logic [75:0]        aw;         // id, address, length
  logic [DataW+Bytes:0] w;        // last, strobes, data
  logic [FlightW-1:0] flight_q;

  chm_arbiter #(.N(N)) u_arbiter (
    .clk_i, .rst_i, .req_i(req_valid_i), .accept_i(take), .grant_o(grant), .index_o(index)
  );

  // Whose data comes next, one-hot, and the beats of that burst.
  logic       order_ready, order_valid, order_pop, move;
  logic [7:0] head_beats, beat_q;
  chm_fifo #(.Width(N + 8), .Depth(MaxQueued)) u_order (
    .clk_i, .rst_i,
    .in_valid_i(take), .in_ready_o(order_ready), .in_data_i({grant, req_beats_i[{index, 3'b0} +: 8]}),
    .out_valid_o(order_valid), .out_ready_i(order_pop), .out_data_o({head, head_beats}),
    // verilator lint_off PINCONNECTEMPTY
    .count_o(), .almost_full_o()
    // verilator lint_on PINCONNECTEMPTY
  );
  assign take = |req_valid_i && aw_ready && order_ready && flight_q != FlightW'(MaxInFlight);
  assign req_ready_o = take ? grant : '0;
  assign dat_ready_o = order_valid && w_ready ? head : '0;
  assign move = |(dat_ready_o & dat_valid_i);
  assign order_pop = move && |(head & dat_last_i);

  // awready_i and wready_i end at skid buffers: no client sees them within the cycle.
  always_comb begin
    aw = '0;
    if (take) aw = {4'(index), req_addr_i[{index, 6'b0} +: 64], req_beats_i[{index, 3'b0} +: 8]};
  end
  chm_skid #(.Width(76)) u_aw (
    .clk_i, .rst_i, .in_valid_i(take), .in_ready_o(aw_ready), .in_data_i(aw),
    .out_valid_o(awvalid_o), .out_ready_i(awready_i), .out_data_o({awid_o, awaddr_o, awlen_o})
  );

  always_comb begin
    w = '0;
    if (move) begin
      for (int i = 0; i < N; i++) begin
        if (head[i]) w = {order_pop, dat_strb_i[Bytes * i +: Bytes], dat_data_i[DataW * i +: DataW]};
      end
    end
  end
  chm_skid #(.Width(DataW + Bytes + 1)) u_w (
    .clk_i, .rst_i, .in_valid_i(move), .in_ready_o(w_ready), .in_data_i(w),
    .out_valid_o(wvalid_o), .out_ready_i(wready_i), .out_data_o({wlast_o, wstrb_o, wdata_o})
  );

  always_ff @(posedge clk_i) begin
    if (move) begin
      write_burst_has_the_beats_it_asked_for: assert (rst_i || order_pop == (beat_q == head_beats));
      beat_q <= order_pop ? '0 : beat_q + 1'b1;
    end
    done_q <= bvalid_i ? N'(1) << bid_i : '0;
    if (take || bvalid_i) begin
      write_response_has_a_client: assert (rst_i || !bvalid_i || (32'(bid_i) < N && flight_q != '0));
      flight_q <= flight_q + FlightW'(take) - FlightW'(bvalid_i);
    end
    if (rst_i) begin
      beat_q <= '0;
      done_q <= '0;
      flight_q <= '0;
    end
  end

  assign bready_o = 1'b1;
  assign done_o = done_q;
  assign busy_o = flight_q != '0 || done_q != '0;

  always_ff @(posedge clk_i) begin
    if (!rst_i && awvalid_o) begin
      write_burst_stays_within_4_kib: assert (32'(awaddr_o[11:0]) + (32'(awlen_o) + 1) * Bytes <= 4096);
    end
  end
endmodule
