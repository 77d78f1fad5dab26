// Chooses the source of the next event and makes the event of what it offers. A source may be taken when its event has room for all it may do, and no
// event of the same connection is right before it in the pipeline (docs/architecture.md: room before start). While a timer waits, no other event of
// its connection goes before it: so it never finds its connection too close when its slot comes.
module chm_event_sources #(
  // Sources, numbered as in chm_engine_pkg.
  parameter int unsigned N = 10,
  localparam int unsigned ConnW = chm_pkg::CONN_W
) (
  input  logic                   clk_i,
  input  logic                   rst_i,
  input  logic                   open_i,            // events may be taken at all
  input  logic [39:0]            now_i,
  input  logic [31:0]            tick_i,

  input  logic [N-1:0]           valid_i,
  input  chm_pkg::seg_event_t    seg_i,
  input  logic [ConnW-1:0]       ready_conn_i,
  input  logic [ConnW-1:0]       step_conn_i,
  input  logic [ConnW-1:0]       step_buffer_conn_i,
  input  chm_pkg::copied_t       copied_i,
  input  chm_pkg::post_event_t   post_i,
  input  chm_pkg::answer_event_t answer_i,
  /* verilator lint_off UNUSEDSIGNAL */ // the rest of a command stays with the engine
  input  chm_pkg::cmd_event_t    cmd_i,
  /* verilator lint_on UNUSEDSIGNAL */
  input  logic [ConnW-1:0]       due_conn_i,
  input  logic [ConnW-1:0]       divided_conn_i,
  input  logic [31:0]            quotient_i,

  input  logic                   verdict_room_i,
  input  logic                   timer_room_i,      // for a frame: chm_frame_room
  input  logic                   grant_room_i,
  input  logic                   tx_room_i,         // of the others
  input  logic                   copy_room_i,
  input  logic                   entry_room_i,
  input  logic                   command_room_i,    // no command is on its way, no snapshot waits
  input  logic                   close_a_i,         // connections of the two events before
  input  logic                   close_b_i,
  input  logic [ConnW-1:0]       conn_a_i,
  input  logic [ConnW-1:0]       conn_b_i,

  output logic                   take_o,
  output chm_engine_pkg::event_t event_o,
  output logic                   has_row_o,         // it concerns a connection row
  output logic [N-1:0]           chosen_o           // one-hot or zero
);
  logic [N-1:0]     room, apart, able;
  logic [ConnW-1:0] conns [N];   // of what each offers

  always_comb begin
    conns[chm_engine_pkg::SOURCE_SEGMENT] = seg_i.conn;
    conns[chm_engine_pkg::SOURCE_GRANT] = ready_conn_i;
    conns[chm_engine_pkg::SOURCE_STEP] = step_conn_i;
    conns[chm_engine_pkg::SOURCE_STEP_BUFFER] = step_buffer_conn_i;
    conns[chm_engine_pkg::SOURCE_COPIED] = copied_i.conn;
    conns[chm_engine_pkg::SOURCE_POST] = post_i.conn;
    conns[chm_engine_pkg::SOURCE_ANSWER] = answer_i.conn;
    conns[chm_engine_pkg::SOURCE_COMMAND] = cmd_i.conn;
    conns[chm_engine_pkg::SOURCE_DIVIDED] = divided_conn_i;
    conns[chm_engine_pkg::SOURCE_TIMER] = due_conn_i;
  end

  always_comb begin
    room = '1;
    apart = '0;
    if (open_i && valid_i != '0) begin
      // What each may do: a Copied has its entry reserved since its copy started; posts, divisions do nothing but to their row.
      room[chm_engine_pkg::SOURCE_SEGMENT] = tx_room_i && verdict_room_i;
      room[chm_engine_pkg::SOURCE_GRANT] = grant_room_i;
      room[chm_engine_pkg::SOURCE_STEP] = entry_room_i && copy_room_i;
      room[chm_engine_pkg::SOURCE_STEP_BUFFER] = entry_room_i && copy_room_i;
      room[chm_engine_pkg::SOURCE_COPIED] = tx_room_i;
      room[chm_engine_pkg::SOURCE_ANSWER] = tx_room_i;
      room[chm_engine_pkg::SOURCE_COMMAND] = tx_room_i && entry_room_i && command_room_i;
      room[chm_engine_pkg::SOURCE_TIMER] = timer_room_i;
      // A timer that waits keeps the other events of its connection back.
      for (int unsigned s = 0; s < N; s++) begin
        if (valid_i[s]) begin
          apart[s] = (s == chm_engine_pkg::SOURCE_COMMAND && !cmd_i.has_row) ||
            (!(close_a_i && conn_a_i == conns[s]) && !(close_b_i && conn_b_i == conns[s]) &&
             !(s != chm_engine_pkg::SOURCE_TIMER && valid_i[chm_engine_pkg::SOURCE_TIMER] && due_conn_i == conns[s]));
        end
      end
    end
  end
  assign able = room & apart;

  chm_event_slots #(.N(N)) u_slots (.clk_i, .rst_i, .wants_i(valid_i), .able_i(able), .take_o(chosen_o));
  assign take_o = chosen_o != '0;

  always_comb begin
    event_o = '0;
    has_row_o = take_o;
    if (take_o) begin
      event_o.now = now_i;
      event_o.tick = tick_i;
    end
    case (1'b1)
      chosen_o[chm_engine_pkg::SOURCE_SEGMENT]: begin
        event_o.kind = chm_layout_pkg::CHM_RETIRE_KIND_SEGMENT;
        event_o.conn = seg_i.conn;
        event_o.arg = seg_i.seg;
      end
      chosen_o[chm_engine_pkg::SOURCE_GRANT]: begin
        event_o.kind = chm_layout_pkg::CHM_RETIRE_KIND_GRANT;
        event_o.conn = ready_conn_i;
      end
      chosen_o[chm_engine_pkg::SOURCE_STEP], chosen_o[chm_engine_pkg::SOURCE_STEP_BUFFER]: begin
        event_o.kind = chm_layout_pkg::CHM_RETIRE_KIND_STEP;
        event_o.conn = chosen_o[chm_engine_pkg::SOURCE_STEP] ? step_conn_i : step_buffer_conn_i;
      end
      chosen_o[chm_engine_pkg::SOURCE_COPIED]: begin
        event_o.kind = chm_layout_pkg::CHM_RETIRE_KIND_COPIED;
        event_o.conn = copied_i.conn;
        event_o.arg[31:0] = copied_i.bytes;
      end
      chosen_o[chm_engine_pkg::SOURCE_POST]: begin
        event_o.kind = post_i.receive ? chm_layout_pkg::CHM_RETIRE_KIND_RECEIVE_POST : chm_layout_pkg::CHM_RETIRE_KIND_SEND_POST;
        event_o.conn = post_i.conn;
        event_o.arg[0 +: $bits(post_i)] = post_i;
      end
      chosen_o[chm_engine_pkg::SOURCE_ANSWER]: begin
        event_o.kind = chm_layout_pkg::CHM_RETIRE_KIND_ANSWER;
        event_o.conn = answer_i.conn;
        event_o.arg[0 +: $bits(answer_i)] = answer_i;
      end
      chosen_o[chm_engine_pkg::SOURCE_COMMAND]: begin
        event_o.kind = cmd_i.kind;
        event_o.conn = cmd_i.has_row ? cmd_i.conn : '0;
        has_row_o = cmd_i.has_row;
      end
      chosen_o[chm_engine_pkg::SOURCE_TIMER]: begin
        event_o.kind = chm_layout_pkg::CHM_RETIRE_KIND_TIMER;
        event_o.conn = due_conn_i;
      end
      chosen_o[chm_engine_pkg::SOURCE_DIVIDED]: begin
        event_o.kind = chm_layout_pkg::CHM_RETIRE_KIND_DIVIDED;
        event_o.conn = divided_conn_i;
        event_o.arg[31:0] = quotient_i;
      end
      default: ;
    endcase
  end
endmodule
