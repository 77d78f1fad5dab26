// chm_answers: answers reach the engine once, in ring order, none before its meetings said yes; the ring is read on while up to 32 of them wait for
// one that is not met; what is not for a connection arrives with kind 0.
// top: chm_answers
// config wide: -GDataW=512 -GConnections=64
// config narrow: -GDataW=64 -GConnections=4
#include "bench.h"
#include "burst_ports.h"
#include "layout.h"

namespace layout = smokestack::layout;
using Data = std::remove_reference_t<decltype(Vdut::rsp_data_i)>;
#ifdef CHM_CONFIG_narrow
constexpr unsigned kConnections = 4;
#else
constexpr unsigned kConnections = 64;
#endif

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  chm::NoPort<Data, uint64_t> none;
  b.dut.enable_i = b.dut.log2_i = b.dut.rsp_valid_i = b.dut.meet_ready_i = b.dut.meet_done_i = b.dut.answer_ready_i = 0;
  b.reset();
  chm::AxiMemory memory(b.random);
  chm::AxiPorts<Data, uint64_t> ports CHM_READER(b.dut, , none);
  memory.readLatency = 60;
  memory.stallPercent = 20;
  constexpr unsigned kLog2 = 6, kSize = 1u << kLog2, kTotal = 3000;
  std::vector<layout::AnswerEntry> written;
  std::vector<bool> metSend, metReceive;
  uint16_t producer = 0;
  unsigned taken = 0, answered = 0, most = 0;
  // The posts: one meeting at a time; whether it says yes is chance, and never before `frozen` is over.
  bool waits = false;
  unsigned due = 0;
  uint64_t meetConn = 0, meetGeneration = 0, meetIndex = 0, frozen = 0;
  bool meetReceive = false;
  b.dut.base_i = 0x8000;
  b.dut.enable_i = 1;
  b.dut.log2_i = kLog2;
  while (answered < kTotal && b.cycle < 600000) {
    while (written.size() < kTotal && uint16_t(producer - b.dut.consumer_o) < kSize && b.random.percent(30)) {
      layout::AnswerEntry e{};
      e.target = uint32_t(b.random.below(kConnections)) | uint32_t(b.random.below(4096)) << 16 | 3u << 28;
      if (b.random.percent(5)) e.target ^= 1u << 28;
      if (b.random.percent(5)) e.target |= kConnections;
      e.status = uint32_t(b.random.next());
      e.bytes = uint32_t(b.random.next());
      e.send_producer = uint16_t(2 * written.size());       // all different
      e.receive_producer = uint16_t(2 * written.size() + 1);
      e.serial = uint32_t(b.random.next());
      e.kind = uint8_t(b.random.between(1, 2));
      memory.write(0x8000 + 64 * (producer % kSize), &e, 64);
      written.push_back(e);
      metSend.push_back(false);
      metReceive.push_back(false);
      ++producer;
    }
    if (frozen == 0 && b.random.below(8000) == 0) frozen = b.cycle + 2000;
    if (frozen && b.cycle > frozen) frozen = 0;
    b.dut.producer_i = producer;
    b.dut.meet_ready_i = b.random.percent(70);
    b.dut.meet_done_i = waits && due == 0;
    if (waits && due) --due;
    b.dut.meet_yes_i = !frozen && b.random.percent(60);
    b.dut.answer_ready_i = b.random.percent(80);
    memory.drive(ports);
    b.settle();
    if (b.dut.taken_o) { ++taken; most = std::max(most, taken - answered); }
    if (b.dut.meet_done_i) {
      waits = false;
      bool some = false;   // of which parked or arriving answer; several may be alike
      for (unsigned i = answered; i < written.size() && i <= taken; ++i) {
        const auto& e = written[i];
        const unsigned conn = (e.target & 0xffff) % kConnections, index = meetReceive ? e.receive_producer : e.send_producer;
        if (conn != meetConn || index != meetIndex) continue;
        const bool known = e.target >> 28 == 3 && (e.target & 0xffff) < kConnections;
        CHECK(known, "a meeting for what is no connection");
        CHECK((e.target >> 16 & 4095) == meetGeneration, "generation of a meeting");
        some = true;
        if (b.dut.meet_yes_i) { if (meetReceive) metReceive[i] = true; else metSend[i] = true; }
      }
      CHECK(some, "a meeting of nobody");
    }
    if (b.dut.meet_valid_o && b.dut.meet_ready_i) {
      waits = true;
      due = 1;
      meetIndex = chm::getBits(b.dut.meet_o, 0, 16);
      meetReceive = chm::getBits(b.dut.meet_o, 16, 1);
      meetGeneration = chm::getBits(b.dut.meet_o, 17, 12);
      meetConn = chm::getBits(b.dut.meet_o, 29, 14);
      CHECK(chm::getBits(b.dut.meet_o, 43, 4) == 0, "kind of a meeting");
    }
    if (b.dut.answer_valid_o && b.dut.answer_ready_i) {
      CHECK(answered < written.size(), "an answer from nowhere");
      const auto& e = written[answered];
      const bool known = e.target >> 28 == 3 && (e.target & 0xffff) < kConnections;
      const auto& a = b.dut.answer_o;   // conn, generation, kind, serial, status, bytes, index
      CHECK(chm::getBits(a, 0, 16) == uint16_t(answered) && chm::getBits(a, 16, 32) == e.bytes && chm::getBits(a, 48, 32) == e.status &&
            chm::getBits(a, 80, 32) == e.serial && chm::getBits(a, 112, 8) == (known ? e.kind : 0) && chm::getBits(a, 120, 12) == (e.target >> 16 & 4095) &&
            chm::getBits(a, 132, 14) == (e.target & 0xffff) % kConnections, "answer %u", answered);
      CHECK(metSend[answered] == known && metReceive[answered] == known, "answer %u overtakes its posts", answered);
      ++answered;
    }
    memory.sample(ports);
    b.tick();
  }
  CHECK(answered == kTotal && taken == kTotal, "%u of %u answers", answered, kTotal);
  CHECK(most >= 30 && most <= 34, "%u answers waited at once", most);
  for (int i = 0; i < 10; ++i) { memory.drive(ports); b.settle(); memory.sample(ports); b.tick(); }
  CHECK(!b.dut.busy_o && memory.violations == 0, "at rest");
  return b.finish();
}
