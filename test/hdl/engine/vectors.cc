// The vectors of the contract (test/vectors/engine, section 16) on the pipeline. Their README says what a file holds; what belongs to other blocks than
// the engine (`image`, `buffered`: chm_image_out) is not looked at here.
// top: chm_pipeline
// config small: -GConnections=8 ../../../test/hdl/engine/rows.vlt
#include <algorithm>
#include <filesystem>

#include "fields.h"
#include "image.h"
#include "pipe.h"

using namespace chm;

namespace {

const Layout& layout() { static const Layout l; return l; }
const std::string kFolder = CHM_ROOT "/test/vectors/engine/";

Json readJson(const std::string& path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  return Json::parse(text.str());
}
uint64_t numberOf(const std::string& enumeration, const Json& j) { return j.isNumber() ? j.value() : layout().number(enumeration, j.text); }
uint64_t getField(const void* record, const Field& f) {
  uint64_t v = 0;
  for (unsigned i = 0; i < f.width && i < 64; ++i) v |= uint64_t(static_cast<const uint8_t*>(record)[(f.lsb + i) / 8] >> (f.lsb + i) % 8 & 1) << i;
  return v;
}
void putFields(void* record, const std::string& name, const Json& values) {
  uint8_t* p = static_cast<uint8_t*>(record);
  for (const auto& [key, value] : values.members) {
    const Field& f = layout().field(name, key);
    for (unsigned i = 0; i < f.width; ++i)
      p[(f.lsb + i) / 8] = uint8_t((p[(f.lsb + i) / 8] & ~(1u << (f.lsb + i) % 8)) | (value.value() >> i & 1) << (f.lsb + i) % 8);
  }
}
uint8_t flagsOf(const std::string& letters) {
  uint8_t flags = 0;
  for (char c : letters) flags = uint8_t(flags | 1u << std::string("FSRPAU").find(c));
  return flags;
}

// One story: the base state with what the file lays over it, then its events.
class Story {
 public:
  Story(Pipe& pipe, const Json& base, const Json& story, std::string name) : p_(pipe), base_(base), story_(story), name_(std::move(name)) {}

  void run() {
    p_.reset();
    p_.configure(registers());
    p_.now = story_.get("now", base_.get("now"));
    p_.res.handle = over("resource", "handle"), p_.res.generation = uint16_t(over("resource", "generation"));
    p_.res.region = over("resource", "region"), p_.res.regionLog2 = uint8_t(over("resource", "regionLog2"));
    conn_ = uint16_t(over("resource", "index"));
    TcpRow row{};
    putFields(&row, "TcpRow", *base_.find("row"));
    if (const Json* own = story_.find("row")) putFields(&row, "TcpRow", *own);
    const Json& events = *story_.find("events");
    p_.initiate(conn_, row);
    p_.setRow(conn_, events.items[0].find("kind")->text == "Initiate" ? TcpRow{} : row);
    const Json* requests = story_.find("requests");
    for (const Json& r : (requests ? requests : base_.find("requests"))->items) write(row.req_head++, r);
    serial_ = uint32_t(over("adapter", "eventSerial"));
    p_.b.dut.rootp->chm_pipeline__DOT__ip_id_q = uint16_t(over("adapter", "ipId"));
    p_.b.dut.rootp->chm_pipeline__DOT__event_serial_q = serial_;
    for (size_t i = 0; i < events.items.size(); ++i) {
      where_ = name_ + ", event " + std::to_string(i);
      const TcpRow before = p_.getRow(conn_);
      Outcome o = play(events.items[i]);
      o.row = p_.getRow(conn_);
      check(*events.items[i].find("expect"), o, before);
    }
  }

 private:
  Pipe& p_;
  const Json& base_;
  const Json& story_;
  std::string name_, where_;
  uint16_t conn_ = 0;
  uint32_t serial_ = 0;
  std::map<uint16_t, Request> posted_;

