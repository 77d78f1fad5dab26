#include "target/register_port.h"

namespace smokestack::sim {

void RegisterPort::startRead(std::uint32_t address) {
  state_ = State::Read;
  address_ = address;
  addressDue_ = true;
  polled_ = false;
}

void RegisterPort::startWrite(std::uint32_t address, std::uint32_t value) {
  state_ = State::Write;
  address_ = address;
  data_ = value;
  addressDue_ = dataDue_ = true;
}

void RegisterPort::startPolling(std::uint32_t address, std::uint32_t mask, std::uint32_t value) {
  polling_ = true;
  pollAddress_ = address;
  pollMask_ = mask;
  pollValue_ = value;
  if (busy()) return;
  startRead(address);
  polled_ = true;
}

void RegisterPort::sample(Pins& p) {
  if (state_ == State::Read) {
    if (p.reg_arvalid_i && p.reg_arready_o) addressDue_ = false;
    if (p.reg_rvalid_o && p.reg_rready_i) {
      data_ = p.reg_rdata_o;
      done_ = true;
      state_ = State::Idle;
      if (polling_) {
        match_ = match_ || (polled_ && (data_ & pollMask_) == pollValue_);
        startRead(pollAddress_);
        polled_ = true;
      }
    }
  } else if (state_ == State::Write) {
    if (p.reg_awvalid_i && p.reg_awready_o) addressDue_ = false;
    if (p.reg_wvalid_i && p.reg_wready_o) dataDue_ = false;
    if (p.reg_bvalid_o && p.reg_bready_i) {
      done_ = true;
      state_ = State::Idle;
    }
  }
}

void RegisterPort::drive(Pins& p) {
  const bool reads = state_ == State::Read;
  const bool writes = state_ == State::Write;
  p.reg_arvalid_i = reads && addressDue_;
  p.reg_araddr_i = address_;
  p.reg_rready_i = reads;
  p.reg_awvalid_i = writes && addressDue_;
  p.reg_awaddr_i = address_;
  p.reg_wvalid_i = writes && dataDue_;
  p.reg_wdata_i = data_;
  p.reg_bready_i = writes;
}

void RegisterPort::reset() {
  state_ = State::Idle;
  polling_ = done_ = match_ = false;
}

}  // namespace smokestack::sim
