// Printed from firmware-api/layout by `make gen`. Never edit this file: edit the layout and run `make gen`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace smokestack::layout {

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "records are read in place: the host must be little-endian");

// A number whose bytes stand in network order in memory; reads and writes as a plain number.
template <typename Value, std::size_t Bytes = sizeof(Value)>
class NetworkOrder {
 public:
  constexpr operator Value() const {
    Value value = 0;
    for (std::size_t i = 0; i < Bytes; ++i) value = static_cast<Value>((value << (Bytes > 1 ? 8 : 0)) | bytes_[i]);
    return value;
  }
  constexpr NetworkOrder& operator=(Value value) {
    for (std::size_t i = 0; i < Bytes; ++i) bytes_[i] = static_cast<std::uint8_t>(value >> (8 * (Bytes - 1 - i)));
    return *this;
  }

 private:
  std::uint8_t bytes_[Bytes];
};

// SHA-256 of the layout without its sentences, and its low 64 bits as two registers hold them.
inline constexpr char kLayoutHash[] = "62a84b8e4442984dda14d5b3040032d7a2e233f03e460120e35a174dda4b991c";
inline constexpr std::uint32_t kLayoutHashLo = 0xda4b991cu;
inline constexpr std::uint32_t kLayoutHashHi = 0xe35a174du;

// ---- Limits
inline constexpr std::uint32_t kLayoutVersion = 1u;  // Version of this layout; a change of meaning raises it.
inline constexpr std::uint32_t kMagic = 1296782147u;  // Identity register: 'CSKM' in memory order.
inline constexpr std::uint32_t kEntryBytes = 64u;  // byte: Size of every ring entry.
inline constexpr std::uint32_t kRingLog2Max = 15u;  // log2 entries: Largest ring; indices run freely modulo 2^16.
inline constexpr std::uint32_t kMaxConnections = 16384u;  // connection: Largest value of the Connections parameter.
inline constexpr std::uint32_t kReassemblyRanges = 4u;  // range: Out-of-order ranges held for a connection (OC-26).
inline constexpr std::uint32_t kRequestQueueDepth = 8u;  // request: Posted requests a connection holds on chip; further ones wait in its receive ring.
inline constexpr std::uint32_t kSendGatherMax = 8u;  // entry: Send-ring entries one segment may gather from; the miniport copies what needs more.
inline constexpr std::uint32_t kCopyMaxBytes = 16384u;  // byte: Most bytes one delivery copy moves.
inline constexpr std::uint32_t kIndicationBytesMax = 65536u;  // byte: Largest indication buffer.
inline constexpr std::uint32_t kMaxFrameBytes = 1536u;  // byte: Longest frame without FCS that the device takes or sends.
inline constexpr std::uint32_t kPathMtuMax = 1500u;  // byte: Largest PathMtu of an offloaded path.
inline constexpr std::uint32_t kFaultBitsConnection = 2318u;  // bit: Bits of a stored TcpRow, check bits included: InjectFault flips one below.
inline constexpr std::uint32_t kFaultBitsResource = 311u;  // bit: Bits of a stored ConnectionResource, check bits included.
inline constexpr std::uint32_t kFaultBitsPath = 395u;  // bit: Bits of a stored PathRow, check bits included.
inline constexpr std::uint32_t kFaultBitsNeighbor = 282u;  // bit: Bits of a stored NeighborRow, check bits included.
inline constexpr std::uint32_t kFaultBitsLookUp = 299u;  // bit: Bits of a stored look-up key, check bits included.
inline constexpr std::uint32_t kRawSlotBytes = 2048u;  // byte: Distance of two frames in the raw receive buffer.
inline constexpr std::uint32_t kRegionLog2Min = 12u;  // log2 byte: Smallest receive region of a connection.
inline constexpr std::uint32_t kRegionLog2Max = 20u;  // log2 byte: Largest receive region of a connection.
inline constexpr std::uint32_t kTcpRowWords = 36u;  // 64-bit word: Words of a TcpRow.
inline constexpr std::uint32_t kSrttFloorMs = 300u;  // ms: Reset value of the RTO floor (CHM-CC-001).
inline constexpr std::uint32_t kRtoCapMs = 60000u;  // ms: Reset value of the RTO cap (CHM-CC-001).
inline constexpr std::uint32_t kRtoInitialMs = 1000u;  // ms: RTO without a sample (OC-02).
inline constexpr std::uint32_t kRttSampleCapMs = 30000u;  // ms: RTT samples are capped here (CHM-CC-001).
inline constexpr std::uint32_t kCongestionByteLimit = 4u;  // MSS: L of appropriate byte counting (CHM-CC-009).
inline constexpr std::uint32_t kTsRecentMaxAgeMs = 2073600000u;  // ms: TsRecent is invalid after 24 days (OC-27).

// ---- Enumerations
// What a reference names. 4 bits.
enum class ObjectKind : std::uint8_t {
  kNone = 0u,  // No object.
  kNeighbor = 1u,  // A row of the neighbor table.
  kPath = 2u,  // A row of the path table.
  kTcp = 3u,  // A row of the connection table.
};
constexpr const char* NameOf(ObjectKind value) {
  switch (value) {
    case ObjectKind::kNone: return "None";
    case ObjectKind::kNeighbor: return "Neighbor";
    case ObjectKind::kPath: return "Path";
    case ObjectKind::kTcp: return "Tcp";
  }
  return "unknown";
}

// What a command asks for. 8 bits.
enum class Opcode : std::uint8_t {
  kNop = 0u,  // Completes at once with SUCCESS; measures the command path.
  kInitiateNeighbor = 1u,  // Takes a neighbor down from a NeighborImage.
  kInitiatePath = 2u,  // Takes a path down from a PathImage; its neighbor must be offloaded.
  kInitiateTcp = 3u,  // Takes a connection down from a TcpImage, with its buffered receive data; its path must be offloaded.
  kQuery = 4u,  // Writes the image of the referenced object to host memory; the object goes on undisturbed.
  kTerminate = 5u,  // Hands the referenced object back: image, buffered data, completion, and frees it.
  kAbort = 6u,  // Abortive disconnect: RST, every outstanding request ABORTED, context kept (CHM-DIS-013 to 020).
  kUpdate = 7u,  // Reserved for a later update of CACHED variables; completes with NOT_SUPPORTED until then.
  kInvalidate = 8u,  // Reserved for a later invalidate; completes with NOT_SUPPORTED until then.
  kForward = 9u,  // Reserved for a later forward of a segment; completes with NOT_SUPPORTED until then.
  kInjectFault = 10u,  // Flips bits of a stored row, so that the check bits of the table find them.
};
constexpr const char* NameOf(Opcode value) {
  switch (value) {
    case Opcode::kNop: return "Nop";
    case Opcode::kInitiateNeighbor: return "InitiateNeighbor";
    case Opcode::kInitiatePath: return "InitiatePath";
    case Opcode::kInitiateTcp: return "InitiateTcp";
    case Opcode::kQuery: return "Query";
    case Opcode::kTerminate: return "Terminate";
    case Opcode::kAbort: return "Abort";
    case Opcode::kUpdate: return "Update";
    case Opcode::kInvalidate: return "Invalidate";
    case Opcode::kForward: return "Forward";
    case Opcode::kInjectFault: return "InjectFault";
  }
  return "unknown";
}

// What an event entry tells. 8 bits.
enum class EventKind : std::uint8_t {
  kNone = 0u,  // Never written.
  kCompletion = 1u,  // A command has ended. A successful terminate completion is the last entry of its connection.
  kSendComplete = 2u,  // Send data before `una` ended with `status`; with a failure status everything from `una` on did too.
  kReceiveComplete = 3u,  // Posted requests [first, first+count) ended; the host answers every one with CompletionReturned, whatever its status.
  kIndicate = 4u,  // Received bytes lie in an indication buffer; the host answers with IndicationAnswer.
  kTcpEvent = 5u,  // NdisTcpOffloadEventHandler: type in `tcpEvent`, information in `info`.
  kDisconnectComplete = 6u,  // The graceful disconnect of the connection ended with `status`.
};
constexpr const char* NameOf(EventKind value) {
  switch (value) {
    case EventKind::kNone: return "None";
    case EventKind::kCompletion: return "Completion";
    case EventKind::kSendComplete: return "SendComplete";
    case EventKind::kReceiveComplete: return "ReceiveComplete";
    case EventKind::kIndicate: return "Indicate";
    case EventKind::kTcpEvent: return "TcpEvent";
    case EventKind::kDisconnectComplete: return "DisconnectComplete";
  }
  return "unknown";
}

// TCP_OFFLOAD_EVENT_TYPE (chimney-state.md section 13). 8 bits.
enum class TcpEvent : std::uint8_t {
  kNone = 0u,  // Not a TCP event.
  kSendBacklogChange = 1u,  // TcpIndicateSendBacklogChange.
  kDisconnect = 2u,  // TcpIndicateDisconnect.
  kRetrieve = 3u,  // TcpIndicateRetrieve; `info` holds the UploadReason.
  kAbort = 4u,  // TcpIndicateAbort.
};
constexpr const char* NameOf(TcpEvent value) {
  switch (value) {
    case TcpEvent::kNone: return "None";
    case TcpEvent::kSendBacklogChange: return "SendBacklogChange";
    case TcpEvent::kDisconnect: return "Disconnect";
    case TcpEvent::kRetrieve: return "Retrieve";
    case TcpEvent::kAbort: return "Abort";
  }
  return "unknown";
}

// TCP_UPLOAD_REASON (chimney-state.md section 10). 8 bits.
enum class UploadReason : std::uint8_t {
  kNone = 0u,  // No upload was asked for.
  kLowActivity = 1u,  // Optional: too little traffic.
  kHighDropRate = 2u,  // Optional: too many sent segments lost.
  kSmallIo = 3u,  // Optional: posted receives too small.
  kNoBufferPreposting = 4u,  // Optional: no preposted receives.
  kReceivedUrgentData = 5u,  // Mandatory: URG segment.
  kHighFragmentation = 6u,  // Optional: too many fragments.
  kHighOutOfOrderPackets = 7u,  // Optional: too much reordering.
  kTimeoutExpiration = 8u,  // Mandatory: a timer limit was reached.
  kInvalidState = 9u,  // Mandatory: depends on invalidated state.
  kUploadRequested = 10u,  // Mandatory: any other cause.
  kHardwareFailure = 11u,  // Mandatory: state corrupt.
};
constexpr const char* NameOf(UploadReason value) {
  switch (value) {
    case UploadReason::kNone: return "None";
    case UploadReason::kLowActivity: return "LowActivity";
    case UploadReason::kHighDropRate: return "HighDropRate";
    case UploadReason::kSmallIo: return "SmallIo";
    case UploadReason::kNoBufferPreposting: return "NoBufferPreposting";
    case UploadReason::kReceivedUrgentData: return "ReceivedUrgentData";
    case UploadReason::kHighFragmentation: return "HighFragmentation";
    case UploadReason::kHighOutOfOrderPackets: return "HighOutOfOrderPackets";
    case UploadReason::kTimeoutExpiration: return "TimeoutExpiration";
    case UploadReason::kInvalidState: return "InvalidState";
    case UploadReason::kUploadRequested: return "UploadRequested";
    case UploadReason::kHardwareFailure: return "HardwareFailure";
  }
  return "unknown";
}

