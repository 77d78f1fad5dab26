// Who may come in: decided from the headers of the upgrade request, before a WebSocket exists.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace smokestack::sim {

struct GateOptions {
  std::string token;                 // empty: none is asked for (unix socket: the directory is the lock)
  std::vector<std::string> origins;  // that a browser may come from
  std::vector<std::string> hosts;    // names under which we may be addressed; empty: any
};

struct UpgradeHeaders {
  std::string_view authorization, host;
  std::optional<std::string_view> origin;
};

struct Refusal {
  unsigned status;  // of HTTP
  std::string text;
};

/// Nothing: come in.
std::optional<Refusal> refuse(const GateOptions& options, const UpgradeHeaders& headers);

/// Time depends on the length of `given` alone.
bool equalInConstantTime(std::string_view secret, std::string_view given);

/// Empty when the token has at least 128 bits in hexadecimal digits; otherwise what is wrong with it.
std::string tokenFault(std::string_view token);

}  // namespace smokestack::sim
