// The retire port: takes a record whenever one is offered; behind it go the words of the row that it says have changed.
#pragma once

#include "target/outbox.h"
#include "target/pins.h"
#include "target/random.h"

namespace smokestack::sim {

class RetirePort {
 public:
  RetirePort(Outbox& outbox, std::uint32_t stallPercent, std::uint64_t seed)
      : outbox_(outbox), stallPercent_(stallPercent), random_(seed) {}
  void sample(Pins& p);
  void drive(Pins& p) { p.retire_ready_i = ready_; }

 private:
  Outbox& outbox_;
  std::uint32_t stallPercent_;
  Random random_;
  bool ready_ = true;
};

}  // namespace smokestack::sim
