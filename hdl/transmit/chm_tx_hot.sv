// Which connections keep many send-ring entries on chip (chm_tx_lines): of the last HOT connections that sent, those that have sent AFTER segments
// without dropping out of them. Where more take turns none stays, and none needs it: their turns are far apart.
module chm_tx_hot (
  input  logic                       clk_i,
  input  logic                       rst_i,
  input  logic                       use_i,          // a segment, or the start, of a connection
  input  logic [chm_pkg::CONN_W-1:0] conn_i,
  input  logic                       start_i,
  output logic                       hot_o,          // that connection; stays until the next one
  output logic [chm_tx_pkg::HOT_W-1:0] slot_o,
  output logic                       clear_o,        // one cycle: what slot_o holds is void
  input  logic                       find_i,
  input  logic [chm_pkg::CONN_W-1:0] find_conn_i,
  output logic                       found_o,        // it has a slot, now
  output logic [chm_tx_pkg::HOT_W-1:0] found_slot_o
);
  localparam int unsigned HOT = chm_tx_pkg::HOT;
  localparam int unsigned HOT_W = chm_tx_pkg::HOT_W;
  localparam int unsigned CONN_W = chm_pkg::CONN_W;
  localparam logic [1:0] AFTER = 2'd2;

  logic [CONN_W-1:0] conn_q [HOT];
  logic [1:0]        used_q [HOT];
  logic [HOT_W-1:0]  rank_q [HOT];   // 0: the last one that sent
  logic [HOT-1:0]    valid_q;
  logic              hit;
  logic [HOT_W-1:0]  slot;

  always_comb begin
    hit = 1'b0;
    slot = '0;
    found_o = 1'b0;
    found_slot_o = '0;
    if (find_i) begin
      for (int unsigned s = 0; s < HOT; s++) begin
        if (valid_q[s] && conn_q[s] == find_conn_i) begin
          found_o = 1'b1;
          found_slot_o = HOT_W'(s);
        end
      end
    end
    if (use_i) begin
      for (int unsigned s = 0; s < HOT; s++) if (rank_q[s] == '1) slot = HOT_W'(s);   // the one to give up
      for (int unsigned s = 0; s < HOT; s++) begin
        if (valid_q[s] && conn_q[s] == conn_i) begin
          hit = 1'b1;
          slot = HOT_W'(s);
        end
      end
    end
  end

  always_ff @(posedge clk_i) begin
    if (use_i) begin
      conn_q[slot] <= conn_i;
      used_q[slot] <= !hit || start_i ? 2'd0 : used_q[slot] == AFTER ? AFTER : used_q[slot] + 2'd1;
      slot_o <= slot;
    end
    if (rst_i) begin
      valid_q <= '0;
      hot_o <= 1'b0;
      clear_o <= 1'b0;
      for (int unsigned s = 0; s < HOT; s++) rank_q[s] <= HOT_W'(s);
    end else begin
      clear_o <= use_i && (!hit || start_i);
      if (use_i) begin
        hot_o <= hit && !start_i && used_q[slot] == AFTER;
        valid_q[slot] <= 1'b1;
        for (int unsigned s = 0; s < HOT; s++) begin
          if (HOT_W'(s) == slot) rank_q[s] <= '0;
          else if (rank_q[s] < rank_q[slot]) rank_q[s] <= rank_q[s] + 1'b1;
        end
      end
    end
  end
endmodule
