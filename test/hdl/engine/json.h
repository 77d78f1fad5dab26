// JSON as vectors need it: objects keep their order, numbers are integers of 64 bits, a string of digits (or 0x…) counts as one.
#pragma once
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace chm {

struct Json {
  enum Type { kNull, kBool, kNumber, kString, kArray, kObject } type = kNull;
  int64_t number = 0;
  std::string text;
  std::vector<Json> items;
  std::vector<std::pair<std::string, Json>> members;

  const Json* find(const std::string& name) const {
    for (const auto& [key, value] : members) if (key == name) return &value;
    return nullptr;
  }
  bool isNumber() const { return type == kNumber || type == kBool || (type == kString && digits(text)); }
  uint64_t value() const { return type == kString ? std::strtoull(text.c_str(), nullptr, 0) : uint64_t(number); }
  // A member as a number, or `otherwise`.
  uint64_t get(const std::string& name, uint64_t otherwise = 0) const {
    const Json* j = find(name);
    return j && j->isNumber() ? j->value() : otherwise;
  }

  static Json parse(const std::string& source) {
    size_t at = 0;
    Json j = value(source, at);
    blank(source, at);
    if (at != source.size()) throw std::runtime_error("text behind the JSON value");
    return j;
  }

 private:
  static bool digits(const std::string& s) {
    const bool hex = s.rfind("0x", 0) == 0;
    return s.size() > (hex ? 2u : 0u) && s.find_first_not_of(hex ? "0123456789abcdefABCDEF" : "0123456789", hex ? 2 : 0) == std::string::npos;
  }
  static void blank(const std::string& s, size_t& at) { while (at < s.size() && std::isspace(static_cast<unsigned char>(s[at]))) ++at; }
  static bool eat(const std::string& s, size_t& at, char c) {
    blank(s, at);
    if (at < s.size() && s[at] == c) return ++at, true;
    return false;
  }
  static std::string string(const std::string& s, size_t& at) {
    if (!eat(s, at, '"')) throw std::runtime_error("a string is missing at " + std::to_string(at));
    std::string out;
    while (at < s.size() && s[at] != '"') {
      if (s[at] == '\\' && at + 1 < s.size()) ++at;
      out += s[at++];
    }
    ++at;
    return out;
  }
  static Json value(const std::string& s, size_t& at) {
    blank(s, at);
    Json j;
    if (at >= s.size()) throw std::runtime_error("the JSON text ends early");
    if (s[at] == '{') {
      j.type = kObject;
      ++at;
      while (!eat(s, at, '}')) {
        std::string key = (blank(s, at), string(s, at));
        if (!eat(s, at, ':')) throw std::runtime_error("a colon is missing at " + std::to_string(at));
        j.members.emplace_back(std::move(key), value(s, at));
        eat(s, at, ',');
      }
    } else if (s[at] == '[') {
      j.type = kArray;
      ++at;
      while (!eat(s, at, ']')) j.items.push_back(value(s, at)), eat(s, at, ',');
    } else if (s[at] == '"') {
      j.type = kString, j.text = string(s, at);
    } else if (s.compare(at, 4, "true") == 0) {
      j.type = kBool, j.number = 1, at += 4;
    } else if (s.compare(at, 5, "false") == 0) {
      j.type = kBool, at += 5;
    } else if (s.compare(at, 4, "null") == 0) {
      at += 4;
    } else {
      char* end = nullptr;
      j.type = kNumber;
      j.number = s[at] == '-' ? std::strtoll(s.c_str() + at, &end, 10) : int64_t(std::strtoull(s.c_str() + at, &end, 10));
      if (end == s.c_str() + at) throw std::runtime_error("not a JSON value at " + std::to_string(at));
      at = size_t(end - s.c_str());
    }
    return j;
  }
};

}  // namespace chm