// Completion status; values of the public headers (chimney-state.md sections 6.3, 11.10). 32 bits.
enum class Status : std::uint32_t {
  kSuccess = 0u,  // NDIS_STATUS_SUCCESS.
  kFailure = 3221225473u,  // NDIS_STATUS_FAILURE: state lost, or the order was illegal (O-35).
  kResources = 3221225626u,  // NDIS_STATUS_RESOURCES.
  kNotSupported = 3221225659u,  // NDIS_STATUS_NOT_SUPPORTED: an opcode of a later version.
  kInvalidState = 3221225860u,  // NDIS_STATUS_INVALID_STATE.
  kRequestAborted = 3221291020u,  // NDIS_STATUS_REQUEST_ABORTED.
  kUploadInProgress = 3223523329u,  // NDIS_STATUS_UPLOAD_IN_PROGRESS.
  kRequestUpload = 3223523330u,  // NDIS_STATUS_REQUEST_UPLOAD (intermediate drivers only).
  kUploadRequested = 3223523331u,  // NDIS_STATUS_UPLOAD_REQUESTED (intermediate drivers only).
  kOffloadTcpEntries = 3223523332u,  // No connection context left.
  kOffloadPathEntries = 3223523333u,  // No path context left.
  kOffloadNeighborEntries = 3223523334u,  // No neighbor context left.
  kOffloadIpAddressEntries = 3223523335u,  // No room for another source address.
  kOffloadHwAddressEntries = 3223523336u,  // DlSourceAddress given but not supported, or table full.
  kOffloadVlanEntries = 3223523337u,  // No room for another VLAN.
  kOffloadTcpXmitBuffer = 3223523338u,  // Transmit buffers exhausted.
  kOffloadTcpRcvBuffer = 3223523339u,  // Receive buffers exhausted.
  kOffloadTcpRcvWindow = 3223523340u,  // InitialRcvWnd above region - 2^RcvWindScale.
  kOffloadVlanMismatch = 3223523341u,  // VlanId is none of the interface.
  kOffloadDataNotAccepted = 3223523342u,  // NDIS_STATUS_OFFLOAD_DATA_NOT_ACCEPTED: the host took nothing of an indication.
  kOffloadDataPartiallyAccepted = 3223523344u,  // NDIS_STATUS_OFFLOAD_DATA_PARTIALLY_ACCEPTED.
  kOffloadConnectionRejected = 3223523346u,  // A poor candidate.
  kOffloadPathMtu = 3223523568u,  // PathMtu above what the device supports (private code, O-17).
  kOffloadPartialSuccess = 1073872900u,  // Own state offloaded, not every dependent (miniport only).
};
constexpr const char* NameOf(Status value) {
  switch (value) {
    case Status::kSuccess: return "Success";
    case Status::kFailure: return "Failure";
    case Status::kResources: return "Resources";
    case Status::kNotSupported: return "NotSupported";
    case Status::kInvalidState: return "InvalidState";
    case Status::kRequestAborted: return "RequestAborted";
    case Status::kUploadInProgress: return "UploadInProgress";
    case Status::kRequestUpload: return "RequestUpload";
    case Status::kUploadRequested: return "UploadRequested";
    case Status::kOffloadTcpEntries: return "OffloadTcpEntries";
    case Status::kOffloadPathEntries: return "OffloadPathEntries";
    case Status::kOffloadNeighborEntries: return "OffloadNeighborEntries";
    case Status::kOffloadIpAddressEntries: return "OffloadIpAddressEntries";
    case Status::kOffloadHwAddressEntries: return "OffloadHwAddressEntries";
    case Status::kOffloadVlanEntries: return "OffloadVlanEntries";
    case Status::kOffloadTcpXmitBuffer: return "OffloadTcpXmitBuffer";
    case Status::kOffloadTcpRcvBuffer: return "OffloadTcpRcvBuffer";
    case Status::kOffloadTcpRcvWindow: return "OffloadTcpRcvWindow";
    case Status::kOffloadVlanMismatch: return "OffloadVlanMismatch";
    case Status::kOffloadDataNotAccepted: return "OffloadDataNotAccepted";
    case Status::kOffloadDataPartiallyAccepted: return "OffloadDataPartiallyAccepted";
    case Status::kOffloadConnectionRejected: return "OffloadConnectionRejected";
    case Status::kOffloadPathMtu: return "OffloadPathMtu";
    case Status::kOffloadPartialSuccess: return "OffloadPartialSuccess";
  }
  return "unknown";
}

// TCP_OFFLOAD_CONNECTION_STATE (chimney-state.md section 1.8). 8 bits.
enum class TcpState : std::uint8_t {
  kClosed = 0u,  // No connection.
  kListen = 1u,  // Host only.
  kSynSent = 2u,  // Host only.
  kSynRcvd = 3u,  // Host only.
  kEstablished = 4u,  // Offloadable.
  kFinWait1 = 5u,  // Offloadable.
  kFinWait2 = 6u,  // Offloadable.
  kCloseWait = 7u,  // Offloadable.
  kClosing = 8u,  // Offloadable.
  kLastAck = 9u,  // Offloadable.
  kTimeWait = 10u,  // Reached while offloaded; upload is asked for.
};
constexpr const char* NameOf(TcpState value) {
  switch (value) {
    case TcpState::kClosed: return "Closed";
    case TcpState::kListen: return "Listen";
    case TcpState::kSynSent: return "SynSent";
    case TcpState::kSynRcvd: return "SynRcvd";
    case TcpState::kEstablished: return "Established";
    case TcpState::kFinWait1: return "FinWait1";
    case TcpState::kFinWait2: return "FinWait2";
    case TcpState::kCloseWait: return "CloseWait";
    case TcpState::kClosing: return "Closing";
    case TcpState::kLastAck: return "LastAck";
    case TcpState::kTimeWait: return "TimeWait";
  }
  return "unknown";
}

// What the host answers. 8 bits.
enum class AnswerKind : std::uint8_t {
  kNone = 0u,  // Ignored and counted.
  kIndicationAnswer = 1u,  // Return value of a receive indication: status and bytes consumed.
  kCompletionReturned = 2u,  // A ReceiveComplete call has returned.
};
constexpr const char* NameOf(AnswerKind value) {
  switch (value) {
    case AnswerKind::kNone: return "None";
    case AnswerKind::kIndicationAnswer: return "IndicationAnswer";
    case AnswerKind::kCompletionReturned: return "CompletionReturned";
  }
  return "unknown";
}

// The event that a retire record tells of (docs/contract/engine.md). 8 bits.
enum class RetireKind : std::uint8_t {
  kNone = 0u,  // Never written.
  kSegment = 1u,  // A segment of the connection; reference: ingress frame number.
  kGrant = 2u,  // The transmit scheduler let one segment go; reference: payload bytes.
  kTimer = 3u,  // A deadline was reached; reference: TimerKind.
  kSendPost = 4u,  // Send-ring entries were taken in; reference: range.
  kReceivePost = 5u,  // Receive-ring entries entered the request queue; reference: range.
  kAnswer = 6u,  // An answer-ring entry was taken; reference: its index.
  kCopied = 7u,  // A copy from NIC memory to host memory has ended; reference: bytes.
  kStep = 8u,  // One step of delivery, notification or terminate.
  kDivided = 9u,  // The congestion-window division came back.
  kInitiate = 10u,  // A connection, path or neighbor became live; reference: command id.
  kQuery = 11u,  // A snapshot was taken; reference: command id.
  kTerminate = 12u,  // A terminate or neighbor/path removal was taken; reference: command id.
  kCapture = 13u,  // The final state of a terminating connection was captured; reference: command id.
  kAbort = 14u,  // An abortive disconnect was taken; reference: command id.
  kInject = 15u,  // A fault was injected; reference: command id.
  kStale = 16u,  // A command, answer or doorbell named an object that is gone; ignored; reference: command id or ring index.
  kComplete = 17u,  // A completion entry was written; a terminate frees its row here; reference: command id.
  kFail = 18u,  // The connection is lost: a row or a ring that it needs cannot be used; reference: 0.
  kRaw = 32u,  // A frame went up the raw ring; reference: frame number; reason in `detail`. Not counted as retired.
  kDrop = 33u,  // A frame was dropped; reference: frame number; reason in `detail`. Not counted as retired.
};
constexpr const char* NameOf(RetireKind value) {
  switch (value) {
    case RetireKind::kNone: return "None";
    case RetireKind::kSegment: return "Segment";
    case RetireKind::kGrant: return "Grant";
    case RetireKind::kTimer: return "Timer";
    case RetireKind::kSendPost: return "SendPost";
    case RetireKind::kReceivePost: return "ReceivePost";
    case RetireKind::kAnswer: return "Answer";
    case RetireKind::kCopied: return "Copied";
    case RetireKind::kStep: return "Step";
    case RetireKind::kDivided: return "Divided";
    case RetireKind::kInitiate: return "Initiate";
    case RetireKind::kQuery: return "Query";
    case RetireKind::kTerminate: return "Terminate";
    case RetireKind::kCapture: return "Capture";
    case RetireKind::kAbort: return "Abort";
    case RetireKind::kInject: return "Inject";
    case RetireKind::kStale: return "Stale";
    case RetireKind::kComplete: return "Complete";
    case RetireKind::kFail: return "Fail";
    case RetireKind::kRaw: return "Raw";
    case RetireKind::kDrop: return "Drop";
  }
  return "unknown";
}

// Which deadline fired; several due at once fire lowest first, one event each. 8 bits.
enum class TimerKind : std::uint8_t {
  kRetransmit = 0u,  // Retransmit, persist or window-probe, by State, SndWnd and counts (CHM-TIM-003).
  kDelayedAck = 1u,  // An owed acknowledgement.
  kPush = 2u,  // Push timer of the partly filled request.
  kKeepAlive = 3u,  // Reserved for keepalive.
  kSws = 4u,  // Silly-window override of a send held back (CHM-TIM-063).
};
constexpr const char* NameOf(TimerKind value) {
  switch (value) {
    case TimerKind::kRetransmit: return "Retransmit";
    case TimerKind::kDelayedAck: return "DelayedAck";
    case TimerKind::kPush: return "Push";
    case TimerKind::kKeepAlive: return "KeepAlive";
    case TimerKind::kSws: return "Sws";
  }
  return "unknown";
}

// Why a frame went up the raw ring. 8 bits.
enum class RawReason : std::uint8_t {
  kNone = 0u,  // It did not.
  kNotIpv4 = 1u,  // ARP, IPv6, VLAN-tagged or any other type.
  kNotTcp = 2u,  // UDP, ICMP, any other protocol.
  kFragment = 3u,  // IPv4 fragment (CHM-NSP-001).
  kIpOptions = 4u,  // IPv4 options (CHM-NSP-002).
  kBadIpHeader = 5u,  // Version, header length, total length or header checksum wrong (OC-38).
  kBadTcpHeader = 6u,  // Data offset outside the segment, or options that overrun (OC-38).
  kBadTcpChecksum = 7u,  // TCP checksum wrong (OC-38).
  kNoConnection = 8u,  // No offloaded connection has this tuple (CHM-NSP-010).
  kNotForUs = 9u,  // Destination MAC is neither ours nor multicast.
  kTerminating = 10u,  // The connection is draining (CHM-TERM-032).
  kClosed = 11u,  // The connection is CLOSED, aborted or failed (CHM-CLS-010).
  kUrgent = 12u,  // URG segment; not acknowledged.
  kUploadRequested = 13u,  // A mandatory upload was asked for (OC-35).
  kSynTimeWait = 14u,  // SYN in TIME_WAIT (CHM-EVT-015).
  kTooShort = 15u,  // Shorter than its headers say.
};
constexpr const char* NameOf(RawReason value) {
  switch (value) {
    case RawReason::kNone: return "None";
    case RawReason::kNotIpv4: return "NotIpv4";
    case RawReason::kNotTcp: return "NotTcp";
    case RawReason::kFragment: return "Fragment";
    case RawReason::kIpOptions: return "IpOptions";
    case RawReason::kBadIpHeader: return "BadIpHeader";
    case RawReason::kBadTcpHeader: return "BadTcpHeader";
    case RawReason::kBadTcpChecksum: return "BadTcpChecksum";
    case RawReason::kNoConnection: return "NoConnection";
    case RawReason::kNotForUs: return "NotForUs";
    case RawReason::kTerminating: return "Terminating";
    case RawReason::kClosed: return "Closed";
    case RawReason::kUrgent: return "Urgent";
    case RawReason::kUploadRequested: return "UploadRequested";
    case RawReason::kSynTimeWait: return "SynTimeWait";
    case RawReason::kTooShort: return "TooShort";
  }
  return "unknown";
}

