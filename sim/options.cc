#include "options.h"

#include <sys/stat.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <stdexcept>
#include <vector>

#include "token.h"

namespace smokestack::sim {

namespace {

struct Option {
  const char* name;
  const char* value;  // what it takes, nullptr: nothing
  const char* doc;
  std::function<void(Options&, const std::string&)> apply;
};

[[noreturn]] void refuseValue(const std::string& text, const std::string& why) {
  throw std::invalid_argument("'" + text + "': " + why);
}

std::uint64_t number(const std::string& text, std::uint64_t min, std::uint64_t max) {
  std::size_t used = 0;
  std::uint64_t value = 0;
  try {
    if (!text.empty() && text[0] != '-') value = std::stoull(text, &used, 0);
  } catch (const std::exception&) {
    used = 0;
  }
  if (used == 0 || used != text.size() || value < min || value > max) {
    refuseValue(text, "a number from " + std::to_string(min) + " to " + std::to_string(max) + " is wanted");
  }
  return value;
}

std::uint32_t latency(const std::string& text) { return static_cast<std::uint32_t>(number(text, 1, 1'000'000)); }
std::uint64_t window(const std::string& text) { return number(text, 1 << 20, std::uint64_t{1} << 40); }

double scale(const std::string& text) {
  std::size_t used = 0;
  double value = 0;
  try {
    value = std::stod(text, &used);
  } catch (const std::exception&) {
    used = 0;
  }
  const bool whole = used != 0 && used == text.size();
  if (!whole || !(value >= 0.001 && value <= 1000)) refuseValue(text, "a factor from 0.001 to 1000 is wanted");
  return value;
}

void tcp(Options& options, const std::string& text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos) refuseValue(text, "HOST:PORT is wanted, for instance 127.0.0.1:7700");
  options.server.tcpHost = text.substr(0, colon);
  options.server.tcpPort = static_cast<std::uint16_t>(number(text.substr(colon + 1), 0, 65535));
  std::string& host = options.server.tcpHost;
  if (host.empty() || host == "localhost") host = "127.0.0.1";
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
}

const std::vector<Option>& table() {
  static const std::vector<Option> options = {
      {"--unix", "PATH", "listen on this socket; its folder must be yours alone",
       [](Options& o, const std::string& v) { o.server.unixPath = v; }},
      {"--tcp", "HOST:PORT", "listen on TCP, loopback only; port 0: any free one", tcp},
      {"--token-file", "FILE", "token for --tcp: at least 32 hexadecimal digits, file readable by you alone",
       [](Options& o, const std::string& v) { o.tokenFile = v; }},
      {"--token-fd", "N", "the same from an open descriptor",
       [](Options& o, const std::string& v) { o.tokenDescriptor = static_cast<int>(number(v, 0, 1023)); }},
      {"--origin", "ORIGIN", "let browsers of this origin in; may be repeated",
       [](Options& o, const std::string& v) { o.server.gate.origins.push_back(v); }},
      {"--insecure", nullptr, "let --tcp bind to another address than loopback, without encryption",
       [](Options& o, const std::string&) { o.insecure = true; }},
      {"--clients", "N", "connections at once; default 8",
       [](Options& o, const std::string& v) { o.server.connectionsMax = number(v, 1, 1000); }},
      {"--run-dir", "DIR", "existing folder for wave files; without it there are none",
       [](Options& o, const std::string& v) { o.target.runFolder = v; }},
      {"--seed", "N", "of latencies and stalls; default 1",
       [](Options& o, const std::string& v) {
         o.target.seed = number(v, 0, std::numeric_limits<std::uint32_t>::max());
       }},
      {"--host-latency", "CYCLES", "of a host memory read; default 250",
       [](Options& o, const std::string& v) { o.target.host.readLatency = latency(v); }},
      {"--nic-latency", "CYCLES", "of a NIC memory read; default 32",
       [](Options& o, const std::string& v) { o.target.nic.readLatency = latency(v); }},
      {"--host-write-latency", "CYCLES", "of a host memory write; default 8",
       [](Options& o, const std::string& v) { o.target.host.writeLatency = latency(v); }},
      {"--nic-write-latency", "CYCLES", "of a NIC memory write; default 8",
       [](Options& o, const std::string& v) { o.target.nic.writeLatency = latency(v); }},
      {"--stall", "PERCENT", "of the cycles stalled at random on every port, with random latencies and order; default 0",
       [](Options& o, const std::string& v) {
         o.target.host.stallPercent = o.target.nic.stallPercent = static_cast<std::uint32_t>(number(v, 0, 95));
       }},
      {"--host-bytes", "N", "host memory window; default 1 GiB",
       [](Options& o, const std::string& v) { o.target.hostBytes = window(v); }},
      {"--nic-bytes", "N", "NIC memory window; default 256 MiB",
       [](Options& o, const std::string& v) { o.target.nicBytes = window(v); }},
      {"--cycles-per-strobe", "N", "default spacing of strobes; default 1000",
       [](Options& o, const std::string& v) { o.target.cyclesPerStrobe = latency(v); }},
      {"--time-scale", "X", "realtime: seconds of wall clock for a second of target time; default 1",
       [](Options& o, const std::string& v) { o.bridge.timeScale = scale(v); }},
      {"--bare", "CYCLES", "print the speed of the design without ports and exit",
       [](Options& o, const std::string& v) { o.bareCycles = number(v, 1, 1'000'000'000'000); }},
      {"--tape", "CYCLES", "record that many cycles of inputs; at the end print how long they take without ports",
       [](Options& o, const std::string& v) { o.target.tapeCycles = number(v, 1, 10'000'000); }},
      {"--help", nullptr, "print this",
       [](Options& o, const std::string&) { o.help = true; }},
      {"--version", nullptr, "print what this simulator was built from",
       [](Options& o, const std::string&) { o.version = true; }},
  };
  return options;
}

void finishTcp(Options& options) {
  const std::string& host = options.server.tcpHost;
  const bool loopback = host == "::1" || host.rfind("127.", 0) == 0;
  if (!loopback && !options.insecure) {
    throw std::invalid_argument("--tcp " + host +
                                " is not loopback: nothing is encrypted; use an ssh tunnel, or say --insecure");
  }
  options.server.gate.token = readToken(options.tokenFile, options.tokenDescriptor);
  if (!options.insecure) options.server.gate.hosts = {"localhost", "127.0.0.1", "[::1]", host};
}

}  // namespace

