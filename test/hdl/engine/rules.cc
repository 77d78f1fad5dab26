// The rules of docs/contract/engine.md, one by one, on the pipeline: each check names its rule.
// top: chm_pipeline
// config small: -GConnections=8 ../../../test/hdl/engine/rows.vlt
#include "pipe.h"
int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  chm::Pipe p(b);
  p.reset();
  auto row = chm::established();
  p.live(1, row);
  auto o = p.segment(1, chm::next(row, 100));
  CHECK(o.happened && o.verdict && o.verdict->place, "7.10b");
  return b.finish();
}