// Why a frame was dropped. 8 bits.
enum class DropReason : std::uint8_t {
  kNone = 0u,  // It was not.
  kRunt = 1u,  // Shorter than an Ethernet header.
  kOversize = 2u,  // Longer than MaxFrameBytes.
  kIngressFull = 3u,  // The ingress buffer had no room for the whole frame.
  kRawRingFull = 4u,  // The raw receive ring had no free entry.
  kErrored = 5u,  // The link marked the frame as bad.
  kDisabled = 6u,  // Reception is off (control register).
};
constexpr const char* NameOf(DropReason value) {
  switch (value) {
    case DropReason::kNone: return "None";
    case DropReason::kRunt: return "Runt";
    case DropReason::kOversize: return "Oversize";
    case DropReason::kIngressFull: return "IngressFull";
    case DropReason::kRawRingFull: return "RawRingFull";
    case DropReason::kErrored: return "Errored";
    case DropReason::kDisabled: return "Disabled";
  }
  return "unknown";
}

// Which stored row InjectFault flips. 8 bits.
enum class FaultTable : std::uint8_t {
  kConnection = 0u,  // TcpRow.
  kResource = 1u,  // ConnectionResource.
  kPath = 2u,  // PathRow.
  kNeighbor = 3u,  // NeighborRow.
  kLookUp = 4u,  // A look-up key.
};
constexpr const char* NameOf(FaultTable value) {
  switch (value) {
    case FaultTable::kConnection: return "Connection";
    case FaultTable::kResource: return "Resource";
    case FaultTable::kPath: return "Path";
    case FaultTable::kNeighbor: return "Neighbor";
    case FaultTable::kLookUp: return "LookUp";
  }
  return "unknown";
}

// What the retire port does when its ring is full. 2 bits.
enum class RetireMode : std::uint8_t {
  kOff = 0u,  // No records.
  kLossless = 1u,  // The arbiter takes no new event until there is room.
  kLossy = 2u,  // Records are lost and counted; the run cannot pass.
};
constexpr const char* NameOf(RetireMode value) {
  switch (value) {
    case RetireMode::kOff: return "Off";
    case RetireMode::kLossless: return "Lossless";
    case RetireMode::kLossy: return "Lossy";
  }
  return "unknown";
}

// Where the delivery sequencer of a connection stands (docs/contract/engine.md section 8). 3 bits.
enum class DeliveryPhase : std::uint8_t {
  kIdle = 0u,  // No execution of the charts is running.
  kPlace = 1u,  // Between two placements of connector A.
  kCopyRequest = 2u,  // A copy into a posted request is in flight.
  kCopyIndicate = 3u,  // A copy into an indication buffer is in flight.
  kWaitAnswer = 4u,  // A receive indication is with the host.
  kWaitReturn = 5u,  // A receive completion is with the host.
};
constexpr const char* NameOf(DeliveryPhase value) {
  switch (value) {
    case DeliveryPhase::kIdle: return "Idle";
    case DeliveryPhase::kPlace: return "Place";
    case DeliveryPhase::kCopyRequest: return "CopyRequest";
    case DeliveryPhase::kCopyIndicate: return "CopyIndicate";
    case DeliveryPhase::kWaitAnswer: return "WaitAnswer";
    case DeliveryPhase::kWaitReturn: return "WaitReturn";
  }
  return "unknown";
}

// ---- Records in memory
// Names one object of one of the three tables; stale ones are counted and ignored.
struct Reference {
  std::uint16_t index;  // bytes 0..1: Row of the table.
  std::uint16_t generation : 12;  // byte 2, bits 0..11: Counts how often the row was freed; a row is given out with the value it then has.
  std::uint8_t kind : 4;  // byte 3, bits 4..7; ObjectKind: Which table.
};
static_assert(sizeof(Reference) == 4 && std::is_trivially_copyable_v<Reference>);
static_assert(offsetof(Reference, index) == 0);

// What the miniport asks of the device. Ends with exactly one Completion event.
struct CommandEntry {
  std::uint64_t image;  // bytes 0..7: Host address of the image: read by initiate, written by query and terminate (0: terminate writes none).
  std::uint64_t buffer;  // bytes 8..15: Host address of buffered receive data: source at initiate, destination at terminate.
  std::uint32_t buffer_bytes;  // bytes 16..19: Bytes at `buffer`: handed over at initiate; room at terminate (a region always fits).
  std::uint32_t command_id;  // bytes 20..23: Chosen by the miniport; comes back in the completion.
  std::uint32_t target;  // bytes 24..27: Object of query, terminate, abort, inject; 0 for initiate (a Reference).
  std::uint16_t send_producer;  // bytes 28..29: Producer index of the send ring at this moment; the device takes posts in up to it first.
  std::uint16_t receive_producer;  // bytes 30..31: Producer index of the receive ring at this moment; likewise.
  std::uint16_t raw_transmit_producer;  // bytes 32..33: Initiate: no segment of the connection leaves before the raw frames below this index.
  std::uint16_t fault_bit;  // bytes 34..35: InjectFault: first bit of the stored row to flip.
  std::uint16_t fault_bit2;  // bytes 36..37: InjectFault: second bit, equal to the first for a single-bit error.
  std::uint8_t fault_table;  // byte 38: InjectFault: a FaultTable.
  std::uint8_t reserved0[1];
  std::uint8_t reserved1[8];
  std::uint8_t reserved2[8];
  std::uint8_t opcode;  // byte 56; Opcode: An Opcode.
  std::uint8_t reserved3[6];
  std::uint8_t reserved3_high : 7;
  std::uint8_t phase : 1;  // byte 63, bit 7: Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last.
};
static_assert(sizeof(CommandEntry) == 64 && std::is_trivially_copyable_v<CommandEntry>);
static_assert(offsetof(CommandEntry, image) == 0);
static_assert(offsetof(CommandEntry, buffer) == 8);
static_assert(offsetof(CommandEntry, buffer_bytes) == 16);
static_assert(offsetof(CommandEntry, command_id) == 20);
static_assert(offsetof(CommandEntry, target) == 24);
static_assert(offsetof(CommandEntry, send_producer) == 28);
static_assert(offsetof(CommandEntry, receive_producer) == 30);
static_assert(offsetof(CommandEntry, raw_transmit_producer) == 32);
static_assert(offsetof(CommandEntry, fault_bit) == 34);
static_assert(offsetof(CommandEntry, fault_bit2) == 36);
static_assert(offsetof(CommandEntry, fault_table) == 38);
static_assert(offsetof(CommandEntry, opcode) == 56);

// What the device tells. Fields that a kind does not name are zero.
struct EventEntry {
  std::uint64_t handle;  // bytes 0..7: NdisOffloadHandle stored at initiate (CHM-GEN-015); 0 in completions of objects that never became live.
  std::uint32_t target;  // bytes 8..11: Object the entry speaks of (a Reference).
  std::uint32_t status;  // bytes 12..15; Status: Completion, SendComplete, ReceiveComplete, DisconnectComplete: the outcome.
  std::uint64_t cut;  // bytes 16..23: Initiate and terminate completions: first ingress frame number that the device did (initiate) or did not (terminate) treat for the connection.
  std::uint32_t command_id;  // bytes 24..27: Completion: of the command.
  std::uint32_t bytes;  // bytes 28..31: ReceiveComplete: see `rest`; Indicate: bytes in the buffer; terminate completion: buffered bytes written.
  std::uint32_t una;  // bytes 32..35: SendComplete, DisconnectComplete, terminate completion: SndUna, the first send byte not acknowledged.
  std::uint32_t info;  // bytes 36..39: TcpEvent: UploadReason or send backlog. Indicate: sequence number of the first byte.
  std::uint64_t buffer;  // bytes 40..47: Indicate: host address of the indication buffer.
  std::uint16_t first;  // bytes 48..49: ReceiveComplete: ring index of the first request. Indicate: index in the indication ring.
  std::uint16_t count;  // bytes 50..51: ReceiveComplete: number of requests.
  std::uint32_t serial;  // bytes 52..55: Number of this entry since reset, from 0.
  std::uint8_t kind;  // byte 56; EventKind: An EventKind.
  std::uint8_t tcp_event;  // byte 57; TcpEvent: TcpEvent: its type.
  std::uint8_t opcode;  // byte 58; Opcode: Completion: of which opcode.
  std::uint8_t rest : 1;  // byte 59, bit 0: ReceiveComplete: 0: every request but the last is full and `bytes` is the last one; 1: `bytes` is of the first, the rest got nothing.
  std::uint8_t reserved0_low : 7;
  std::uint8_t reserved0[3];
  std::uint8_t reserved0_high : 7;
  std::uint8_t phase : 1;  // byte 63, bit 7: Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last.
};
static_assert(sizeof(EventEntry) == 64 && std::is_trivially_copyable_v<EventEntry>);
static_assert(offsetof(EventEntry, handle) == 0);
static_assert(offsetof(EventEntry, target) == 8);
static_assert(offsetof(EventEntry, status) == 12);
static_assert(offsetof(EventEntry, cut) == 16);
static_assert(offsetof(EventEntry, command_id) == 24);
static_assert(offsetof(EventEntry, bytes) == 28);
static_assert(offsetof(EventEntry, una) == 32);
static_assert(offsetof(EventEntry, info) == 36);
static_assert(offsetof(EventEntry, buffer) == 40);
static_assert(offsetof(EventEntry, first) == 48);
static_assert(offsetof(EventEntry, count) == 50);
static_assert(offsetof(EventEntry, serial) == 52);
static_assert(offsetof(EventEntry, kind) == 56);
static_assert(offsetof(EventEntry, tcp_event) == 57);
static_assert(offsetof(EventEntry, opcode) == 58);

// The host's answer to an entry of the event ring.
struct AnswerEntry {
  std::uint32_t target;  // bytes 0..3: Connection (a Reference).
  std::uint32_t status;  // bytes 4..7; Status: IndicationAnswer: SUCCESS, OFFLOAD_DATA_NOT_ACCEPTED or OFFLOAD_DATA_PARTIALLY_ACCEPTED.
  std::uint32_t bytes;  // bytes 8..11: IndicationAnswer: bytes the host took.
  std::uint16_t send_producer;  // bytes 12..13: Producer index of the send ring at this moment; the device takes posts in up to it first.
  std::uint16_t receive_producer;  // bytes 14..15: Producer index of the receive ring at this moment; likewise.
  std::uint32_t serial;  // bytes 16..19: Serial of the event entry answered; another than the open one is counted and ignored.
  std::uint8_t reserved0[4];
  std::uint8_t reserved1[32];
  std::uint8_t kind;  // byte 56; AnswerKind: An AnswerKind.
  std::uint8_t reserved2[6];
  std::uint8_t reserved2_high : 7;
  std::uint8_t phase : 1;  // byte 63, bit 7: Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last.
};
static_assert(sizeof(AnswerEntry) == 64 && std::is_trivially_copyable_v<AnswerEntry>);
static_assert(offsetof(AnswerEntry, target) == 0);
static_assert(offsetof(AnswerEntry, status) == 4);
static_assert(offsetof(AnswerEntry, bytes) == 8);
static_assert(offsetof(AnswerEntry, send_producer) == 12);
static_assert(offsetof(AnswerEntry, receive_producer) == 14);
static_assert(offsetof(AnswerEntry, serial) == 16);
static_assert(offsetof(AnswerEntry, kind) == 56);

