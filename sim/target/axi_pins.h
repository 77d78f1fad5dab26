// The two AXI4 ports of the device by the same names, so that one slave serves both.
#pragma once

#include "target/pins.h"

namespace smokestack::sim {

#define SMOKESTACK_AXI_PINS(Name, prefix)                                    \
  struct Name {                                                              \
    static bool requests(const Pins& p) {                                    \
      return (p.prefix##_arvalid_o | p.prefix##_awvalid_o | p.prefix##_wvalid_o) != 0; \
    }                                                                        \
    static auto& arvalid(Pins& p) { return p.prefix##_arvalid_o; }           \
    static auto& arready(Pins& p) { return p.prefix##_arready_i; }           \
    static auto& arid(Pins& p) { return p.prefix##_arid_o; }                 \
    static auto& araddr(Pins& p) { return p.prefix##_araddr_o; }             \
    static auto& arlen(Pins& p) { return p.prefix##_arlen_o; }               \
    static auto& rvalid(Pins& p) { return p.prefix##_rvalid_i; }             \
    static auto& rready(Pins& p) { return p.prefix##_rready_o; }             \
    static auto& rid(Pins& p) { return p.prefix##_rid_i; }                   \
    static auto& rdata(Pins& p) { return p.prefix##_rdata_i; }               \
    static auto& rlast(Pins& p) { return p.prefix##_rlast_i; }               \
    static auto& awvalid(Pins& p) { return p.prefix##_awvalid_o; }           \
    static auto& awready(Pins& p) { return p.prefix##_awready_i; }           \
    static auto& awid(Pins& p) { return p.prefix##_awid_o; }                 \
    static auto& awaddr(Pins& p) { return p.prefix##_awaddr_o; }             \
    static auto& awlen(Pins& p) { return p.prefix##_awlen_o; }               \
    static auto& wvalid(Pins& p) { return p.prefix##_wvalid_o; }             \
    static auto& wready(Pins& p) { return p.prefix##_wready_i; }             \
    static auto& wdata(Pins& p) { return p.prefix##_wdata_o; }               \
    static auto& wstrb(Pins& p) { return p.prefix##_wstrb_o; }               \
    static auto& wlast(Pins& p) { return p.prefix##_wlast_o; }               \
    static auto& bvalid(Pins& p) { return p.prefix##_bvalid_i; }             \
    static auto& bready(Pins& p) { return p.prefix##_bready_o; }             \
    static auto& bid(Pins& p) { return p.prefix##_bid_i; }                   \
  }

SMOKESTACK_AXI_PINS(HostPins, host);
SMOKESTACK_AXI_PINS(NicPins, nic);
#undef SMOKESTACK_AXI_PINS

}  // namespace smokestack::sim
