// Takes one order of the offload unit at a time into the look-up pipeline, and closes the intake of frames until it is done.
//
// An insert enters with its key. A delete first reads the stored key of its connection (from the drained pipeline), to find the bucket; if that key
// is damaged it goes through every bucket. Damage is a read and a write back with flipped bits.
module chm_lookup_orders #(
  parameter int unsigned Connections = 1024,
  localparam int unsigned IndexW = $clog2(Connections)
) (
  input  logic                       clk_i,
  input  logic                       rst_i,
  input  logic                       order_valid_i,
  output logic                       order_ready_o,
  input  chm_pkg::key_order_t        order_i,
  output logic                       answer_valid_o,
  output chm_pkg::key_answer_t       answer_o,

  // Frames that go in: the newest number, and whether they may.
  input  logic                       frame_valid_i,
  input  logic [63:0]                frame_number_i,
  output logic                       open_o,

  // The pipeline: nothing in it; it takes the item; the item ended.
  input  logic                       empty_i,
  output logic                       item_valid_o,
  input  logic                       item_ready_i,
  output chm_pkg::key_order_t        item_o,
  output logic                       item_sweep_o,   // look into bucket item_bucket_o, whatever the key
  output logic [IndexW-1:0]          item_bucket_o,
  input  logic                       item_done_i,
  input  logic                       item_ok_i,

  // The stored keys; corrected data and damage a cycle after the read.
  output logic                       key_rd_en_o,
  input  logic [chm_pkg::KEY_W-1:0]  key_rd_i,
  input  logic                       key_bad_i,
  output logic                       damage_o,       // write item_o.key back with item_o.inject
  // All tables are zero behind reset: row clear_row_o is written in this cycle.
  output logic                       clear_o,
  output logic [IndexW-1:0]          clear_row_o
);
  typedef enum logic [2:0] { Clear, Open, Read, Key, Enter, Flight, Damage } state_e;

  state_e              state_q, state_d;
  chm_pkg::key_order_t order_q;
  logic [IndexW-1:0]   row_q, row_d;       // row to clear, or bucket to search
  logic                sweep_q, sweep_d;
  logic [63:0]         next_q;             // number of the newest frame + 1
  logic                last_row;

  assign last_row = row_q == IndexW'(Connections - 1);

  always_comb begin
    state_d = state_q;
    row_d = row_q;
    sweep_d = sweep_q;
    unique case (state_q)
      Clear: begin
        row_d = row_q + 1'b1;
        if (last_row) state_d = Open;
      end
      Open: if (order_valid_i) begin   // frames flow until an order comes
        sweep_d = 1'b0;
        state_d = order_i.insert && order_i.inject == 2'd0 ? Enter : Read;
      end
      Read: if (empty_i) state_d = Key;
      Key: begin                       // the stored key is there
        row_d = '0;
        sweep_d = key_bad_i;
        state_d = order_q.inject != 2'd0 ? Damage : Enter;
      end
      Enter: if (item_ready_i) state_d = Flight;
      Flight: if (item_done_i) begin
        state_d = Open;
        if (sweep_q && !item_ok_i && !last_row) begin
          row_d = row_q + 1'b1;
          state_d = Enter;
        end
      end
      Damage: state_d = Open;
      default: state_d = Open;
    endcase
  end

  always_ff @(posedge clk_i) begin
    if (rst_i) begin
      state_q <= Clear;
      row_q <= '0;
      sweep_q <= 1'b0;
      next_q <= '0;
      answer_valid_o <= 1'b0;
    end else begin
      state_q <= state_d;
      row_q <= row_d;
      sweep_q <= sweep_d;
      if (frame_valid_i) next_q <= frame_number_i + 64'd1;
      answer_valid_o <= state_q != Clear && state_q != Open && state_d == Open;
    end
    if (state_q == Open && order_valid_i) order_q <= order_i;
    if (state_q == Key) order_q.key <= key_rd_i;
    if (state_q == Flight || state_q == Damage) answer_o <= {state_q == Damage || item_ok_i, next_q};
  end

  assign order_ready_o = state_q == Open;
  assign open_o        = state_q == Clear || (state_q == Open && !order_valid_i);
  assign item_valid_o  = state_q == Enter;
  assign item_o        = order_q;
  assign item_sweep_o  = sweep_q;
  assign item_bucket_o = row_q;
  assign key_rd_en_o   = state_q == Read && empty_i;
  assign damage_o      = state_q == Damage;
  assign clear_o       = state_q == Clear;
  assign clear_row_o   = row_q;
endmodule
