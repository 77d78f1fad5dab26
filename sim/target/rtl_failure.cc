// Verilator's own hooks (vl_stop, vl_fatal, vl_finish) end the process by default; these record and let the cycle end.
#include "target/rtl_failure.h"

#include <verilated.h>

#include <cstdarg>
#include <cstdio>
#include <stdexcept>

namespace smokestack::sim {

bool rtlFailed = false;

namespace {
std::string failureText;
std::string lastLine;  // printed last by the design: an assertion prints its message before it stops

void printFromRtl(const char* format, std::va_list arguments) {
  char text[2048];
  std::vsnprintf(text, sizeof text, format, arguments);
  std::fprintf(stderr, "rtl: %s", text);
  lastLine = text;
  while (!lastLine.empty() && lastLine.back() == '\n') lastLine.pop_back();
}

std::string place(const char* file, int line, const char* hierarchy) {
  std::string where = file == nullptr ? "" : std::string(file) + ":" + std::to_string(line);
  if (hierarchy != nullptr && *hierarchy != '\0') where += std::string(where.empty() ? "" : " in ") + hierarchy;
  return where;
}
}  // namespace

void failRtl(const std::string& text) {
  if (!rtlFailed) failureText = text;
  rtlFailed = true;
  std::fprintf(stderr, "smokestack-sim: the design failed: %s\n", text.c_str());
}

const std::string& rtlFailureText() { return failureText; }

}  // namespace smokestack::sim

extern "C" void smokestackRtlPrint(const char* format, ...) {
  std::va_list arguments;
  va_start(arguments, format);
  smokestack::sim::printFromRtl(format, arguments);
  va_end(arguments);
}

void vl_finish(const char* file, int line, const char* hierarchy) {
  smokestack::sim::failRtl("$finish at " + smokestack::sim::place(file, line, hierarchy));
}

void vl_stop(const char* file, int line, const char* hierarchy) {
  const std::string said = smokestack::sim::lastLine.empty() ? "$stop" : smokestack::sim::lastLine;
  smokestack::sim::failRtl(said + " (" + smokestack::sim::place(file, line, hierarchy) + ")");
}

// Verilator does not expect to come back from here (a combinational loop that never settles): leave eval() by throwing.
void vl_fatal(const char* file, int line, const char* hierarchy, const char* message) {
  smokestack::sim::failRtl(std::string(message) + " (" + smokestack::sim::place(file, line, hierarchy) + ")");
  throw std::runtime_error(message);
}