  uint64_t over(const char* group, const char* name) const {
    const Json* own = story_.find(group);
    return own && own->find(name) ? own->get(name) : base_.find(group)->get(name);
  }
  Config registers() const {
    auto u = [&](const char* name) { return uint32_t(over("adapter", name)); };
    return {u("ticksPerSecond"), u("tcpAckFrequency"), u("tcpDelayedAckTicks"), u("tcpMaximumRetransmissions"), u("tcpSwsPreventionTicks"), u("tcpDuplicateAckThreshold"),
            u("tcpPushTicks"), u("rtoFloorMs"), u("rtoCapMs"), u("indicationBytes"), u("sendCompleteBytes"), bool(u("modeBits") & 1), bool(u("modeBits") >> 1 & 1)};
  }
  void write(uint16_t index, const Json& r) {
    posted_[index] = {r.get("host"), uint32_t(r.get("bytes")), uint32_t(r.get("filled")), r.get("noPush") != 0};
    p_.request(conn_, index, posted_[index]);
  }

  Outcome play(const Json& e) {
    const Kind kind = Kind(numberOf("RetireKind", *e.find("kind")));
    const TcpRow row = p_.getRow(conn_);
    p_.now = e.get("now", p_.now);
    switch (kind) {
      case kSegment: {
        const Json& j = *e.find("segment");
        Seg s;
        s.seq = uint32_t(j.get("seq")), s.ack = uint32_t(j.get("ack")), s.window = uint16_t(j.get("window")), s.bytes = uint16_t(j.get("bytes"));
        s.flags = flagsOf(j.find("flags")->text);
        if (const Json* t = j.find("timestamps")) s.tsValid = true, s.tsVal = uint32_t(t->get("value")), s.tsEcr = uint32_t(t->get("echo"));
        return p_.segment(conn_, s);
      }
      case kSendPost: {
        const auto& entries = e.find("entries")->items;
        bool fin = false;
        for (const Json& x : entries) fin = fin || x.get("fin");
        return p_.post({conn_, false, row.send_tail, uint16_t(entries.size()), uint32_t(entries.back().get("seq") + entries.back().get("bytes")), fin, false});
      }
      case kReceivePost: {
        const auto& entries = e.find("entries")->items;
        bool prefilled = false;
        for (size_t i = 0; i < entries.size(); ++i) {
          write(uint16_t(row.req_tail + i), entries[i]);
          prefilled = prefilled || (entries[i].get("filled") && !entries[i].get("noPush"));
        }
        return p_.post({conn_, true, row.req_tail, uint16_t(entries.size()), 0, false, prefilled});
      }
      case kAnswer: {
        const Json& j = *e.find("answer");
        return p_.answer({conn_, p_.res.generation, uint8_t(numberOf("AnswerKind", *j.find("kind"))), uint32_t(j.get("serial")),
                          j.find("status") ? uint32_t(numberOf("Status", *j.find("status"))) : 0, uint32_t(j.get("bytes")), 0});
      }
      case kCopied: return p_.copied(conn_);
      case kDivided: return p_.divided(conn_, row.cc_den ? row.cc_num / row.cc_den : 0);
      case kStep: {
        const Json* j = e.find("indication");
        p_.buffer(j != nullptr, j ? j->get("buffer") : 0, j ? uint16_t(j->get("first")) : 0);
        return p_.step(conn_);
      }
      case kGrant: case kTimer: {
        const Outcome o = p_.event(kind, conn_);
        if (kind == kTimer) equal("timer kind", o.record.input_ref, numberOf("TimerKind", *e.find("timer")));
        return o;
      }
      default: {
        Command c;
        c.kind = kind, c.conn = conn_;
        if (kind == kInitiate) {
          const TcpRow given = rowOf(*e.find("image"), e.find("command") ? *e.find("command") : Json{}, uint16_t(over("path", "pathMtu")));
          Writer().putBytes(&given, 288).to(p_.b.dut.initial_row_i);
          c.entry[56] = 1, c.entry[58] = 3;   // Completion of InitiateTcp, as the offload unit gives it
        }
        const Outcome o = p_.command(c);
        CHECK(o.snapshot == (kind == kQuery || kind == kCapture), "%s: snapshot", where_.c_str());
        return o;
      }
    }
  }

  void equal(const std::string& what, uint64_t got, uint64_t want) const {
    CHECK(got == want, "%s: %s is %llu, expected %llu", where_.c_str(), what.c_str(), (unsigned long long)got, (unsigned long long)want);
  }
  // The fields of an action that the vector names; none of it may be there otherwise.
  void fields(const Json& expect, const char* what, bool there, const std::map<std::string, uint64_t>& got) const {
    const Json* j = expect.find(what);
    CHECK(there == (j != nullptr), "%s: %s %s", where_.c_str(), there ? "an unexpected" : "no", what);
    if (!there || !j) return;
    for (const auto& [key, value] : j->members) {
      if (key == "timestamps") continue;
      CHECK(got.count(key), "%s: %s.%s is not known here", where_.c_str(), what, key.c_str());
      if (got.count(key)) equal(std::string(what) + "." + key, got.at(key), key == "flags" ? flagsOf(value.text) : value.value());
    }
  }

