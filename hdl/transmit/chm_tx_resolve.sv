// Finds the payload of segments in the send rings: (connection, seq, bytes) -> runs of host memory. One segment a cycle while it lies in the entry
// in use; one entry more costs two cycles.
//
// Each connection has a cursor: `head`, the newest entry it used, and `old`, where it last retransmitted. A segment at or behind head walks forward
// from head; one before head starts at old if it lies there or behind, otherwise the seek unit scans the ring back from the nearer of the two.
// Nothing that ends at or below SndUna is used: forward steps from old are taken only while old ends above it, a scan never needs to pass it. Entries
// without bytes are stepped over; one that the host has reused meanwhile shows it by its lap (chm_tx_entries).
//
// What cannot be found (the ring does not hold what was posted) makes a segment `lost`: it reads dummy bytes, and the header builder drops it and tells.
// So does one that the host scattered over more than CHM_SEND_GATHER_MAX entries.
module chm_tx_resolve #(
  parameter int unsigned Connections = 1024
) (
  input  logic                       clk_i,
  input  logic                       rst_i,

  input  logic                       item_valid_i,
  output logic                       item_ready_o,
  input  chm_tx_pkg::item_t          item_i,
  output logic                       fragment_valid_o,
  input  logic                       fragment_ready_i,
  output chm_tx_pkg::fragment_t      fragment_o,

  output logic                       want_valid_o,     // chm_tx_entries
  input  logic                       want_ready_i,
  output chm_tx_pkg::want_t          want_o,
  input  logic [7:0]                 issued_i,
  input  logic [7:0]                 returned_i,
  input  logic [63:0]                ring_i,
  output logic                       line_en_o,
  output logic [chm_pkg::CONN_W-1:0] line_conn_o,
  output logic [1:0]                 line_life_o,
  output logic [15:0]                line_index_o,
  input  chm_tx_pkg::line_t          line_i,
  output logic                       clear_valid_o,
  input  logic                       clear_ready_i,
  output logic [31:0]                scan_seq_o,
  input  logic                       scan_end_i,
  input  logic                       scan_hit_i,
  input  logic [3:0]                 scan_log2_i,      // of the entries of the ring
  input  chm_tx_pkg::entry_t         scan_entry_i,
  input  logic [15:0]                scan_first_i,

  output logic                       head_valid_o,     // chm_tx_ahead: entry in use
  output logic [chm_pkg::CONN_W-1:0] head_conn_o,
  output logic [1:0]                 head_life_o,
  output logic [15:0]                head_index_o,

  output logic                       corrected_o,      // one cycle: a single-bit error in a cursor
  output logic                       fault_o,          // one cycle: a double-bit error in a cursor; its segment is lost
  output logic                       busy_o
);
  localparam logic [15:0] AHEAD = 16'(chm_tx_pkg::AHEAD);

  typedef enum logic [3:0] { Idle, Use, Read, Check, Want, Scan, ScanWait, Clear, Lost } state_e;

  // ---- The next item, with its cursor
  logic                load, next_valid, next_bad, finish, keep;
  chm_tx_pkg::item_t   next;
  chm_tx_pkg::cursor_t cursor, next_cursor, cursor_end;
  chm_tx_cursors #(.Connections(Connections)) u_cursors (
    .clk_i, .rst_i, .item_valid_i, .item_ready_o, .item_i, .next_valid_o(next_valid), .next_ready_i(load), .next_o(next), .next_cursor_o(next_cursor),
    .next_bad_o(next_bad), .cursor_o(cursor), .end_i(finish), .cursor_i(cursor_end), .keep_i(keep), .corrected_o
  );

  // ---- The item in work
  state_e             state_q, state_d;
  chm_tx_pkg::item_t  item_q;              // seq and bytes move on with what was found
  chm_tx_pkg::entry_t w_q, w_d;            // the entry looked at
  logic               back_q, back_d;      // it was reached from `old`
  logic               first_q, waiting_q, waiting_d, found;
  logic [2:0]         tries_q, tries_d;    // reads of one missing entry
  logic [7:0]         until_q, until_d;    // wants to wait for
  logic [10:0]        scans_q, scans_d;    // of SCAN entries or the whole ring
  logic [16:0]        scanned;
  logic [31:0]        into, above_una, old_above_una;
  logic [15:0]        next_index, open, piece;
  logic               holds, below, arrived, line_ok;
  logic [3:0]         pieces_q;            // entries that the segment was gathered from

  always_comb begin
    into = '0;
    holds = 1'b0;
    below = 1'b0;
    above_una = '0;
    old_above_una = '0;
    next_index = '0;
    open = '0;
    line_ok = 1'b0;
    scanned = '0;
    arrived = 1'b0;
    piece = '0;
    if (state_q != Idle) begin
      into = item_q.seq - w_q.seq;
      holds = into < w_q.bytes;
      below = into[31];
      above_una = w_q.seq + w_q.bytes - item_q.una;
      old_above_una = cursor.old.seq + cursor.old.bytes - item_q.una;
      next_index = w_q.index + 16'd1;
      open = item_q.tail - next_index;
      line_ok = line_i.valid && line_i.life == item_q.life && line_i.entry.index == next_index;
      scanned = {scans_q + 11'd1, 6'd0};
      arrived = waiting_q && (returned_i - until_q) < 8'h80;
      piece = 32'(item_q.bytes) > w_q.bytes - into ? 16'(w_q.bytes - into) : item_q.bytes;
    end
  end

  always_comb begin
    state_d = state_q;
    w_d = w_q;
    back_d = back_q;
    waiting_d = waiting_q;
    until_d = until_q;
    tries_d = tries_q;
    scans_d = scans_q;
    finish = 1'b0;
    found = 1'b0;
    unique case (state_q)
      Idle: ;
      Use: begin                       // is it in this entry?
        waiting_d = 1'b0;
        tries_d = '0;
        scans_d = '0;
        if (holds && 32'(pieces_q) == chm_layout_pkg::CHM_SEND_GATHER_MAX) begin
          state_d = Lost;
        end else if (holds) begin
          found = fragment_ready_i;
          finish = found && piece == item_q.bytes;
        end else if (below && !back_q && cursor.old_valid) begin
          w_d = cursor.old;
          back_d = 1'b1;
        end else if (below) begin
          state_d = Scan;
        end else if (back_q && (above_una[31] || above_una == '0)) begin
          w_d = cursor.head;            // what follows `old` may be gone
          state_d = Scan;
        end else if (back_q && next_index == cursor.head.index) begin
          w_d = cursor.head;
        end else begin
          state_d = Read;
        end
      end
      Read: state_d = open == '0 || open[15] ? Lost : Check;
      Check: begin                     // the line of the next entry
        if (line_ok) begin
          w_d = line_i.reused ? {next_index, w_q.seq + w_q.bytes, w_q.addr, 32'd0} : line_i.entry;
          state_d = Use;
        end else if (!waiting_q) begin
          until_d = issued_i;          // it may be on its way
          waiting_d = 1'b1;
          state_d = Read;
        end else begin
          state_d = arrived ? Want : Read;
        end
      end
      Want: if (want_ready_i) begin
        until_d = issued_i + 8'd1;
        tries_d = tries_q + 3'd1;
        state_d = tries_q == 3'd7 ? Lost : Read;
      end
      Scan: if (want_ready_i) state_d = ScanWait;   // back from w
      ScanWait: if (scan_end_i) begin
        scans_d = scans_q + 11'd1;
        back_d = 1'b1;
        w_d = scan_hit_i ? scan_entry_i : {scan_first_i, w_q.seq, w_q.addr, w_q.bytes};
        state_d = scan_hit_i ? Use : scanned >> scan_log2_i != '0 ? Lost : Scan;
      end
      Clear: if (clear_ready_i) begin               // lines of the row's earlier life
        w_d.index = w_q.index + 16'd1;
        finish = w_q.index[chm_tx_pkg::AHEAD_W-1:0] == '1;
      end
      Lost: begin                                   // dummy bytes, a line of memory at a time
        found = fragment_ready_i;
        finish = found && item_q.bytes <= 16'd64;
      end
      default: state_d = Idle;
    endcase
    if (finish) state_d = Idle;
  end

  // A finished item leaves its cursor behind; the next one of the same connection takes it from here.
  always_comb begin
    cursor_end = cursor;
    if (state_q == Use && finish) begin
      if (old_above_una[31] || old_above_una == '0) cursor_end.old_valid = 1'b0;   // before sequence numbers come round
      if (back_q && (16'(w_q.index - cursor.head.index) & 16'h8000) != '0) begin
        cursor_end.old_valid = 1'b1;
        cursor_end.old = w_q;
      end else begin
        cursor_end.head = w_q;
      end
    end
  end
  assign keep = state_q != Lost;
  assign load = next_valid && (state_q == Idle || finish);

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      state_q <= Idle;
      waiting_q <= 1'b0;
    end else begin
      state_q <= !load ? state_d : next.start ? Clear : next_bad ? Lost : Use;
      waiting_q <= waiting_d && !load;
    end
    if (load) begin
      tries_q <= '0;
      scans_q <= '0;
      item_q <= next;
      first_q <= 1'b1;
      back_q <= 1'b0;
      w_q <= next_cursor.head;
      if (next.start) w_q.index <= '0;   // counts the lines to clear
    end else if (state_q != Idle) begin
      until_q <= until_d;
      tries_q <= tries_d;
      scans_q <= scans_d;
      w_q <= w_d;
      back_q <= back_d;
      if (found) begin
        first_q <= 1'b0;
        item_q.seq <= item_q.seq + 32'(fragment_o.bytes);
        item_q.bytes <= item_q.bytes - fragment_o.bytes;
      end
    end
  end

  always_comb begin
    fragment_o = '0;
    if (state_q == Use) fragment_o = {w_q.addr + 64'(into), piece, first_q, piece == item_q.bytes, item_q.ts, 1'b0};
    if (state_q == Lost) fragment_o = {ring_i, item_q.bytes < 16'd64 ? item_q.bytes : 16'd64, first_q, item_q.bytes <= 16'd64, item_q.ts, 1'b1};
  end
  assign fragment_valid_o = (state_q == Use && holds && 32'(pieces_q) != chm_layout_pkg::CHM_SEND_GATHER_MAX) || state_q == Lost;

  assign want_valid_o = state_q == Want || state_q == Scan;
  always_comb begin
    want_o = '0;
    if (state_q == Scan) want_o = {1'b1, 1'b0, chm_tx_pkg::HOT_W'(0), item_q.conn, item_q.life, w_q.index, 7'd0};
    if (state_q == Want) want_o = {1'b0, 1'b0, chm_tx_pkg::HOT_W'(0), item_q.conn, item_q.life, next_index, open < AHEAD ? open[6:0] : AHEAD[6:0]};
  end
  assign line_en_o = state_q == Read;
  assign line_conn_o = item_q.conn;
  assign line_life_o = item_q.life;
  assign line_index_o = state_q == Clear ? w_q.index : next_index;
  assign clear_valid_o = state_q == Clear;
  assign scan_seq_o = item_q.seq;

  assign head_valid_o = finish && keep;
  assign head_conn_o = item_q.conn;
  assign head_life_o = item_q.life;
  assign head_index_o = cursor_end.head.index;
  assign fault_o = load && next_bad;
  assign busy_o = next_valid || state_q != Idle;

  always_ff @(posedge clk_i) begin
    if (load) pieces_q <= '0;
    else if (found && state_q == Use) pieces_q <= pieces_q + 4'd1;
    if (!rst_i) begin
      an_item_has_bytes: assert (!(load && !next.start) || next.bytes != '0);
      nothing_below_una_is_read: assert (!(state_q == Use) || first_q == 1'b0 || !(32'(item_q.seq - item_q.una) >> 31 != '0));
    end
  end

  logic unused;
  assign unused = ^{line_i, scan_entry_i, item_q.start, next_cursor};
endmodule
