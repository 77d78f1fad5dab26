// The simulator's own self-test device: every port of the top used, no offload engine.
test/sim/rtl/selftest_loopback.sv
test/sim/rtl/selftest_copy_read.sv
test/sim/rtl/selftest_copy_write.sv
test/sim/rtl/selftest_copy.sv
test/sim/rtl/selftest_registers.sv
test/sim/rtl/selftest_top.sv
