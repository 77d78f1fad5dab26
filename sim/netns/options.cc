#include "options.h"

#include <algorithm>
#include <functional>
#include <map>
#include <stdexcept>

namespace traffic {

const char kUsage[] = R"(usage: smokestack-traffic listen  --port P [--bind ADDRESS] [transfer options]
       smokestack-traffic connect --to ADDRESS --port P [--local-port P] [transfer options]
       smokestack-traffic http    --port P [--bind ADDRESS] [--send BYTES] [--seed S]

One connection, both ways at once; results as one JSON line. http answers each GET with BYTES of the seeded stream and each
POST or PUT with the byte count and SHA-256 of its body.

  --send BYTES            send that much of the seeded stream (0)      --seed S      its seed (1)
  --expect S              seed of the other end's stream: report the first byte that differs, exit 1
  --read-pause AT:MS      after AT bytes received, read nothing for MS ms (repeatable; 0:MS pauses at once)
  --write-pause AT:MS     after AT bytes sent, send nothing for MS ms (repeatable; AT = BYTES delays the FIN)
  --hold-open             FIN only after the other end's FIN, instead of a half-close after the last byte
  --abort-sent N          RST (SO_LINGER 0) after N bytes sent         --abort-received N   the same, bytes received
  --nodelay               TCP_NODELAY                                  --mss N       clamp TCP_MAXSEG
  --rcvbuf N --sndbuf N   SO_RCVBUF, SO_SNDBUF                         --chunk N     bytes a write (65536)
  --send-ms MS            send for MS ms at most, then FIN
  --timeout MS            give up after MS ms without progress (120000)
)";

namespace {

uint64_t number(const std::string& text, uint64_t max) {
  size_t used = 0;
  uint64_t value = 0;
  try {
    value = std::stoull(text, &used);
  } catch (const std::logic_error&) {
    used = 0;
  }
  if (used == 0 || used != text.size() || text[0] == '-' || value > max) {
    throw std::invalid_argument("not a number up to " + std::to_string(max) + ": " + text);
  }
  return value;
}

Pause pause(const std::string& text) {
  const size_t colon = text.find(':');
  if (colon == std::string::npos) throw std::invalid_argument("not a pause: " + text + ". Write BYTES:MILLISECONDS.");
  return {number(text.substr(0, colon), UINT64_MAX), static_cast<int>(number(text.substr(colon + 1), 3'600'000))};
}

}  // namespace

Options parse(int argc, char** argv) {
  static const std::map<std::string, Options::Mode> kModes{
      {"listen", Options::Mode::Listen}, {"connect", Options::Mode::Connect}, {"http", Options::Mode::Http}};
  const auto mode = argc > 1 ? kModes.find(argv[1]) : kModes.end();
  if (mode == kModes.end()) throw std::invalid_argument("the first word must be listen, connect or http");
  Options o{};
  o.mode = mode->second;

  const auto size = [](const std::string& text) { return static_cast<int>(number(text, 1 << 30)); };
  const auto port = [](const std::string& text) { return static_cast<uint16_t>(number(text, 65535)); };
  const auto seed = [](const std::string& text) { return static_cast<uint32_t>(number(text, UINT32_MAX)); };
  const std::map<std::string, std::function<void(const std::string&)>> valued{
      {"--port", [&](const auto& v) { o.port = port(v); }},
      {"--local-port", [&](const auto& v) { o.localPort = port(v); }},
      {"--bind", [&](const auto& v) { o.address = v; }},
      {"--to", [&](const auto& v) { o.address = v; }},
      {"--send", [&](const auto& v) { o.send = number(v, UINT64_MAX); }},
      {"--seed", [&](const auto& v) { o.seed = seed(v); }},
      {"--expect", [&](const auto& v) { o.expect = seed(v); }},
      {"--read-pause", [&](const auto& v) { o.readPauses.push_back(pause(v)); }},
      {"--write-pause", [&](const auto& v) { o.writePauses.push_back(pause(v)); }},
      {"--abort-sent", [&](const auto& v) { o.abortSent = number(v, UINT64_MAX); }},
      {"--abort-received", [&](const auto& v) { o.abortReceived = number(v, UINT64_MAX); }},
      {"--mss", [&](const auto& v) { o.mss = size(v); }},
      {"--rcvbuf", [&](const auto& v) { o.receiveBuffer = size(v); }},
      {"--sndbuf", [&](const auto& v) { o.sendBuffer = size(v); }},
      {"--chunk", [&](const auto& v) { o.chunk = size(v); }},
      {"--send-ms", [&](const auto& v) { o.sendMs = size(v); }},
      {"--timeout", [&](const auto& v) { o.timeoutMs = size(v); }},
  };
  for (int i = 2; i < argc; i++) {
    const std::string name = argv[i];
    if (name == "--hold-open") o.holdOpen = true;
    else if (name == "--nodelay") o.noDelay = true;
    else if (const auto found = valued.find(name); found == valued.end()) throw std::invalid_argument("no such option: " + name);
    else if (++i == argc) throw std::invalid_argument(name + " needs a value");
    else found->second(argv[i]);
  }
  if (o.port == 0) throw std::invalid_argument("--port is missing");
  if (o.mode == Options::Mode::Connect && o.address.empty()) throw std::invalid_argument("--to is missing");
  if (o.chunk == 0) throw std::invalid_argument("--chunk must be at least 1");
  for (auto* pauses : {&o.readPauses, &o.writePauses}) {
    std::stable_sort(pauses->begin(), pauses->end(), [](const Pause& a, const Pause& b) { return a.at < b.at; });
  }
  return o;
}

}  // namespace traffic
