// The rules of docs/contract/engine.md, one by one, on the pipeline: each check names its rule.
// top: chm_pipeline
// config small: -GConnections=8 ../../../test/hdl/engine/rows.vlt
#include "rules_ack.h"
#include "rules_segment.h"

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  chm::Pipe p(b);
  p.reset();
  p.live(1, chm::established());
  chm::refusals(p);
  chm::acceptability(p);
  chm::timestamps(p);
  chm::payloadAndFin(p);
  chm::reassembly(p, b.random);
  chm::samples(p);
  chm::congestion(p);
  chm::windowsAndCompletions(p);
  return b.finish();
}
