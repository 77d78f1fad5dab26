// Connections that are lost because something they need cannot be used: each becomes a Fail event (contract 11.11).
//
// It is said before the drain markers pass what failed, and Fail goes before every other command event: so the row still belongs to the connection.
module chm_fail_orders #(
  parameter int unsigned Connections = 1024
) (
  input  logic                       clk_i,
  input  logic                       rst_i,
  input  logic                       dropped_i,       // a segment of it does not leave; never waits
  input  logic [chm_pkg::CONN_W-1:0] dropped_conn_i,
  input  logic                       posts_valid_i,   // its rings cannot be read
  output logic                       posts_ready_o,
  input  logic [chm_pkg::CONN_W-1:0] posts_conn_i,

  output logic                       event_valid_o,
  input  logic                       event_ready_i,
  output chm_pkg::cmd_event_t        event_o,
  output logic                       busy_o
);
  logic [chm_pkg::CONN_W-1:0] conn;

  assign posts_ready_o = !dropped_i;
  chm_ready_set #(.Connections(Connections)) u_lost (
    .clk_i, .rst_i, .update_i(dropped_i || posts_valid_i), .conn_i(dropped_i ? dropped_conn_i : posts_conn_i), .wanted_i(1'b1),
    .valid_o(event_valid_o), .conn_o(conn), .ready_i(event_ready_i), .busy_o
  );
  always_comb begin
    event_o = '0;
    if (event_valid_o) begin
      event_o.kind = chm_layout_pkg::CHM_RETIRE_KIND_FAIL;
      event_o.has_row = 1'b1;
      event_o.conn = conn;
    end
  end
endmodule
