// chm_registers: every register of the printed layout has its reset value, keeps what the host may write, ignores it where it is read-only;
// a 64-bit value is read in one piece; the doorbell reaches its taker.
// top: chm_registers
// config default: -GConnections=77 -GFeatures=5
#include "bench.h"
#include "layout.h"
#include <fstream>
#include <map>
#include <string>

namespace reg = smokestack::layout::reg;

struct Register { std::string name, access; unsigned width = 0, offset = 0; uint64_t reset = 0; };

// Read from the printed reference page itself, so that a new register cannot be forgotten here.
static std::vector<Register> layoutRegisters() {
  std::ifstream in(CHM_ROOT "/docs/reference/layout.md");
  std::vector<Register> out;
  for (std::string line; std::getline(in, line);) {
    // | 0x0028 | [`Features`](#features-register) | 32 | ro | 0x0 | meaning |
    const size_t open = line.find('`'), close = line.find('`', open + 1);
    Register r;
    char access[3];
    unsigned long long reset;
    if (line.rfind("| 0x", 0) != 0 || close == std::string::npos) continue;
    r.offset = unsigned(std::strtoul(line.c_str() + 2, nullptr, 16));
    r.name = line.substr(open + 1, close - open - 1);
    if (std::sscanf(line.c_str() + line.find(" | ", close), " | %u | %2[rwo] | %llx |", &r.width, access, &reset) != 3) continue;
    r.access = access;
    r.reset = reset;
    out.push_back(r);
  }
  return out;
}

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  b.dut.doorbell_ready_i = 1;
  b.dut.reg_bready_i = b.dut.reg_rready_i = 1;
  b.reset();
  const auto write = [&](unsigned at, uint32_t value) {
    b.dut.reg_awvalid_i = b.dut.reg_wvalid_i = 1;
    b.dut.reg_awaddr_i = at;
    b.dut.reg_wdata_i = value;
    for (bool taken = false; !taken;) { b.settle(); taken = b.dut.reg_awready_o; b.tick(); }
    b.dut.reg_awvalid_i = b.dut.reg_wvalid_i = 0;
    for (int i = 0; i < 20 && !b.dut.reg_bvalid_o; ++i) b.tick();
    CHECK(b.dut.reg_bvalid_o, "a write is answered");
    b.tick();
  };
  const auto read = [&](unsigned at) {
    b.dut.reg_arvalid_i = 1;
    b.dut.reg_araddr_i = at;
    for (bool taken = false; !taken;) { b.settle(); taken = b.dut.reg_arready_o; b.tick(); }
    b.dut.reg_arvalid_i = 0;
    for (int i = 0; i < 20 && !b.dut.reg_rvalid_o; ++i) b.tick();
    const uint32_t value = b.dut.reg_rdata_o;
    b.tick();
    return value;
  };
  const auto read64 = [&](unsigned at) { const uint64_t low = read(at); return low | uint64_t(read(at + 4)) << 32; };
  // Bits that a register keeps.
  const auto mask = [](const Register& r) -> uint64_t {
    if (r.name == "Control") return 7;
    if (r.name == "ModeBits") return 3;
    if (r.name == "RetireControl") return 3;
    if (r.name.size() > 4 && r.name.substr(r.name.size() - 4) == "Log2") return 15;
    if (r.name.find("Producer") != std::string::npos || r.name.find("Consumer") != std::string::npos) return 0xffff;
    return r.width == 64 ? ~0ull : 0xffffffffu;
  };
  // What the device could not work with is stored as something it can.
  const auto stored = [](const Register& r, uint64_t value) -> uint64_t {
    if (r.name.size() > 4 && r.name.substr(r.name.size() - 4) == "Base") return value & ~63ull;
    if (r.name == "TicksPerSecond") return value == 10 || value == 100 ? value : 1000;
    if (r.name == "IndicationBytes") return value ? value : r.reset;
    return value;
  };
  const std::map<std::string, uint64_t> identity = {{"Magic", smokestack::layout::kMagic}, {"LayoutVersion", 1}, {"Connections", 77}, {"Paths", 64}, {"Neighbors", 32},
                                                    {"DataWidth", 512}, {"Features", 5}, {"DesignHash", 0}, {"LayoutHash", uint64_t(smokestack::layout::kLayoutHashHi) << 32 | smokestack::layout::kLayoutHashLo}};
  const auto registers = layoutRegisters();
  CHECK(registers.size() > 80, "%zu registers read from the layout", registers.size());
  std::map<std::string, uint64_t> kept;
  for (int round = 0; round < 3; ++round) {
    for (const auto& r : registers) {
      if (r.access == "wo") continue;
      const uint64_t got = r.width == 64 ? read64(r.offset) : read(r.offset);
      uint64_t want = kept.count(r.name) ? kept[r.name] : r.reset;
      if (identity.count(r.name)) want = identity.at(r.name);
      CHECK(got == want, "%s is %lx, not %lx (round %d)", r.name.c_str(), got, want, round);
    }
    for (const auto& r : registers) {
      if (r.name == "ConnectionDoorbell") continue;
      const uint64_t value = b.random.next();
      write(r.offset, uint32_t(value));
      if (r.width == 64) write(r.offset + 4, uint32_t(value >> 32));
      if (r.access == "rw") kept[r.name] = stored(r, value & mask(r));
    }
    // The interrupt register follows the consumer indices; no event or raw entry was produced.
    kept["Interrupt"] = (kept["EventConsumer"] != 0) | uint64_t(kept["RawReceiveConsumer"] != 0) << 1;
    CHECK(b.dut.irq_o == (kept["Interrupt"] != 0), "interrupt line");
  }
  // A moving value is read in one piece: the counter changes between the halves.
  b.dut.counter_value_i = 0x00000001ffffffffull;
  const uint32_t low = read(reg::kRawFramesOffset);
  CHECK(b.dut.counter_o == (reg::kRawFramesOffset - reg::kFramesInOffset) / 8, "number of the counter");
  b.dut.counter_value_i = 0x0000000200000000ull;
  CHECK(low == 0xffffffffu && read(reg::kRawFramesOffset + 4) == 1, "torn counter");
  // The doorbell waits for its taker.
  b.dut.doorbell_ready_i = 0;
  b.dut.reg_awvalid_i = b.dut.reg_wvalid_i = 1;
  b.dut.reg_awaddr_i = reg::kConnectionDoorbellOffset;
  b.dut.reg_wdata_i = 1u << 30 | 0x1234u << 16 | 0xbeef;
  b.tick();
  b.dut.reg_awvalid_i = b.dut.reg_wvalid_i = 0;
  for (int i = 0; i < 5; ++i) b.tick();
  CHECK(b.dut.doorbell_valid_o && !b.dut.reg_bvalid_o && b.dut.busy_o, "a doorbell waits");
  CHECK(b.dut.doorbell_o == (1u << 30 | 0x1234u << 16 | 0xbeef), "doorbell %x", unsigned(b.dut.doorbell_o));
  b.dut.doorbell_ready_i = 1;
  b.tick();
  CHECK(!b.dut.doorbell_valid_o && b.dut.reg_bvalid_o, "a doorbell is taken once");
  return b.finish();
}
