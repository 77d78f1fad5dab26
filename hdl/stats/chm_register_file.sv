// The registers that the host writes, and reading them back. What the device could not work with is not stored: rings stand at multiples of 64,
// a second has 10, 100 or 1000 ticks, indication buffers are not empty.
module chm_register_file (
  input  logic                    clk_i,
  input  logic                    rst_i,
  input  logic                    write_i,
  input  logic [15:0]             write_addr_i,
  input  logic [31:0]             write_data_i,
  input  logic                    read_i,        // gates the multiplexer
  input  logic [15:0]             read_addr_i,
  output logic [31:0]             read_data_o,   // 0 for an address that is not here
  output chm_stats_pkg::config_t  config_o,
  output chm_pkg::adapter_cfg_t   adapter_o
);
  chm_stats_pkg::config_t r_q;
  chm_pkg::adapter_cfg_t  adapter_q;
  assign config_o = r_q;
  assign adapter_o = adapter_q;

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      {r_q.offload, r_q.transmit, r_q.receive} <= chm_layout_pkg::CHM_REG_CONTROL_RESET[2:0];
      r_q.mac <= chm_layout_pkg::CHM_REG_MAC_ADDRESS_RESET;
      adapter_q.ticks_per_second <= chm_layout_pkg::CHM_REG_TICKS_PER_SECOND_RESET;
      adapter_q.ack_frequency <= chm_layout_pkg::CHM_REG_TCP_ACK_FREQUENCY_RESET;
      adapter_q.delayed_ack_ticks <= chm_layout_pkg::CHM_REG_TCP_DELAYED_ACK_TICKS_RESET;
      adapter_q.maximum_retransmissions <= chm_layout_pkg::CHM_REG_TCP_MAXIMUM_RETRANSMISSIONS_RESET;
      r_q.doubt_reachability_retransmissions <= chm_layout_pkg::CHM_REG_TCP_DOUBT_REACHABILITY_RETRANSMISSIONS_RESET;
      adapter_q.sws_prevention_ticks <= chm_layout_pkg::CHM_REG_TCP_SWS_PREVENTION_TICKS_RESET;
      adapter_q.duplicate_ack_threshold <= chm_layout_pkg::CHM_REG_TCP_DUPLICATE_ACK_THRESHOLD_RESET;
      adapter_q.push_ticks <= chm_layout_pkg::CHM_REG_TCP_PUSH_TICKS_RESET;
      r_q.nce_stale_ticks <= chm_layout_pkg::CHM_REG_NCE_STALE_TICKS_RESET;
      adapter_q.rto_floor_ms <= chm_layout_pkg::CHM_REG_RTO_FLOOR_MS_RESET;
      adapter_q.rto_cap_ms <= chm_layout_pkg::CHM_REG_RTO_CAP_MS_RESET;
      {adapter_q.classic_nagle, adapter_q.flight_size} <= chm_layout_pkg::CHM_REG_MODE_BITS_RESET[1:0];
      adapter_q.indication_bytes <= chm_layout_pkg::CHM_REG_INDICATION_BYTES_RESET;
      adapter_q.send_complete_bytes <= chm_layout_pkg::CHM_REG_SEND_COMPLETE_BYTES_RESET;
      r_q.hash_seed <= chm_layout_pkg::CHM_REG_HASH_SEED_RESET;
      r_q.command_base <= chm_layout_pkg::CHM_REG_COMMAND_BASE_RESET;
      r_q.command_log2 <= chm_layout_pkg::CHM_REG_COMMAND_LOG2_RESET[3:0];
      r_q.command_producer <= chm_layout_pkg::CHM_REG_COMMAND_PRODUCER_RESET[15:0];
      r_q.event_base <= chm_layout_pkg::CHM_REG_EVENT_BASE_RESET;
      r_q.event_log2 <= chm_layout_pkg::CHM_REG_EVENT_LOG2_RESET[3:0];
      r_q.event_consumer <= chm_layout_pkg::CHM_REG_EVENT_CONSUMER_RESET[15:0];
      r_q.answer_base <= chm_layout_pkg::CHM_REG_ANSWER_BASE_RESET;
      r_q.answer_log2 <= chm_layout_pkg::CHM_REG_ANSWER_LOG2_RESET[3:0];
      r_q.answer_producer <= chm_layout_pkg::CHM_REG_ANSWER_PRODUCER_RESET[15:0];
      r_q.indication_base <= chm_layout_pkg::CHM_REG_INDICATION_BASE_RESET;
      r_q.indication_log2 <= chm_layout_pkg::CHM_REG_INDICATION_LOG2_RESET[3:0];
      r_q.indication_producer <= chm_layout_pkg::CHM_REG_INDICATION_PRODUCER_RESET[15:0];
      r_q.raw_receive_base <= chm_layout_pkg::CHM_REG_RAW_RECEIVE_BASE_RESET;
      r_q.raw_receive_log2 <= chm_layout_pkg::CHM_REG_RAW_RECEIVE_LOG2_RESET[3:0];
      r_q.raw_receive_consumer <= chm_layout_pkg::CHM_REG_RAW_RECEIVE_CONSUMER_RESET[15:0];
      r_q.raw_receive_buffer <= chm_layout_pkg::CHM_REG_RAW_RECEIVE_BUFFER_RESET;
      r_q.raw_transmit_base <= chm_layout_pkg::CHM_REG_RAW_TRANSMIT_BASE_RESET;
      r_q.raw_transmit_log2 <= chm_layout_pkg::CHM_REG_RAW_TRANSMIT_LOG2_RESET[3:0];
      r_q.raw_transmit_producer <= chm_layout_pkg::CHM_REG_RAW_TRANSMIT_PRODUCER_RESET[15:0];
      r_q.retire_mode <= chm_layout_pkg::CHM_REG_RETIRE_CONTROL_RESET[1:0];
      r_q.forced_order <= chm_layout_pkg::CHM_REG_FORCED_ORDER_RESET;
    end else if (write_i) begin
      case (32'(write_addr_i))
        chm_layout_pkg::CHM_REG_CONTROL_OFFSET: {r_q.offload, r_q.transmit, r_q.receive} <= write_data_i[2:0];
        chm_layout_pkg::CHM_REG_MAC_ADDRESS_OFFSET: r_q.mac[31:0] <= write_data_i;
        chm_layout_pkg::CHM_REG_MAC_ADDRESS_OFFSET + 4: r_q.mac[63:32] <= write_data_i;
        chm_layout_pkg::CHM_REG_TICKS_PER_SECOND_OFFSET: adapter_q.ticks_per_second <=
          write_data_i == 32'd10 || write_data_i == 32'd100 ? write_data_i : chm_layout_pkg::CHM_REG_TICKS_PER_SECOND_RESET;
        chm_layout_pkg::CHM_REG_TCP_ACK_FREQUENCY_OFFSET: adapter_q.ack_frequency <= write_data_i;
        chm_layout_pkg::CHM_REG_TCP_DELAYED_ACK_TICKS_OFFSET: adapter_q.delayed_ack_ticks <= write_data_i;
        chm_layout_pkg::CHM_REG_TCP_MAXIMUM_RETRANSMISSIONS_OFFSET: adapter_q.maximum_retransmissions <= write_data_i;
        chm_layout_pkg::CHM_REG_TCP_DOUBT_REACHABILITY_RETRANSMISSIONS_OFFSET: r_q.doubt_reachability_retransmissions <= write_data_i;
        chm_layout_pkg::CHM_REG_TCP_SWS_PREVENTION_TICKS_OFFSET: adapter_q.sws_prevention_ticks <= write_data_i;
        chm_layout_pkg::CHM_REG_TCP_DUPLICATE_ACK_THRESHOLD_OFFSET: adapter_q.duplicate_ack_threshold <= write_data_i;
        chm_layout_pkg::CHM_REG_TCP_PUSH_TICKS_OFFSET: adapter_q.push_ticks <= write_data_i;
        chm_layout_pkg::CHM_REG_NCE_STALE_TICKS_OFFSET: r_q.nce_stale_ticks <= write_data_i;
        chm_layout_pkg::CHM_REG_RTO_FLOOR_MS_OFFSET: adapter_q.rto_floor_ms <= write_data_i;
        chm_layout_pkg::CHM_REG_RTO_CAP_MS_OFFSET: adapter_q.rto_cap_ms <= write_data_i;
        chm_layout_pkg::CHM_REG_MODE_BITS_OFFSET: {adapter_q.classic_nagle, adapter_q.flight_size} <= write_data_i[1:0];
        chm_layout_pkg::CHM_REG_INDICATION_BYTES_OFFSET: adapter_q.indication_bytes <=
          write_data_i == '0 ? chm_layout_pkg::CHM_REG_INDICATION_BYTES_RESET : write_data_i;
        chm_layout_pkg::CHM_REG_SEND_COMPLETE_BYTES_OFFSET: adapter_q.send_complete_bytes <= write_data_i;
        chm_layout_pkg::CHM_REG_HASH_SEED_OFFSET: r_q.hash_seed[31:0] <= write_data_i;
        chm_layout_pkg::CHM_REG_HASH_SEED_OFFSET + 4: r_q.hash_seed[63:32] <= write_data_i;
        chm_layout_pkg::CHM_REG_COMMAND_BASE_OFFSET: r_q.command_base[31:0] <= {write_data_i[31:6], 6'd0};
        chm_layout_pkg::CHM_REG_COMMAND_BASE_OFFSET + 4: r_q.command_base[63:32] <= write_data_i;
        chm_layout_pkg::CHM_REG_COMMAND_LOG2_OFFSET: r_q.command_log2 <= write_data_i[3:0];
        chm_layout_pkg::CHM_REG_COMMAND_PRODUCER_OFFSET: r_q.command_producer <= write_data_i[15:0];
        chm_layout_pkg::CHM_REG_EVENT_BASE_OFFSET: r_q.event_base[31:0] <= {write_data_i[31:6], 6'd0};
        chm_layout_pkg::CHM_REG_EVENT_BASE_OFFSET + 4: r_q.event_base[63:32] <= write_data_i;
        chm_layout_pkg::CHM_REG_EVENT_LOG2_OFFSET: r_q.event_log2 <= write_data_i[3:0];
        chm_layout_pkg::CHM_REG_EVENT_CONSUMER_OFFSET: r_q.event_consumer <= write_data_i[15:0];
        chm_layout_pkg::CHM_REG_ANSWER_BASE_OFFSET: r_q.answer_base[31:0] <= {write_data_i[31:6], 6'd0};
        chm_layout_pkg::CHM_REG_ANSWER_BASE_OFFSET + 4: r_q.answer_base[63:32] <= write_data_i;
        chm_layout_pkg::CHM_REG_ANSWER_LOG2_OFFSET: r_q.answer_log2 <= write_data_i[3:0];
        chm_layout_pkg::CHM_REG_ANSWER_PRODUCER_OFFSET: r_q.answer_producer <= write_data_i[15:0];
        chm_layout_pkg::CHM_REG_INDICATION_BASE_OFFSET: r_q.indication_base[31:0] <= {write_data_i[31:6], 6'd0};
        chm_layout_pkg::CHM_REG_INDICATION_BASE_OFFSET + 4: r_q.indication_base[63:32] <= write_data_i;
        chm_layout_pkg::CHM_REG_INDICATION_LOG2_OFFSET: r_q.indication_log2 <= write_data_i[3:0];
        chm_layout_pkg::CHM_REG_INDICATION_PRODUCER_OFFSET: r_q.indication_producer <= write_data_i[15:0];
        chm_layout_pkg::CHM_REG_RAW_RECEIVE_BASE_OFFSET: r_q.raw_receive_base[31:0] <= {write_data_i[31:6], 6'd0};
        chm_layout_pkg::CHM_REG_RAW_RECEIVE_BASE_OFFSET + 4: r_q.raw_receive_base[63:32] <= write_data_i;
        chm_layout_pkg::CHM_REG_RAW_RECEIVE_LOG2_OFFSET: r_q.raw_receive_log2 <= write_data_i[3:0];
        chm_layout_pkg::CHM_REG_RAW_RECEIVE_CONSUMER_OFFSET: r_q.raw_receive_consumer <= write_data_i[15:0];
        chm_layout_pkg::CHM_REG_RAW_RECEIVE_BUFFER_OFFSET: r_q.raw_receive_buffer[31:0] <= write_data_i;
        chm_layout_pkg::CHM_REG_RAW_RECEIVE_BUFFER_OFFSET + 4: r_q.raw_receive_buffer[63:32] <= write_data_i;
        chm_layout_pkg::CHM_REG_RAW_TRANSMIT_BASE_OFFSET: r_q.raw_transmit_base[31:0] <= {write_data_i[31:6], 6'd0};
        chm_layout_pkg::CHM_REG_RAW_TRANSMIT_BASE_OFFSET + 4: r_q.raw_transmit_base[63:32] <= write_data_i;
        chm_layout_pkg::CHM_REG_RAW_TRANSMIT_LOG2_OFFSET: r_q.raw_transmit_log2 <= write_data_i[3:0];
        chm_layout_pkg::CHM_REG_RAW_TRANSMIT_PRODUCER_OFFSET: r_q.raw_transmit_producer <= write_data_i[15:0];
        chm_layout_pkg::CHM_REG_RETIRE_CONTROL_OFFSET: r_q.retire_mode <= write_data_i[1:0];
        chm_layout_pkg::CHM_REG_FORCED_ORDER_OFFSET: r_q.forced_order <= write_data_i;
        default: ;
      endcase
    end
  end

  // A function has its variables to itself: at rest no address is compared.
  function automatic logic [31:0] value_at(logic [15:0] address);
    case (32'(address))
      chm_layout_pkg::CHM_REG_CONTROL_OFFSET: value_at = {29'd0, r_q.offload, r_q.transmit, r_q.receive};
      chm_layout_pkg::CHM_REG_MAC_ADDRESS_OFFSET: value_at = r_q.mac[31:0];
      chm_layout_pkg::CHM_REG_MAC_ADDRESS_OFFSET + 4: value_at = r_q.mac[63:32];
      chm_layout_pkg::CHM_REG_TICKS_PER_SECOND_OFFSET: value_at = adapter_q.ticks_per_second;
      chm_layout_pkg::CHM_REG_TCP_ACK_FREQUENCY_OFFSET: value_at = adapter_q.ack_frequency;
      chm_layout_pkg::CHM_REG_TCP_DELAYED_ACK_TICKS_OFFSET: value_at = adapter_q.delayed_ack_ticks;
      chm_layout_pkg::CHM_REG_TCP_MAXIMUM_RETRANSMISSIONS_OFFSET: value_at = adapter_q.maximum_retransmissions;
      chm_layout_pkg::CHM_REG_TCP_DOUBT_REACHABILITY_RETRANSMISSIONS_OFFSET: value_at = r_q.doubt_reachability_retransmissions;
      chm_layout_pkg::CHM_REG_TCP_SWS_PREVENTION_TICKS_OFFSET: value_at = adapter_q.sws_prevention_ticks;
      chm_layout_pkg::CHM_REG_TCP_DUPLICATE_ACK_THRESHOLD_OFFSET: value_at = adapter_q.duplicate_ack_threshold;
      chm_layout_pkg::CHM_REG_TCP_PUSH_TICKS_OFFSET: value_at = adapter_q.push_ticks;
      chm_layout_pkg::CHM_REG_NCE_STALE_TICKS_OFFSET: value_at = r_q.nce_stale_ticks;
      chm_layout_pkg::CHM_REG_RTO_FLOOR_MS_OFFSET: value_at = adapter_q.rto_floor_ms;
      chm_layout_pkg::CHM_REG_RTO_CAP_MS_OFFSET: value_at = adapter_q.rto_cap_ms;
      chm_layout_pkg::CHM_REG_MODE_BITS_OFFSET: value_at = {30'd0, adapter_q.classic_nagle, adapter_q.flight_size};
      chm_layout_pkg::CHM_REG_INDICATION_BYTES_OFFSET: value_at = adapter_q.indication_bytes;
      chm_layout_pkg::CHM_REG_SEND_COMPLETE_BYTES_OFFSET: value_at = adapter_q.send_complete_bytes;
      chm_layout_pkg::CHM_REG_HASH_SEED_OFFSET: value_at = r_q.hash_seed[31:0];
      chm_layout_pkg::CHM_REG_HASH_SEED_OFFSET + 4: value_at = r_q.hash_seed[63:32];
      chm_layout_pkg::CHM_REG_COMMAND_BASE_OFFSET: value_at = r_q.command_base[31:0];
      chm_layout_pkg::CHM_REG_COMMAND_BASE_OFFSET + 4: value_at = r_q.command_base[63:32];
      chm_layout_pkg::CHM_REG_COMMAND_LOG2_OFFSET: value_at = 32'(r_q.command_log2);
      chm_layout_pkg::CHM_REG_COMMAND_PRODUCER_OFFSET: value_at = 32'(r_q.command_producer);
      chm_layout_pkg::CHM_REG_EVENT_BASE_OFFSET: value_at = r_q.event_base[31:0];
      chm_layout_pkg::CHM_REG_EVENT_BASE_OFFSET + 4: value_at = r_q.event_base[63:32];
      chm_layout_pkg::CHM_REG_EVENT_LOG2_OFFSET: value_at = 32'(r_q.event_log2);
      chm_layout_pkg::CHM_REG_EVENT_CONSUMER_OFFSET: value_at = 32'(r_q.event_consumer);
      chm_layout_pkg::CHM_REG_ANSWER_BASE_OFFSET: value_at = r_q.answer_base[31:0];
      chm_layout_pkg::CHM_REG_ANSWER_BASE_OFFSET + 4: value_at = r_q.answer_base[63:32];
      chm_layout_pkg::CHM_REG_ANSWER_LOG2_OFFSET: value_at = 32'(r_q.answer_log2);
      chm_layout_pkg::CHM_REG_ANSWER_PRODUCER_OFFSET: value_at = 32'(r_q.answer_producer);
      chm_layout_pkg::CHM_REG_INDICATION_BASE_OFFSET: value_at = r_q.indication_base[31:0];
      chm_layout_pkg::CHM_REG_INDICATION_BASE_OFFSET + 4: value_at = r_q.indication_base[63:32];
      chm_layout_pkg::CHM_REG_INDICATION_LOG2_OFFSET: value_at = 32'(r_q.indication_log2);
      chm_layout_pkg::CHM_REG_INDICATION_PRODUCER_OFFSET: value_at = 32'(r_q.indication_producer);
      chm_layout_pkg::CHM_REG_RAW_RECEIVE_BASE_OFFSET: value_at = r_q.raw_receive_base[31:0];
      chm_layout_pkg::CHM_REG_RAW_RECEIVE_BASE_OFFSET + 4: value_at = r_q.raw_receive_base[63:32];
      chm_layout_pkg::CHM_REG_RAW_RECEIVE_LOG2_OFFSET: value_at = 32'(r_q.raw_receive_log2);
      chm_layout_pkg::CHM_REG_RAW_RECEIVE_CONSUMER_OFFSET: value_at = 32'(r_q.raw_receive_consumer);
      chm_layout_pkg::CHM_REG_RAW_RECEIVE_BUFFER_OFFSET: value_at = r_q.raw_receive_buffer[31:0];
      chm_layout_pkg::CHM_REG_RAW_RECEIVE_BUFFER_OFFSET + 4: value_at = r_q.raw_receive_buffer[63:32];
      chm_layout_pkg::CHM_REG_RAW_TRANSMIT_BASE_OFFSET: value_at = r_q.raw_transmit_base[31:0];
      chm_layout_pkg::CHM_REG_RAW_TRANSMIT_BASE_OFFSET + 4: value_at = r_q.raw_transmit_base[63:32];
      chm_layout_pkg::CHM_REG_RAW_TRANSMIT_LOG2_OFFSET: value_at = 32'(r_q.raw_transmit_log2);
      chm_layout_pkg::CHM_REG_RAW_TRANSMIT_PRODUCER_OFFSET: value_at = 32'(r_q.raw_transmit_producer);
      chm_layout_pkg::CHM_REG_RETIRE_CONTROL_OFFSET: value_at = 32'(r_q.retire_mode);
      chm_layout_pkg::CHM_REG_FORCED_ORDER_OFFSET: value_at = r_q.forced_order;
      default: value_at = '0;
    endcase
  endfunction

  always_comb begin
    read_data_o = '0;
    if (read_i) read_data_o = value_at(read_addr_i);
  end
endmodule
