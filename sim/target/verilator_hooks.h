// Included by force before Verilator's headers: what the design prints goes through us, what it stops for does too.
#pragma once

#ifdef __cplusplus
extern "C" void smokestackRtlPrint(const char* format, ...) __attribute__((format(printf, 1, 2)));
#endif
#define VL_PRINTF smokestackRtlPrint
#define VL_USER_FINISH
#define VL_USER_STOP
#define VL_USER_FATAL
