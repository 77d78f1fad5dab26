// The register window (AXI4-Lite): identity, what the host writes (chm_register_file), status, counters, doorbells.
//
// One access at a time each way; no error answers: an unknown address reads as zero, writing it does nothing. Reading the low half of
// a 64-bit value that moves holds its high half for the read that follows.
module chm_registers #(
  // Identity registers.
  parameter logic [31:0] Connections = 32'd1024,
  parameter logic [31:0] Paths = 32'd64,
  parameter logic [31:0] Neighbors = 32'd32,
  parameter logic [31:0] DataW = 32'd512,
  parameter logic [63:0] DesignHash = 64'd0,
  // Register Features.
  parameter logic [31:0] Features = 32'd0
) (
  input  logic                     clk_i,
  input  logic                     rst_i,

  input  logic                     reg_awvalid_i,
  output logic                     reg_awready_o,
  input  logic [15:0]              reg_awaddr_i,
  input  logic                     reg_wvalid_i,
  output logic                     reg_wready_o,
  input  logic [31:0]              reg_wdata_i,
  output logic                     reg_bvalid_o,
  input  logic                     reg_bready_i,
  input  logic                     reg_arvalid_i,
  output logic                     reg_arready_o,
  input  logic [15:0]              reg_araddr_i,
  output logic                     reg_rvalid_o,
  input  logic                     reg_rready_i,
  output logic [31:0]              reg_rdata_o,

  output chm_stats_pkg::config_t   config_o,
  output chm_pkg::adapter_cfg_t    adapter_o,
  output logic                     doorbell_valid_o,
  input  logic                     doorbell_ready_i,
  output chm_stats_pkg::doorbell_t doorbell_o,
  input  chm_stats_pkg::status_t   status_i,
  output logic [7:0]               counter_o,         // number of the counter to read: register FramesIn is 0
  input  logic [63:0]              counter_value_i,
  output logic                     irq_o,
  output logic                     busy_o             // a write is on its way to its register
);
  // ---- Write: address and data together; a connection doorbell waits for its taker
  logic        write_q, bvalid_q, is_doorbell, write_done;
  logic [15:0] waddr_q;
  logic [31:0] wdata_q;
  assign reg_awready_o = reg_awvalid_i && reg_wvalid_i && !write_q && !bvalid_q;
  assign reg_wready_o  = reg_awready_o;
  assign is_doorbell   = 32'(waddr_q) == chm_layout_pkg::CHM_REG_CONNECTION_DOORBELL_OFFSET;
  assign write_done    = write_q && (!is_doorbell || doorbell_ready_i);
  assign doorbell_valid_o = write_q && is_doorbell;
  assign doorbell_o = {
    wdata_q[chm_layout_pkg::CHM_REG_CONNECTION_DOORBELL_RECEIVE_LSB],
    wdata_q[chm_layout_pkg::CHM_REG_CONNECTION_DOORBELL_CONNECTION_LSB +: chm_pkg::CONN_W],
    wdata_q[chm_layout_pkg::CHM_REG_CONNECTION_DOORBELL_PRODUCER_LSB +: 16]
  };
  assign reg_bvalid_o = bvalid_q;
  logic unused;   // registers are words
  assign unused = ^{reg_awaddr_i[1:0], reg_araddr_i[1:0]};
  assign busy_o = write_q;

  always_ff @(posedge clk_i) begin
    if (reg_awready_o) begin
      waddr_q <= {reg_awaddr_i[15:2], 2'b00};
      wdata_q <= reg_wdata_i;
    end
  end
  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      write_q <= 1'b0;
      bvalid_q <= 1'b0;
    end else begin
      if (reg_awready_o) write_q <= 1'b1;
      else if (write_done) write_q <= 1'b0;
      if (write_done) bvalid_q <= 1'b1;
      else if (reg_bready_i) bvalid_q <= 1'b0;
    end
  end

  // ---- Read: the address is registered, the value a cycle later
  logic        read_q, rvalid_q;
  logic [15:0] raddr_q;
  logic [31:0] rdata_q, high_q, written, fixed;
  logic [63:0] moving;         // a 64-bit value that moves
  logic        moves;
  assign reg_arready_o = !read_q && !rvalid_q;
  assign reg_rvalid_o = rvalid_q;
  assign reg_rdata_o = rdata_q;

  chm_register_file u_file (
    .clk_i, .rst_i, .write_i(write_q), .write_addr_i(waddr_q), .write_data_i(wdata_q),
    .read_i(read_q), .read_addr_i(raddr_q), .read_data_o(written), .config_o, .adapter_o
  );

  logic event_waits, raw_waits;
  assign event_waits = status_i.event_producer != config_o.event_consumer;
  assign raw_waits   = status_i.raw_receive_producer != config_o.raw_receive_consumer;

  assign counter_o = raddr_q[10:3] - 8'(chm_layout_pkg::CHM_REG_FRAMES_IN_OFFSET / 8);

  always_comb begin
    moves = 1'b1;
    moving = '0;
    if (read_q) case ({16'd0, raddr_q[15:3], 3'b000})
      chm_layout_pkg::CHM_REG_NOW_MS_OFFSET: moving = status_i.now_ms;
      chm_layout_pkg::CHM_REG_CYCLE_OFFSET: moving = status_i.cycle;
      chm_layout_pkg::CHM_REG_RETIRE_LOST_OFFSET: moving = status_i.retire_lost;
      default: begin
        moves = 32'(raddr_q) >= chm_layout_pkg::CHM_REG_FRAMES_IN_OFFSET && 32'(raddr_q) < chm_layout_pkg::CHM_REG_TRANSMIT_LOST_OFFSET + 8;
        if (moves) moving = counter_value_i;
      end
    endcase
  end

  always_comb begin
    fixed = '0;
    if (read_q) case (32'(raddr_q))
      chm_layout_pkg::CHM_REG_MAGIC_OFFSET: fixed = chm_layout_pkg::CHM_MAGIC;
      chm_layout_pkg::CHM_REG_LAYOUT_VERSION_OFFSET: fixed = chm_layout_pkg::CHM_LAYOUT_VERSION;
      chm_layout_pkg::CHM_REG_LAYOUT_HASH_OFFSET: fixed = chm_layout_pkg::CHM_LAYOUT_HASH_LO;
      chm_layout_pkg::CHM_REG_LAYOUT_HASH_OFFSET + 4: fixed = chm_layout_pkg::CHM_LAYOUT_HASH_HI;
      chm_layout_pkg::CHM_REG_DESIGN_HASH_OFFSET: fixed = DesignHash[31:0];
      chm_layout_pkg::CHM_REG_DESIGN_HASH_OFFSET + 4: fixed = DesignHash[63:32];
      chm_layout_pkg::CHM_REG_CONNECTIONS_OFFSET: fixed = Connections;
      chm_layout_pkg::CHM_REG_PATHS_OFFSET: fixed = Paths;
      chm_layout_pkg::CHM_REG_NEIGHBORS_OFFSET: fixed = Neighbors;
      chm_layout_pkg::CHM_REG_DATA_WIDTH_OFFSET: fixed = DataW;
      chm_layout_pkg::CHM_REG_FEATURES_OFFSET: fixed = Features;
      chm_layout_pkg::CHM_REG_STATUS_OFFSET: fixed = 32'(status_i.idle);
      chm_layout_pkg::CHM_REG_INTERRUPT_OFFSET: fixed = {30'd0, raw_waits, event_waits};
      chm_layout_pkg::CHM_REG_COMMAND_CONSUMER_OFFSET: fixed = 32'(status_i.command_consumer);
      chm_layout_pkg::CHM_REG_EVENT_PRODUCER_OFFSET: fixed = 32'(status_i.event_producer);
      chm_layout_pkg::CHM_REG_ANSWER_CONSUMER_OFFSET: fixed = 32'(status_i.answer_consumer);
      chm_layout_pkg::CHM_REG_INDICATION_CONSUMER_OFFSET: fixed = 32'(status_i.indication_consumer);
      chm_layout_pkg::CHM_REG_RAW_RECEIVE_PRODUCER_OFFSET: fixed = 32'(status_i.raw_receive_producer);
      chm_layout_pkg::CHM_REG_RAW_TRANSMIT_CONSUMER_OFFSET: fixed = 32'(status_i.raw_transmit_consumer);
      chm_layout_pkg::CHM_REG_FREE_CONNECTIONS_OFFSET: fixed = status_i.free_connections;
      chm_layout_pkg::CHM_REG_FREE_PATHS_OFFSET: fixed = status_i.free_paths;
      chm_layout_pkg::CHM_REG_FREE_NEIGHBORS_OFFSET: fixed = status_i.free_neighbors;
      default: fixed = '0;
    endcase
  end

  always_ff @(posedge clk_i) begin
    if (reg_arvalid_i && reg_arready_o) raddr_q <= {reg_araddr_i[15:2], 2'b00};
    if (read_q) begin
      rdata_q <= moves ? (raddr_q[2] ? high_q : moving[31:0]) : written | fixed;
      if (moves && !raddr_q[2]) high_q <= moving[63:32];
    end
  end
  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      read_q <= 1'b0;
      rvalid_q <= 1'b0;
      irq_o <= 1'b0;
    end else begin
      read_q <= reg_arvalid_i && reg_arready_o;
      if (read_q) rvalid_q <= 1'b1;
      else if (reg_rready_i) rvalid_q <= 1'b0;
      irq_o <= event_waits || raw_waits;
    end
  end
endmodule
