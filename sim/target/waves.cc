#include "target/waves.h"

#include <verilated_fst_c.h>

#include <fstream>
#include <utility>

namespace smokestack::sim {

Waves::Waves(Vtop& top, std::string folder) : top_(top), folder_(std::move(folder)) {}
Waves::~Waves() { stop(); }

std::string Waves::start(std::uint64_t cycle, std::uint64_t cycles) {
  until_ = cycles == 0 ? ~std::uint64_t{0} : cycle + cycles;
  if (on_) return name_;
  // One file object for good: the model registers with it once, and it opens any number of files.
  if (!file_) {
    file_ = std::make_unique<VerilatedFstC>();
    top_.trace(file_.get(), 99);
  }
  name_ = "waves-" + std::to_string(files_++) + ".fst";
  const std::string path = folder_ + "/" + name_;
  // The FST library makes the file when the first values are written, and says nothing where it cannot.
  if (!std::ofstream(path)) return {};
  file_->open(path.c_str());
  if (!file_->isOpen()) return {};
  on_ = true;
  return name_;
}

std::string Waves::stop() {
  if (on_) file_->close();
  on_ = false;
  return name_;
}

void Waves::dump(std::uint64_t time) { file_->dump(time); }

}  // namespace smokestack::sim
