// The rules of docs/contract/engine.md, one by one, on the pipeline: each check names its rule.
// top: chm_pipeline
// config small: -GConnections=8 ../../../test/hdl/engine/rows.vlt
#include "rules_choice.h"
#include "rules_command.h"

int main(int argc, char** argv) {
  chm::Bench<Vdut> b(argc, argv);
  chm::Pipe p(b);
  p.reset();
  p.live(1, chm::established());
  chm::refusals(p);
  chm::windows(p, b.random);
  chm::acceptability(p);
  chm::timestamps(p);
  chm::payloadAndFin(p);
  chm::reassembly(p, b.random);
  chm::samples(p);
  chm::congestion(p);
  chm::windowsAndCompletions(p);
  chm::grants(p);
  chm::sillyWindows(p);
  chm::nagle(p);
  chm::limitedTransmit(p);
  chm::restartAfterIdle(p);
  chm::ipIdWraps(p);
  chm::retransmission(p);
  chm::persist(p);
  chm::posts(p);
  chm::severalTimers(p);
  chm::deliveryVectors(p);
  chm::deliveryRules(p);
  chm::initiates(p);
  chm::terminates(p);
  chm::aborts(p);
  p.live(1, chm::established());
  chm::faults(p, b.random);
  chm::recordsWithoutRow(p);
  return b.finish();
}