Options parseOptions(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string name = argv[i];
    if (name[0] == '+') {
      options.target.plusargs.push_back(name);
      continue;
    }
    const Option* known = nullptr;
    for (const Option& option : table()) {
      if (name == option.name) known = &option;
    }
    if (known == nullptr) throw std::invalid_argument("unknown option " + name + "; see --help");
    if (known->value != nullptr && i + 1 == argc) throw std::invalid_argument(name + " wants " + known->value);
    known->apply(options, known->value == nullptr ? "" : argv[++i]);
  }
  if (options.help || options.version || options.bareCycles != 0) return options;
  if (options.server.unixPath.empty() == options.server.tcpHost.empty()) {
    throw std::invalid_argument("say where to listen: --unix PATH or --tcp HOST:PORT");
  }
  if (!options.server.tcpHost.empty()) finishTcp(options);
  struct stat status {};
  const std::string& folder = options.target.runFolder;
  if (!folder.empty() && (::stat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode))) {
    throw std::invalid_argument("--run-dir " + folder + " is not a folder");
  }
  return options;
}

std::string usage() {
  std::string text = "smokestack-sim: the Verilated design behind a WebSocket\n\n";
  for (const Option& option : table()) {
    std::string left = std::string("  ") + option.name;
    if (option.value != nullptr) left += std::string(" ") + option.value;
    left.resize(std::max<std::size_t>(left.size() + 2, 32), ' ');
    text += left + option.doc + "\n";
  }
  return text +
         "\n  +NAME=VALUE                   for $plusargs of the design\n"
         "\nPrints `listening unix:PATH` or `listening tcp:HOST:PORT` when it may be connected to. With --unix it ends with\n"
         "its parent and at the end of standard input (a pipe); always at SIGTERM.\n"
         "Exit: 0, 1 the design failed, 2 usage, 3 cannot listen.\n";
}

}  // namespace smokestack::sim
