// Which source gives the next event. A slot is an event taken.
//
//   timers               every second slot while one waits: a pass over the deadlines never stands for long (contract, section 3)
//   segments and grants  the slots of the wire, alternately
//   the others           every slot that these leave, and one in sixteen of theirs, round robin among themselves
//
// Shares are counted in slots, not in cycles, and are kept while their holder waits for room or for its connection: who may go only now and then is
// not passed over then by those who are always able.
module chm_event_slots #(
  // Sources: 0 segments, 1 grants, from 2 on the others, the last one timers.
  parameter int unsigned N = 10
) (
  input  logic         clk_i,
  input  logic         rst_i,
  input  logic [N-1:0] wants_i,   // has an event
  input  logic [N-1:0] able_i,    // it may be taken now
  output logic [N-1:0] take_o     // one-hot or zero
);
  localparam int unsigned Timer = N - 1;
  localparam int unsigned Others = N - 3;
  logic              timer_last_q;   // the last slot was a timer's
  logic              grant_turn_q;   // a segment went last
  logic [3:0]        waited_q;       // slots of segments and grants since the others, of which one wants, had theirs
  logic [1:0]        main;
  logic [Others-1:0] other;
  logic              main_able, other_able, timer_first, other_first;
  logic [$clog2(Others)-1:0] index;

  assign main_able = able_i[1:0] != '0;
  assign other_able = able_i[Timer-1:2] != '0;
  assign timer_first = able_i[Timer] && !(timer_last_q && (main_able || other_able));
  assign other_first = !timer_first && other_able && (waited_q == 4'd15 || !main_able);
  assign main = able_i[1:0] != 2'b11 ? able_i[1:0] : grant_turn_q ? 2'b10 : 2'b01;

  chm_arbiter #(.N(Others)) u_others (
    .clk_i, .rst_i, .req_i(able_i[Timer-1:2]), .accept_i(other_first), .grant_o(other), .index_o(index)
  );
  assign take_o = timer_first ? N'(1) << Timer : other_first ? {1'b0, other, 2'b00} : {{(N - 2){1'b0}}, main};

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      timer_last_q <= 1'b0;
      grant_turn_q <= 1'b0;
      waited_q <= '0;
    end else if (able_i != '0) begin
      timer_last_q <= timer_first;
      if (!timer_first && !other_first) grant_turn_q <= main[0];
      if (other_first || wants_i[Timer-1:2] == '0) waited_q <= '0;
      else if (!timer_first && waited_q != 4'd15) waited_q <= waited_q + 4'd1;
    end
  end

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      slots_take_what_is_able: assert ((take_o & ~able_i) == '0 && (take_o & (take_o - 1'b1)) == '0);
      slots_leave_none_free: assert ((able_i == '0) == (take_o == '0));
      who_is_able_wants: assert ((able_i & ~wants_i) == '0);
    end
  end
  logic unused;
  assign unused = &{1'b0, index};
endmodule
