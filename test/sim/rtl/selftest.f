// The simulator's own self-test device: every port of the top used, no offload engine.
selftest_loopback.sv
selftest_copy_read.sv
selftest_copy_write.sv
selftest_copy.sv
selftest_registers.sv
selftest_top.sv
