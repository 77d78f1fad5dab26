// The simulator's self-test device: the ports of chm_top with a wire loopback, a copier and registers behind them.
module selftest_top #(
  parameter int Connections = 8,
  parameter int Paths       = 4,
  parameter int Neighbors   = 4,
  parameter int DataW       = 64,
  parameter logic [63:0] DesignHash = 64'd0
) (
  input  logic               clk_i,
  input  logic               rst_i,
  input  logic               strobe_i,
  output logic               irq_o,
  output logic               idle_o,

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

  input  logic               reg_awvalid_i,
  output logic               reg_awready_o,
  input  logic [15:0]        reg_awaddr_i,
  input  logic               reg_wvalid_i,
  output logic               reg_wready_o,
  input  logic [31:0]        reg_wdata_i,
  output logic               reg_bvalid_o,
  input  logic               reg_bready_i,
  input  logic               reg_arvalid_i,
  output logic               reg_arready_o,
  input  logic [15:0]        reg_araddr_i,
  output logic               reg_rvalid_o,
  input  logic               reg_rready_i,
  output logic [31:0]        reg_rdata_o,

  output logic               host_arvalid_o,
  input  logic               host_arready_i,
  output logic [3:0]         host_arid_o,
  output logic [63:0]        host_araddr_o,
  output logic [7:0]         host_arlen_o,
  input  logic               host_rvalid_i,
  output logic               host_rready_o,
  input  logic [3:0]         host_rid_i,
  input  logic [DataW-1:0]   host_rdata_i,
  input  logic               host_rlast_i,
  output logic               host_awvalid_o,
  input  logic               host_awready_i,
  output logic [3:0]         host_awid_o,
  output logic [63:0]        host_awaddr_o,
  output logic [7:0]         host_awlen_o,
  output logic               host_wvalid_o,
  input  logic               host_wready_i,
  output logic [DataW-1:0]   host_wdata_o,
  output logic [DataW/8-1:0] host_wstrb_o,
  output logic               host_wlast_o,
  input  logic               host_bvalid_i,
  output logic               host_bready_o,
  input  logic [3:0]         host_bid_i,

  output logic               nic_arvalid_o,
  input  logic               nic_arready_i,
  output logic [3:0]         nic_arid_o,
  output logic [63:0]        nic_araddr_o,
  output logic [7:0]         nic_arlen_o,
  input  logic               nic_rvalid_i,
  output logic               nic_rready_o,
  input  logic [3:0]         nic_rid_i,
  input  logic [DataW-1:0]   nic_rdata_i,
  input  logic               nic_rlast_i,
  output logic               nic_awvalid_o,
  input  logic               nic_awready_i,
  output logic [3:0]         nic_awid_o,
  output logic [63:0]        nic_awaddr_o,
  output logic [7:0]         nic_awlen_o,
  output logic               nic_wvalid_o,
  input  logic               nic_wready_i,
  output logic [DataW-1:0]   nic_wdata_o,
  output logic [DataW/8-1:0] nic_wstrb_o,
  output logic               nic_wlast_o,
  input  logic               nic_bvalid_i,
  output logic               nic_bready_o,
  input  logic [3:0]         nic_bid_i,

  output logic               retire_valid_o,
  input  logic               retire_ready_i,
  output logic [511:0]       retire_record_o,
  output logic [2303:0]      retire_row_o
);
  logic        start, copying, done, loop_empty, dropped;
  logic [63:0] source, destination, event_base, cycle;
  logic [39:0] now;
  logic [31:0] copies;
  logic [17:0] order;
  logic [3:0]  event_log2;

  selftest_registers #(
    .Connections(Connections), .Paths(Paths), .Neighbors(Neighbors), .DataW(DataW), .DesignHash(DesignHash)
  ) u_registers (
    .clk_i, .rst_i, .strobe_i, .idle_i(idle_o), .dropped_i(dropped), .copies_i(copies),
    .start_o(start), .source_o(source), .destination_o(destination), .order_o(order),
    .event_base_o(event_base), .event_log2_o(event_log2), .cycle_o(cycle), .now_o(now),
    .awvalid_i(reg_awvalid_i), .awready_o(reg_awready_o), .awaddr_i(reg_awaddr_i),
    .wvalid_i(reg_wvalid_i), .wready_o(reg_wready_o), .wdata_i(reg_wdata_i),
    .bvalid_o(reg_bvalid_o), .bready_i(reg_bready_i),
    .arvalid_i(reg_arvalid_i), .arready_o(reg_arready_o), .araddr_i(reg_araddr_i),
    .rvalid_o(reg_rvalid_o), .rready_i(reg_rready_i), .rdata_o(reg_rdata_o)
  );

  selftest_loopback #(.DataW(DataW)) u_loopback (
    .clk_i, .rst_i, .rx_valid_i, .rx_data_i, .rx_keep_i, .rx_last_i, .rx_error_i,
    .tx_valid_o, .tx_ready_i, .tx_data_o, .tx_keep_o, .tx_last_o, .dropped_o(dropped), .empty_o(loop_empty)
  );

  selftest_copy #(.DataW(DataW)) u_copy (
    .clk_i, .rst_i, .start_i(start), .source_i(source), .destination_i(destination), .bursts_i(order[15:0]),
    .from_nic_i(order[16]), .to_nic_i(order[17]), .event_base_i(event_base), .event_log2_i(event_log2),
    .busy_o(copying), .done_o(done), .copies_o(copies),
    .host_arvalid_o, .host_arready_i, .host_rvalid_i, .host_rid_i, .host_rdata_i, .host_rlast_i,
    .nic_arvalid_o, .nic_arready_i, .nic_rvalid_i, .nic_rid_i, .nic_rdata_i, .nic_rlast_i,
    .ar_id_o(host_arid_o), .ar_addr_o(host_araddr_o), .ar_len_o(host_arlen_o),
    .host_awvalid_o, .host_awready_i, .host_wvalid_o, .host_wready_i, .host_bvalid_i, .host_bid_i,
    .nic_awvalid_o, .nic_awready_i, .nic_wvalid_o, .nic_wready_i, .nic_bvalid_i, .nic_bid_i,
    .aw_id_o(host_awid_o), .aw_addr_o(host_awaddr_o), .aw_len_o(host_awlen_o),
    .w_data_o(host_wdata_o), .w_strb_o(host_wstrb_o), .w_last_o(host_wlast_o)
  );

  assign host_rready_o = 1'b1;
  assign host_bready_o = 1'b1;
  assign nic_rready_o  = 1'b1;
  assign nic_bready_o  = 1'b1;
  assign nic_arid_o    = host_arid_o;
  assign nic_araddr_o  = host_araddr_o;
  assign nic_arlen_o   = host_arlen_o;
  assign nic_awid_o    = host_awid_o;
  assign nic_awaddr_o  = host_awaddr_o;
  assign nic_awlen_o   = host_awlen_o;
  assign nic_wdata_o   = host_wdata_o;
  assign nic_wstrb_o   = host_wstrb_o;
  assign nic_wlast_o   = host_wlast_o;

  // One record a copy: words 0 and 35 of the row changed, to the destination and the source.
  logic [63:0] serial_q;
  assign irq_o  = done;
  assign idle_o = !copying && !start && !done && !retire_valid_o && loop_empty;

  always_ff @(posedge clk_i) begin
    if (retire_valid_o && retire_ready_i) retire_valid_o <= 1'b0;
    if (done) begin
      retire_valid_o  <= 1'b1;
      retire_record_o <= {24'b0, now, 64'b0, 64'b0, 64'(copies), 64'h8_0000_0001, 64'b0, cycle, serial_q};
      retire_row_o    <= {source, 2176'b0, destination};
      serial_q        <= serial_q + 1'b1;
    end
    if (rst_i) begin
      retire_valid_o <= 1'b0;
      serial_q       <= '0;
    end
  end
endmodule
