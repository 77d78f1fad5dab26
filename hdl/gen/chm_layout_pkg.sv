// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
// verilator lint_off UNUSEDPARAM
package chm_layout_pkg;

  // The low 64 bits of the SHA-256 of the layout, as two registers hold them.
  localparam logic [31:0] CHM_LAYOUT_HASH_LO = 32'hda4b991c;
  localparam logic [31:0] CHM_LAYOUT_HASH_HI = 32'he35a174d;

  // ---- Limits
  localparam int unsigned CHM_LAYOUT_VERSION = 32'd1;  // Version of this layout; a change of meaning raises it.
  localparam int unsigned CHM_MAGIC = 32'd1296782147;  // Identity register: 'CSKM' in memory order.
  localparam int unsigned CHM_ENTRY_BYTES = 32'd64;  // byte: Size of every ring entry.
  localparam int unsigned CHM_RING_LOG2_MAX = 32'd15;  // log2 entries: Largest ring; indices run freely modulo 2^16.
  localparam int unsigned CHM_MAX_CONNECTIONS = 32'd16384;  // connection: Largest value of the Connections parameter.
  localparam int unsigned CHM_REASSEMBLY_RANGES = 32'd4;  // range: Out-of-order ranges held for a connection (OC-26).
  localparam int unsigned CHM_REQUEST_QUEUE_DEPTH = 32'd8;  // request: Posted requests a connection holds on chip; further ones wait in its receive ring.
  localparam int unsigned CHM_SEND_GATHER_MAX = 32'd8;  // entry: Send-ring entries one segment may gather from; the miniport copies what needs more.
  localparam int unsigned CHM_COPY_MAX_BYTES = 32'd16384;  // byte: Most bytes one delivery copy moves.
  localparam int unsigned CHM_INDICATION_BYTES_MAX = 32'd65536;  // byte: Largest indication buffer.
  localparam int unsigned CHM_MAX_FRAME_BYTES = 32'd1536;  // byte: Longest frame without FCS that the device takes or sends.
  localparam int unsigned CHM_PATH_MTU_MAX = 32'd1500;  // byte: Largest PathMtu of an offloaded path.
  localparam int unsigned CHM_FAULT_BITS_CONNECTION = 32'd2318;  // bit: Bits of a stored TcpRow, check bits included: InjectFault flips one below.
  localparam int unsigned CHM_FAULT_BITS_RESOURCE = 32'd311;  // bit: Bits of a stored ConnectionResource, check bits included.
  localparam int unsigned CHM_FAULT_BITS_PATH = 32'd395;  // bit: Bits of a stored PathRow, check bits included.
  localparam int unsigned CHM_FAULT_BITS_NEIGHBOR = 32'd282;  // bit: Bits of a stored NeighborRow, check bits included.
  localparam int unsigned CHM_FAULT_BITS_LOOK_UP = 32'd299;  // bit: Bits of a stored look-up key, check bits included.
  localparam int unsigned CHM_RAW_SLOT_BYTES = 32'd2048;  // byte: Distance of two frames in the raw receive buffer.
  localparam int unsigned CHM_REGION_LOG2_MIN = 32'd12;  // log2 byte: Smallest receive region of a connection.
  localparam int unsigned CHM_REGION_LOG2_MAX = 32'd20;  // log2 byte: Largest receive region of a connection.
  localparam int unsigned CHM_TCP_ROW_WORDS = 32'd36;  // 64-bit word: Words of a TcpRow.
  localparam int unsigned CHM_SRTT_FLOOR_MS = 32'd300;  // ms: Reset value of the RTO floor (CHM-CC-001).
  localparam int unsigned CHM_RTO_CAP_MS = 32'd60000;  // ms: Reset value of the RTO cap (CHM-CC-001).
  localparam int unsigned CHM_RTO_INITIAL_MS = 32'd1000;  // ms: RTO without a sample (OC-02).
  localparam int unsigned CHM_RTT_SAMPLE_CAP_MS = 32'd30000;  // ms: RTT samples are capped here (CHM-CC-001).
  localparam int unsigned CHM_CONGESTION_BYTE_LIMIT = 32'd4;  // MSS: L of appropriate byte counting (CHM-CC-009).
  localparam int unsigned CHM_TS_RECENT_MAX_AGE_MS = 32'd2073600000;  // ms: TsRecent is invalid after 24 days (OC-27).

  // ---- Enumerations
  // What a reference names.
  typedef enum logic [3:0] {
    CHM_OBJECT_KIND_NONE = 4'd0,  // No object.
    CHM_OBJECT_KIND_NEIGHBOR = 4'd1,  // A row of the neighbor table.
    CHM_OBJECT_KIND_PATH = 4'd2,  // A row of the path table.
    CHM_OBJECT_KIND_TCP = 4'd3  // A row of the connection table.
  } object_kind_e;

  // What a command asks for.
  typedef enum logic [7:0] {
    CHM_OPCODE_NOP = 8'd0,  // Completes at once with SUCCESS; measures the command path.
    CHM_OPCODE_INITIATE_NEIGHBOR = 8'd1,  // Takes a neighbor down from a NeighborImage.
    CHM_OPCODE_INITIATE_PATH = 8'd2,  // Takes a path down from a PathImage; its neighbor must be offloaded.
    CHM_OPCODE_INITIATE_TCP = 8'd3,  // Takes a connection down from a TcpImage, with its buffered receive data; its path must be offloaded.
    CHM_OPCODE_QUERY = 8'd4,  // Writes the image of the referenced object to host memory; the object goes on undisturbed.
    CHM_OPCODE_TERMINATE = 8'd5,  // Hands the referenced object back: image, buffered data, completion, and frees it.
    CHM_OPCODE_ABORT = 8'd6,  // Abortive disconnect: RST, every outstanding request ABORTED, context kept (CHM-DIS-013 to 020).
    CHM_OPCODE_UPDATE = 8'd7,  // Reserved for a later update of CACHED variables; completes with NOT_SUPPORTED until then.
    CHM_OPCODE_INVALIDATE = 8'd8,  // Reserved for a later invalidate; completes with NOT_SUPPORTED until then.
    CHM_OPCODE_FORWARD = 8'd9,  // Reserved for a later forward of a segment; completes with NOT_SUPPORTED until then.
    CHM_OPCODE_INJECT_FAULT = 8'd10  // Flips bits of a stored row, so that the check bits of the table find them.
  } opcode_e;

  // What an event entry tells.
  typedef enum logic [7:0] {
    CHM_EVENT_KIND_NONE = 8'd0,  // Never written.
    CHM_EVENT_KIND_COMPLETION = 8'd1,  // A command has ended. A successful terminate completion is the last entry of its connection.
    CHM_EVENT_KIND_SEND_COMPLETE = 8'd2,  // Send data before `una` ended with `status`; with a failure status everything from `una` on did too.
    CHM_EVENT_KIND_RECEIVE_COMPLETE = 8'd3,  // Posted requests [first, first+count) ended; the host answers every one with CompletionReturned, whatever its status.
    CHM_EVENT_KIND_INDICATE = 8'd4,  // Received bytes lie in an indication buffer; the host answers with IndicationAnswer.
    CHM_EVENT_KIND_TCP_EVENT = 8'd5,  // NdisTcpOffloadEventHandler: type in `tcpEvent`, information in `info`.
    CHM_EVENT_KIND_DISCONNECT_COMPLETE = 8'd6  // The graceful disconnect of the connection ended with `status`.
  } event_kind_e;

  // TCP_OFFLOAD_EVENT_TYPE (chimney-state.md section 13).
  typedef enum logic [7:0] {
    CHM_TCP_EVENT_NONE = 8'd0,  // Not a TCP event.
    CHM_TCP_EVENT_SEND_BACKLOG_CHANGE = 8'd1,  // TcpIndicateSendBacklogChange.
    CHM_TCP_EVENT_DISCONNECT = 8'd2,  // TcpIndicateDisconnect.
    CHM_TCP_EVENT_RETRIEVE = 8'd3,  // TcpIndicateRetrieve; `info` holds the UploadReason.
    CHM_TCP_EVENT_ABORT = 8'd4  // TcpIndicateAbort.
  } tcp_event_e;

  // TCP_UPLOAD_REASON (chimney-state.md section 10).
  typedef enum logic [7:0] {
    CHM_UPLOAD_REASON_NONE = 8'd0,  // No upload was asked for.
    CHM_UPLOAD_REASON_LOW_ACTIVITY = 8'd1,  // Optional: too little traffic.
    CHM_UPLOAD_REASON_HIGH_DROP_RATE = 8'd2,  // Optional: too many sent segments lost.
    CHM_UPLOAD_REASON_SMALL_IO = 8'd3,  // Optional: posted receives too small.
    CHM_UPLOAD_REASON_NO_BUFFER_PREPOSTING = 8'd4,  // Optional: no preposted receives.
    CHM_UPLOAD_REASON_RECEIVED_URGENT_DATA = 8'd5,  // Mandatory: URG segment.
    CHM_UPLOAD_REASON_HIGH_FRAGMENTATION = 8'd6,  // Optional: too many fragments.
    CHM_UPLOAD_REASON_HIGH_OUT_OF_ORDER_PACKETS = 8'd7,  // Optional: too much reordering.
    CHM_UPLOAD_REASON_TIMEOUT_EXPIRATION = 8'd8,  // Mandatory: a timer limit was reached.
    CHM_UPLOAD_REASON_INVALID_STATE = 8'd9,  // Mandatory: depends on invalidated state.
    CHM_UPLOAD_REASON_UPLOAD_REQUESTED = 8'd10,  // Mandatory: any other cause.
    CHM_UPLOAD_REASON_HARDWARE_FAILURE = 8'd11  // Mandatory: state corrupt.
  } upload_reason_e;

  // Completion status; values of the public headers (chimney-state.md sections 6.3, 11.10).
  typedef enum logic [31:0] {
    CHM_STATUS_SUCCESS = 32'd0,  // NDIS_STATUS_SUCCESS.
    CHM_STATUS_FAILURE = 32'd3221225473,  // NDIS_STATUS_FAILURE: state lost, or the order was illegal (O-35).
    CHM_STATUS_RESOURCES = 32'd3221225626,  // NDIS_STATUS_RESOURCES.
    CHM_STATUS_NOT_SUPPORTED = 32'd3221225659,  // NDIS_STATUS_NOT_SUPPORTED: an opcode of a later version.
    CHM_STATUS_INVALID_STATE = 32'd3221225860,  // NDIS_STATUS_INVALID_STATE.
    CHM_STATUS_REQUEST_ABORTED = 32'd3221291020,  // NDIS_STATUS_REQUEST_ABORTED.
    CHM_STATUS_UPLOAD_IN_PROGRESS = 32'd3223523329,  // NDIS_STATUS_UPLOAD_IN_PROGRESS.
    CHM_STATUS_REQUEST_UPLOAD = 32'd3223523330,  // NDIS_STATUS_REQUEST_UPLOAD (intermediate drivers only).
    CHM_STATUS_UPLOAD_REQUESTED = 32'd3223523331,  // NDIS_STATUS_UPLOAD_REQUESTED (intermediate drivers only).
    CHM_STATUS_OFFLOAD_TCP_ENTRIES = 32'd3223523332,  // No connection context left.
    CHM_STATUS_OFFLOAD_PATH_ENTRIES = 32'd3223523333,  // No path context left.
    CHM_STATUS_OFFLOAD_NEIGHBOR_ENTRIES = 32'd3223523334,  // No neighbor context left.
    CHM_STATUS_OFFLOAD_IP_ADDRESS_ENTRIES = 32'd3223523335,  // No room for another source address.
    CHM_STATUS_OFFLOAD_HW_ADDRESS_ENTRIES = 32'd3223523336,  // DlSourceAddress given but not supported, or table full.
    CHM_STATUS_OFFLOAD_VLAN_ENTRIES = 32'd3223523337,  // No room for another VLAN.
    CHM_STATUS_OFFLOAD_TCP_XMIT_BUFFER = 32'd3223523338,  // Transmit buffers exhausted.
    CHM_STATUS_OFFLOAD_TCP_RCV_BUFFER = 32'd3223523339,  // Receive buffers exhausted.
    CHM_STATUS_OFFLOAD_TCP_RCV_WINDOW = 32'd3223523340,  // InitialRcvWnd above region - 2^RcvWindScale.
    CHM_STATUS_OFFLOAD_VLAN_MISMATCH = 32'd3223523341,  // VlanId is none of the interface.
    CHM_STATUS_OFFLOAD_DATA_NOT_ACCEPTED = 32'd3223523342,  // NDIS_STATUS_OFFLOAD_DATA_NOT_ACCEPTED: the host took nothing of an indication.
    CHM_STATUS_OFFLOAD_DATA_PARTIALLY_ACCEPTED = 32'd3223523344,  // NDIS_STATUS_OFFLOAD_DATA_PARTIALLY_ACCEPTED.
    CHM_STATUS_OFFLOAD_CONNECTION_REJECTED = 32'd3223523346,  // A poor candidate.
    CHM_STATUS_OFFLOAD_PATH_MTU = 32'd3223523568,  // PathMtu above what the device supports (private code, O-17).
    CHM_STATUS_OFFLOAD_PARTIAL_SUCCESS = 32'd1073872900  // Own state offloaded, not every dependent (miniport only).
  } status_e;

  // TCP_OFFLOAD_CONNECTION_STATE (chimney-state.md section 1.8).
  typedef enum logic [7:0] {
    CHM_TCP_STATE_CLOSED = 8'd0,  // No connection.
    CHM_TCP_STATE_LISTEN = 8'd1,  // Host only.
    CHM_TCP_STATE_SYN_SENT = 8'd2,  // Host only.
    CHM_TCP_STATE_SYN_RCVD = 8'd3,  // Host only.
    CHM_TCP_STATE_ESTABLISHED = 8'd4,  // Offloadable.
    CHM_TCP_STATE_FIN_WAIT1 = 8'd5,  // Offloadable.
    CHM_TCP_STATE_FIN_WAIT2 = 8'd6,  // Offloadable.
    CHM_TCP_STATE_CLOSE_WAIT = 8'd7,  // Offloadable.
    CHM_TCP_STATE_CLOSING = 8'd8,  // Offloadable.
    CHM_TCP_STATE_LAST_ACK = 8'd9,  // Offloadable.
    CHM_TCP_STATE_TIME_WAIT = 8'd10  // Reached while offloaded; upload is asked for.
  } tcp_state_e;

  // What the host answers.
  typedef enum logic [7:0] {
    CHM_ANSWER_KIND_NONE = 8'd0,  // Ignored and counted.
    CHM_ANSWER_KIND_INDICATION_ANSWER = 8'd1,  // Return value of a receive indication: status and bytes consumed.
    CHM_ANSWER_KIND_COMPLETION_RETURNED = 8'd2  // A ReceiveComplete call has returned.
  } answer_kind_e;

  // The event that a retire record tells of (docs/contract/engine.md).
  typedef enum logic [7:0] {
    CHM_RETIRE_KIND_NONE = 8'd0,  // Never written.
    CHM_RETIRE_KIND_SEGMENT = 8'd1,  // A segment of the connection; reference: ingress frame number.
    CHM_RETIRE_KIND_GRANT = 8'd2,  // The transmit scheduler let one segment go; reference: payload bytes.
    CHM_RETIRE_KIND_TIMER = 8'd3,  // A deadline was reached; reference: TimerKind.
    CHM_RETIRE_KIND_SEND_POST = 8'd4,  // Send-ring entries were taken in; reference: range.
    CHM_RETIRE_KIND_RECEIVE_POST = 8'd5,  // Receive-ring entries entered the request queue; reference: range.
    CHM_RETIRE_KIND_ANSWER = 8'd6,  // An answer-ring entry was taken; reference: its index.
    CHM_RETIRE_KIND_COPIED = 8'd7,  // A copy from NIC memory to host memory has ended; reference: bytes.
    CHM_RETIRE_KIND_STEP = 8'd8,  // One step of delivery, notification or terminate.
    CHM_RETIRE_KIND_DIVIDED = 8'd9,  // The congestion-window division came back.
    CHM_RETIRE_KIND_INITIATE = 8'd10,  // A connection, path or neighbor became live; reference: command id.
    CHM_RETIRE_KIND_QUERY = 8'd11,  // A snapshot was taken; reference: command id.
    CHM_RETIRE_KIND_TERMINATE = 8'd12,  // A terminate or neighbor/path removal was taken; reference: command id.
    CHM_RETIRE_KIND_CAPTURE = 8'd13,  // The final state of a terminating connection was captured; reference: command id.
    CHM_RETIRE_KIND_ABORT = 8'd14,  // An abortive disconnect was taken; reference: command id.
    CHM_RETIRE_KIND_INJECT = 8'd15,  // A fault was injected; reference: command id.
    CHM_RETIRE_KIND_STALE = 8'd16,  // A command, answer or doorbell named an object that is gone; ignored; reference: command id or ring index.
    CHM_RETIRE_KIND_COMPLETE = 8'd17,  // A completion entry was written; a terminate frees its row here; reference: command id.
    CHM_RETIRE_KIND_FAIL = 8'd18,  // The connection is lost: a row or a ring that it needs cannot be used; reference: 0.
    CHM_RETIRE_KIND_RAW = 8'd32,  // A frame went up the raw ring; reference: frame number; reason in `detail`. Not counted as retired.
    CHM_RETIRE_KIND_DROP = 8'd33  // A frame was dropped; reference: frame number; reason in `detail`. Not counted as retired.
  } retire_kind_e;

  // Which deadline fired; several due at once fire lowest first, one event each.
  typedef enum logic [7:0] {
    CHM_TIMER_KIND_RETRANSMIT = 8'd0,  // Retransmit, persist or window-probe, by State, SndWnd and counts (CHM-TIM-003).
    CHM_TIMER_KIND_DELAYED_ACK = 8'd1,  // An owed acknowledgement.
    CHM_TIMER_KIND_PUSH = 8'd2,  // Push timer of the partly filled request.
    CHM_TIMER_KIND_KEEP_ALIVE = 8'd3,  // Reserved for keepalive.
    CHM_TIMER_KIND_SWS = 8'd4  // Silly-window override of a send held back (CHM-TIM-063).
  } timer_kind_e;

  // Why a frame went up the raw ring.
  typedef enum logic [7:0] {
    CHM_RAW_REASON_NONE = 8'd0,  // It did not.
    CHM_RAW_REASON_NOT_IPV4 = 8'd1,  // ARP, IPv6, VLAN-tagged or any other type.
    CHM_RAW_REASON_NOT_TCP = 8'd2,  // UDP, ICMP, any other protocol.
    CHM_RAW_REASON_FRAGMENT = 8'd3,  // IPv4 fragment (CHM-NSP-001).
    CHM_RAW_REASON_IP_OPTIONS = 8'd4,  // IPv4 options (CHM-NSP-002).
    CHM_RAW_REASON_BAD_IP_HEADER = 8'd5,  // Version, header length, total length or header checksum wrong (OC-38).
    CHM_RAW_REASON_BAD_TCP_HEADER = 8'd6,  // Data offset outside the segment, or options that overrun (OC-38).
    CHM_RAW_REASON_BAD_TCP_CHECKSUM = 8'd7,  // TCP checksum wrong (OC-38).
    CHM_RAW_REASON_NO_CONNECTION = 8'd8,  // No offloaded connection has this tuple (CHM-NSP-010).
    CHM_RAW_REASON_NOT_FOR_US = 8'd9,  // Destination MAC is neither ours nor multicast.
    CHM_RAW_REASON_TERMINATING = 8'd10,  // The connection is draining (CHM-TERM-032).
    CHM_RAW_REASON_CLOSED = 8'd11,  // The connection is CLOSED, aborted or failed (CHM-CLS-010).
    CHM_RAW_REASON_URGENT = 8'd12,  // URG segment; not acknowledged.
    CHM_RAW_REASON_UPLOAD_REQUESTED = 8'd13,  // A mandatory upload was asked for (OC-35).
    CHM_RAW_REASON_SYN_TIME_WAIT = 8'd14,  // SYN in TIME_WAIT (CHM-EVT-015).
    CHM_RAW_REASON_TOO_SHORT = 8'd15  // Shorter than its headers say.
  } raw_reason_e;

  // Why a frame was dropped.
  typedef enum logic [7:0] {
    CHM_DROP_REASON_NONE = 8'd0,  // It was not.
    CHM_DROP_REASON_RUNT = 8'd1,  // Shorter than an Ethernet header.
    CHM_DROP_REASON_OVERSIZE = 8'd2,  // Longer than MaxFrameBytes.
    CHM_DROP_REASON_INGRESS_FULL = 8'd3,  // The ingress buffer had no room for the whole frame.
    CHM_DROP_REASON_RAW_RING_FULL = 8'd4,  // The raw receive ring had no free entry.
    CHM_DROP_REASON_ERRORED = 8'd5,  // The link marked the frame as bad.
    CHM_DROP_REASON_DISABLED = 8'd6  // Reception is off (control register).
  } drop_reason_e;

  // Which stored row InjectFault flips.
  typedef enum logic [7:0] {
    CHM_FAULT_TABLE_CONNECTION = 8'd0,  // TcpRow.
    CHM_FAULT_TABLE_RESOURCE = 8'd1,  // ConnectionResource.
    CHM_FAULT_TABLE_PATH = 8'd2,  // PathRow.
    CHM_FAULT_TABLE_NEIGHBOR = 8'd3,  // NeighborRow.
    CHM_FAULT_TABLE_LOOK_UP = 8'd4  // A look-up key.
  } fault_table_e;

  // What the retire port does when its ring is full.
  typedef enum logic [1:0] {
    CHM_RETIRE_MODE_OFF = 2'd0,  // No records.
    CHM_RETIRE_MODE_LOSSLESS = 2'd1,  // The arbiter takes no new event until there is room.
    CHM_RETIRE_MODE_LOSSY = 2'd2  // Records are lost and counted; the run cannot pass.
  } retire_mode_e;

  // Where the delivery sequencer of a connection stands (docs/contract/engine.md section 8).
  typedef enum logic [2:0] {
    CHM_DELIVERY_PHASE_IDLE = 3'd0,  // No execution of the charts is running.
    CHM_DELIVERY_PHASE_PLACE = 3'd1,  // Between two placements of connector A.
    CHM_DELIVERY_PHASE_COPY_REQUEST = 3'd2,  // A copy into a posted request is in flight.
    CHM_DELIVERY_PHASE_COPY_INDICATE = 3'd3,  // A copy into an indication buffer is in flight.
    CHM_DELIVERY_PHASE_WAIT_ANSWER = 3'd4,  // A receive indication is with the host.
    CHM_DELIVERY_PHASE_WAIT_RETURN = 3'd5  // A receive completion is with the host.
  } delivery_phase_e;

  // ---- Records in memory
  // Names one object of one of the three tables; stale ones are counted and ignored. 4 bytes; last field first, so that bit 0 is bit 0 of memory byte 0.
  typedef struct packed {
    logic [3:0] kind;  // byte 3, bits 4..7; object_kind_e: Which table.
    logic [11:0] generation;  // byte 2, bits 0..11: Counts how often the row was freed; a row is given out with the value it then has.
    logic [15:0] index;  // bytes 0..1: Row of the table.
  } reference_t;
  localparam int unsigned CHM_REFERENCE_BITS = 32'd32;
  localparam int unsigned CHM_REFERENCE_USED_BITS = 32'd32;  // what lies above is reserved
  localparam int unsigned CHM_REFERENCE_BYTES = 32'd4;

  // What the miniport asks of the device. Ends with exactly one Completion event. 64 bytes; last field first, so that bit 0 is bit 0 of memory byte 0.
  typedef struct packed {
    logic phase;  // byte 63, bit 7: Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last.
    logic [54:0] reserved3;  // byte 57, bits 0..54: Reserved, zero.
    logic [7:0] opcode;  // byte 56; opcode_e: An Opcode.
    logic [63:0] reserved2;  // bytes 48..55: Reserved, zero.
    logic [63:0] reserved1;  // bytes 40..47: Reserved, zero.
    logic [7:0] reserved0;  // byte 39: Reserved, zero.
    logic [7:0] fault_table;  // byte 38: InjectFault: a FaultTable.
    logic [15:0] fault_bit2;  // bytes 36..37: InjectFault: second bit, equal to the first for a single-bit error.
    logic [15:0] fault_bit;  // bytes 34..35: InjectFault: first bit of the stored row to flip.
    logic [15:0] raw_transmit_producer;  // bytes 32..33: Initiate: no segment of the connection leaves before the raw frames below this index.
    logic [15:0] receive_producer;  // bytes 30..31: Producer index of the receive ring at this moment; likewise.
    logic [15:0] send_producer;  // bytes 28..29: Producer index of the send ring at this moment; the device takes posts in up to it first.
    logic [31:0] target;  // bytes 24..27: Object of query, terminate, abort, inject; 0 for initiate (a Reference).
    logic [31:0] command_id;  // bytes 20..23: Chosen by the miniport; comes back in the completion.
    logic [31:0] buffer_bytes;  // bytes 16..19: Bytes at `buffer`: handed over at initiate; room at terminate (a region always fits).
    logic [63:0] buffer;  // bytes 8..15: Host address of buffered receive data: source at initiate, destination at terminate.
    logic [63:0] image;  // bytes 0..7: Host address of the image: read by initiate, written by query and terminate (0: terminate writes none).
  } command_entry_t;
  localparam int unsigned CHM_COMMAND_ENTRY_BITS = 32'd512;
  localparam int unsigned CHM_COMMAND_ENTRY_USED_BITS = 32'd512;  // what lies above is reserved
  localparam int unsigned CHM_COMMAND_ENTRY_BYTES = 32'd64;

  // What the device tells. Fields that a kind does not name are zero. 64 bytes; last field first, so that bit 0 is bit 0 of memory byte 0.
  typedef struct packed {
    logic phase;  // byte 63, bit 7: Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last.
    logic [37:0] reserved0;  // byte 59, bits 1..38: Reserved, zero.
    logic rest;  // byte 59, bit 0: ReceiveComplete: 0: every request but the last is full and `bytes` is the last one; 1: `bytes` is of the first, the rest got nothing.
    logic [7:0] opcode;  // byte 58; opcode_e: Completion: of which opcode.
    logic [7:0] tcp_event;  // byte 57; tcp_event_e: TcpEvent: its type.
    logic [7:0] kind;  // byte 56; event_kind_e: An EventKind.
    logic [31:0] serial;  // bytes 52..55: Number of this entry since reset, from 0.
    logic [15:0] count;  // bytes 50..51: ReceiveComplete: number of requests.
    logic [15:0] first;  // bytes 48..49: ReceiveComplete: ring index of the first request. Indicate: index in the indication ring.
    logic [63:0] buffer;  // bytes 40..47: Indicate: host address of the indication buffer.
    logic [31:0] info;  // bytes 36..39: TcpEvent: UploadReason or send backlog. Indicate: sequence number of the first byte.
    logic [31:0] una;  // bytes 32..35: SendComplete, DisconnectComplete, terminate completion: SndUna, the first send byte not acknowledged.
    logic [31:0] bytes;  // bytes 28..31: ReceiveComplete: see `rest`; Indicate: bytes in the buffer; terminate completion: buffered bytes written.
    logic [31:0] command_id;  // bytes 24..27: Completion: of the command.
    logic [63:0] cut;  // bytes 16..23: Initiate and terminate completions: first ingress frame number that the device did (initiate) or did not (terminate) treat for the connection.
    logic [31:0] status;  // bytes 12..15; status_e: Completion, SendComplete, ReceiveComplete, DisconnectComplete: the outcome.
    logic [31:0] target;  // bytes 8..11: Object the entry speaks of (a Reference).
    logic [63:0] handle;  // bytes 0..7: NdisOffloadHandle stored at initiate (CHM-GEN-015); 0 in completions of objects that never became live.
  } event_entry_t;
  localparam int unsigned CHM_EVENT_ENTRY_BITS = 32'd512;
  localparam int unsigned CHM_EVENT_ENTRY_USED_BITS = 32'd512;  // what lies above is reserved
  localparam int unsigned CHM_EVENT_ENTRY_BYTES = 32'd64;

  // The host's answer to an entry of the event ring. 64 bytes; last field first, so that bit 0 is bit 0 of memory byte 0.
  typedef struct packed {
    logic phase;  // byte 63, bit 7: Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last.
    logic [54:0] reserved2;  // byte 57, bits 0..54: Reserved, zero.
    logic [7:0] kind;  // byte 56; answer_kind_e: An AnswerKind.
    logic [255:0] reserved1;  // bytes 24..55: Reserved, zero.
    logic [31:0] reserved0;  // bytes 20..23: Reserved, zero.
    logic [31:0] serial;  // bytes 16..19: Serial of the event entry answered; another than the open one is counted and ignored.
    logic [15:0] receive_producer;  // bytes 14..15: Producer index of the receive ring at this moment; likewise.
    logic [15:0] send_producer;  // bytes 12..13: Producer index of the send ring at this moment; the device takes posts in up to it first.
    logic [31:0] bytes;  // bytes 8..11: IndicationAnswer: bytes the host took.
    logic [31:0] status;  // bytes 4..7; status_e: IndicationAnswer: SUCCESS, OFFLOAD_DATA_NOT_ACCEPTED or OFFLOAD_DATA_PARTIALLY_ACCEPTED.
    logic [31:0] target;  // bytes 0..3: Connection (a Reference).
  } answer_entry_t;
  localparam int unsigned CHM_ANSWER_ENTRY_BITS = 32'd512;
  localparam int unsigned CHM_ANSWER_ENTRY_USED_BITS = 32'd512;  // what lies above is reserved
  localparam int unsigned CHM_ANSWER_ENTRY_BYTES = 32'd64;

  // One buffer of send data. The device cuts segments across entries; at most SendGatherMax of them make one segment. 64 bytes; last field first, so that bit 0 is bit 0 of memory byte 0.
  typedef struct packed {
    logic phase;  // byte 63, bit 7: Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last.
    logic [60:0] reserved1;  // byte 56, bits 2..62: Reserved, zero.
    logic fin;  // byte 56, bit 1: Graceful disconnect: a FIN follows the data. The last entry ever posted.
    logic end_of_nbl;  // byte 56, bit 0: Last buffer of its NET_BUFFER_LIST.
    logic [319:0] reserved0;  // bytes 16..55: Reserved, zero.
    logic [31:0] bytes;  // bytes 12..15: Length; 0 is legal.
    logic [31:0] seq;  // bytes 8..11: Sequence number of the first byte: the first entry of a connection starts at SndUna, each next one where the last ended.
    logic [63:0] buffer;  // bytes 0..7: Host address.
  } send_entry_t;
  localparam int unsigned CHM_SEND_ENTRY_BITS = 32'd512;
  localparam int unsigned CHM_SEND_ENTRY_USED_BITS = 32'd512;  // what lies above is reserved
  localparam int unsigned CHM_SEND_ENTRY_BYTES = 32'd64;

  // One posted receive request (CHM-RX-001). 64 bytes; last field first, so that bit 0 is bit 0 of memory byte 0.
  typedef struct packed {
    logic phase;  // byte 63, bit 7: Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last.
    logic [61:0] reserved1;  // byte 56, bits 1..62: Reserved, zero.
    logic no_push;  // byte 56, bit 0: TcpReceiveNoPush: non-push mode (CHM-RX-005).
    logic [319:0] reserved0;  // bytes 16..55: Reserved, zero.
    logic [31:0] filled;  // bytes 12..15: Bytes already in it; the device appends (CHM-RX-012).
    logic [31:0] bytes;  // bytes 8..11: Length of the buffer; 0 is legal (CHM-RX-014).
    logic [63:0] buffer;  // bytes 0..7: Host address of the whole buffer.
  } receive_entry_t;
  localparam int unsigned CHM_RECEIVE_ENTRY_BITS = 32'd512;
  localparam int unsigned CHM_RECEIVE_ENTRY_USED_BITS = 32'd512;  // what lies above is reserved
  localparam int unsigned CHM_RECEIVE_ENTRY_BYTES = 32'd64;

  // One empty indication buffer of IndicationBytes (a register). 64 bytes; last field first, so that bit 0 is bit 0 of memory byte 0.
  typedef struct packed {
    logic phase;  // byte 63, bit 7: Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last.
    logic [62:0] reserved1;  // byte 56, bits 0..62: Reserved, zero.
    logic [383:0] reserved0;  // bytes 8..55: Reserved, zero.
    logic [63:0] buffer;  // bytes 0..7: Host address, 64-byte aligned.
  } indication_entry_t;
  localparam int unsigned CHM_INDICATION_ENTRY_BITS = 32'd512;
  localparam int unsigned CHM_INDICATION_ENTRY_USED_BITS = 32'd512;  // what lies above is reserved
  localparam int unsigned CHM_INDICATION_ENTRY_BYTES = 32'd64;

  // One frame on the non-offload path, unchanged. Its bytes lie in slot (index mod ring size) of the raw receive buffer. 64 bytes; last field first, so that bit 0 is bit 0 of memory byte 0.
  typedef struct packed {
    logic phase;  // byte 63, bit 7: Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last.
    logic [53:0] reserved1;  // byte 57, bits 1..54: Reserved, zero.
    logic held;  // byte 57, bit 0: Reserved for segments held after urgent data (OC-37).
    logic [7:0] reason;  // byte 56: A RawReason.
    logic [319:0] reserved0;  // bytes 16..55: Reserved, zero.
    logic [31:0] target;  // bytes 12..15: Connection whose tuple it carries, or 0 (a Reference).
    logic [31:0] bytes;  // bytes 8..11: Length of the frame without FCS.
    logic [63:0] frame_number;  // bytes 0..7: Ingress frame number, from 0 at reset; every frame on the wire gets one.
  } raw_receive_entry_t;
  localparam int unsigned CHM_RAW_RECEIVE_ENTRY_BITS = 32'd512;
  localparam int unsigned CHM_RAW_RECEIVE_ENTRY_USED_BITS = 32'd512;  // what lies above is reserved
  localparam int unsigned CHM_RAW_RECEIVE_ENTRY_BYTES = 32'd64;

  // One frame to send as it is. 64 bytes; last field first, so that bit 0 is bit 0 of memory byte 0.
  typedef struct packed {
    logic phase;  // byte 63, bit 7: Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last.
    logic [62:0] reserved2;  // byte 56, bits 0..62: Reserved, zero.
    logic [319:0] reserved1;  // bytes 16..55: Reserved, zero.
    logic [31:0] reserved0;  // bytes 12..15: Reserved, zero.
    logic [31:0] bytes;  // bytes 8..11: Length without FCS; at most MaxFrameBytes. A shorter one than 14 or a longer one is skipped and counted.
    logic [63:0] buffer;  // bytes 0..7: Host address.
  } raw_transmit_entry_t;
  localparam int unsigned CHM_RAW_TRANSMIT_ENTRY_BITS = 32'd512;
  localparam int unsigned CHM_RAW_TRANSMIT_ENTRY_USED_BITS = 32'd512;  // what lies above is reserved
  localparam int unsigned CHM_RAW_TRANSMIT_ENTRY_BYTES = 32'd64;

  // A neighbor, going down at InitiateNeighbor and back at Query and Terminate (chimney-state.md section 1.2). 64 bytes; last field first, so that bit 0 is bit 0 of memory byte 0.
  typedef struct packed {
    logic [63:0] reserved4;  // bytes 56..63: Reserved, zero.
    logic [63:0] reserved3;  // bytes 48..55: Reserved, zero.
    logic [63:0] reserved2;  // bytes 40..47: Reserved, zero.
    logic [63:0] reserved1;  // bytes 32..39: Reserved, zero.
    logic [31:0] nic_reachability_delta;  // bytes 28..31: DELEGATED. Ticks; likewise.
    logic [31:0] host_reachability_delta;  // bytes 24..27: CACHED. Ticks; stored and returned until reachability exists.
    logic [15:0] reserved0;  // bytes 22..23: Reserved, zero.
    logic [47:0] dl_destination_address;  // bytes 16..21; memory byte 0 in bits 7:0: CACHED. MAC of the next hop.
    logic [15:0] vlan_id;  // bytes 14..15: CONST. Reserved for VLANs; stored and returned.
    logic [47:0] dl_source_address;  // bytes 8..13; memory byte 0 in bits 7:0: CONST. Source MAC of every frame; all zero: the MAC registers.
    logic [63:0] handle;  // bytes 0..7: NdisOffloadHandle.
  } neighbor_image_t;
  localparam int unsigned CHM_NEIGHBOR_IMAGE_BITS = 32'd512;
  localparam int unsigned CHM_NEIGHBOR_IMAGE_USED_BITS = 32'd256;  // what lies above is reserved
  localparam int unsigned CHM_NEIGHBOR_IMAGE_BYTES = 32'd64;

  // A path (chimney-state.md section 1.3). IPv4 addresses lie in the first four bytes. 64 bytes; last field first, so that bit 0 is bit 0 of memory byte 0.
  typedef struct packed {
    logic [63:0] reserved1;  // bytes 56..63: Reserved, zero.
    logic [55:0] reserved0;  // bytes 49..55: Reserved, zero.
    logic [7:0] ip_version;  // byte 48: CONST. 4; 6 is reserved.
    logic [31:0] path_mtu;  // bytes 44..47: CACHED. Bytes of IP header and payload.
    logic [31:0] neighbor;  // bytes 40..43: The neighbor it depends on (a Reference).
    logic [127:0] destination_address;  // bytes 24..39; memory byte 0 in bits 7:0: CONST. Network order.
    logic [127:0] source_address;  // bytes 8..23; memory byte 0 in bits 7:0: CONST. Network order.
    logic [63:0] handle;  // bytes 0..7: NdisOffloadHandle.
  } path_image_t;
  localparam int unsigned CHM_PATH_IMAGE_BITS = 32'd512;
  localparam int unsigned CHM_PATH_IMAGE_USED_BITS = 32'd392;  // what lies above is reserved
  localparam int unsigned CHM_PATH_IMAGE_BYTES = 32'd64;

  // A connection (chimney-state.md sections 1.4 to 1.6), with the rings and the region that serve it. 256 bytes; last field first, so that bit 0 is bit 0 of memory byte 0.
  typedef struct packed {
    logic [511:0] reserved6;  // bytes 192..255: Reserved, zero: room for what later versions carry.
    logic [39:0] reserved5;  // bytes 187..191: Reserved, zero.
    logic [7:0] region_log2;  // byte 186: log2 of its bytes.
    logic [7:0] receive_ring_log2;  // byte 185: log2 of its entries.
    logic [7:0] send_ring_log2;  // byte 184: log2 of its entries.
    logic [63:0] region;  // bytes 176..183: NIC memory address of the receive region, aligned to its size.
    logic [63:0] receive_ring;  // bytes 168..175: Host address of the receive ring.
    logic [63:0] send_ring;  // bytes 160..167: Host address of the send ring; its index 0 is the first entry, starting at SndUna.
    logic [27:0] reserved4;  // byte 156, bits 4..31: Reserved, zero.
    logic aborted;  // byte 156, bit 3: The connection was reset; nothing was chained.
    logic disconnect_indicated;  // byte 156, bit 2: TcpIndicateDisconnect was raised (or by the host before initiate).
    logic fin_received;  // byte 156, bit 1: The peer's FIN was received in order; RcvNxt covers it.
    logic fin_posted;  // byte 156, bit 0: Initiate: our FIN is at the end of the send data handed down (FIN_WAIT_1 and later). Terminate: a FIN was posted or sent.
    logic [31:0] snd_end;  // bytes 152..155: End of the send data, FIN not counted: handed down at initiate (end of the entry below sendProducer), taken in at query and terminate.
    logic [31:0] buffered_bytes;  // bytes 148..151: Terminate: bytes written to the buffer of the command; they end at RcvNxt (less a received FIN).
    logic [31:0] d_wnd;  // bytes 144..147: DELEGATED. Returned as given.
    logic [31:0] receive_backlog_size;  // bytes 140..143: Query only. Received bytes not consumed.
    logic [31:0] send_backlog_size;  // bytes 136..139: Query only; 0xFFFFFFFF: feature absent.
    logic [31:0] keep_alive_timeout_delta;  // bytes 132..135: DELEGATED. Ticks left; 0xFFFFFFFF: not running.
    logic [31:0] retransmit_timeout_delta;  // bytes 128..131: DELEGATED. Ticks left; 0xFFFFFFFF: not running.
    logic [31:0] total_rt;  // bytes 124..127: DELEGATED. Ticks.
    logic [31:0] ts_time;  // bytes 120..123: DELEGATED. Ticks: clock + delta.
    logic [31:0] ts_recent_age;  // bytes 116..119: DELEGATED. Ticks since TsRecent was updated.
    logic [31:0] ts_recent;  // bytes 112..115: DELEGATED.
    logic [15:0] rtt_var;  // bytes 110..111: DELEGATED. Ticks x 4, saturated.
    logic [15:0] s_rtt;  // bytes 108..109: DELEGATED. Ticks x 8, saturated.
    logic [31:0] ss_thresh;  // bytes 104..107: DELEGATED. Bytes.
    logic [31:0] c_wnd;  // bytes 100..103: DELEGATED. Bytes.
    logic [31:0] send_wl1;  // bytes 96..99: DELEGATED.
    logic [31:0] max_snd_wnd;  // bytes 92..95: DELEGATED. Bytes, unscaled.
    logic [31:0] snd_wnd;  // bytes 88..91: DELEGATED. Bytes, unscaled.
    logic [31:0] snd_max;  // bytes 84..87: DELEGATED.
    logic [31:0] snd_nxt;  // bytes 80..83: DELEGATED.
    logic [31:0] snd_una;  // bytes 76..79: DELEGATED.
    logic [31:0] rcv_wnd;  // bytes 72..75: DELEGATED. Bytes, unscaled; RcvNxt + RcvWnd is the advertised right edge.
    logic [31:0] rcv_nxt;  // bytes 68..71: DELEGATED.
    logic [7:0] reserved3;  // byte 67: Reserved, zero.
    logic [7:0] keep_alive_probe_count;  // byte 66: DELEGATED. KeepAlive.ProbeCount.
    logic [15:0] delegated_flags;  // bytes 64..65: DELEGATED. Reserved by the specification; returned as given.
    logic [7:0] retransmit_count;  // byte 63: DELEGATED. Retransmit.Count.
    logic [7:0] snd_wnd_probe_count;  // byte 62: DELEGATED. Persist round.
    logic [7:0] dup_ack_count;  // byte 61: DELEGATED.
    logic [7:0] state;  // byte 60; tcp_state_e: DELEGATED.
    logic [23:0] reserved2;  // bytes 57..59: Reserved, zero.
    logic [7:0] ka_probe_count;  // byte 56: CACHED.
    logic [31:0] flow_label;  // bytes 52..55: CACHED. 20 bits.
    logic [31:0] ka_interval;  // bytes 48..51: CACHED. Ticks.
    logic [31:0] ka_timeout;  // bytes 44..47: CACHED. Ticks.
    logic [31:0] max_rt;  // bytes 40..43: CACHED. Ticks; 0: count limit; 0xFFFFFFFF: none.
    logic [31:0] rcv_indication_size;  // bytes 36..39: CACHED. Bytes; 0: as much as fits an indication buffer.
    logic [31:0] initial_rcv_wnd;  // bytes 32..35: CACHED. Bytes.
    logic [7:0] user_priority;  // byte 31: CACHED. Stored and returned until VLANs exist.
    logic [7:0] tos_or_traffic_class;  // byte 30: CACHED. The two ECN bits are sent as 0 (OC-30).
    logic [7:0] ttl_or_hop_limit;  // byte 29: CACHED.
    logic [7:0] cached_flags;  // byte 28: CACHED. 1 keepalive, 2 Nagle, 4 keepalive restart, 8 MaxRT restart, 0x10 update window; stored verbatim (O-20).
    logic [31:0] hash_value;  // bytes 24..27: CONST. Stored and returned.
    logic [15:0] reserved1;  // bytes 22..23: Reserved, zero.
    logic [15:0] remote_mss;  // bytes 20..21: CONST. Bytes.
    logic [7:0] reserved0;  // byte 19: Reserved, zero.
    logic [7:0] rcv_wind_scale;  // byte 18: CONST. 0 to 14.
    logic [7:0] snd_wind_scale;  // byte 17: CONST. 0 to 14.
    logic [7:0] const_flags;  // byte 16: CONST. 1 timestamps, 2 SACK, 4 window scaling.
    logic [15:0] remote_port;  // bytes 14..15; memory byte order is big-endian: CONST.
    logic [15:0] local_port;  // bytes 12..13; memory byte order is big-endian: CONST.
    logic [31:0] path;  // bytes 8..11: The path it depends on (a Reference).
    logic [63:0] handle;  // bytes 0..7: NdisOffloadHandle.
  } tcp_image_t;
  localparam int unsigned CHM_TCP_IMAGE_BITS = 32'd2048;
  localparam int unsigned CHM_TCP_IMAGE_USED_BITS = 32'd1496;  // what lies above is reserved
  localparam int unsigned CHM_TCP_IMAGE_BYTES = 32'd256;

  // State of a connection. docs/contract/engine.md section 5 says what each field means and when it changes. 288 bytes; last field first, so that bit 0 is bit 0 of memory byte 0.
  typedef struct packed {
    logic [15:0] effective_mss;  // bytes 286..287: Largest payload of a segment: see engine.md section 6.
    logic [15:0] delegated_flags;  // bytes 284..285: Returned as given.
    logic [31:0] last_active;  // bytes 280..283: Tick of the last segment sent with data (restart after idle, OC-29).
    logic [31:0] snd_sml;  // bytes 276..279: End of the last segment sent with less than an MSS; never before SndUna (Nagle, OC-17).
    logic [31:0] answer_serial;  // bytes 272..275: Serial of the open event entry.
    logic [31:0] copy_bytes;  // bytes 268..271: Its length; from its end until the answer, that of the open indication.
    logic [31:0] copy_seq;  // bytes 264..267: First byte of the copy in flight.
    logic [15:0] cc_more_acks;  // bytes 262..263: Acknowledgements since it began.
    logic [15:0] cc_acks;  // bytes 260..261: Acknowledgements that the division under way stands for.
    logic [31:0] cc_more;  // bytes 256..259: Bytes acknowledged (each capped) since it began.
    logic [31:0] cc_den;  // bytes 252..255: Its divisor.
    logic [31:0] cc_num;  // bytes 248..251: Dividend of the congestion-window division under way.
    logic [31:0] hash_value;  // bytes 244..247: HashValue.
    logic [31:0] d_wnd;  // bytes 240..243: DWnd.
    logic [31:0] last_ack;  // bytes 236..239: RcvNxt of the last segment sent (Last.ACK.sent of RFC 7323 section 4.3).
    logic [31:0] ka_interval;  // bytes 232..235: KaInterval, ticks.
    logic [31:0] ka_timeout;  // bytes 228..231: KaTimeout, ticks.
    logic [31:0] max_rt;  // bytes 224..227: MaxRT, ticks.
    logic [31:0] snd_cpl_una;  // bytes 220..223: SndUna told in the last SendComplete.
    logic [31:0] fin_seq;  // bytes 216..219: Sequence number of the peer's FIN, in or out of order.
    logic [31:0] range3_hi;  // bytes 212..215: Fourth range.
    logic [31:0] range3_lo;  // bytes 208..211: Fourth range.
    logic [31:0] range2_hi;  // bytes 204..207: Third range.
    logic [31:0] range2_lo;  // bytes 200..203: Third range.
    logic [31:0] range1_hi;  // bytes 196..199: Second range.
    logic [31:0] range1_lo;  // bytes 192..195: Second range.
    logic [31:0] range0_hi;  // bytes 188..191: One behind its last byte.
    logic [31:0] range0_lo;  // bytes 184..187: Out-of-order range: first byte.
    logic [15:0] send_tail;  // bytes 182..183: Send-ring entries taken in.
    logic [15:0] req_tail;  // bytes 180..181: End of the requests in the request queue.
    logic [15:0] req_fill;  // bytes 178..179: Request that the next byte goes into.
    logic [15:0] req_head;  // bytes 176..177: Oldest posted request not completed.
    logic [31:0] req_filled;  // bytes 172..175: Bytes the device has placed in the request at reqFill.
    logic [31:0] rcv_indication_size;  // bytes 168..171: RcvIndicationSize.
    logic [31:0] initial_rcv_wnd;  // bytes 164..167: InitialRcvWnd.
    logic [31:0] push_mark;  // bytes 160..163: End of a received segment with PSH, or the FIN: placement that reaches it completes the request (OC-07; engine.md 7.10d).
    logic [31:0] rcv_data_end;  // bytes 156..159: End of `data` of the charts; [rcvDataEnd, RcvNxt less FIN) is segQ.
    logic [31:0] rcv_cons;  // bytes 152..155: First received byte not consumed: left edge of the unconsumed data.
    logic [23:0] reserved4;  // bytes 149..151: Reserved, zero.
    logic [39:0] sws_at;  // bytes 144..148: SWS deadline, ms.
    logic [23:0] reserved3;  // bytes 141..143: Reserved, zero.
    logic [39:0] ka_at;  // bytes 136..140: Keepalive deadline, ms; until keepalive exists it holds the imported one and is exported from it.
    logic [3:0] reserved2;  // byte 135, bits 4..7: Reserved, zero.
    logic [19:0] flow_label;  // byte 133, bits 0..19: FlowLabel.
    logic [39:0] push_at;  // bytes 128..132: Push deadline, ms.
    logic [15:0] reserved1;  // bytes 126..127: Reserved, zero.
    logic [7:0] ka_probe_count;  // byte 125: KaProbeCount.
    logic [39:0] del_ack_at;  // bytes 120..124: Delayed-ACK deadline, ms.
    logic [7:0] keep_alive_probes;  // byte 119: KeepAlive.ProbeCount.
    logic [7:0] snd_wnd_probes;  // byte 118: SndWndProbeCount.
    logic [7:0] retransmit_count;  // byte 117: Retransmit.Count.
    logic [39:0] rtx_at;  // bytes 112..116: Retransmit deadline, ms.
    logic [31:0] rt_start;  // bytes 108..111: Tick from which TotalRT counts while retransmitCount > 0.
    logic [31:0] rtt_at;  // bytes 104..107: Tick at which the timed segment left.
    logic [31:0] rtt_seq;  // bytes 100..103: Sample when the acknowledgement passes this (OC-04).
    logic [31:0] ts_delta;  // bytes 96..99: NicDelta: added to the tick counter to make a timestamp.
    logic [31:0] ts_recent_at;  // bytes 92..95: Tick at which TsRecent was updated.
    logic [31:0] ts_recent;  // bytes 88..91: TsRecent.
    logic [31:0] rttvar4;  // bytes 84..87: RTTVAR in ticks x 4.
    logic [31:0] srtt8;  // bytes 80..83: SRTT in ticks x 8; 0: no sample.
    logic [31:0] snd_cpl_mark;  // bytes 76..79: A SendComplete is due once SndUna reaches this.
    logic [31:0] recover;  // bytes 72..75: NewReno recovery point: SndMax when loss was last found.
    logic [31:0] ssthresh;  // bytes 68..71: SsThresh, bytes.
    logic [31:0] cwnd;  // bytes 64..67: CWnd, bytes.
    logic [31:0] snd_wl2;  // bytes 60..63: Acknowledgement number of the last window update.
    logic [31:0] snd_wl1;  // bytes 56..59: SendWL1.
    logic [31:0] max_snd_wnd;  // bytes 52..55: MaxSndWnd, bytes.
    logic [31:0] snd_wnd;  // bytes 48..51: SndWnd, bytes.
    logic [31:0] snd_end;  // bytes 44..47: End of the posted data taken in; our FIN, if posted, stands here.
    logic [31:0] snd_max;  // bytes 40..43: SndMax.
    logic [31:0] snd_nxt;  // bytes 36..39: SndNxt.
    logic [31:0] snd_una;  // bytes 32..35: SndUna.
    logic [31:0] rcv_adv;  // bytes 28..31: Advertised right edge: RcvNxt + RcvWnd.
    logic [31:0] rcv_nxt;  // bytes 24..27: RcvNxt.
    logic [7:0] range_count;  // byte 23: Reassembly ranges in use, lowest first.
    logic [7:0] upload_reason;  // byte 22; upload_reason_e: Reason of the Retrieve raised or due.
    logic [7:0] del_ack_segments;  // byte 21: Segments received and not yet acknowledged.
    logic [3:0] reserved0;  // byte 20, bits 4..7: Reserved, zero.
    logic sws_forced;  // byte 20, bit 3: The SWS timer fired: the next segment goes whatever its size (CHM-TIM-063).
    logic [2:0] phase;  // byte 20, bits 0..2; delivery_phase_e: Delivery sequencer.
    logic captured;  // byte 19, bit 7: Final state captured; nothing changes any more.
    logic answer_pending;  // byte 19, bit 6: An event entry that the host must answer is open.
    logic cc_busy;  // byte 19, bit 5: A congestion-window division is under way.
    logic copy_fills;  // byte 19, bit 4: The copy in flight fills the request it goes into.
    logic retrieve_notify;  // byte 19, bit 3: A Retrieve event is due, reason in uploadReason.
    logic disconnect_notify;  // byte 19, bit 2: A DisconnectComplete is due.
    logic recv_flush;  // byte 19, bit 1: The requests outstanding at the FIN of the peer were completed; TcpIndicateDisconnect comes next.
    logic send_notify;  // byte 19, bit 0: A SendComplete is due.
    logic rexmit_una;  // byte 18, bit 7: The segment at sndUna is to be sent again (fast retransmit, partial acknowledgement).
    logic rtt_timing;  // byte 18, bit 6: A segment is being timed by its sequence number (no timestamps).
    logic after_rto;  // byte 18, bit 5: Slow start after a timeout: byte counting uses L = 1 until recover is passed.
    logic in_recovery;  // byte 18, bit 4: NewReno fast recovery.
    logic persisting;  // byte 18, bit 3: The retransmit deadline is that of the persist algorithm.
    logic sws_running;  // byte 18, bit 2: SWS deadline set.
    logic ka_running;  // byte 18, bit 1: Reserved: keepalive deadline set.
    logic push_running;  // byte 18, bit 0: Push deadline set.
    logic del_ack_running;  // byte 17, bit 7: Delayed-ACK deadline set.
    logic rtx_running;  // byte 17, bit 6: Retransmit deadline set.
    logic req_placed;  // byte 17, bit 5: The current execution of the charts has placed bytes into the partly filled request.
    logic push_mark_valid;  // byte 17, bit 4: pushMark holds a mark not yet passed.
    logic push_due;  // byte 17, bit 3: The push timer fired while a call was in progress (CHM-DLV-015).
    logic parked;  // byte 17, bit 2: The data is buffered data: refused, or handed over at initiate.
    logic retrieve_indicated;  // byte 17, bit 1: A mandatory TcpIndicateRetrieve raised: the connection is no longer processed.
    logic abort_indicated;  // byte 17, bit 0: TcpIndicateAbort raised.
    logic disconnect_indicated;  // byte 16, bit 7: TcpIndicateDisconnect raised.
    logic fin_queued;  // byte 16, bit 6: The peer's FIN lies out of order at finSeq.
    logic fin_received;  // byte 16, bit 5: The peer's FIN was taken in order; rcvNxt covers it.
    logic fin_posted;  // byte 16, bit 4: Our FIN stands at sndEnd.
    logic local_abort;  // byte 16, bit 3: The abort was asked for by the host.
    logic aborted;  // byte 16, bit 2: Acceptable RST received, or a local abort.
    logic draining;  // byte 16, bit 1: A terminate was taken.
    logic live;  // byte 16, bit 0: The row holds a connection.
    logic [15:0] path_index;  // bytes 14..15: Row of the path table.
    logic [15:0] remote_mss;  // bytes 12..13: Bytes.
    logic [15:0] remote_port;  // bytes 10..11: Plain number.
    logic [15:0] local_port;  // bytes 8..9: Plain number.
    logic [7:0] dup_acks;  // byte 7: Duplicate acknowledgements in a row (DupAckCount).
    logic [7:0] user_priority;  // byte 6: Stored.
    logic [7:0] tos;  // byte 5: TOS of sent headers.
    logic [7:0] ttl;  // byte 4: TTL of sent headers.
    logic [3:0] rcv_wind_scale;  // byte 3, bits 4..7: Shift of advertised windows.
    logic [3:0] snd_wind_scale;  // byte 3, bits 0..3: Shift of received windows.
    logic [7:0] cached_flags;  // byte 2: As in the image.
    logic [7:0] const_flags;  // byte 1: As in the image.
    logic [7:0] state;  // byte 0; tcp_state_e: Connection state.
  } tcp_row_t;
  localparam int unsigned CHM_TCP_ROW_BITS = 32'd2304;
  localparam int unsigned CHM_TCP_ROW_USED_BITS = 32'd2304;  // what lies above is reserved
  localparam int unsigned CHM_TCP_ROW_BYTES = 32'd288;

  // Second row of a connection: written at initiate, failed bit apart. Not part of the folded state. 64 bytes; last field first, so that bit 0 is bit 0 of memory byte 0.
  typedef struct packed {
    logic [63:0] reserved5;  // bytes 56..63: Reserved, zero.
    logic [63:0] reserved4;  // bytes 48..55: Reserved, zero.
    logic [63:0] reserved3;  // bytes 40..47: Reserved, zero.
    logic [15:0] reserved2;  // bytes 38..39: Reserved, zero.
    logic [3:0] reserved1;  // byte 37, bits 4..7: Reserved, zero.
    logic [11:0] generation;  // byte 36, bits 0..11: Of the row.
    logic [6:0] reserved0;  // byte 35, bits 1..7: Reserved, zero.
    logic failed;  // byte 35, bit 0: State lost: double-bit error found.
    logic [7:0] region_log2;  // byte 34: log2 bytes.
    logic [7:0] receive_ring_log2;  // byte 33: log2 entries.
    logic [7:0] send_ring_log2;  // byte 32: log2 entries.
    logic [63:0] region;  // bytes 24..31: NIC memory address.
    logic [63:0] receive_ring;  // bytes 16..23: Host address.
    logic [63:0] send_ring;  // bytes 8..15: Host address.
    logic [63:0] handle;  // bytes 0..7: NdisOffloadHandle.
  } connection_resource_t;
  localparam int unsigned CHM_CONNECTION_RESOURCE_BITS = 32'd512;
  localparam int unsigned CHM_CONNECTION_RESOURCE_USED_BITS = 32'd300;  // what lies above is reserved
  localparam int unsigned CHM_CONNECTION_RESOURCE_BYTES = 32'd64;

  // A path. 64 bytes; last field first, so that bit 0 is bit 0 of memory byte 0.
  typedef struct packed {
    logic [63:0] reserved1;  // bytes 56..63: Reserved, zero.
    logic [63:0] reserved0;  // bytes 48..55: Reserved, zero.
    logic failed;  // byte 47, bit 7: State lost.
    logic ip_version6;  // byte 47, bit 6: Reserved.
    logic valid;  // byte 47, bit 5: Reserved for invalidate: may be used for sending.
    logic live;  // byte 47, bit 4: The row holds a path.
    logic [11:0] generation;  // byte 46, bits 0..11: Of the row.
    logic [15:0] users;  // bytes 44..45: Connections that depend on it.
    logic [15:0] path_mtu;  // bytes 42..43: Bytes.
    logic [15:0] neighbor_index;  // bytes 40..41: Row of the neighbor table.
    logic [63:0] handle;  // bytes 32..39: NdisOffloadHandle.
    logic [127:0] destination_address;  // bytes 16..31; memory byte 0 in bits 7:0: Network order.
    logic [127:0] source_address;  // bytes 0..15; memory byte 0 in bits 7:0: Network order.
  } path_row_t;
  localparam int unsigned CHM_PATH_ROW_BITS = 32'd512;
  localparam int unsigned CHM_PATH_ROW_USED_BITS = 32'd384;  // what lies above is reserved
  localparam int unsigned CHM_PATH_ROW_BYTES = 32'd64;

  // A neighbor. 64 bytes; last field first, so that bit 0 is bit 0 of memory byte 0.
  typedef struct packed {
    logic [63:0] reserved3;  // bytes 56..63: Reserved, zero.
    logic [63:0] reserved2;  // bytes 48..55: Reserved, zero.
    logic [63:0] reserved1;  // bytes 40..47: Reserved, zero.
    logic [48:0] reserved0;  // byte 33, bits 7..55: Reserved, zero.
    logic failed;  // byte 33, bit 6: State lost.
    logic valid;  // byte 33, bit 5: Reserved for invalidate.
    logic live;  // byte 33, bit 4: The row holds a neighbor.
    logic [11:0] generation;  // byte 32, bits 0..11: Of the row.
    logic [31:0] nic_reachability_delta;  // bytes 28..31: Stored.
    logic [31:0] host_reachability_delta;  // bytes 24..27: Stored.
    logic [63:0] handle;  // bytes 16..23: NdisOffloadHandle.
    logic [15:0] users;  // bytes 14..15: Paths that depend on it.
    logic [47:0] dl_destination_address;  // bytes 8..13; memory byte 0 in bits 7:0: Next hop.
    logic [15:0] vlan_id;  // bytes 6..7: Stored.
    logic [47:0] dl_source_address;  // bytes 0..5; memory byte 0 in bits 7:0: Source MAC or zero.
  } neighbor_row_t;
  localparam int unsigned CHM_NEIGHBOR_ROW_BITS = 32'd512;
  localparam int unsigned CHM_NEIGHBOR_ROW_USED_BITS = 32'd271;  // what lies above is reserved
  localparam int unsigned CHM_NEIGHBOR_ROW_BYTES = 32'd64;

  // One event of the engine, or one raw or dropped frame. On a byte stream it is followed by popcount(changed) 64-bit words: the changed words of the row, lowest first. 64 bytes; last field first, so that bit 0 is bit 0 of memory byte 0.
  typedef struct packed {
    logic [23:0] reserved1;  // bytes 61..63: Reserved, zero.
    logic [39:0] now_ms;  // bytes 56..60: Strobe counter at the event, ms.
    logic [13:0] reserved0;  // byte 54, bits 2..15: Reserved, zero.
    logic has_event;  // byte 54, bit 1: eventSerial is valid.
    logic has_frame;  // byte 54, bit 0: egressFrame is valid.
    logic [7:0] detail;  // byte 53: Raw, Drop: the reason. Segment: bit 0: placed, bit 1: payload refused (no range free). Otherwise 0.
    logic [7:0] kind;  // byte 52; retire_kind_e: A RetireKind.
    logic [31:0] event_serial;  // bytes 48..51: Serial of the event entry this event writes; valid with `hasEvent`.
    logic [31:0] egress_frame;  // bytes 44..47: Number of the egress frame this event sends, low 32 bits; valid with `hasFrame`.
    logic [31:0] target;  // bytes 40..43: Object concerned (a Reference).
    logic [63:0] input_ref;  // bytes 32..39: Reference to the input: frame number, bytes granted, TimerKind, ring index (first in 15:0, count in 31:16), command id, by `kind`.
    logic [63:0] changed;  // bytes 24..31: Bit i: word i of the row differs from before.
    logic [63:0] fold;  // bytes 16..23: Fold of the whole TcpRow after the event: XOR over words i of word i rotated left by 7*i mod 64. 0 where no connection row is concerned.
    logic [63:0] cycle;  // bytes 8..15: Clock cycle of the retirement. Reported, never compared.
    logic [63:0] serial;  // bytes 0..7: Number of the record since reset, from 0.
  } retire_record_t;
  localparam int unsigned CHM_RETIRE_RECORD_BITS = 32'd512;
  localparam int unsigned CHM_RETIRE_RECORD_USED_BITS = 32'd488;  // what lies above is reserved
  localparam int unsigned CHM_RETIRE_RECORD_BYTES = 32'd64;

  // ---- Registers (byte offsets)
  // ro, 32 bits: Limit Magic.
  localparam int unsigned CHM_REG_MAGIC_OFFSET = 32'd0;
  localparam logic [31:0] CHM_REG_MAGIC_RESET = 32'h00000000;

  // ro, 32 bits: Limit LayoutVersion.
  localparam int unsigned CHM_REG_LAYOUT_VERSION_OFFSET = 32'd4;
  localparam logic [31:0] CHM_REG_LAYOUT_VERSION_RESET = 32'h00000000;

  // ro, 64 bits: Low 64 bits of the hash of this layout.
  localparam int unsigned CHM_REG_LAYOUT_HASH_OFFSET = 32'd8;
  localparam logic [63:0] CHM_REG_LAYOUT_HASH_RESET = 64'h0000000000000000;

  // ro, 64 bits: Low 64 bits of the hash of sources and parameters, given to the build.
  localparam int unsigned CHM_REG_DESIGN_HASH_OFFSET = 32'd16;
  localparam logic [63:0] CHM_REG_DESIGN_HASH_RESET = 64'h0000000000000000;

  // ro, 32 bits: Parameter: rows of the connection table.
  localparam int unsigned CHM_REG_CONNECTIONS_OFFSET = 32'd24;
  localparam logic [31:0] CHM_REG_CONNECTIONS_RESET = 32'h00000000;

  // ro, 32 bits: Parameter: rows of the path table.
  localparam int unsigned CHM_REG_PATHS_OFFSET = 32'd28;
  localparam logic [31:0] CHM_REG_PATHS_RESET = 32'h00000000;

  // ro, 32 bits: Parameter: rows of the neighbor table.
  localparam int unsigned CHM_REG_NEIGHBORS_OFFSET = 32'd32;
  localparam logic [31:0] CHM_REG_NEIGHBORS_RESET = 32'h00000000;

  // ro, 32 bits: Parameter DataW: bits of a stream beat.
  localparam int unsigned CHM_REG_DATA_WIDTH_OFFSET = 32'd36;
  localparam logic [31:0] CHM_REG_DATA_WIDTH_RESET = 32'h00000000;

  // ro, 32 bits: Features of this build.
  localparam int unsigned CHM_REG_FEATURES_OFFSET = 32'd40;
  localparam logic [31:0] CHM_REG_FEATURES_RESET = 32'h00000000;
  localparam int unsigned CHM_REG_FEATURES_OFFLOAD_LSB = 32'd0;  // The offload engine is present (otherwise a plain NIC).
  localparam int unsigned CHM_REG_FEATURES_OFFLOAD_WIDTH = 32'd1;
  localparam int unsigned CHM_REG_FEATURES_SACK_LSB = 32'd1;  // Reserved.
  localparam int unsigned CHM_REG_FEATURES_SACK_WIDTH = 32'd1;
  localparam int unsigned CHM_REG_FEATURES_IPV6_LSB = 32'd2;  // Reserved.
  localparam int unsigned CHM_REG_FEATURES_IPV6_WIDTH = 32'd1;
  localparam int unsigned CHM_REG_FEATURES_FORWARD_LSB = 32'd3;  // Reserved.
  localparam int unsigned CHM_REG_FEATURES_FORWARD_WIDTH = 32'd1;

  // rw, 32 bits: Switches.
  localparam int unsigned CHM_REG_CONTROL_OFFSET = 32'd64;
  localparam logic [31:0] CHM_REG_CONTROL_RESET = 32'h00000000;
  localparam int unsigned CHM_REG_CONTROL_RECEIVE_LSB = 32'd0;  // Frames are taken from the wire; off: dropped with reason Disabled.
  localparam int unsigned CHM_REG_CONTROL_RECEIVE_WIDTH = 32'd1;
  localparam int unsigned CHM_REG_CONTROL_TRANSMIT_LSB = 32'd1;  // The raw transmit ring is read.
  localparam int unsigned CHM_REG_CONTROL_TRANSMIT_WIDTH = 32'd1;
  localparam int unsigned CHM_REG_CONTROL_OFFLOAD_LSB = 32'd2;  // Commands and doorbells are taken.
  localparam int unsigned CHM_REG_CONTROL_OFFLOAD_WIDTH = 32'd1;

  // ro, 32 bits: State of the device.
  localparam int unsigned CHM_REG_STATUS_OFFSET = 32'd68;
  localparam logic [31:0] CHM_REG_STATUS_RESET = 32'h00000000;
  localparam int unsigned CHM_REG_STATUS_IDLE_LSB = 32'd0;  // Nothing is queued or in flight: only time or an input can cause an event.
  localparam int unsigned CHM_REG_STATUS_IDLE_WIDTH = 32'd1;

  // ro, 64 bits: Strobes counted since reset: milliseconds.
  localparam int unsigned CHM_REG_NOW_MS_OFFSET = 32'd72;
  localparam logic [63:0] CHM_REG_NOW_MS_RESET = 64'h0000000000000000;

  // ro, 64 bits: Clock cycles since reset.
  localparam int unsigned CHM_REG_CYCLE_OFFSET = 32'd80;
  localparam logic [63:0] CHM_REG_CYCLE_RESET = 64'h0000000000000000;

  // rw, 64 bits: Interface MAC: first byte on the wire in bits 7:0.
  localparam int unsigned CHM_REG_MAC_ADDRESS_OFFSET = 32'd88;
  localparam logic [63:0] CHM_REG_MAC_ADDRESS_RESET = 64'h0000000000000000;

  // ro, 32 bits: Bit 0: event ring not empty since the last event doorbell; bit 1: raw receive ring likewise; both drive the interrupt line.
  localparam int unsigned CHM_REG_INTERRUPT_OFFSET = 32'd96;
  localparam logic [31:0] CHM_REG_INTERRUPT_RESET = 32'h00000000;

  // rw, 32 bits: 10, 100 or 1000; another value is stored as 1000.
  localparam int unsigned CHM_REG_TICKS_PER_SECOND_OFFSET = 32'd128;
  localparam logic [31:0] CHM_REG_TICKS_PER_SECOND_RESET = 32'h000003e8;

  // rw, 32 bits: Segments before an ACK; 0 read as 2 (OC-31).
  localparam int unsigned CHM_REG_TCP_ACK_FREQUENCY_OFFSET = 32'd132;
  localparam logic [31:0] CHM_REG_TCP_ACK_FREQUENCY_RESET = 32'h00000002;

  // rw, 32 bits: Ticks; the delay is capped at 500 ms (OC-31).
  localparam int unsigned CHM_REG_TCP_DELAYED_ACK_TICKS_OFFSET = 32'd136;
  localparam logic [31:0] CHM_REG_TCP_DELAYED_ACK_TICKS_RESET = 32'h00000064;

  // rw, 32 bits: Retransmissions of a segment, probes of a round.
  localparam int unsigned CHM_REG_TCP_MAXIMUM_RETRANSMISSIONS_OFFSET = 32'd140;
  localparam logic [31:0] CHM_REG_TCP_MAXIMUM_RETRANSMISSIONS_RESET = 32'h00000005;

  // rw, 32 bits: No effect yet: stored (OC-21).
  localparam int unsigned CHM_REG_TCP_DOUBT_REACHABILITY_RETRANSMISSIONS_OFFSET = 32'd144;
  localparam logic [31:0] CHM_REG_TCP_DOUBT_REACHABILITY_RETRANSMISSIONS_RESET = 32'h00000003;

  // rw, 32 bits: Ticks a send may be held back for its size; 0 read as 200 ms (OC-16).
  localparam int unsigned CHM_REG_TCP_SWS_PREVENTION_TICKS_OFFSET = 32'd148;
  localparam logic [31:0] CHM_REG_TCP_SWS_PREVENTION_TICKS_RESET = 32'h000000c8;

  // rw, 32 bits: Duplicate ACKs that trigger fast retransmit.
  localparam int unsigned CHM_REG_TCP_DUPLICATE_ACK_THRESHOLD_OFFSET = 32'd152;
  localparam logic [31:0] CHM_REG_TCP_DUPLICATE_ACK_THRESHOLD_RESET = 32'h00000003;

  // rw, 32 bits: Ticks.
  localparam int unsigned CHM_REG_TCP_PUSH_TICKS_OFFSET = 32'd156;
  localparam logic [31:0] CHM_REG_TCP_PUSH_TICKS_RESET = 32'h000001f4;

  // rw, 32 bits: Ticks. No effect yet: stored until reachability exists.
  localparam int unsigned CHM_REG_NCE_STALE_TICKS_OFFSET = 32'd160;
  localparam logic [31:0] CHM_REG_NCE_STALE_TICKS_RESET = 32'h00007530;

  // rw, 32 bits: Least RTO (CHM-CC-001).
  localparam int unsigned CHM_REG_RTO_FLOOR_MS_OFFSET = 32'd164;
  localparam logic [31:0] CHM_REG_RTO_FLOOR_MS_RESET = 32'h0000012c;

  // rw, 32 bits: Largest RTO, after back-off too.
  localparam int unsigned CHM_REG_RTO_CAP_MS_OFFSET = 32'd168;
  localparam logic [31:0] CHM_REG_RTO_CAP_MS_RESET = 32'h0000ea60;

  // rw, 32 bits: Variants.
  localparam int unsigned CHM_REG_MODE_BITS_OFFSET = 32'd172;
  localparam logic [31:0] CHM_REG_MODE_BITS_RESET = 32'h00000000;
  localparam int unsigned CHM_REG_MODE_BITS_FLIGHT_SIZE_LSB = 32'd0;  // SsThresh on loss from FlightSize instead of min(CWnd, SndWnd) (OC-05).
  localparam int unsigned CHM_REG_MODE_BITS_FLIGHT_SIZE_WIDTH = 32'd1;
  localparam int unsigned CHM_REG_MODE_BITS_CLASSIC_NAGLE_LSB = 32'd1;  // Nagle holds a small segment while anything is outstanding, not only while a small one is (OC-17).
  localparam int unsigned CHM_REG_MODE_BITS_CLASSIC_NAGLE_WIDTH = 32'd1;

  // rw, 32 bits: Size of every indication buffer; at most IndicationBytesMax. 0 is stored as the reset value.
  localparam int unsigned CHM_REG_INDICATION_BYTES_OFFSET = 32'd176;
  localparam logic [31:0] CHM_REG_INDICATION_BYTES_RESET = 32'h00004000;

  // rw, 32 bits: A SendComplete is also due when this many bytes were acknowledged since the last one.
  localparam int unsigned CHM_REG_SEND_COMPLETE_BYTES_OFFSET = 32'd180;
  localparam logic [31:0] CHM_REG_SEND_COMPLETE_BYTES_RESET = 32'h00004000;

  // rw, 64 bits: Key of the look-up hash. Only while no connection is offloaded. 0: the hash is constant, every tuple in one bucket.
  localparam int unsigned CHM_REG_HASH_SEED_OFFSET = 32'd184;
  localparam logic [63:0] CHM_REG_HASH_SEED_RESET = 64'h9e3779b97f4a7c15;

  // rw, 64 bits: Host address of the command ring, 64-byte aligned: the low six bits are stored as 0.
  localparam int unsigned CHM_REG_COMMAND_BASE_OFFSET = 32'd256;
  localparam logic [63:0] CHM_REG_COMMAND_BASE_RESET = 64'h0000000000000000;

  // rw, 32 bits: log2 of its entries; written last, 0 disables it.
  localparam int unsigned CHM_REG_COMMAND_LOG2_OFFSET = 32'd264;
  localparam logic [31:0] CHM_REG_COMMAND_LOG2_RESET = 32'h00000000;

  // rw, 32 bits: Doorbell: entries below this index are written. An index that names more entries than the ring has is not followed.
  localparam int unsigned CHM_REG_COMMAND_PRODUCER_OFFSET = 32'd268;
  localparam logic [31:0] CHM_REG_COMMAND_PRODUCER_RESET = 32'h00000000;

  // ro, 32 bits: Entries below this index are read and may be reused.
  localparam int unsigned CHM_REG_COMMAND_CONSUMER_OFFSET = 32'd272;
  localparam logic [31:0] CHM_REG_COMMAND_CONSUMER_RESET = 32'h00000000;

  // rw, 64 bits: Host address of the event ring, 64-byte aligned: the low six bits are stored as 0.
  localparam int unsigned CHM_REG_EVENT_BASE_OFFSET = 32'd288;
  localparam logic [63:0] CHM_REG_EVENT_BASE_RESET = 64'h0000000000000000;

  // rw, 32 bits: log2 of its entries; written last, 0 disables it.
  localparam int unsigned CHM_REG_EVENT_LOG2_OFFSET = 32'd296;
  localparam logic [31:0] CHM_REG_EVENT_LOG2_RESET = 32'h00000000;

  // ro, 32 bits: Entries below this index are written.
  localparam int unsigned CHM_REG_EVENT_PRODUCER_OFFSET = 32'd300;
  localparam logic [31:0] CHM_REG_EVENT_PRODUCER_RESET = 32'h00000000;

  // rw, 32 bits: Doorbell: entries below this index are read and may be reused. An index beyond the producer is not followed.
  localparam int unsigned CHM_REG_EVENT_CONSUMER_OFFSET = 32'd304;
  localparam logic [31:0] CHM_REG_EVENT_CONSUMER_RESET = 32'h00000000;

  // rw, 64 bits: Host address of the answer ring, 64-byte aligned: the low six bits are stored as 0.
  localparam int unsigned CHM_REG_ANSWER_BASE_OFFSET = 32'd320;
  localparam logic [63:0] CHM_REG_ANSWER_BASE_RESET = 64'h0000000000000000;

  // rw, 32 bits: log2 of its entries; written last, 0 disables it.
  localparam int unsigned CHM_REG_ANSWER_LOG2_OFFSET = 32'd328;
  localparam logic [31:0] CHM_REG_ANSWER_LOG2_RESET = 32'h00000000;

  // rw, 32 bits: Doorbell: entries below this index are written. An index that names more entries than the ring has is not followed.
  localparam int unsigned CHM_REG_ANSWER_PRODUCER_OFFSET = 32'd332;
  localparam logic [31:0] CHM_REG_ANSWER_PRODUCER_RESET = 32'h00000000;

  // ro, 32 bits: Entries below this index are read and may be reused.
  localparam int unsigned CHM_REG_ANSWER_CONSUMER_OFFSET = 32'd336;
  localparam logic [31:0] CHM_REG_ANSWER_CONSUMER_RESET = 32'h00000000;

  // rw, 64 bits: Host address of the indication ring, 64-byte aligned: the low six bits are stored as 0.
  localparam int unsigned CHM_REG_INDICATION_BASE_OFFSET = 32'd352;
  localparam logic [63:0] CHM_REG_INDICATION_BASE_RESET = 64'h0000000000000000;

  // rw, 32 bits: log2 of its entries; written last, 0 disables it.
  localparam int unsigned CHM_REG_INDICATION_LOG2_OFFSET = 32'd360;
  localparam logic [31:0] CHM_REG_INDICATION_LOG2_RESET = 32'h00000000;

  // rw, 32 bits: Doorbell: entries below this index are written. An index that names more entries than the ring has is not followed.
  localparam int unsigned CHM_REG_INDICATION_PRODUCER_OFFSET = 32'd364;
  localparam logic [31:0] CHM_REG_INDICATION_PRODUCER_RESET = 32'h00000000;

  // ro, 32 bits: Entries below this index are read and may be reused.
  localparam int unsigned CHM_REG_INDICATION_CONSUMER_OFFSET = 32'd368;
  localparam logic [31:0] CHM_REG_INDICATION_CONSUMER_RESET = 32'h00000000;

  // rw, 64 bits: Host address of the raw receive ring, 64-byte aligned: the low six bits are stored as 0.
  localparam int unsigned CHM_REG_RAW_RECEIVE_BASE_OFFSET = 32'd384;
  localparam logic [63:0] CHM_REG_RAW_RECEIVE_BASE_RESET = 64'h0000000000000000;

  // rw, 32 bits: log2 of its entries; written last, 0 disables it.
  localparam int unsigned CHM_REG_RAW_RECEIVE_LOG2_OFFSET = 32'd392;
  localparam logic [31:0] CHM_REG_RAW_RECEIVE_LOG2_RESET = 32'h00000000;

  // ro, 32 bits: Entries below this index are written.
  localparam int unsigned CHM_REG_RAW_RECEIVE_PRODUCER_OFFSET = 32'd396;
  localparam logic [31:0] CHM_REG_RAW_RECEIVE_PRODUCER_RESET = 32'h00000000;

  // rw, 32 bits: Doorbell: entries below this index are read and may be reused. An index beyond the producer is not followed.
  localparam int unsigned CHM_REG_RAW_RECEIVE_CONSUMER_OFFSET = 32'd400;
  localparam logic [31:0] CHM_REG_RAW_RECEIVE_CONSUMER_RESET = 32'h00000000;

  // rw, 64 bits: Host address of the raw receive slots: RawSlotBytes for each entry of the ring.
  localparam int unsigned CHM_REG_RAW_RECEIVE_BUFFER_OFFSET = 32'd408;
  localparam logic [63:0] CHM_REG_RAW_RECEIVE_BUFFER_RESET = 64'h0000000000000000;

  // rw, 64 bits: Host address of the raw transmit ring, 64-byte aligned: the low six bits are stored as 0.
  localparam int unsigned CHM_REG_RAW_TRANSMIT_BASE_OFFSET = 32'd416;
  localparam logic [63:0] CHM_REG_RAW_TRANSMIT_BASE_RESET = 64'h0000000000000000;

  // rw, 32 bits: log2 of its entries; written last, 0 disables it.
  localparam int unsigned CHM_REG_RAW_TRANSMIT_LOG2_OFFSET = 32'd424;
  localparam logic [31:0] CHM_REG_RAW_TRANSMIT_LOG2_RESET = 32'h00000000;

  // rw, 32 bits: Doorbell: entries below this index are written. An index that names more entries than the ring has is not followed.
  localparam int unsigned CHM_REG_RAW_TRANSMIT_PRODUCER_OFFSET = 32'd428;
  localparam logic [31:0] CHM_REG_RAW_TRANSMIT_PRODUCER_RESET = 32'h00000000;

  // ro, 32 bits: Entries below this index are read and may be reused.
  localparam int unsigned CHM_REG_RAW_TRANSMIT_CONSUMER_OFFSET = 32'd432;
  localparam logic [31:0] CHM_REG_RAW_TRANSMIT_CONSUMER_RESET = 32'h00000000;

  // wo, 32 bits: Producer index of a ring of a connection, in one write.
  localparam int unsigned CHM_REG_CONNECTION_DOORBELL_OFFSET = 32'd448;
  localparam logic [31:0] CHM_REG_CONNECTION_DOORBELL_RESET = 32'h00000000;
  localparam int unsigned CHM_REG_CONNECTION_DOORBELL_PRODUCER_LSB = 32'd0;  // Entries below this index are written.
  localparam int unsigned CHM_REG_CONNECTION_DOORBELL_PRODUCER_WIDTH = 32'd16;
  localparam int unsigned CHM_REG_CONNECTION_DOORBELL_CONNECTION_LSB = 32'd16;  // Row of the connection table.
  localparam int unsigned CHM_REG_CONNECTION_DOORBELL_CONNECTION_WIDTH = 32'd14;
  localparam int unsigned CHM_REG_CONNECTION_DOORBELL_RECEIVE_LSB = 32'd30;  // 0: send ring; 1: receive ring.
  localparam int unsigned CHM_REG_CONNECTION_DOORBELL_RECEIVE_WIDTH = 32'd1;

  // rw, 32 bits: Retire port.
  localparam int unsigned CHM_REG_RETIRE_CONTROL_OFFSET = 32'd512;
  localparam logic [31:0] CHM_REG_RETIRE_CONTROL_RESET = 32'h00000000;
  localparam int unsigned CHM_REG_RETIRE_CONTROL_MODE_LSB = 32'd0;  // A RetireMode.
  localparam int unsigned CHM_REG_RETIRE_CONTROL_MODE_WIDTH = 32'd2;

  // ro, 64 bits: Records lost in lossy mode.
  localparam int unsigned CHM_REG_RETIRE_LOST_OFFSET = 32'd520;
  localparam logic [63:0] CHM_REG_RETIRE_LOST_RESET = 64'h0000000000000000;

  // rw, 32 bits: No effect yet: stored. Reserved for a forced event order at replay; tied off on boards.
  localparam int unsigned CHM_REG_FORCED_ORDER_OFFSET = 32'd528;
  localparam logic [31:0] CHM_REG_FORCED_ORDER_RESET = 32'h00000000;

  // ro, 32 bits: Connection rows not in use.
  localparam int unsigned CHM_REG_FREE_CONNECTIONS_OFFSET = 32'd544;
  localparam logic [31:0] CHM_REG_FREE_CONNECTIONS_RESET = 32'h00000000;

  // ro, 32 bits: Path rows not in use.
  localparam int unsigned CHM_REG_FREE_PATHS_OFFSET = 32'd548;
  localparam logic [31:0] CHM_REG_FREE_PATHS_RESET = 32'h00000000;

  // ro, 32 bits: Neighbor rows not in use.
  localparam int unsigned CHM_REG_FREE_NEIGHBORS_OFFSET = 32'd552;
  localparam logic [31:0] CHM_REG_FREE_NEIGHBORS_RESET = 32'h00000000;

  // ro, 64 bits: Frames that ended on the wire towards the device; FramesIn = SegmentsIn + RawFrames + sum of drops.
  localparam int unsigned CHM_REG_FRAMES_IN_OFFSET = 32'd1024;
  localparam logic [63:0] CHM_REG_FRAMES_IN_RESET = 64'h0000000000000000;

  // ro, 64 bits: Frames sent, raw and engine.
  localparam int unsigned CHM_REG_FRAMES_OUT_OFFSET = 32'd1032;
  localparam logic [63:0] CHM_REG_FRAMES_OUT_RESET = 64'h0000000000000000;

  // ro, 64 bits: Frames that became Segment events.
  localparam int unsigned CHM_REG_SEGMENTS_IN_OFFSET = 32'd1040;
  localparam logic [63:0] CHM_REG_SEGMENTS_IN_RESET = 64'h0000000000000000;

  // ro, 64 bits: Segments sent by the engine.
  localparam int unsigned CHM_REG_SEGMENTS_OUT_OFFSET = 32'd1048;
  localparam logic [63:0] CHM_REG_SEGMENTS_OUT_RESET = 64'h0000000000000000;

  // ro, 64 bits: Frames written to the raw receive ring.
  localparam int unsigned CHM_REG_RAW_FRAMES_OFFSET = 32'd1056;
  localparam logic [63:0] CHM_REG_RAW_FRAMES_RESET = 64'h0000000000000000;

  // ro, 64 bits: Frames sent from the raw transmit ring.
  localparam int unsigned CHM_REG_RAW_TRANSMIT_FRAMES_OFFSET = 32'd1064;
  localparam logic [63:0] CHM_REG_RAW_TRANSMIT_FRAMES_RESET = 64'h0000000000000000;

  // ro, 64 bits: Raw transmit entries with an illegal length.
  localparam int unsigned CHM_REG_RAW_TRANSMIT_SKIPPED_OFFSET = 32'd1072;
  localparam logic [63:0] CHM_REG_RAW_TRANSMIT_SKIPPED_RESET = 64'h0000000000000000;

  // ro, 64 bits: DropReason Runt.
  localparam int unsigned CHM_REG_DROP_RUNT_OFFSET = 32'd1080;
  localparam logic [63:0] CHM_REG_DROP_RUNT_RESET = 64'h0000000000000000;

  // ro, 64 bits: DropReason Oversize.
  localparam int unsigned CHM_REG_DROP_OVERSIZE_OFFSET = 32'd1088;
  localparam logic [63:0] CHM_REG_DROP_OVERSIZE_RESET = 64'h0000000000000000;

  // ro, 64 bits: DropReason IngressFull.
  localparam int unsigned CHM_REG_DROP_INGRESS_FULL_OFFSET = 32'd1096;
  localparam logic [63:0] CHM_REG_DROP_INGRESS_FULL_RESET = 64'h0000000000000000;

  // ro, 64 bits: DropReason RawRingFull.
  localparam int unsigned CHM_REG_DROP_RAW_RING_FULL_OFFSET = 32'd1104;
  localparam logic [63:0] CHM_REG_DROP_RAW_RING_FULL_RESET = 64'h0000000000000000;

  // ro, 64 bits: DropReason Errored.
  localparam int unsigned CHM_REG_DROP_ERRORED_OFFSET = 32'd1112;
  localparam logic [63:0] CHM_REG_DROP_ERRORED_RESET = 64'h0000000000000000;

  // ro, 64 bits: DropReason Disabled.
  localparam int unsigned CHM_REG_DROP_DISABLED_OFFSET = 32'd1120;
  localparam logic [63:0] CHM_REG_DROP_DISABLED_RESET = 64'h0000000000000000;

  // ro, 64 bits: Retire records of engine events (Raw and Drop not counted).
  localparam int unsigned CHM_REG_RETIRED_OFFSET = 32'd1128;
  localparam logic [63:0] CHM_REG_RETIRED_RESET = 64'h0000000000000000;

  // ro, 64 bits: Entries written to the event ring.
  localparam int unsigned CHM_REG_EVENTS_WRITTEN_OFFSET = 32'd1136;
  localparam logic [63:0] CHM_REG_EVENTS_WRITTEN_RESET = 64'h0000000000000000;

  // ro, 64 bits: Entries read from the command ring.
  localparam int unsigned CHM_REG_COMMANDS_TAKEN_OFFSET = 32'd1144;
  localparam logic [63:0] CHM_REG_COMMANDS_TAKEN_RESET = 64'h0000000000000000;

  // ro, 64 bits: Entries read from the answer ring.
  localparam int unsigned CHM_REG_ANSWERS_TAKEN_OFFSET = 32'd1152;
  localparam logic [63:0] CHM_REG_ANSWERS_TAKEN_RESET = 64'h0000000000000000;

  // ro, 64 bits: Commands, answers and doorbells that named an object that is gone, or an answer nobody waits for.
  localparam int unsigned CHM_REG_STALE_REFERENCES_OFFSET = 32'd1160;
  localparam logic [63:0] CHM_REG_STALE_REFERENCES_RESET = 64'h0000000000000000;

  // ro, 64 bits: Commands refused because the order was illegal (O-35), and receive entries that claim to hold more than they have room for.
  localparam int unsigned CHM_REG_ILLEGAL_ORDERS_OFFSET = 32'd1168;
  localparam logic [63:0] CHM_REG_ILLEGAL_ORDERS_RESET = 64'h0000000000000000;

  // ro, 64 bits: Segments sent with at least one byte sent before.
  localparam int unsigned CHM_REG_RETRANSMITTED_SEGMENTS_OFFSET = 32'd1176;
  localparam logic [63:0] CHM_REG_RETRANSMITTED_SEGMENTS_RESET = 64'h0000000000000000;

  // ro, 64 bits: Buffered bytes handed up by terminate.
  localparam int unsigned CHM_REG_BUFFERED_BYTES_OFFSET = 32'd1184;
  localparam logic [63:0] CHM_REG_BUFFERED_BYTES_RESET = 64'h0000000000000000;

  // ro, 64 bits: Bytes copied into requests and indication buffers.
  localparam int unsigned CHM_REG_DELIVERED_BYTES_OFFSET = 32'd1192;
  localparam logic [63:0] CHM_REG_DELIVERED_BYTES_RESET = 64'h0000000000000000;

  // ro, 64 bits: Single-bit errors corrected in tables.
  localparam int unsigned CHM_REG_CORRECTED_ERRORS_OFFSET = 32'd1200;
  localparam logic [63:0] CHM_REG_CORRECTED_ERRORS_RESET = 64'h0000000000000000;

  // ro, 64 bits: Double-bit errors found in tables.
  localparam int unsigned CHM_REG_UNCORRECTABLE_ERRORS_OFFSET = 32'd1208;
  localparam logic [63:0] CHM_REG_UNCORRECTABLE_ERRORS_RESET = 64'h0000000000000000;

  // ro, 64 bits: Segments of the engine that did not leave: their payload was not found, or a row they need is damaged. Each fails its connection.
  localparam int unsigned CHM_REG_TRANSMIT_DROPPED_OFFSET = 32'd1216;
  localparam logic [63:0] CHM_REG_TRANSMIT_DROPPED_RESET = 64'h0000000000000000;

  // ro, 64 bits: Of these, segments whose payload the send ring does not hold, or scatters over too many entries.
  localparam int unsigned CHM_REG_TRANSMIT_LOST_OFFSET = 32'd1224;
  localparam logic [63:0] CHM_REG_TRANSMIT_LOST_RESET = 64'h0000000000000000;

endpackage
// verilator lint_on UNUSEDPARAM
