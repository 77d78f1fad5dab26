#include "target/tape.h"

#include <ctime>
#include <stdexcept>

namespace smokestack::sim {

namespace {

template <typename Visit>
void forEachInput(Pins& p, Visit&& visit) {
  visit(p.rst_i), visit(p.strobe_i);
  visit(p.rx_valid_i), visit(p.rx_data_i), visit(p.rx_keep_i), visit(p.rx_last_i), visit(p.rx_error_i), visit(p.tx_ready_i);
  visit(p.reg_awvalid_i), visit(p.reg_awaddr_i), visit(p.reg_wvalid_i), visit(p.reg_wdata_i), visit(p.reg_bready_i);
  visit(p.reg_arvalid_i), visit(p.reg_araddr_i), visit(p.reg_rready_i);
  visit(p.host_arready_i), visit(p.host_rvalid_i), visit(p.host_rid_i), visit(p.host_rdata_i), visit(p.host_rlast_i);
  visit(p.host_awready_i), visit(p.host_wready_i), visit(p.host_bvalid_i), visit(p.host_bid_i);
  visit(p.nic_arready_i), visit(p.nic_rvalid_i), visit(p.nic_rid_i), visit(p.nic_rdata_i), visit(p.nic_rlast_i);
  visit(p.nic_awready_i), visit(p.nic_wready_i), visit(p.nic_bvalid_i), visit(p.nic_bid_i);
  visit(p.retire_ready_i);
}

void gatherInputs(Pins& p, std::vector<std::uint8_t>& into) {
  into.clear();
  forEachInput(p, [&into](const auto& pin) {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(&pin);
    into.insert(into.end(), bytes, bytes + sizeof pin);
  });
}

const std::uint8_t* applyInputs(Pins& p, const std::uint8_t* from) {
  forEachInput(p, [&from](auto& pin) {
    std::memcpy(&pin, from, sizeof pin);
    from += sizeof pin;
  });
  return from;
}

/// Enough to tell that two designs went the same way.
std::vector<std::uint8_t> outputsOf(const Pins& p) {
  std::vector<std::uint8_t> bytes(kBeatBytes + sizeof p.retire_record_o + sizeof p.host_araddr_o + sizeof p.host_awaddr_o);
  std::uint8_t* at = bytes.data();
  getBytes(p.tx_data_o, at), at += kBeatBytes;
  getBytes(p.retire_record_o, at), at += sizeof p.retire_record_o;
  getBytes(p.host_araddr_o, at), at += sizeof p.host_araddr_o;
  getBytes(p.host_awaddr_o, at);
  return bytes;
}

/// A design that goes looks up its scopes in the thread's current context, whichever made it.
struct Restore {
  VerilatedContext* context;
  ~Restore() { Verilated::threadContextp(context); }
};

double processorSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

void Tape::record(Pins& p) {
  gatherInputs(p, now_);
  const bool changed = now_ != last_;
  changed_.push_back(changed);
  if (changed) {
    bytes_.insert(bytes_.end(), now_.begin(), now_.end());
    last_.swap(now_);
  }
  outputs_ = outputsOf(p);
}

double Tape::play() const {
  VerilatedContext* const usual = Verilated::threadContextp();
  VerilatedContext context;
  const Restore restore{usual};
  context.traceEverOn(true);  // as in ClockLoop
  Vtop top(&context);
  Pins& p = *top.rootp;
  const std::uint8_t* at = bytes_.data();
  p.clk_i = 0;
  if (!changed_.empty()) at = applyInputs(p, at);
  top.eval();
  const double begin = processorSeconds();
  for (std::size_t cycle = 1; cycle < changed_.size(); ++cycle) {
    p.clk_i = 1;
    top.eval();
    if (changed_[cycle]) at = applyInputs(p, at);
    p.clk_i = 0;
    top.eval();
  }
  const double time = processorSeconds() - begin;
  if (outputsOf(p) != outputs_) throw std::runtime_error("the tape did not make the design do the same again");
  return time;
}

}  // namespace smokestack::sim