// One buffer of send data. The device cuts segments across entries; at most SendGatherMax of them make one segment.
struct SendEntry {
  std::uint64_t buffer;  // bytes 0..7: Host address.
  std::uint32_t seq;  // bytes 8..11: Sequence number of the first byte: the first entry of a connection starts at SndUna, each next one where the last ended.
  std::uint32_t bytes;  // bytes 12..15: Length; 0 is legal.
  std::uint8_t reserved0[40];
  std::uint8_t end_of_nbl : 1;  // byte 56, bit 0: Last buffer of its NET_BUFFER_LIST.
  std::uint8_t fin : 1;  // byte 56, bit 1: Graceful disconnect: a FIN follows the data. The last entry ever posted.
  std::uint8_t reserved1_low : 6;
  std::uint8_t reserved1[6];
  std::uint8_t reserved1_high : 7;
  std::uint8_t phase : 1;  // byte 63, bit 7: Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last.
};
static_assert(sizeof(SendEntry) == 64 && std::is_trivially_copyable_v<SendEntry>);
static_assert(offsetof(SendEntry, buffer) == 0);
static_assert(offsetof(SendEntry, seq) == 8);
static_assert(offsetof(SendEntry, bytes) == 12);

// One posted receive request (CHM-RX-001).
struct ReceiveEntry {
  std::uint64_t buffer;  // bytes 0..7: Host address of the whole buffer.
  std::uint32_t bytes;  // bytes 8..11: Length of the buffer; 0 is legal (CHM-RX-014).
  std::uint32_t filled;  // bytes 12..15: Bytes already in it; the device appends (CHM-RX-012).
  std::uint8_t reserved0[40];
  std::uint8_t no_push : 1;  // byte 56, bit 0: TcpReceiveNoPush: non-push mode (CHM-RX-005).
  std::uint8_t reserved1_low : 7;
  std::uint8_t reserved1[6];
  std::uint8_t reserved1_high : 7;
  std::uint8_t phase : 1;  // byte 63, bit 7: Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last.
};
static_assert(sizeof(ReceiveEntry) == 64 && std::is_trivially_copyable_v<ReceiveEntry>);
static_assert(offsetof(ReceiveEntry, buffer) == 0);
static_assert(offsetof(ReceiveEntry, bytes) == 8);
static_assert(offsetof(ReceiveEntry, filled) == 12);

// One empty indication buffer of IndicationBytes (a register).
struct IndicationEntry {
  std::uint64_t buffer;  // bytes 0..7: Host address, 64-byte aligned.
  std::uint8_t reserved0[48];
  std::uint8_t reserved1[7];
  std::uint8_t reserved1_high : 7;
  std::uint8_t phase : 1;  // byte 63, bit 7: Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last.
};
static_assert(sizeof(IndicationEntry) == 64 && std::is_trivially_copyable_v<IndicationEntry>);
static_assert(offsetof(IndicationEntry, buffer) == 0);

// One frame on the non-offload path, unchanged. Its bytes lie in slot (index mod ring size) of the raw receive buffer.
struct RawReceiveEntry {
  std::uint64_t frame_number;  // bytes 0..7: Ingress frame number, from 0 at reset; every frame on the wire gets one.
  std::uint32_t bytes;  // bytes 8..11: Length of the frame without FCS.
  std::uint32_t target;  // bytes 12..15: Connection whose tuple it carries, or 0 (a Reference).
  std::uint8_t reserved0[40];
  std::uint8_t reason;  // byte 56: A RawReason.
  std::uint8_t held : 1;  // byte 57, bit 0: Reserved for segments held after urgent data (OC-37).
  std::uint8_t reserved1_low : 7;
  std::uint8_t reserved1[5];
  std::uint8_t reserved1_high : 7;
  std::uint8_t phase : 1;  // byte 63, bit 7: Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last.
};
static_assert(sizeof(RawReceiveEntry) == 64 && std::is_trivially_copyable_v<RawReceiveEntry>);
static_assert(offsetof(RawReceiveEntry, frame_number) == 0);
static_assert(offsetof(RawReceiveEntry, bytes) == 8);
static_assert(offsetof(RawReceiveEntry, target) == 12);
static_assert(offsetof(RawReceiveEntry, reason) == 56);

// One frame to send as it is.
struct RawTransmitEntry {
  std::uint64_t buffer;  // bytes 0..7: Host address.
  std::uint32_t bytes;  // bytes 8..11: Length without FCS; at most MaxFrameBytes. A shorter one than 14 or a longer one is skipped and counted.
  std::uint8_t reserved0[4];
  std::uint8_t reserved1[40];
  std::uint8_t reserved2[7];
  std::uint8_t reserved2_high : 7;
  std::uint8_t phase : 1;  // byte 63, bit 7: Lap bit: 1 in the first lap, then alternating. The last bit of the entry, so it is written last.
};
static_assert(sizeof(RawTransmitEntry) == 64 && std::is_trivially_copyable_v<RawTransmitEntry>);
static_assert(offsetof(RawTransmitEntry, buffer) == 0);
static_assert(offsetof(RawTransmitEntry, bytes) == 8);

// A neighbor, going down at InitiateNeighbor and back at Query and Terminate (chimney-state.md section 1.2).
struct NeighborImage {
  std::uint64_t handle;  // bytes 0..7: NdisOffloadHandle.
  std::uint8_t dl_source_address[6];  // bytes 8..13: CONST. Source MAC of every frame; all zero: the MAC registers.
  std::uint16_t vlan_id;  // bytes 14..15: CONST. Reserved for VLANs; stored and returned.
  std::uint8_t dl_destination_address[6];  // bytes 16..21: CACHED. MAC of the next hop.
  std::uint8_t reserved0[2];
  std::uint32_t host_reachability_delta;  // bytes 24..27: CACHED. Ticks; stored and returned until reachability exists.
  std::uint32_t nic_reachability_delta;  // bytes 28..31: DELEGATED. Ticks; likewise.
  std::uint8_t reserved1[8];
  std::uint8_t reserved2[8];
  std::uint8_t reserved3[8];
  std::uint8_t reserved4[8];
};
static_assert(sizeof(NeighborImage) == 64 && std::is_trivially_copyable_v<NeighborImage>);
static_assert(offsetof(NeighborImage, handle) == 0);
static_assert(offsetof(NeighborImage, dl_source_address) == 8);
static_assert(offsetof(NeighborImage, vlan_id) == 14);
static_assert(offsetof(NeighborImage, dl_destination_address) == 16);
static_assert(offsetof(NeighborImage, host_reachability_delta) == 24);
static_assert(offsetof(NeighborImage, nic_reachability_delta) == 28);

// A path (chimney-state.md section 1.3). IPv4 addresses lie in the first four bytes.
struct PathImage {
  std::uint64_t handle;  // bytes 0..7: NdisOffloadHandle.
  std::uint8_t source_address[16];  // bytes 8..23: CONST. Network order.
  std::uint8_t destination_address[16];  // bytes 24..39: CONST. Network order.
  std::uint32_t neighbor;  // bytes 40..43: The neighbor it depends on (a Reference).
  std::uint32_t path_mtu;  // bytes 44..47: CACHED. Bytes of IP header and payload.
  std::uint8_t ip_version;  // byte 48: CONST. 4; 6 is reserved.
  std::uint8_t reserved0[7];
  std::uint8_t reserved1[8];
};
static_assert(sizeof(PathImage) == 64 && std::is_trivially_copyable_v<PathImage>);
static_assert(offsetof(PathImage, handle) == 0);
static_assert(offsetof(PathImage, source_address) == 8);
static_assert(offsetof(PathImage, destination_address) == 24);
static_assert(offsetof(PathImage, neighbor) == 40);
static_assert(offsetof(PathImage, path_mtu) == 44);
static_assert(offsetof(PathImage, ip_version) == 48);

