#include "bridge/gate.h"

#include <algorithm>
#include <cctype>

namespace smokestack::sim {

namespace {
constexpr std::string_view kScheme = "Bearer ";
constexpr std::size_t kTokenDigits = 32;  // 128 bits

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The name without its port.
std::string_view hostName(std::string_view host) {
  if (!host.empty() && host.front() == '[') return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
}
}  // namespace

bool equalInConstantTime(std::string_view secret, std::string_view given) {
  volatile unsigned char difference = secret.size() == given.size() ? 0 : 1;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const char expected = secret.empty() ? '\0' : secret[i % secret.size()];
    difference = static_cast<unsigned char>(difference | (expected ^ given[i]));
  }
  return difference == 0;
}

std::string tokenFault(std::string_view token) {
  const bool digits = std::all_of(token.begin(), token.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
  if (token.size() < kTokenDigits || !digits) {
    return "the token has fewer than 32 hexadecimal digits; make one with: openssl rand -hex 16";
  }
  return {};
}

std::optional<Refusal> refuse(const GateOptions& options, const UpgradeHeaders& headers) {
  if (headers.origin) {
    const bool listed = contains(options.origins, *headers.origin);
    if (!listed) return Refusal{403, "this origin is not listed; start the simulator with --origin ORIGIN\n"};
  }
  if (!options.hosts.empty()) {
    if (!contains(options.hosts, hostName(headers.host))) {
      return Refusal{403, "not addressed by a name of this server (header Host)\n"};
    }
  }
  if (!options.token.empty()) {
    const bool bearer = headers.authorization.substr(0, kScheme.size()) == kScheme;
    const std::string_view given = bearer ? headers.authorization.substr(kScheme.size()) : std::string_view{};
    if (!equalInConstantTime(options.token, given)) {
      return Refusal{401, "send the token in the header: Authorization: Bearer TOKEN\n"};
    }
  }
  return std::nullopt;
}

}  // namespace smokestack::sim
