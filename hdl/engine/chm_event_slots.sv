// Which source gives the next event. Segments and grants share the slots alternately; the others get every slot that these leave free, and at
// least one in sixteen when they wait, round robin among themselves (docs/architecture.md).
module chm_event_slots #(
  // Sources: 0 segments, 1 grants, from 2 on the others.
  parameter int unsigned N = 10
) (
  input  logic         clk_i,
  input  logic         rst_i,
  input  logic [N-1:0] able_i,    // has an event that may be taken now
  output logic [N-1:0] take_o     // one-hot or zero
);
  localparam int unsigned Others = N - 2;
  logic              grant_turn_q;   // a segment went last
  logic [3:0]        waited_q;       // slots that went to segments and grants while another source was able
  logic [1:0]        main;
  logic [Others-1:0] other;
  logic              main_able, other_able, other_first;
  logic [$clog2(Others)-1:0] index;

  assign main_able = able_i[1:0] != '0;
  assign other_able = able_i[N-1:2] != '0;
  assign other_first = other_able && (waited_q == 4'd15 || !main_able);
  assign main = able_i[1:0] != 2'b11 ? able_i[1:0] : grant_turn_q ? 2'b10 : 2'b01;

  chm_arbiter #(.N(Others)) u_others (
    .clk_i, .rst_i, .req_i(able_i[N-1:2]), .accept_i(other_first), .grant_o(other), .index_o(index)
  );
  assign take_o = other_first ? {other, 2'b00} : {{Others{1'b0}}, main};

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      grant_turn_q <= 1'b0;
      waited_q <= '0;
    end else begin
      if (!other_first && main_able) grant_turn_q <= main[0];
      if (other_first || !other_able) waited_q <= '0;
      else if (main_able && waited_q != 4'd15) waited_q <= waited_q + 4'd1;
    end
  end

  always_ff @(posedge clk_i) begin
    if (!rst_i) begin
      slots_take_what_is_able: assert ((take_o & ~able_i) == '0 && (take_o & (take_o - 1'b1)) == '0);
      slots_leave_none_free: assert ((able_i == '0) == (take_o == '0));
    end
  end
  logic unused;
  assign unused = &{1'b0, index};
endmodule