// A connection (chimney-state.md sections 1.4 to 1.6), with the rings and the region that serve it.
struct TcpImage {
  std::uint64_t handle;  // bytes 0..7: NdisOffloadHandle.
  std::uint32_t path;  // bytes 8..11: The path it depends on (a Reference).
  NetworkOrder<std::uint16_t, 2> local_port;  // bytes 12..13: CONST.
  NetworkOrder<std::uint16_t, 2> remote_port;  // bytes 14..15: CONST.
  std::uint8_t const_flags;  // byte 16: CONST. 1 timestamps, 2 SACK, 4 window scaling.
  std::uint8_t snd_wind_scale;  // byte 17: CONST. 0 to 14.
  std::uint8_t rcv_wind_scale;  // byte 18: CONST. 0 to 14.
  std::uint8_t reserved0[1];
  std::uint16_t remote_mss;  // bytes 20..21: CONST. Bytes.
  std::uint8_t reserved1[2];
  std::uint32_t hash_value;  // bytes 24..27: CONST. Stored and returned.
  std::uint8_t cached_flags;  // byte 28: CACHED. 1 keepalive, 2 Nagle, 4 keepalive restart, 8 MaxRT restart, 0x10 update window; stored verbatim (O-20).
  std::uint8_t ttl_or_hop_limit;  // byte 29: CACHED.
  std::uint8_t tos_or_traffic_class;  // byte 30: CACHED. The two ECN bits are sent as 0 (OC-30).
  std::uint8_t user_priority;  // byte 31: CACHED. Stored and returned until VLANs exist.
  std::uint32_t initial_rcv_wnd;  // bytes 32..35: CACHED. Bytes.
  std::uint32_t rcv_indication_size;  // bytes 36..39: CACHED. Bytes; 0: as much as fits an indication buffer.
  std::uint32_t max_rt;  // bytes 40..43: CACHED. Ticks; 0: count limit; 0xFFFFFFFF: none.
  std::uint32_t ka_timeout;  // bytes 44..47: CACHED. Ticks.
  std::uint32_t ka_interval;  // bytes 48..51: CACHED. Ticks.
  std::uint32_t flow_label;  // bytes 52..55: CACHED. 20 bits.
  std::uint8_t ka_probe_count;  // byte 56: CACHED.
  std::uint8_t reserved2[3];
  std::uint8_t state;  // byte 60; TcpState: DELEGATED.
  std::uint8_t dup_ack_count;  // byte 61: DELEGATED.
  std::uint8_t snd_wnd_probe_count;  // byte 62: DELEGATED. Persist round.
  std::uint8_t retransmit_count;  // byte 63: DELEGATED. Retransmit.Count.
  std::uint16_t delegated_flags;  // bytes 64..65: DELEGATED. Reserved by the specification; returned as given.
  std::uint8_t keep_alive_probe_count;  // byte 66: DELEGATED. KeepAlive.ProbeCount.
  std::uint8_t reserved3[1];
  std::uint32_t rcv_nxt;  // bytes 68..71: DELEGATED.
  std::uint32_t rcv_wnd;  // bytes 72..75: DELEGATED. Bytes, unscaled; RcvNxt + RcvWnd is the advertised right edge.
  std::uint32_t snd_una;  // bytes 76..79: DELEGATED.
  std::uint32_t snd_nxt;  // bytes 80..83: DELEGATED.
  std::uint32_t snd_max;  // bytes 84..87: DELEGATED.
  std::uint32_t snd_wnd;  // bytes 88..91: DELEGATED. Bytes, unscaled.
  std::uint32_t max_snd_wnd;  // bytes 92..95: DELEGATED. Bytes, unscaled.
  std::uint32_t send_wl1;  // bytes 96..99: DELEGATED.
  std::uint32_t c_wnd;  // bytes 100..103: DELEGATED. Bytes.
  std::uint32_t ss_thresh;  // bytes 104..107: DELEGATED. Bytes.
  std::uint16_t s_rtt;  // bytes 108..109: DELEGATED. Ticks x 8, saturated.
  std::uint16_t rtt_var;  // bytes 110..111: DELEGATED. Ticks x 4, saturated.
  std::uint32_t ts_recent;  // bytes 112..115: DELEGATED.
  std::uint32_t ts_recent_age;  // bytes 116..119: DELEGATED. Ticks since TsRecent was updated.
  std::uint32_t ts_time;  // bytes 120..123: DELEGATED. Ticks: clock + delta.
  std::uint32_t total_rt;  // bytes 124..127: DELEGATED. Ticks.
  std::uint32_t retransmit_timeout_delta;  // bytes 128..131: DELEGATED. Ticks left; 0xFFFFFFFF: not running.
  std::uint32_t keep_alive_timeout_delta;  // bytes 132..135: DELEGATED. Ticks left; 0xFFFFFFFF: not running.
  std::uint32_t send_backlog_size;  // bytes 136..139: Query only; 0xFFFFFFFF: feature absent.
  std::uint32_t receive_backlog_size;  // bytes 140..143: Query only. Received bytes not consumed.
  std::uint32_t d_wnd;  // bytes 144..147: DELEGATED. Returned as given.
  std::uint32_t buffered_bytes;  // bytes 148..151: Terminate: bytes written to the buffer of the command; they end at RcvNxt (less a received FIN).
  std::uint32_t snd_end;  // bytes 152..155: End of the send data, FIN not counted: handed down at initiate (end of the entry below sendProducer), taken in at query and terminate.
  std::uint8_t fin_posted : 1;  // byte 156, bit 0: Initiate: our FIN is at the end of the send data handed down (FIN_WAIT_1 and later). Terminate: a FIN was posted or sent.
  std::uint8_t fin_received : 1;  // byte 156, bit 1: The peer's FIN was received in order; RcvNxt covers it.
  std::uint8_t disconnect_indicated : 1;  // byte 156, bit 2: TcpIndicateDisconnect was raised (or by the host before initiate).
  std::uint8_t aborted : 1;  // byte 156, bit 3: The connection was reset; nothing was chained.
  std::uint8_t reserved4_low : 4;
  std::uint8_t reserved4[3];
  std::uint64_t send_ring;  // bytes 160..167: Host address of the send ring; its index 0 is the first entry, starting at SndUna.
  std::uint64_t receive_ring;  // bytes 168..175: Host address of the receive ring.
  std::uint64_t region;  // bytes 176..183: NIC memory address of the receive region, aligned to its size.
  std::uint8_t send_ring_log2;  // byte 184: log2 of its entries.
  std::uint8_t receive_ring_log2;  // byte 185: log2 of its entries.
  std::uint8_t region_log2;  // byte 186: log2 of its bytes.
  std::uint8_t reserved5[5];
  std::uint8_t reserved6[64];
};
static_assert(sizeof(TcpImage) == 256 && std::is_trivially_copyable_v<TcpImage>);
static_assert(offsetof(TcpImage, handle) == 0);
static_assert(offsetof(TcpImage, path) == 8);
static_assert(offsetof(TcpImage, local_port) == 12);
static_assert(offsetof(TcpImage, remote_port) == 14);
static_assert(offsetof(TcpImage, const_flags) == 16);
static_assert(offsetof(TcpImage, snd_wind_scale) == 17);
static_assert(offsetof(TcpImage, rcv_wind_scale) == 18);
static_assert(offsetof(TcpImage, remote_mss) == 20);
static_assert(offsetof(TcpImage, hash_value) == 24);
static_assert(offsetof(TcpImage, cached_flags) == 28);
static_assert(offsetof(TcpImage, ttl_or_hop_limit) == 29);
static_assert(offsetof(TcpImage, tos_or_traffic_class) == 30);
static_assert(offsetof(TcpImage, user_priority) == 31);
static_assert(offsetof(TcpImage, initial_rcv_wnd) == 32);
static_assert(offsetof(TcpImage, rcv_indication_size) == 36);
static_assert(offsetof(TcpImage, max_rt) == 40);
static_assert(offsetof(TcpImage, ka_timeout) == 44);
static_assert(offsetof(TcpImage, ka_interval) == 48);
static_assert(offsetof(TcpImage, flow_label) == 52);
static_assert(offsetof(TcpImage, ka_probe_count) == 56);
static_assert(offsetof(TcpImage, state) == 60);
static_assert(offsetof(TcpImage, dup_ack_count) == 61);
static_assert(offsetof(TcpImage, snd_wnd_probe_count) == 62);
static_assert(offsetof(TcpImage, retransmit_count) == 63);
static_assert(offsetof(TcpImage, delegated_flags) == 64);
static_assert(offsetof(TcpImage, keep_alive_probe_count) == 66);
static_assert(offsetof(TcpImage, rcv_nxt) == 68);
static_assert(offsetof(TcpImage, rcv_wnd) == 72);
static_assert(offsetof(TcpImage, snd_una) == 76);
static_assert(offsetof(TcpImage, snd_nxt) == 80);
static_assert(offsetof(TcpImage, snd_max) == 84);
static_assert(offsetof(TcpImage, snd_wnd) == 88);
static_assert(offsetof(TcpImage, max_snd_wnd) == 92);
static_assert(offsetof(TcpImage, send_wl1) == 96);
static_assert(offsetof(TcpImage, c_wnd) == 100);
static_assert(offsetof(TcpImage, ss_thresh) == 104);
static_assert(offsetof(TcpImage, s_rtt) == 108);
static_assert(offsetof(TcpImage, rtt_var) == 110);
static_assert(offsetof(TcpImage, ts_recent) == 112);
static_assert(offsetof(TcpImage, ts_recent_age) == 116);
static_assert(offsetof(TcpImage, ts_time) == 120);
static_assert(offsetof(TcpImage, total_rt) == 124);
static_assert(offsetof(TcpImage, retransmit_timeout_delta) == 128);
static_assert(offsetof(TcpImage, keep_alive_timeout_delta) == 132);
static_assert(offsetof(TcpImage, send_backlog_size) == 136);
static_assert(offsetof(TcpImage, receive_backlog_size) == 140);
static_assert(offsetof(TcpImage, d_wnd) == 144);
static_assert(offsetof(TcpImage, buffered_bytes) == 148);
static_assert(offsetof(TcpImage, snd_end) == 152);
static_assert(offsetof(TcpImage, send_ring) == 160);
static_assert(offsetof(TcpImage, receive_ring) == 168);
static_assert(offsetof(TcpImage, region) == 176);
static_assert(offsetof(TcpImage, send_ring_log2) == 184);
static_assert(offsetof(TcpImage, receive_ring_log2) == 185);
static_assert(offsetof(TcpImage, region_log2) == 186);

