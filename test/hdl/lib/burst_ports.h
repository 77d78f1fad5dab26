// Seats a module's own burst ports (docs/architecture.md, "Memory") in front of an AxiMemory, without a mux: what the module has not is a dummy.
#pragma once
#include <cstdint>
#include <type_traits>

#include "axi_memory.h"

namespace chm {

// What AXI4 has and a burst port has not.
template <class Data, class Strb>
struct NoPort {
  uint8_t zero = 0, one = 1, sink = 0, sink2 = 0, sink3 = 0, id = 0;
  uint64_t addr = 0;
  Data data{};
  Strb strb{};
};

// A reader: p##req_valid_o …, p##rsp_valid_i, p##rsp_data_i; `n` is a NoPort of its data width.
#define CHM_READER(d, p, n)                                                                                                   \
  { (d).p##req_valid_o, (d).p##req_ready_i, (n).id, (d).p##req_addr_o, (d).p##req_beats_o, (d).p##rsp_valid_i, (n).one, (n).sink, \
    (d).p##rsp_data_i, (n).sink2, (n).zero, (n).sink3, (n).zero, (n).addr, (n).zero, (n).zero, (n).sink3, (n).data, (n).strb, (n).zero, \
    (n).sink3, (n).one, (n).sink }
// A writer: req_*, wr_*, done_i.
#define CHM_WRITER(d, n)                                                                                                      \
  { (n).zero, (n).sink, (n).zero, (n).addr, (n).zero, (n).sink2, (n).one, (n).sink, (n).data, (n).sink2, (d).req_valid_o, (d).req_ready_i, \
    (n).zero, (d).req_addr_o, (d).req_beats_o, (d).wr_valid_o, (d).wr_ready_i, (d).wr_data_o, (d).wr_strb_o, (d).wr_last_o, (d).done_i, \
    (n).one, (n).sink }

}  // namespace chm
