// Who may start an event that may send a frame. What acknowledges, delivers or answers must not wait for the frames that it would set free, and a
// timer not for any of them, so the last room is theirs:
//
//   timers   all of it
//   others   all but the part of timers
//   grants   all but the parts of timers and others; beyond that one for every sixteen frames that leave meanwhile
//
// Room is what both queues have: jobs of the transmit path, places of the egress queue. Each keeps a margin for what is in the pipeline already;
// as much of a part may be gone before its holders see that others have stopped, so 16 timers find room for certain.
module chm_frame_room #(
  parameter int unsigned JobW = 7,
  parameter int unsigned PlaceW = 9,
  // Events between the arbiter and the queues, and some.
  parameter int unsigned Margin = 8,
  // Of jobs and of places, kept for timers; further ones kept for others than grants.
  parameter int unsigned TimerJobs = 24,
  parameter int unsigned TimerPlaces = 32,
  parameter int unsigned OtherJobs = 40,
  parameter int unsigned OtherPlaces = 48
) (
  input  logic              clk_i,
  input  logic              rst_i,
  input  logic [JobW-1:0]   jobs_i,      // free jobs
  input  logic [PlaceW-1:0] places_i,    // free places
  input  logic              sent_i,      // an event sends a frame
  input  logic              granted_i,   // a grant is taken
  output logic              timer_o,
  output logic              other_o,
  output logic              grant_o
);
  logic [4:0] sent_q;   // frames since the last grant, up to 16

  assign timer_o = 32'(jobs_i) > Margin && 32'(places_i) > Margin;
  assign other_o = 32'(jobs_i) > Margin + TimerJobs && 32'(places_i) > Margin + TimerPlaces;
  assign grant_o = other_o && (sent_q[4] ||
    (32'(jobs_i) > Margin + TimerJobs + OtherJobs && 32'(places_i) > Margin + TimerPlaces + OtherPlaces));

  always_ff @(posedge clk_i) begin
    if (rst_i || granted_i) sent_q <= '0;
    else if (sent_i && !sent_q[4]) sent_q <= sent_q + 5'd1;
  end
endmodule