// State of a connection. docs/contract/engine.md section 5 says what each field means and when it changes.
struct TcpRow {
  std::uint8_t state;  // byte 0; TcpState: Connection state.
  std::uint8_t const_flags;  // byte 1: As in the image.
  std::uint8_t cached_flags;  // byte 2: As in the image.
  std::uint8_t snd_wind_scale : 4;  // byte 3, bits 0..3: Shift of received windows.
  std::uint8_t rcv_wind_scale : 4;  // byte 3, bits 4..7: Shift of advertised windows.
  std::uint8_t ttl;  // byte 4: TTL of sent headers.
  std::uint8_t tos;  // byte 5: TOS of sent headers.
  std::uint8_t user_priority;  // byte 6: Stored.
  std::uint8_t dup_acks;  // byte 7: Duplicate acknowledgements in a row (DupAckCount).
  std::uint16_t local_port;  // bytes 8..9: Plain number.
  std::uint16_t remote_port;  // bytes 10..11: Plain number.
  std::uint16_t remote_mss;  // bytes 12..13: Bytes.
  std::uint16_t path_index;  // bytes 14..15: Row of the path table.
  std::uint8_t live : 1;  // byte 16, bit 0: The row holds a connection.
  std::uint8_t draining : 1;  // byte 16, bit 1: A terminate was taken.
  std::uint8_t aborted : 1;  // byte 16, bit 2: Acceptable RST received, or a local abort.
  std::uint8_t local_abort : 1;  // byte 16, bit 3: The abort was asked for by the host.
  std::uint8_t fin_posted : 1;  // byte 16, bit 4: Our FIN stands at sndEnd.
  std::uint8_t fin_received : 1;  // byte 16, bit 5: The peer's FIN was taken in order; rcvNxt covers it.
  std::uint8_t fin_queued : 1;  // byte 16, bit 6: The peer's FIN lies out of order at finSeq.
  std::uint8_t disconnect_indicated : 1;  // byte 16, bit 7: TcpIndicateDisconnect raised.
  std::uint8_t abort_indicated : 1;  // byte 17, bit 0: TcpIndicateAbort raised.
  std::uint8_t retrieve_indicated : 1;  // byte 17, bit 1: A mandatory TcpIndicateRetrieve raised: the connection is no longer processed.
  std::uint8_t parked : 1;  // byte 17, bit 2: The data is buffered data: refused, or handed over at initiate.
  std::uint8_t push_due : 1;  // byte 17, bit 3: The push timer fired while a call was in progress (CHM-DLV-015).
  std::uint8_t push_mark_valid : 1;  // byte 17, bit 4: pushMark holds a mark not yet passed.
  std::uint8_t req_placed : 1;  // byte 17, bit 5: The current execution of the charts has placed bytes into the partly filled request.
  std::uint8_t rtx_running : 1;  // byte 17, bit 6: Retransmit deadline set.
  std::uint8_t del_ack_running : 1;  // byte 17, bit 7: Delayed-ACK deadline set.
  std::uint8_t push_running : 1;  // byte 18, bit 0: Push deadline set.
  std::uint8_t ka_running : 1;  // byte 18, bit 1: Reserved: keepalive deadline set.
  std::uint8_t sws_running : 1;  // byte 18, bit 2: SWS deadline set.
  std::uint8_t persisting : 1;  // byte 18, bit 3: The retransmit deadline is that of the persist algorithm.
  std::uint8_t in_recovery : 1;  // byte 18, bit 4: NewReno fast recovery.
  std::uint8_t after_rto : 1;  // byte 18, bit 5: Slow start after a timeout: byte counting uses L = 1 until recover is passed.
  std::uint8_t rtt_timing : 1;  // byte 18, bit 6: A segment is being timed by its sequence number (no timestamps).
  std::uint8_t rexmit_una : 1;  // byte 18, bit 7: The segment at sndUna is to be sent again (fast retransmit, partial acknowledgement).
  std::uint8_t send_notify : 1;  // byte 19, bit 0: A SendComplete is due.
  std::uint8_t recv_flush : 1;  // byte 19, bit 1: The requests outstanding at the FIN of the peer were completed; TcpIndicateDisconnect comes next.
  std::uint8_t disconnect_notify : 1;  // byte 19, bit 2: A DisconnectComplete is due.
  std::uint8_t retrieve_notify : 1;  // byte 19, bit 3: A Retrieve event is due, reason in uploadReason.
  std::uint8_t copy_fills : 1;  // byte 19, bit 4: The copy in flight fills the request it goes into.
  std::uint8_t cc_busy : 1;  // byte 19, bit 5: A congestion-window division is under way.
  std::uint8_t answer_pending : 1;  // byte 19, bit 6: An event entry that the host must answer is open.
  std::uint8_t captured : 1;  // byte 19, bit 7: Final state captured; nothing changes any more.
  std::uint8_t phase : 3;  // byte 20, bits 0..2; DeliveryPhase: Delivery sequencer.
  std::uint8_t sws_forced : 1;  // byte 20, bit 3: The SWS timer fired: the next segment goes whatever its size (CHM-TIM-063).
  std::uint8_t reserved0_low : 4;
  std::uint8_t del_ack_segments;  // byte 21: Segments received and not yet acknowledged.
  std::uint8_t upload_reason;  // byte 22; UploadReason: Reason of the Retrieve raised or due.
  std::uint8_t range_count;  // byte 23: Reassembly ranges in use, lowest first.
  std::uint32_t rcv_nxt;  // bytes 24..27: RcvNxt.
  std::uint32_t rcv_adv;  // bytes 28..31: Advertised right edge: RcvNxt + RcvWnd.
  std::uint32_t snd_una;  // bytes 32..35: SndUna.
  std::uint32_t snd_nxt;  // bytes 36..39: SndNxt.
  std::uint32_t snd_max;  // bytes 40..43: SndMax.
  std::uint32_t snd_end;  // bytes 44..47: End of the posted data taken in; our FIN, if posted, stands here.
  std::uint32_t snd_wnd;  // bytes 48..51: SndWnd, bytes.
  std::uint32_t max_snd_wnd;  // bytes 52..55: MaxSndWnd, bytes.
  std::uint32_t snd_wl1;  // bytes 56..59: SendWL1.
  std::uint32_t snd_wl2;  // bytes 60..63: Acknowledgement number of the last window update.
  std::uint32_t cwnd;  // bytes 64..67: CWnd, bytes.
  std::uint32_t ssthresh;  // bytes 68..71: SsThresh, bytes.
  std::uint32_t recover;  // bytes 72..75: NewReno recovery point: SndMax when loss was last found.
  std::uint32_t snd_cpl_mark;  // bytes 76..79: A SendComplete is due once SndUna reaches this.
  std::uint32_t srtt8;  // bytes 80..83: SRTT in ticks x 8; 0: no sample.
  std::uint32_t rttvar4;  // bytes 84..87: RTTVAR in ticks x 4.
  std::uint32_t ts_recent;  // bytes 88..91: TsRecent.
  std::uint32_t ts_recent_at;  // bytes 92..95: Tick at which TsRecent was updated.
  std::uint32_t ts_delta;  // bytes 96..99: NicDelta: added to the tick counter to make a timestamp.
  std::uint32_t rtt_seq;  // bytes 100..103: Sample when the acknowledgement passes this (OC-04).
  std::uint32_t rtt_at;  // bytes 104..107: Tick at which the timed segment left.
  std::uint32_t rt_start;  // bytes 108..111: Tick from which TotalRT counts while retransmitCount > 0.
  std::uint64_t rtx_at : 40;  // bytes 112..116: Retransmit deadline, ms.
  std::uint8_t retransmit_count;  // byte 117: Retransmit.Count.
  std::uint8_t snd_wnd_probes;  // byte 118: SndWndProbeCount.
  std::uint8_t keep_alive_probes;  // byte 119: KeepAlive.ProbeCount.
  std::uint64_t del_ack_at : 40;  // bytes 120..124: Delayed-ACK deadline, ms.
  std::uint8_t ka_probe_count;  // byte 125: KaProbeCount.
  std::uint8_t reserved1[2];
  std::uint64_t push_at : 40;  // bytes 128..132: Push deadline, ms.
  std::uint32_t flow_label : 20;  // byte 133, bits 0..19: FlowLabel.
  std::uint8_t reserved2_low : 4;
  std::uint64_t ka_at : 40;  // bytes 136..140: Keepalive deadline, ms; until keepalive exists it holds the imported one and is exported from it.
  std::uint8_t reserved3[3];
  std::uint64_t sws_at : 40;  // bytes 144..148: SWS deadline, ms.
  std::uint8_t reserved4[3];
  std::uint32_t rcv_cons;  // bytes 152..155: First received byte not consumed: left edge of the unconsumed data.
  std::uint32_t rcv_data_end;  // bytes 156..159: End of `data` of the charts; [rcvDataEnd, RcvNxt less FIN) is segQ.
  std::uint32_t push_mark;  // bytes 160..163: End of a received segment with PSH, or the FIN: placement that reaches it completes the request (OC-07; engine.md 7.10d).
  std::uint32_t initial_rcv_wnd;  // bytes 164..167: InitialRcvWnd.
  std::uint32_t rcv_indication_size;  // bytes 168..171: RcvIndicationSize.
  std::uint32_t req_filled;  // bytes 172..175: Bytes the device has placed in the request at reqFill.
  std::uint16_t req_head;  // bytes 176..177: Oldest posted request not completed.
  std::uint16_t req_fill;  // bytes 178..179: Request that the next byte goes into.
  std::uint16_t req_tail;  // bytes 180..181: End of the requests in the request queue.
  std::uint16_t send_tail;  // bytes 182..183: Send-ring entries taken in.
  std::uint32_t range0_lo;  // bytes 184..187: Out-of-order range: first byte.
  std::uint32_t range0_hi;  // bytes 188..191: One behind its last byte.
  std::uint32_t range1_lo;  // bytes 192..195: Second range.
  std::uint32_t range1_hi;  // bytes 196..199: Second range.
  std::uint32_t range2_lo;  // bytes 200..203: Third range.
  std::uint32_t range2_hi;  // bytes 204..207: Third range.
  std::uint32_t range3_lo;  // bytes 208..211: Fourth range.
  std::uint32_t range3_hi;  // bytes 212..215: Fourth range.
  std::uint32_t fin_seq;  // bytes 216..219: Sequence number of the peer's FIN, in or out of order.
  std::uint32_t snd_cpl_una;  // bytes 220..223: SndUna told in the last SendComplete.
  std::uint32_t max_rt;  // bytes 224..227: MaxRT, ticks.
  std::uint32_t ka_timeout;  // bytes 228..231: KaTimeout, ticks.
  std::uint32_t ka_interval;  // bytes 232..235: KaInterval, ticks.
  std::uint32_t last_ack;  // bytes 236..239: RcvNxt of the last segment sent (Last.ACK.sent of RFC 7323 section 4.3).
  std::uint32_t d_wnd;  // bytes 240..243: DWnd.
  std::uint32_t hash_value;  // bytes 244..247: HashValue.
  std::uint32_t cc_num;  // bytes 248..251: Dividend of the congestion-window division under way.
  std::uint32_t cc_den;  // bytes 252..255: Its divisor.
  std::uint32_t cc_more;  // bytes 256..259: Bytes acknowledged (each capped) since it began.
  std::uint16_t cc_acks;  // bytes 260..261: Acknowledgements that the division under way stands for.
  std::uint16_t cc_more_acks;  // bytes 262..263: Acknowledgements since it began.
  std::uint32_t copy_seq;  // bytes 264..267: First byte of the copy in flight.
  std::uint32_t copy_bytes;  // bytes 268..271: Its length; from its end until the answer, that of the open indication.
  std::uint32_t answer_serial;  // bytes 272..275: Serial of the open event entry.
  std::uint32_t snd_sml;  // bytes 276..279: End of the last segment sent with less than an MSS; never before SndUna (Nagle, OC-17).
  std::uint32_t last_active;  // bytes 280..283: Tick of the last segment sent with data (restart after idle, OC-29).
  std::uint16_t delegated_flags;  // bytes 284..285: Returned as given.
  std::uint16_t effective_mss;  // bytes 286..287: Largest payload of a segment: see engine.md section 6.
};
static_assert(sizeof(TcpRow) == 288 && std::is_trivially_copyable_v<TcpRow>);
static_assert(offsetof(TcpRow, state) == 0);
static_assert(offsetof(TcpRow, const_flags) == 1);
static_assert(offsetof(TcpRow, cached_flags) == 2);
static_assert(offsetof(TcpRow, ttl) == 4);
static_assert(offsetof(TcpRow, tos) == 5);
static_assert(offsetof(TcpRow, user_priority) == 6);
static_assert(offsetof(TcpRow, dup_acks) == 7);
static_assert(offsetof(TcpRow, local_port) == 8);
static_assert(offsetof(TcpRow, remote_port) == 10);
static_assert(offsetof(TcpRow, remote_mss) == 12);
static_assert(offsetof(TcpRow, path_index) == 14);
static_assert(offsetof(TcpRow, del_ack_segments) == 21);
static_assert(offsetof(TcpRow, upload_reason) == 22);
static_assert(offsetof(TcpRow, range_count) == 23);
static_assert(offsetof(TcpRow, rcv_nxt) == 24);
static_assert(offsetof(TcpRow, rcv_adv) == 28);
static_assert(offsetof(TcpRow, snd_una) == 32);
static_assert(offsetof(TcpRow, snd_nxt) == 36);
static_assert(offsetof(TcpRow, snd_max) == 40);
static_assert(offsetof(TcpRow, snd_end) == 44);
static_assert(offsetof(TcpRow, snd_wnd) == 48);
static_assert(offsetof(TcpRow, max_snd_wnd) == 52);
static_assert(offsetof(TcpRow, snd_wl1) == 56);
static_assert(offsetof(TcpRow, snd_wl2) == 60);
static_assert(offsetof(TcpRow, cwnd) == 64);
static_assert(offsetof(TcpRow, ssthresh) == 68);
static_assert(offsetof(TcpRow, recover) == 72);
static_assert(offsetof(TcpRow, snd_cpl_mark) == 76);
static_assert(offsetof(TcpRow, srtt8) == 80);
static_assert(offsetof(TcpRow, rttvar4) == 84);
static_assert(offsetof(TcpRow, ts_recent) == 88);
static_assert(offsetof(TcpRow, ts_recent_at) == 92);
static_assert(offsetof(TcpRow, ts_delta) == 96);
static_assert(offsetof(TcpRow, rtt_seq) == 100);
static_assert(offsetof(TcpRow, rtt_at) == 104);
static_assert(offsetof(TcpRow, rt_start) == 108);
static_assert(offsetof(TcpRow, retransmit_count) == 117);
static_assert(offsetof(TcpRow, snd_wnd_probes) == 118);
static_assert(offsetof(TcpRow, keep_alive_probes) == 119);
static_assert(offsetof(TcpRow, ka_probe_count) == 125);
static_assert(offsetof(TcpRow, rcv_cons) == 152);
static_assert(offsetof(TcpRow, rcv_data_end) == 156);
static_assert(offsetof(TcpRow, push_mark) == 160);
static_assert(offsetof(TcpRow, initial_rcv_wnd) == 164);
static_assert(offsetof(TcpRow, rcv_indication_size) == 168);
static_assert(offsetof(TcpRow, req_filled) == 172);
static_assert(offsetof(TcpRow, req_head) == 176);
static_assert(offsetof(TcpRow, req_fill) == 178);
static_assert(offsetof(TcpRow, req_tail) == 180);
static_assert(offsetof(TcpRow, send_tail) == 182);
static_assert(offsetof(TcpRow, range0_lo) == 184);
static_assert(offsetof(TcpRow, range0_hi) == 188);
static_assert(offsetof(TcpRow, range1_lo) == 192);
static_assert(offsetof(TcpRow, range1_hi) == 196);
static_assert(offsetof(TcpRow, range2_lo) == 200);
static_assert(offsetof(TcpRow, range2_hi) == 204);
static_assert(offsetof(TcpRow, range3_lo) == 208);
static_assert(offsetof(TcpRow, range3_hi) == 212);
static_assert(offsetof(TcpRow, fin_seq) == 216);
static_assert(offsetof(TcpRow, snd_cpl_una) == 220);
static_assert(offsetof(TcpRow, max_rt) == 224);
static_assert(offsetof(TcpRow, ka_timeout) == 228);
static_assert(offsetof(TcpRow, ka_interval) == 232);
static_assert(offsetof(TcpRow, last_ack) == 236);
static_assert(offsetof(TcpRow, d_wnd) == 240);
static_assert(offsetof(TcpRow, hash_value) == 244);
static_assert(offsetof(TcpRow, cc_num) == 248);
static_assert(offsetof(TcpRow, cc_den) == 252);
static_assert(offsetof(TcpRow, cc_more) == 256);
static_assert(offsetof(TcpRow, cc_acks) == 260);
static_assert(offsetof(TcpRow, cc_more_acks) == 262);
static_assert(offsetof(TcpRow, copy_seq) == 264);
static_assert(offsetof(TcpRow, copy_bytes) == 268);
static_assert(offsetof(TcpRow, answer_serial) == 272);
static_assert(offsetof(TcpRow, snd_sml) == 276);
static_assert(offsetof(TcpRow, last_active) == 280);
static_assert(offsetof(TcpRow, delegated_flags) == 284);
static_assert(offsetof(TcpRow, effective_mss) == 286);

