// Fields of a record and numbers of an enumeration by the names of docs/reference/layout.md, read from that page.
#pragma once
#include <cstdint>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#ifndef CHM_ROOT
#define CHM_ROOT "."
#endif

namespace chm {

struct Field { std::string name; unsigned lsb, width; std::string kind; };

class Layout {
 public:
  Layout() {
    std::ifstream in(CHM_ROOT "/docs/reference/layout.md");
    if (!in) throw std::runtime_error("docs/reference/layout.md is missing: run make gen");
    std::string line, section;
    while (std::getline(in, line)) {
      if (line.rfind("### ", 0) == 0) section = line.substr(4);
      if (line.empty() || line[0] != '|') continue;
      const std::vector<std::string> c = cells(line);
      if (c.size() == 6 && isNumber(c[0]) && isNumber(c[2])) {   // Byte, Bits, Width, Field, Kind, Meaning
        const size_t colon = c[1].find(':');
        const unsigned low = c[1].empty() ? 0 : unsigned(std::stoul(colon == std::string::npos ? c[1] : c[1].substr(colon + 1)));
        records_[section].push_back({plain(c[3]), 8 * unsigned(std::stoul(c[0])) + low, unsigned(std::stoul(c[2])), plain(c[4])});
      } else if (c.size() == 3 && isNumber(c[1])) {
        numbers_[section][plain(c[0])] = std::stoull(c[1]);
      } else if (c.size() == 3 && isNumber(c[0])) {
        numbers_[section][plain(c[1])] = std::stoull(c[0]);
      }
    }
  }
  const std::vector<Field>& record(const std::string& name) const { return records_.at(name); }
  const Field& field(const std::string& record, const std::string& name) const {
    for (const Field& f : records_.at(record)) if (f.name == name) return f;
    throw std::runtime_error(record + " has no field " + name);
  }
  // The number of a name of an enumeration.
  uint64_t number(const std::string& enumeration, const std::string& name) const {
    const auto e = numbers_.find(enumeration);
    if (e == numbers_.end() || !e->second.count(name)) throw std::runtime_error(enumeration + " has no member " + name);
    return e->second.at(name);
  }

 private:
  std::map<std::string, std::vector<Field>> records_;
  std::map<std::string, std::map<std::string, uint64_t>> numbers_;

  static bool isNumber(const std::string& s) { return !s.empty() && s.find_first_not_of("0123456789") == std::string::npos; }
  static std::string plain(std::string s) {   // `name`, [Name](#anchor) -> name
    if (!s.empty() && s[0] == '[') s = s.substr(1, s.find(']') - 1);
    std::string out;
    for (char ch : s) if (ch != '`') out += ch;
    return out;
  }
  static std::vector<std::string> cells(const std::string& line) {
    std::vector<std::string> out;
    std::stringstream in(line.substr(1));
    std::string cell;
    while (std::getline(in, cell, '|')) {
      const size_t from = cell.find_first_not_of(' '), to = cell.find_last_not_of(' ');
      out.push_back(from == std::string::npos ? "" : cell.substr(from, to - from + 1));
    }
    return out;
  }
};

}  // namespace chm
