// Every file of the device, relative to this folder; Verilator, Yosys and boards read it. Packages come first.
gen/chm_layout_pkg.sv
pkg/chm_pkg.sv
wire/chm_wire_pkg.sv
stats/chm_stats_pkg.sv

common/chm_fifo.sv
common/chm_skid.sv
common/chm_arbiter.sv
common/chm_ram.sv
common/chm_align.sv
common/chm_checksum.sv
common/chm_burst_split.sv
common/chm_axi_rd_mux.sv
common/chm_axi_wr_mux.sv

wire/chm_rx_tcp_sum.sv
wire/chm_rx_ingress.sv
wire/chm_rx_options.sv
wire/chm_rx_header_check.sv
wire/chm_rx_parse.sv
wire/chm_rx_dispatch.sv
wire/chm_rx_mover.sv
wire/chm_entry_writer.sv
wire/chm_raw_receive_entries.sv
wire/chm_raw_receive.sv
wire/chm_raw_transmit_entries.sv
wire/chm_raw_transmit.sv
wire/chm_egress.sv

stats/chm_register_file.sv
stats/chm_registers.sv
stats/chm_counters.sv
link/chm_retire.sv

chm_top.sv
