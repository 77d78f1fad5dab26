// chm_top with what stands around it: host memory, NIC memory, a wire, a register port, the raw rings and the retire port.
#pragma once
#include <deque>
#include <functional>
#include <vector>

#include "axi_memory.h"
#include "bench.h"
#include "frames.h"
#include "layout.h"

namespace chm {
namespace layout = smokestack::layout;

struct WireFrame {
  Frame bytes;
  bool error = false;
};

class Nic {
 public:
  static constexpr unsigned kBytes = sizeof(std::declval<Vdut>().rx_data_i);
  Bench<Vdut>& bench;
  Vdut& dut;
  AxiMemory host, memory;                                    // memory: of the NIC
  unsigned rxIdle = 0, txPressure = 0, retirePressure = 0;   // percent of cycles
  std::deque<WireFrame> toDevice;
  std::vector<Frame> fromDevice;
  std::vector<layout::RetireRecord> records;
  std::function<void()> each;                                // called once a cycle
  uint64_t lastRxEnd = 0;                                    // cycle of the last beat given

  explicit Nic(Bench<Vdut>& b) : bench(b), dut(b.dut), host(b.random), memory(b.random), ports_(CHM_AXI_PORTS(b.dut, host_)), nicPorts_(CHM_AXI_PORTS(b.dut, nic_)) {}

  void reset() {
    dut.rx_valid_i = dut.tx_ready_i = dut.retire_ready_i = dut.strobe_i = 0;
    dut.reg_awvalid_i = dut.reg_wvalid_i = dut.reg_bready_i = dut.reg_arvalid_i = dut.reg_rready_i = 0;
    dut.host_rvalid_i = dut.host_bvalid_i = dut.nic_rvalid_i = dut.nic_bvalid_i = 0;
    bench.reset();
  }

  void step() {
    if (each) each();
    dut.rx_valid_i = !toDevice.empty() && !bench.random.percent(rxIdle);
    if (dut.rx_valid_i) {
      const WireFrame& f = toDevice.front();
      const size_t n = std::min<size_t>(kBytes, f.bytes.size() - rxAt_);
      putBytes(dut.rx_data_i, f.bytes.data() + rxAt_, n);
      dut.rx_keep_i = n == 64 ? ~0ull : (1ull << n) - 1;
      dut.rx_last_i = rxAt_ + n == f.bytes.size();
      dut.rx_error_i = dut.rx_last_i && f.error;
      rxAt_ += n;
      if (dut.rx_last_i) { toDevice.pop_front(); rxAt_ = 0; lastRxEnd = bench.cycle; }
    }
    dut.tx_ready_i = !bench.random.percent(txPressure);
    dut.retire_ready_i = !bench.random.percent(retirePressure);
    host.drive(ports_);
    memory.drive(nicPorts_);
    bench.settle();
    CHECK(!(txWas_ && !dut.tx_valid_o), "tx_valid taken back");
    CHECK(txPressure || !inFrame_ || dut.tx_valid_o, "a gap inside a frame");
    txWas_ = dut.tx_valid_o && !dut.tx_ready_i;
    if (dut.tx_valid_o && dut.tx_ready_i) {
      uint8_t beat[64];
      getBytes(dut.tx_data_o, beat, kBytes);
      unsigned n = 0;
      while (n < kBytes && (uint64_t(dut.tx_keep_o) >> n & 1)) ++n;
      CHECK(n && (uint64_t(dut.tx_keep_o) >> (n - 1)) == 1 && (dut.tx_last_o || n == kBytes), "keep %lx", uint64_t(dut.tx_keep_o));
      tx_.insert(tx_.end(), beat, beat + n);
      inFrame_ = !dut.tx_last_o;
      if (dut.tx_last_o) { fromDevice.push_back(tx_); tx_.clear(); }
    }
    if (dut.retire_valid_o && dut.retire_ready_i) {
      layout::RetireRecord record;
      getBytes(dut.retire_record_o, &record, sizeof record);
      records.push_back(record);
    }
    host.sample(ports_);
    memory.sample(nicPorts_);
    bench.tick();
  }
  void run(unsigned cycles) { while (cycles--) step(); }
  // Until nothing is in flight; false after `limit` cycles.
  bool settle(uint64_t limit = 200000) {
    for (unsigned quiet = 0; limit; --limit) {
      step();
      quiet = toDevice.empty() && host.quiet() && memory.quiet() && dut.idle_o ? quiet + 1 : 0;
      if (quiet == 3) return true;
    }
    return false;
  }

  void write(uint32_t at, uint32_t value) {
    dut.reg_awvalid_i = dut.reg_wvalid_i = dut.reg_bready_i = 1;
    dut.reg_awaddr_i = at;
    dut.reg_wdata_i = value;
    for (bool taken = false; !taken;) { bench.settle(); taken = dut.reg_awready_o && dut.reg_wready_o; step(); }
    dut.reg_awvalid_i = dut.reg_wvalid_i = 0;
    for (bool answered = false; !answered;) { bench.settle(); answered = dut.reg_bvalid_o; step(); }
    dut.reg_bready_i = 0;
  }
  void write64(uint32_t at, uint64_t value) { write(at, uint32_t(value)); write(at + 4, uint32_t(value >> 32)); }
  uint32_t read(uint32_t at) {
    dut.reg_arvalid_i = dut.reg_rready_i = 1;
    dut.reg_araddr_i = at;
    for (bool taken = false; !taken;) { bench.settle(); taken = dut.reg_arready_o; step(); }
    dut.reg_arvalid_i = 0;
    for (;;) {
      bench.settle();
      const bool valid = dut.reg_rvalid_o;
      const uint32_t value = dut.reg_rdata_o;
      step();
      if (valid) { dut.reg_rready_i = 0; return value; }
    }
  }
  uint64_t read64(uint32_t at) { const uint64_t low = read(at); return low | uint64_t(read(at + 4)) << 32; }

 private:
  decltype(CHM_AXI_PORTS(std::declval<Vdut&>(), host_)) ports_;
  decltype(CHM_AXI_PORTS(std::declval<Vdut&>(), nic_)) nicPorts_;
  Frame tx_;
  size_t rxAt_ = 0;
  bool txWas_ = false, inFrame_ = false;
};

}  // namespace chm
