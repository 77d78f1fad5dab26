// One Verilated module under test: clock, reset, seed, verdict.
//
//   // top: chm_fifo                        <- test/hdl/run.sh reads these comment lines
//   // config narrow: -GWidth=8 -GDepth=4
//   #include "bench.h"
//   int main(int argc, char** argv) {
//     chm::Bench<Vdut> b(argc, argv);
//     b.reset();
//     b.dut.in_valid_i = 1;                 // inputs are set while the clock is low
//     b.settle();                           // combinational outputs follow
//     CHECK(b.dut.in_ready_o, "an empty FIFO takes a word");
//     b.tick();                             // one rising edge; outputs are settled after it
//     return b.finish();
//   }
#pragma once
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include "Vdut.h"
#include "random.h"
#include "verilated.h"
#if VM_COVERAGE
#include <unistd.h>
#include <chrono>
#include "verilated_cov.h"
#endif
#ifdef CHM_TRACE
#include "verilated_fst_c.h"
#endif

namespace chm {

// Bytes of a port of any width: Verilator keeps all of them little-endian in place.
template <class Port>
void putBytes(Port& port, const void* from, size_t n) {
  std::memset(&port, 0, sizeof port);
  std::memcpy(&port, from, n < sizeof port ? n : sizeof port);
}
template <class Port>
void getBytes(const Port& port, void* to, size_t n) {
  std::memcpy(to, &port, n < sizeof port ? n : sizeof port);
}
// `width` bits from bit `lsb` of a wide port (width <= 64).
template <class Port>
uint64_t getBits(const Port& port, unsigned lsb, unsigned width) {
  const uint8_t* p = reinterpret_cast<const uint8_t*>(&port);
  uint64_t v = 0;
  for (unsigned i = 0; i < width; ++i) v |= uint64_t(p[(lsb + i) / 8] >> ((lsb + i) % 8) & 1) << i;
  return v;
}
template <class Port>
void putBits(Port& port, unsigned lsb, unsigned width, uint64_t v) {
  uint8_t* p = reinterpret_cast<uint8_t*>(&port);
  for (unsigned i = 0; i < width; ++i) {
    const uint8_t bit = uint8_t(1u << ((lsb + i) % 8));
    p[(lsb + i) / 8] = uint8_t(v >> i & 1 ? p[(lsb + i) / 8] | bit : p[(lsb + i) / 8] & ~bit);
  }
}

inline uint64_t& failures() { static uint64_t n = 0; return n; }
inline uint64_t& checks() { static uint64_t n = 0; return n; }

// Counts a check; a false one prints its place and the sentence, and the run fails.
#define CHECK(cond, ...)                                                       \
  do {                                                                         \
    ++chm::checks();                                                           \
    if (!(cond) && ++chm::failures() <= 15) {                                  \
      std::fprintf(stderr, "%s:%d: not true: %s: ", __FILE__, __LINE__, #cond); \
      std::fprintf(stderr, __VA_ARGS__);                                       \
      std::fputc('\n', stderr);                                                \
    }                                                                          \
  } while (0)

// What a build with --coverage has counted, as a file in the folder that SMOKESTACK_COVERAGE names.
inline void writeCoverage([[maybe_unused]] VerilatedContext& context) {
#if VM_COVERAGE
  if (const char* folder = std::getenv("SMOKESTACK_COVERAGE")) {
    const std::string name = std::to_string(::getpid()) + "-" + std::to_string(std::chrono::steady_clock::now().time_since_epoch().count());
    context.coveragep()->write((std::string(folder) + "/" + name + ".dat").c_str());
  }
#endif
}

template <class Dut>
class Bench {
 public:
  VerilatedContext context;
  Dut dut;
  uint64_t cycle = 0;
  uint64_t seed = 1;
  Random random{1};

  Bench(int argc, char** argv) : dut(&context) {
    context.commandArgs(argc, argv);
    if (const char* s = std::getenv("SEED")) seed = std::strtoull(s, nullptr, 0);
    random = Random(seed);
    std::printf("%s: seed %llu\n", argv[0], static_cast<unsigned long long>(seed));
    std::memset(&dut.clk_i, 0, sizeof dut.clk_i);
#ifdef CHM_TRACE
    context.traceEverOn(true);
    dut.trace(&fst_, 99);
    fst_.open("wave.fst");
#endif
  }

  // Combinational outputs follow the inputs; the clock stays low.
  void settle() { dut.eval(); }

  // One rising edge.
  void tick() {
    dut.eval();
    dump();
    dut.clk_i = 1;
    dut.eval();
    context.timeInc(1);
    dump();
    dut.clk_i = 0;
    dut.eval();
    context.timeInc(1);
    ++cycle;
  }

  void reset(int cycles = 4) {
    dut.rst_i = 1;
    for (int i = 0; i < cycles; ++i) tick();
    dut.rst_i = 0;
    settle();
  }

  // Prints the verdict; the exit code of the test. A run without a check is a failure.
  int finish() {
    dut.final();
    writeCoverage(context);
#ifdef CHM_TRACE
    fst_.close();
#endif
    const bool pass = failures() == 0 && checks() > 0;
    std::printf("%s: %llu checks, %llu failures, %llu cycles, seed %llu\n", pass ? "pass" : "FAIL",
                static_cast<unsigned long long>(checks()), static_cast<unsigned long long>(failures()),
                static_cast<unsigned long long>(cycle), static_cast<unsigned long long>(seed));
    return pass ? 0 : 1;
  }

 private:
#ifdef CHM_TRACE
  VerilatedFstC fst_;
  void dump() { fst_.dump(context.time()); }
#else
  void dump() {}
#endif
};

// Runs `body(idlePercent, pressurePercent)` over the matrix every stream module is tested with.
template <class Body>
void overIdleAndPressure(Body body) {
  for (unsigned idle : {0u, 50u, 90u})
    for (unsigned pressure : {0u, 50u, 90u}) body(idle, pressure);
}

}  // namespace chm