// Second row of a connection: written at initiate, failed bit apart. Not part of the folded state.
struct ConnectionResource {
  std::uint64_t handle;  // bytes 0..7: NdisOffloadHandle.
  std::uint64_t send_ring;  // bytes 8..15: Host address.
  std::uint64_t receive_ring;  // bytes 16..23: Host address.
  std::uint64_t region;  // bytes 24..31: NIC memory address.
  std::uint8_t send_ring_log2;  // byte 32: log2 entries.
  std::uint8_t receive_ring_log2;  // byte 33: log2 entries.
  std::uint8_t region_log2;  // byte 34: log2 bytes.
  std::uint8_t failed : 1;  // byte 35, bit 0: State lost: double-bit error found.
  std::uint8_t reserved0_low : 7;
  std::uint16_t generation : 12;  // byte 36, bits 0..11: Of the row.
  std::uint8_t reserved1_low : 4;
  std::uint8_t reserved2[2];
  std::uint8_t reserved3[8];
  std::uint8_t reserved4[8];
  std::uint8_t reserved5[8];
};
static_assert(sizeof(ConnectionResource) == 64 && std::is_trivially_copyable_v<ConnectionResource>);
static_assert(offsetof(ConnectionResource, handle) == 0);
static_assert(offsetof(ConnectionResource, send_ring) == 8);
static_assert(offsetof(ConnectionResource, receive_ring) == 16);
static_assert(offsetof(ConnectionResource, region) == 24);
static_assert(offsetof(ConnectionResource, send_ring_log2) == 32);
static_assert(offsetof(ConnectionResource, receive_ring_log2) == 33);
static_assert(offsetof(ConnectionResource, region_log2) == 34);

// A path.
struct PathRow {
  std::uint8_t source_address[16];  // bytes 0..15: Network order.
  std::uint8_t destination_address[16];  // bytes 16..31: Network order.
  std::uint64_t handle;  // bytes 32..39: NdisOffloadHandle.
  std::uint16_t neighbor_index;  // bytes 40..41: Row of the neighbor table.
  std::uint16_t path_mtu;  // bytes 42..43: Bytes.
  std::uint16_t users;  // bytes 44..45: Connections that depend on it.
  std::uint16_t generation : 12;  // byte 46, bits 0..11: Of the row.
  std::uint8_t live : 1;  // byte 47, bit 4: The row holds a path.
  std::uint8_t valid : 1;  // byte 47, bit 5: Reserved for invalidate: may be used for sending.
  std::uint8_t ip_version6 : 1;  // byte 47, bit 6: Reserved.
  std::uint8_t failed : 1;  // byte 47, bit 7: State lost.
  std::uint8_t reserved0[8];
  std::uint8_t reserved1[8];
};
static_assert(sizeof(PathRow) == 64 && std::is_trivially_copyable_v<PathRow>);
static_assert(offsetof(PathRow, source_address) == 0);
static_assert(offsetof(PathRow, destination_address) == 16);
static_assert(offsetof(PathRow, handle) == 32);
static_assert(offsetof(PathRow, neighbor_index) == 40);
static_assert(offsetof(PathRow, path_mtu) == 42);
static_assert(offsetof(PathRow, users) == 44);

// A neighbor.
struct NeighborRow {
  std::uint8_t dl_source_address[6];  // bytes 0..5: Source MAC or zero.
  std::uint16_t vlan_id;  // bytes 6..7: Stored.
  std::uint8_t dl_destination_address[6];  // bytes 8..13: Next hop.
  std::uint16_t users;  // bytes 14..15: Paths that depend on it.
  std::uint64_t handle;  // bytes 16..23: NdisOffloadHandle.
  std::uint32_t host_reachability_delta;  // bytes 24..27: Stored.
  std::uint32_t nic_reachability_delta;  // bytes 28..31: Stored.
  std::uint16_t generation : 12;  // byte 32, bits 0..11: Of the row.
  std::uint8_t live : 1;  // byte 33, bit 4: The row holds a neighbor.
  std::uint8_t valid : 1;  // byte 33, bit 5: Reserved for invalidate.
  std::uint8_t failed : 1;  // byte 33, bit 6: State lost.
  std::uint8_t reserved0_low : 1;
  std::uint8_t reserved0[6];
  std::uint8_t reserved1[8];
  std::uint8_t reserved2[8];
  std::uint8_t reserved3[8];
};
static_assert(sizeof(NeighborRow) == 64 && std::is_trivially_copyable_v<NeighborRow>);
static_assert(offsetof(NeighborRow, dl_source_address) == 0);
static_assert(offsetof(NeighborRow, vlan_id) == 6);
static_assert(offsetof(NeighborRow, dl_destination_address) == 8);
static_assert(offsetof(NeighborRow, users) == 14);
static_assert(offsetof(NeighborRow, handle) == 16);
static_assert(offsetof(NeighborRow, host_reachability_delta) == 24);
static_assert(offsetof(NeighborRow, nic_reachability_delta) == 28);

// One event of the engine, or one raw or dropped frame. On a byte stream it is followed by popcount(changed) 64-bit words: the changed words of the row, lowest first.
struct RetireRecord {
  std::uint64_t serial;  // bytes 0..7: Number of the record since reset, from 0.
  std::uint64_t cycle;  // bytes 8..15: Clock cycle of the retirement. Reported, never compared.
  std::uint64_t fold;  // bytes 16..23: Fold of the whole TcpRow after the event: XOR over words i of word i rotated left by 7*i mod 64. 0 where no connection row is concerned.
  std::uint64_t changed;  // bytes 24..31: Bit i: word i of the row differs from before.
  std::uint64_t input_ref;  // bytes 32..39: Reference to the input: frame number, bytes granted, TimerKind, ring index (first in 15:0, count in 31:16), command id, by `kind`.
  std::uint32_t target;  // bytes 40..43: Object concerned (a Reference).
  std::uint32_t egress_frame;  // bytes 44..47: Number of the egress frame this event sends, low 32 bits; valid with `hasFrame`.
  std::uint32_t event_serial;  // bytes 48..51: Serial of the event entry this event writes; valid with `hasEvent`.
  std::uint8_t kind;  // byte 52; RetireKind: A RetireKind.
  std::uint8_t detail;  // byte 53: Raw, Drop: the reason. Segment: bit 0: placed, bit 1: payload refused (no range free). Otherwise 0.
  std::uint8_t has_frame : 1;  // byte 54, bit 0: egressFrame is valid.
  std::uint8_t has_event : 1;  // byte 54, bit 1: eventSerial is valid.
  std::uint8_t reserved0_low : 6;
  std::uint8_t reserved0[1];
  std::uint64_t now_ms : 40;  // bytes 56..60: Strobe counter at the event, ms.
  std::uint8_t reserved1[3];
};
static_assert(sizeof(RetireRecord) == 64 && std::is_trivially_copyable_v<RetireRecord>);
static_assert(offsetof(RetireRecord, serial) == 0);
static_assert(offsetof(RetireRecord, cycle) == 8);
static_assert(offsetof(RetireRecord, fold) == 16);
static_assert(offsetof(RetireRecord, changed) == 24);
static_assert(offsetof(RetireRecord, input_ref) == 32);
static_assert(offsetof(RetireRecord, target) == 40);
static_assert(offsetof(RetireRecord, egress_frame) == 44);
static_assert(offsetof(RetireRecord, event_serial) == 48);
static_assert(offsetof(RetireRecord, kind) == 52);
static_assert(offsetof(RetireRecord, detail) == 53);

