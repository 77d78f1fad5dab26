// Walks the TCP options (RFC 9293 section 3.2) through the bytes [From, To) of the 40 that the option field can have.
//
// Two of them in a row, with a register between, walk the whole field. Behind an EOL (0) nothing is looked at; NOP (1) is one byte; any other
// option has a length, which counts its own two bytes and stays within the field. Timestamps (RFC 7323) are the first kind 8 of length 10.
module chm_rx_options #(
  // First byte to look at.
  parameter int unsigned From = 0,
  // First byte not to look at.
  parameter int unsigned To = 20
) (
  input  logic         valid_i,
  input  logic [319:0] options_i,   // first byte in bits 7:0
  input  logic [5:0]   bytes_i,     // length of the field
  input  logic [5:0]   next_i,      // where the next option starts; 63: the walk is over
  input  logic         bad_i,
  input  logic         found_i,
  input  logic [5:0]   found_at_i,
  output logic [5:0]   next_o,
  output logic         bad_o,       // an option overruns the field, or is shorter than its own two bytes
  output logic         found_o,     // timestamps
  output logic [5:0]   found_at_o
);
  localparam logic [5:0] OVER = 6'd63;
  logic [7:0] kind, size;
  logic [8:0] ends;

  always_comb begin
    next_o = next_i;
    bad_o = bad_i;
    found_o = found_i;
    found_at_o = found_at_i;
    kind = '0;
    size = '0;
    ends = '0;
    if (valid_i && next_i != OVER) begin
      for (int at = From; at < To; at++) begin
        if (next_o == 6'(at) && 6'(at) < bytes_i) begin
          kind = options_i[8 * at +: 8];
          size = at < 39 ? options_i[8 * (at < 39 ? at + 1 : at) +: 8] : 8'd0;
          ends = 9'(at) + 9'(size);
          if (kind == 8'd0) begin
            next_o = OVER;
          end else if (kind == 8'd1) begin
            next_o = 6'(at + 1);
          end else if (size < 8'd2 || ends > 9'(bytes_i)) begin
            bad_o = 1'b1;
            next_o = OVER;
          end else begin
            next_o = ends[5:0];
            if (kind == 8'd8 && size == 8'd10 && !found_o) begin
              found_o = 1'b1;
              found_at_o = 6'(at);
            end
          end
        end
      end
    end
  end
endmodule
