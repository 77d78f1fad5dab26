#include "bridge/operations.h"

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace smokestack::sim {

namespace {
constexpr std::uint32_t kRegisterBytes = 1u << 16;
constexpr int kConditionsMax = 16;

MemorySpace* spaceOf(Target& target, pb::Space space) {
  if (space == pb::SPACE_HOST) return &target.loop().host;
  if (space == pb::SPACE_NIC) return &target.loop().nic;
  return nullptr;
}

/// The bytes in question, or nullptr with the refusal in `result`.
std::uint8_t* window(Target& target, pb::Space which, std::uint64_t address, std::uint64_t bytes, pb::Result& result) {
  MemorySpace* const space = spaceOf(target, which);
  if (space == nullptr) {
    fail(result, pb::CODE_BAD_ADDRESS, "name a space: SPACE_HOST or SPACE_NIC");
    return nullptr;
  }
  if (space->contains(address, bytes)) return space->at(address);
  fail(result, pb::CODE_OUTSIDE_WINDOW,
       std::to_string(bytes) + " bytes at " + std::to_string(address) + " are not inside the " + space->name() +
           " window of " + std::to_string(space->bytes()) + " bytes; Hello names the windows");
  return nullptr;
}

bool registerAddress(std::uint32_t address, std::uint64_t count, pb::Result& result) {
  if (address % 4 == 0 && address + 4 * count <= kRegisterBytes) return true;
  fail(result, pb::CODE_BAD_ADDRESS, "register addresses are multiples of 4 below 65536");
  return false;
}

/// Counts what a read will give; false when the batch reads too much.
bool mayRead(std::size_t bytes, std::size_t& readBytes, pb::Result& result) {
  readBytes += bytes;
  if (readBytes <= kReadBytesMax) return true;
  fail(result, pb::CODE_TOO_LARGE, "a batch reads at most 8 MiB; split it");
  return false;
}

void readRegisters(Target& target, const pb::RegisterRead& read, std::size_t& readBytes, pb::Result& result) {
  const std::uint32_t count = read.count() == 0 ? 1 : read.count();
  if (!registerAddress(read.address(), count, result) || !mayRead(4 * std::size_t{count}, readBytes, result)) return;
  std::string* const data = result.mutable_data();
  data->reserve(4 * count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::optional<std::uint32_t> value = target.readRegister(read.address() + 4 * i);
    if (!value) return failTarget(result);
    data->append(reinterpret_cast<const char*>(&*value), 4);
  }
}

void writeRegister(Target& target, const pb::RegisterWrite& write, pb::Result& result) {
  if (!registerAddress(write.address(), 1, result)) return;
  if (!target.writeRegister(write.address(), write.value())) failTarget(result);
}

void readMemory(Target& target, const pb::MemoryRead& read, std::size_t& readBytes, pb::Result& result) {
  const std::uint8_t* const from = window(target, read.space(), read.address(), read.bytes(), result);
  if (from != nullptr && mayRead(read.bytes(), readBytes, result)) result.set_data(from, read.bytes());
}

void writeMemory(Target& target, const pb::MemoryWrite& write, pb::Result& result) {
  std::uint8_t* const to = window(target, write.space(), write.address(), write.data().size(), result);
  if (to != nullptr) std::memcpy(to, write.data().data(), write.data().size());
}

void frameIn(Target& target, const pb::FrameIn& in, pb::Result& result) {
  std::size_t bytes = target.loop().frames.queuedBytes();
  for (const std::string& frame : in.frames()) {
    if (frame.empty() || frame.size() > FramePort::kFrameBytesMax) {
      return fail(result, pb::CODE_TOO_LARGE, "a frame has 1 to 65536 bytes");
    }
    bytes += frame.size();
  }
  if (bytes > kQueuedFrameBytesMax) {
    return fail(result, pb::CODE_TOO_LARGE, "64 MiB of frames wait on the frame port; let the target run");
  }
  for (const std::string& frame : in.frames()) target.queueFrame(frame, in.errored());
}

void waves(Target& target, const pb::Waves& waves, pb::Result& result) {
  Waves& file = target.loop().waves;
  if (!file.available()) {
    return fail(result, pb::CODE_NOT_SUPPORTED, "there is no run folder; start the simulator with --run-dir");
  }
  result.set_path(waves.on() ? target.startWaves(waves.cycles()) : file.stop());
  if (waves.on() && result.path().empty()) {
    fail(result, pb::CODE_NOT_SUPPORTED, "the wave file cannot be written; look at the run folder");
  }
}

void watchRing(Target& target, const pb::WatchRing& watch, pb::Result& result) {
  WatchedRing ring;
  ring.base = watch.base();
  ring.log2Entries = watch.log2_entries();
  if (watch.has_slot()) {
    ring.payload = WatchedRing::Payload::Slot;
    ring.slotBase = watch.slot().base();
    ring.slotStride = watch.slot().stride();
    ring.lengthOffset = watch.slot().length_offset();
  } else if (watch.has_pointer()) {
    ring.payload = WatchedRing::Payload::Pointer;
    ring.pointerOffset = watch.pointer().pointer_offset();
    ring.lengthOffset = watch.pointer().length_offset();
    ring.kindOffset = watch.pointer().kind_offset();
    ring.kindValue = watch.pointer().kind();
  }
  const std::string wrong = target.loop().rings.watch(watch.id(), ring);
  if (!wrong.empty()) fail(result, pb::CODE_BAD_ADDRESS, wrong);
}

/// The label is the client's, the log is ours: cut, and nothing but printable ASCII.
void logCheckpoint(const Target& target, std::string label) {
  label.resize(std::min<std::size_t>(label.size(), 80));
  for (char& c : label) {
    if (c < ' ' || c > '~') c = '?';
  }
  std::fprintf(stderr, "smokestack-sim: checkpoint at cycle %llu: %s\n",
               static_cast<unsigned long long>(target.loop().cycle()), label.c_str());
}

void subscribe(Target& target, const pb::Subscribe& subscribe) {
  Outbox& outbox = target.loop().outbox;
  outbox.wantsFrames = subscribe.frames();
  outbox.wantsEntries = subscribe.entries();
  outbox.wantsRetire = subscribe.retire();
  outbox.wantsStrobes = subscribe.strobes();
}
}  // namespace

void fail(pb::Result& result, pb::Code code, const std::string& text) {
  result.set_code(code);
  result.set_text(text);
}

void failTarget(pb::Result& result) { fail(result, pb::CODE_TARGET_FAILED, rtlFailureText()); }

void execute(Target& target, const pb::Operation& operation, std::size_t& readBytes, pb::Result& result) {
  switch (operation.kind_case()) {
    case pb::Operation::kMemoryRead: return readMemory(target, operation.memory_read(), readBytes, result);
    case pb::Operation::kMemoryWrite: return writeMemory(target, operation.memory_write(), result);
    case pb::Operation::kWaves: return waves(target, operation.waves(), result);
    case pb::Operation::kSubscribe: return subscribe(target, operation.subscribe());
    case pb::Operation::kCheckpoint:
      return logCheckpoint(target, operation.checkpoint().label());
    default: break;
  }
  // The rest needs a design that still runs.
  if (rtlFailed) return failTarget(result);
  switch (operation.kind_case()) {
    case pb::Operation::kRegisterRead: return readRegisters(target, operation.register_read(), readBytes, result);
    case pb::Operation::kRegisterWrite: return writeRegister(target, operation.register_write(), result);
    case pb::Operation::kFrameIn: return frameIn(target, operation.frame_in(), result);
    case pb::Operation::kWatchRing: return watchRing(target, operation.watch_ring(), result);
    case pb::Operation::kReset: return target.loop().reset();
    default:
      return fail(result, pb::CODE_UNKNOWN_OPERATION, "this target knows no such operation; compare versions in Hello");
  }
}

bool parseRun(Target& target, const pb::Run& run, RunRequest& request, pb::Result& result) {
  request.cycles = run.cycles();
  request.stopOnFrame = run.stop_on_frame();
  request.stopOnEntry = run.stop_on_entry();
  request.stopWhenIdle = run.stop_when_idle();
  if (run.until_size() > kConditionsMax) {
    fail(result, pb::CODE_TOO_LARGE, "a Run has at most 16 conditions");
    return false;
  }
  for (const pb::Condition& condition : run.until()) {
    switch (condition.what_case()) {
      case pb::Condition::kRegisterAddress:
        if (!registerAddress(condition.register_address(), 1, result)) return false;
        if (request.awaitedRegister) {
          fail(result, pb::CODE_NOT_SUPPORTED, "a Run awaits at most one register");
          return false;
        }
        request.awaitedRegister = {condition.register_address(), static_cast<std::uint32_t>(condition.mask()),
                                   static_cast<std::uint32_t>(condition.value())};
        break;
      case pb::Condition::kWord: {
        const std::uint8_t* const at = window(target, condition.word().space(), condition.word().address(), 8, result);
        if (at == nullptr) return false;
        request.words.push_back({at, condition.mask(), condition.value()});
        break;
      }
      case pb::Condition::kEventKind:
        if (condition.event_kind() > 255 || request.eventKind >= 0) {
          fail(result, pb::CODE_NOT_SUPPORTED, "a Run awaits at most one event kind, of 8 bits");
          return false;
        }
        request.eventKind = condition.event_kind();
        break;
      case pb::Condition::WHAT_NOT_SET:
        fail(result, pb::CODE_UNKNOWN_OPERATION, "a condition names a register, a word or an event kind");
        return false;
    }
  }
  return true;
}

}  // namespace smokestack::sim
