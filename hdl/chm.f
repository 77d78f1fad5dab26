// Every file of the device, relative to this folder; Verilator, Yosys and boards read it. Packages come first.
gen/chm_layout_pkg.sv
pkg/chm_pkg.sv
wire/chm_wire_pkg.sv
stats/chm_stats_pkg.sv
engine/chm_engine_pkg.sv
host/chm_host_pkg.sv
offload/chm_offload_pkg.sv
tables/chm_lookup_pkg.sv
transmit/chm_tx_pkg.sv

common/chm_align.sv
common/chm_arbiter.sv
common/chm_axi_rd_mux.sv
common/chm_axi_wr_mux.sv
common/chm_burst_split.sv
common/chm_checksum.sv
common/chm_divide.sv
common/chm_ecc_correct.sv
common/chm_ecc_encode.sv
common/chm_ecc_ram.sv
common/chm_fifo.sv
common/chm_fifo_through.sv
common/chm_skid.sv
common/chm_ram.sv

wire/chm_egress.sv
wire/chm_entry_writer.sv
wire/chm_raw_receive.sv
wire/chm_raw_receive_entries.sv
wire/chm_raw_transmit.sv
wire/chm_raw_transmit_entries.sv
wire/chm_rx_dispatch.sv
wire/chm_rx_header_check.sv
wire/chm_rx_ingress.sv
wire/chm_rx_mover.sv
wire/chm_rx_options.sv
wire/chm_rx_parse.sv
wire/chm_rx_queue.sv
wire/chm_rx_tcp_sum.sv

tables/chm_key_hash.sv
tables/chm_lookup.sv
tables/chm_lookup_orders.sv
tables/chm_lookup_store.sv
tables/chm_object_table.sv
tables/chm_row_table.sv

engine/chm_action_queues.sv
engine/chm_covers.sv
engine/chm_division.sv
engine/chm_engine.sv
engine/chm_event_slots.sv
engine/chm_event_sources.sv
engine/chm_execute.sv
engine/chm_fold.sv
engine/chm_frame_room.sv
engine/chm_pipeline.sv
engine/chm_ready_set.sv
engine/chm_request_tables.sv
engine/chm_retirement.sv
engine/chm_row_tables.sv

rules/chm_actions.sv
rules/chm_advertise.sv
rules/chm_command_event.sv
rules/chm_congestion.sv
rules/chm_delivery_event.sv
rules/chm_divided_event.sv
rules/chm_frame.sv
rules/chm_grant_event.sv
rules/chm_initiate_event.sv
rules/chm_post_event.sv
rules/chm_reassembly.sv
rules/chm_rto.sv
rules/chm_rtt_sample.sv
rules/chm_segment_ack.sv
rules/chm_segment_check.sv
rules/chm_segment_payload.sv
rules/chm_segment_timer.sv
rules/chm_send_choice.sv
rules/chm_step_choice.sv
rules/chm_step_event.sv
rules/chm_timer_event.sv

timer/chm_clock.sv
timer/chm_sweep.sv

receive/chm_copy.sv
receive/chm_fill.sv
receive/chm_move.sv
receive/chm_place_write.sv
receive/chm_read_marks.sv
receive/chm_read_run.sv
receive/chm_ring_run.sv
receive/chm_write_run.sv

transmit/chm_transmit.sv
transmit/chm_tx_ahead.sv
transmit/chm_tx_cursors.sv
transmit/chm_tx_entries.sv
transmit/chm_tx_frame.sv
transmit/chm_tx_gather.sv
transmit/chm_tx_header.sv
transmit/chm_tx_hot.sv
transmit/chm_tx_join.sv
transmit/chm_tx_lines.sv
transmit/chm_tx_resolve.sv

offload/chm_chimney.sv
offload/chm_command_in.sv
offload/chm_complete_event.sv
offload/chm_completions.sv
offload/chm_connection_orders.sv
offload/chm_cut_gate.sv
offload/chm_fail_orders.sv
offload/chm_free_list.sv
offload/chm_front.sv
offload/chm_image_out.sv
offload/chm_initiate_tcp.sv
offload/chm_objects.sv
offload/chm_open_queries.sv
offload/chm_offload.sv
offload/chm_park.sv
offload/chm_settle.sv
offload/chm_snapshot.sv
offload/chm_tcp_check.sv
offload/chm_tcp_row_in.sv
offload/chm_ticks_left.sv

host/chm_answers.sv
host/chm_event_ring.sv
host/chm_indication_buffers.sv
host/chm_lines.sv
host/chm_post_fetch.sv
host/chm_post_rows.sv
host/chm_posts.sv
host/chm_ring_in.sv

stats/chm_counters.sv
stats/chm_register_file.sv
stats/chm_registers.sv

link/chm_retire.sv

chm_top.sv