// ---- Registers (byte offsets)
namespace reg {
// ro, 32 bits: Limit Magic.
inline constexpr std::uint32_t kMagicOffset = 0u;

// ro, 32 bits: Limit LayoutVersion.
inline constexpr std::uint32_t kLayoutVersionOffset = 4u;

// ro, 64 bits: Low 64 bits of the hash of this layout.
inline constexpr std::uint32_t kLayoutHashOffset = 8u;

// ro, 64 bits: Low 64 bits of the hash of sources and parameters, given to the build.
inline constexpr std::uint32_t kDesignHashOffset = 16u;

// ro, 32 bits: Parameter: rows of the connection table.
inline constexpr std::uint32_t kConnectionsOffset = 24u;

// ro, 32 bits: Parameter: rows of the path table.
inline constexpr std::uint32_t kPathsOffset = 28u;

// ro, 32 bits: Parameter: rows of the neighbor table.
inline constexpr std::uint32_t kNeighborsOffset = 32u;

// ro, 32 bits: Parameter DataW: bits of a stream beat.
inline constexpr std::uint32_t kDataWidthOffset = 36u;

// ro, 32 bits: Features of this build.
inline constexpr std::uint32_t kFeaturesOffset = 40u;
inline constexpr std::uint32_t kFeaturesOffloadLsb = 0u;  // The offload engine is present (otherwise a plain NIC).
inline constexpr std::uint32_t kFeaturesOffloadWidth = 1u;
inline constexpr std::uint32_t kFeaturesSackLsb = 1u;  // Reserved.
inline constexpr std::uint32_t kFeaturesSackWidth = 1u;
inline constexpr std::uint32_t kFeaturesIpv6Lsb = 2u;  // Reserved.
inline constexpr std::uint32_t kFeaturesIpv6Width = 1u;
inline constexpr std::uint32_t kFeaturesForwardLsb = 3u;  // Reserved.
inline constexpr std::uint32_t kFeaturesForwardWidth = 1u;

// rw, 32 bits: Switches.
inline constexpr std::uint32_t kControlOffset = 64u;
inline constexpr std::uint32_t kControlReceiveLsb = 0u;  // Frames are taken from the wire; off: dropped with reason Disabled.
inline constexpr std::uint32_t kControlReceiveWidth = 1u;
inline constexpr std::uint32_t kControlTransmitLsb = 1u;  // The raw transmit ring is read.
inline constexpr std::uint32_t kControlTransmitWidth = 1u;
inline constexpr std::uint32_t kControlOffloadLsb = 2u;  // Commands and doorbells are taken.
inline constexpr std::uint32_t kControlOffloadWidth = 1u;

// ro, 32 bits: State of the device.
inline constexpr std::uint32_t kStatusOffset = 68u;
inline constexpr std::uint32_t kStatusIdleLsb = 0u;  // Nothing is queued or in flight: only time or an input can cause an event.
inline constexpr std::uint32_t kStatusIdleWidth = 1u;

// ro, 64 bits: Strobes counted since reset: milliseconds.
inline constexpr std::uint32_t kNowMsOffset = 72u;

// ro, 64 bits: Clock cycles since reset.
inline constexpr std::uint32_t kCycleOffset = 80u;

// rw, 64 bits: Interface MAC: first byte on the wire in bits 7:0.
inline constexpr std::uint32_t kMacAddressOffset = 88u;

// ro, 32 bits: Bit 0: event ring not empty since the last event doorbell; bit 1: raw receive ring likewise; both drive the interrupt line.
inline constexpr std::uint32_t kInterruptOffset = 96u;

// rw, 32 bits: 10, 100 or 1000; another value is stored as 1000.
inline constexpr std::uint32_t kTicksPerSecondOffset = 128u;

// rw, 32 bits: Segments before an ACK; 0 read as 2 (OC-31).
inline constexpr std::uint32_t kTcpAckFrequencyOffset = 132u;

// rw, 32 bits: Ticks; the delay is capped at 500 ms (OC-31).
inline constexpr std::uint32_t kTcpDelayedAckTicksOffset = 136u;

// rw, 32 bits: Retransmissions of a segment, probes of a round.
inline constexpr std::uint32_t kTcpMaximumRetransmissionsOffset = 140u;

// rw, 32 bits: No effect yet: stored (OC-21).
inline constexpr std::uint32_t kTcpDoubtReachabilityRetransmissionsOffset = 144u;

// rw, 32 bits: Ticks a send may be held back for its size; 0 read as 200 ms (OC-16).
inline constexpr std::uint32_t kTcpSwsPreventionTicksOffset = 148u;

// rw, 32 bits: Duplicate ACKs that trigger fast retransmit.
inline constexpr std::uint32_t kTcpDuplicateAckThresholdOffset = 152u;

// rw, 32 bits: Ticks.
inline constexpr std::uint32_t kTcpPushTicksOffset = 156u;

// rw, 32 bits: Ticks. No effect yet: stored until reachability exists.
inline constexpr std::uint32_t kNceStaleTicksOffset = 160u;

// rw, 32 bits: Least RTO (CHM-CC-001).
inline constexpr std::uint32_t kRtoFloorMsOffset = 164u;

// rw, 32 bits: Largest RTO, after back-off too.
inline constexpr std::uint32_t kRtoCapMsOffset = 168u;

// rw, 32 bits: Variants.
inline constexpr std::uint32_t kModeBitsOffset = 172u;
inline constexpr std::uint32_t kModeBitsFlightSizeLsb = 0u;  // SsThresh on loss from FlightSize instead of min(CWnd, SndWnd) (OC-05).
inline constexpr std::uint32_t kModeBitsFlightSizeWidth = 1u;
inline constexpr std::uint32_t kModeBitsClassicNagleLsb = 1u;  // Nagle holds a small segment while anything is outstanding, not only while a small one is (OC-17).
inline constexpr std::uint32_t kModeBitsClassicNagleWidth = 1u;

// rw, 32 bits: Size of every indication buffer; at most IndicationBytesMax. 0 is stored as the reset value.
inline constexpr std::uint32_t kIndicationBytesOffset = 176u;

// rw, 32 bits: A SendComplete is also due when this many bytes were acknowledged since the last one.
inline constexpr std::uint32_t kSendCompleteBytesOffset = 180u;

// rw, 64 bits: Key of the look-up hash. Only while no connection is offloaded. 0: the hash is constant, every tuple in one bucket.
inline constexpr std::uint32_t kHashSeedOffset = 184u;

// rw, 64 bits: Host address of the command ring, 64-byte aligned: the low six bits are stored as 0.
inline constexpr std::uint32_t kCommandBaseOffset = 256u;

// rw, 32 bits: log2 of its entries; written last, 0 disables it.
inline constexpr std::uint32_t kCommandLog2Offset = 264u;

// rw, 32 bits: Doorbell: entries below this index are written. An index that names more entries than the ring has is not followed.
inline constexpr std::uint32_t kCommandProducerOffset = 268u;

// ro, 32 bits: Entries below this index are read and may be reused.
inline constexpr std::uint32_t kCommandConsumerOffset = 272u;

// rw, 64 bits: Host address of the event ring, 64-byte aligned: the low six bits are stored as 0.
inline constexpr std::uint32_t kEventBaseOffset = 288u;

// rw, 32 bits: log2 of its entries; written last, 0 disables it.
inline constexpr std::uint32_t kEventLog2Offset = 296u;

// ro, 32 bits: Entries below this index are written.
inline constexpr std::uint32_t kEventProducerOffset = 300u;

// rw, 32 bits: Doorbell: entries below this index are read and may be reused. An index beyond the producer is not followed.
inline constexpr std::uint32_t kEventConsumerOffset = 304u;

// rw, 64 bits: Host address of the answer ring, 64-byte aligned: the low six bits are stored as 0.
inline constexpr std::uint32_t kAnswerBaseOffset = 320u;

// rw, 32 bits: log2 of its entries; written last, 0 disables it.
inline constexpr std::uint32_t kAnswerLog2Offset = 328u;

// rw, 32 bits: Doorbell: entries below this index are written. An index that names more entries than the ring has is not followed.
inline constexpr std::uint32_t kAnswerProducerOffset = 332u;

// ro, 32 bits: Entries below this index are read and may be reused.
inline constexpr std::uint32_t kAnswerConsumerOffset = 336u;

// rw, 64 bits: Host address of the indication ring, 64-byte aligned: the low six bits are stored as 0.
inline constexpr std::uint32_t kIndicationBaseOffset = 352u;

// rw, 32 bits: log2 of its entries; written last, 0 disables it.
inline constexpr std::uint32_t kIndicationLog2Offset = 360u;

// rw, 32 bits: Doorbell: entries below this index are written. An index that names more entries than the ring has is not followed.
inline constexpr std::uint32_t kIndicationProducerOffset = 364u;

// ro, 32 bits: Entries below this index are read and may be reused.
inline constexpr std::uint32_t kIndicationConsumerOffset = 368u;

// rw, 64 bits: Host address of the raw receive ring, 64-byte aligned: the low six bits are stored as 0.
inline constexpr std::uint32_t kRawReceiveBaseOffset = 384u;

// rw, 32 bits: log2 of its entries; written last, 0 disables it.
inline constexpr std::uint32_t kRawReceiveLog2Offset = 392u;

// ro, 32 bits: Entries below this index are written.
inline constexpr std::uint32_t kRawReceiveProducerOffset = 396u;

// rw, 32 bits: Doorbell: entries below this index are read and may be reused. An index beyond the producer is not followed.
inline constexpr std::uint32_t kRawReceiveConsumerOffset = 400u;

// rw, 64 bits: Host address of the raw receive slots: RawSlotBytes for each entry of the ring.
inline constexpr std::uint32_t kRawReceiveBufferOffset = 408u;

// rw, 64 bits: Host address of the raw transmit ring, 64-byte aligned: the low six bits are stored as 0.
inline constexpr std::uint32_t kRawTransmitBaseOffset = 416u;

// rw, 32 bits: log2 of its entries; written last, 0 disables it.
inline constexpr std::uint32_t kRawTransmitLog2Offset = 424u;

// rw, 32 bits: Doorbell: entries below this index are written. An index that names more entries than the ring has is not followed.
inline constexpr std::uint32_t kRawTransmitProducerOffset = 428u;

// ro, 32 bits: Entries below this index are read and may be reused.
inline constexpr std::uint32_t kRawTransmitConsumerOffset = 432u;

// wo, 32 bits: Producer index of a ring of a connection, in one write.
inline constexpr std::uint32_t kConnectionDoorbellOffset = 448u;
inline constexpr std::uint32_t kConnectionDoorbellProducerLsb = 0u;  // Entries below this index are written.
inline constexpr std::uint32_t kConnectionDoorbellProducerWidth = 16u;
inline constexpr std::uint32_t kConnectionDoorbellConnectionLsb = 16u;  // Row of the connection table.
inline constexpr std::uint32_t kConnectionDoorbellConnectionWidth = 14u;
inline constexpr std::uint32_t kConnectionDoorbellReceiveLsb = 30u;  // 0: send ring; 1: receive ring.
inline constexpr std::uint32_t kConnectionDoorbellReceiveWidth = 1u;

// rw, 32 bits: Retire port.
inline constexpr std::uint32_t kRetireControlOffset = 512u;
inline constexpr std::uint32_t kRetireControlModeLsb = 0u;  // A RetireMode.
inline constexpr std::uint32_t kRetireControlModeWidth = 2u;

// ro, 64 bits: Records lost in lossy mode.
inline constexpr std::uint32_t kRetireLostOffset = 520u;

// rw, 32 bits: No effect yet: stored. Reserved for a forced event order at replay; tied off on boards.
inline constexpr std::uint32_t kForcedOrderOffset = 528u;

// ro, 32 bits: Connection rows not in use.
inline constexpr std::uint32_t kFreeConnectionsOffset = 544u;

// ro, 32 bits: Path rows not in use.
inline constexpr std::uint32_t kFreePathsOffset = 548u;

// ro, 32 bits: Neighbor rows not in use.
inline constexpr std::uint32_t kFreeNeighborsOffset = 552u;

// ro, 64 bits: Frames that ended on the wire towards the device; FramesIn = SegmentsIn + RawFrames + sum of drops.
inline constexpr std::uint32_t kFramesInOffset = 1024u;

// ro, 64 bits: Frames sent, raw and engine.
inline constexpr std::uint32_t kFramesOutOffset = 1032u;

// ro, 64 bits: Frames that became Segment events.
inline constexpr std::uint32_t kSegmentsInOffset = 1040u;

// ro, 64 bits: Segments sent by the engine.
inline constexpr std::uint32_t kSegmentsOutOffset = 1048u;

// ro, 64 bits: Frames written to the raw receive ring.
inline constexpr std::uint32_t kRawFramesOffset = 1056u;

// ro, 64 bits: Frames sent from the raw transmit ring.
inline constexpr std::uint32_t kRawTransmitFramesOffset = 1064u;

// ro, 64 bits: Raw transmit entries with an illegal length.
inline constexpr std::uint32_t kRawTransmitSkippedOffset = 1072u;

// ro, 64 bits: DropReason Runt.
inline constexpr std::uint32_t kDropRuntOffset = 1080u;

// ro, 64 bits: DropReason Oversize.
inline constexpr std::uint32_t kDropOversizeOffset = 1088u;

// ro, 64 bits: DropReason IngressFull.
inline constexpr std::uint32_t kDropIngressFullOffset = 1096u;

// ro, 64 bits: DropReason RawRingFull.
inline constexpr std::uint32_t kDropRawRingFullOffset = 1104u;

// ro, 64 bits: DropReason Errored.
inline constexpr std::uint32_t kDropErroredOffset = 1112u;

// ro, 64 bits: DropReason Disabled.
inline constexpr std::uint32_t kDropDisabledOffset = 1120u;

// ro, 64 bits: Retire records of engine events (Raw and Drop not counted).
inline constexpr std::uint32_t kRetiredOffset = 1128u;

// ro, 64 bits: Entries written to the event ring.
inline constexpr std::uint32_t kEventsWrittenOffset = 1136u;

// ro, 64 bits: Entries read from the command ring.
inline constexpr std::uint32_t kCommandsTakenOffset = 1144u;

// ro, 64 bits: Entries read from the answer ring.
inline constexpr std::uint32_t kAnswersTakenOffset = 1152u;

// ro, 64 bits: Commands, answers and doorbells that named an object that is gone, or an answer nobody waits for.
inline constexpr std::uint32_t kStaleReferencesOffset = 1160u;

// ro, 64 bits: Commands refused because the order was illegal (O-35), and receive entries that claim to hold more than they have room for.
inline constexpr std::uint32_t kIllegalOrdersOffset = 1168u;

// ro, 64 bits: Segments sent with at least one byte sent before.
inline constexpr std::uint32_t kRetransmittedSegmentsOffset = 1176u;

// ro, 64 bits: Buffered bytes handed up by terminate.
inline constexpr std::uint32_t kBufferedBytesOffset = 1184u;

// ro, 64 bits: Bytes copied into requests and indication buffers.
inline constexpr std::uint32_t kDeliveredBytesOffset = 1192u;

// ro, 64 bits: Single-bit errors corrected in tables.
inline constexpr std::uint32_t kCorrectedErrorsOffset = 1200u;

// ro, 64 bits: Double-bit errors found in tables.
inline constexpr std::uint32_t kUncorrectableErrorsOffset = 1208u;

// ro, 64 bits: Segments of the engine that did not leave: their payload was not found, or a row they need is damaged. Each fails its connection.
inline constexpr std::uint32_t kTransmitDroppedOffset = 1216u;

// ro, 64 bits: Of these, segments whose payload the send ring does not hold, or scatters over too many entries.
inline constexpr std::uint32_t kTransmitLostOffset = 1224u;

}  // namespace reg

}  // namespace smokestack::layout