  void check(const Json& expect, const Outcome& o, const TcpRow& before) {
    std::map<std::string, uint64_t> frame, place, copy;
    if (o.frame) {
      const Frame& f = *o.frame;
      frame = {{"seq", f.seq}, {"ack", f.ack}, {"window", f.window}, {"flags", f.flags}, {"bytes", f.bytes}, {"ipId", f.ipId}};
      const Json* j = expect.find("frame");
      const Json* t = j ? j->find("timestamps") : nullptr;
      if (j) equal("frame has timestamps", f.tsValid, t != nullptr);
      if (t) equal("frame.timestamps.value", f.tsVal, t->get("value")), equal("frame.timestamps.echo", f.tsEcr, t->get("echo"));
    }
    if (o.verdict && o.verdict->place) place = {{"seq", o.verdict->seq}, {"bytes", o.verdict->bytes}};
    if (o.copy) copy = {{"seq", o.copy->seq}, {"bytes", o.copy->bytes}, {"host", o.copy->host}};
    fields(expect, "frame", o.frame.has_value(), frame);
    fields(expect, "place", !place.empty(), place);
    fields(expect, "copy", o.copy.has_value(), copy);
    checkEntry(expect.find("entry"), o);
    const Json* raw = expect.find("raw");
    if (o.verdict) equal("raw reason", o.verdict->rawReason, raw ? numberOf("RawReason", *raw) : 0);
    equal("record", o.happened, raw ? 0 : 1);
    if (o.happened) equal("stale", o.record.kind == kStale, expect.get("stale"));
    TcpRow want = before;
    if (const Json* row = expect.find("row")) putFields(&want, "TcpRow", *row);
    for (const Field& f : layout().record("TcpRow"))
      if (f.name != "(reserved)") equal("row." + f.name, getField(&o.row, f), getField(&want, f));
    if (expect.find("ready")) equal("ready", o.ready, expect.get("ready"));
    if (expect.find("work")) equal("work", o.work || o.workBuffer, expect.get("work"));
    if (const Json* queue = expect.find("requests")) {
      equal("requests", uint16_t(o.row.req_tail - o.row.req_head), queue->items.size());
      for (size_t i = 0; i < queue->items.size(); ++i) equal("request host", posted_[uint16_t(o.row.req_head + i)].host, queue->items[i].get("host"));
    }
  }
  void checkEntry(const Json* want, const Outcome& o) {
    CHECK(o.entry.has_value() == (want != nullptr), "%s: %s entry", where_.c_str(), o.entry ? "an unexpected" : "no");
    if (!o.entry || !want) return;
    equal("entry.serial", o.entry->serial, serial_++);
    for (const Field& f : layout().record("EventEntry")) {
      if (f.name == "(reserved)" || f.name == "phase" || f.name == "serial" || f.name == "cut") continue;
      const bool completion = o.entry->kind == 1;
      if (f.name == "handle" && completion) continue;   // the offload unit gives those
      if (f.name == "target" && completion) continue;
      uint64_t expected = 0;
      if (f.name == "handle") expected = p_.res.handle;
      else if (f.name == "target") expected = 0x30000000u | uint32_t(p_.res.generation) << 16 | conn_;
      else if (const Json* j = want->find(f.name)) expected = numberOf(f.kind, *j);
      equal("entry." + f.name, getField(&*o.entry, f), expected);
    }
  }
};

}  // namespace

int main(int argc, char** argv) {
  Bench<Vdut> b(argc, argv);
  Pipe p(b);
  const Json base = readJson(kFolder + "base.json");
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder))
    if (entry.path().extension() == ".json" && entry.path().stem() != "base") files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) {
    const std::string name = std::filesystem::path(file).stem();
    try {
      const Json story = readJson(file);
      Story(p, base, story, name).run();
    } catch (const std::exception& e) {
      CHECK(false, "%s: %s", name.c_str(), e.what());
    }
  }
  CHECK(files.size() >= 30, "vectors: %zu", files.size());
  std::printf("%zu vectors\n", files.size());
  return b.finish();
}
