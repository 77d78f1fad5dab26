// Vectors of docs/contract/engine.md section 16 on the pipeline: test/vectors/engine/*.json, and test/hdl/engine/vectors/*.json, which keep this
// runner honest.
//
//   { "name", "registers": { register: value }, "row": { field: value }, "requests": [ { "index", "host", "bytes", "filled", "noPush" } ],
//     "buffer": { "host", "index" },
//     "events": [ { "kind": RetireKind, "now": ms, inputs…,
//                   "expect": { "raw": RawReason, "frame", "entry", "place", "copy": { field: value } or null, "row": { changed fields } } } ] }
//
// Names are those of docs/reference/layout.md, a member of an enumeration may stand for its number. What `row` does not name must stay as it was;
// an action that is absent or null must not happen. Numbers above 2^53 are strings.
// top: chm_pipeline
// config small: -GConnections=8 ../../../test/hdl/engine/rows.vlt
#include <filesystem>

#include "fields.h"
#include "json.h"
#include "pipe.h"

using namespace chm;

namespace {

const Layout& layout() { static const Layout l; return l; }

uint64_t numberOf(const std::string& enumeration, const Json& j) { return j.isNumber() ? j.value() : layout().number(enumeration, j.text); }

void putField(void* record, const Field& f, uint64_t v) {
  uint8_t* p = static_cast<uint8_t*>(record);
  for (unsigned i = 0; i < f.width; ++i) {
    const unsigned bit = f.lsb + i;
    p[bit / 8] = uint8_t((p[bit / 8] & ~(1u << bit % 8)) | (v >> i & 1) << bit % 8);
  }
}
uint64_t getField(const void* record, const Field& f) {
  uint64_t v = 0;
  for (unsigned i = 0; i < f.width && i < 64; ++i) v |= uint64_t(static_cast<const uint8_t*>(record)[(f.lsb + i) / 8] >> (f.lsb + i) % 8 & 1) << i;
  return v;
}
void putRecord(const std::string& name, void* record, const Json& values) {
  for (const auto& [key, value] : values.members) {
    const Field& f = layout().field(name, key);
    putField(record, f, numberOf(f.kind, value));
  }
}

Config registers(const Json* given) {
  Config c;
  if (!given) return c;
  c.ticksPerSecond = uint32_t(given->get("TicksPerSecond", c.ticksPerSecond)), c.ackFrequency = uint32_t(given->get("TcpAckFrequency", c.ackFrequency));
  c.delayedAckTicks = uint32_t(given->get("TcpDelayedAckTicks", c.delayedAckTicks));
  c.maximumRetransmissions = uint32_t(given->get("TcpMaximumRetransmissions", c.maximumRetransmissions));
  c.duplicateAckThreshold = uint32_t(given->get("TcpDuplicateAckThreshold", c.duplicateAckThreshold));
  c.pushTicks = uint32_t(given->get("TcpPushTicks", c.pushTicks)), c.rtoFloorMs = uint32_t(given->get("RtoFloorMs", c.rtoFloorMs));
  c.rtoCapMs = uint32_t(given->get("RtoCapMs", c.rtoCapMs)), c.indicationBytes = uint32_t(given->get("IndicationBytes", c.indicationBytes));
  c.sendCompleteBytes = uint32_t(given->get("SendCompleteBytes", c.sendCompleteBytes)), c.flightSize = given->get("ModeBits") & 1;
  return c;
}

uint8_t flagsOf(const Json& event) {
  const Json* j = event.find("flags");
  if (!j) return kAck;
  if (j->isNumber()) return uint8_t(j->value());
  const std::pair<const char*, uint8_t> names[] = {{"FIN", kFin}, {"SYN", kSyn}, {"RST", kRst}, {"PSH", kPsh}, {"ACK", kAck}, {"URG", kUrg}};
  uint8_t flags = 0;
  for (const auto& [name, bit] : names) if (j->text.find(name) != std::string::npos) flags |= bit;
  return flags;
}

Outcome play(Pipe& p, const Json& e) {
  const uint64_t kind = numberOf("RetireKind", *e.find("kind"));
  auto u32 = [&](const char* name, uint64_t otherwise = 0) { return uint32_t(e.get(name, otherwise)); };
  p.now = e.get("now", p.now);
  switch (kind) {
    case kSegment: {
      Seg s;
      s.frame = e.get("frame"), s.seq = u32("seq"), s.ack = u32("ack"), s.window = uint16_t(e.get("window")), s.bytes = uint16_t(e.get("bytes"));
      s.flags = flagsOf(e), s.tsValid = e.find("tsVal") != nullptr, s.tsVal = u32("tsVal"), s.tsEcr = u32("tsEcr");
      return p.segment(1, s);
    }
    case kSendPost: return p.post({1, false, uint16_t(e.get("first")), uint16_t(e.get("count")), u32("sndEnd"), e.get("fin") != 0, false});
    case kReceivePost: return p.post({1, true, uint16_t(e.get("first")), uint16_t(e.get("count")), 0, false, e.get("prefilled") != 0});
    case kAnswer:
      return p.answer({1, uint16_t(e.get("generation", p.res.generation)), uint8_t(numberOf("AnswerKind", *e.find("answer"))), u32("serial", p.getRow(1).answer_serial),
                       e.find("status") ? uint32_t(numberOf("Status", *e.find("status"))) : 0, u32("bytes"), uint16_t(e.get("index"))});
    case kCopied: return p.copied(1);
    case kDivided: { const TcpRow r = p.getRow(1); return p.divided(1, r.cc_den ? r.cc_num / r.cc_den : 0); }
    case kGrant: case kTimer: case kStep: return p.event(Kind(kind), 1);
    default: {
      Command c;
      c.kind = uint8_t(kind), c.conn = 1, c.commandId = u32("commandId"), c.free = e.get("free") != 0;
      return p.command(c);
    }
  }
}

// One action: absent when it is expected to be, otherwise with the fields that the vector names.
template <class Get>
void action(const Json& expect, const char* what, bool there, const std::string& where, Get get) {
  const Json* j = expect.find(what);
  const bool wanted = j && j->type == Json::kObject;
  CHECK(there == wanted, "%s: %s %s", where.c_str(), there ? "an unexpected" : "no", what);
  if (!there || !wanted) return;
  for (const auto& [key, value] : j->members) get(key, value);
}

void check(const Json& expect, const Outcome& o, const TcpRow& before, const std::string& where) {
  auto equal = [&](const std::string& field, uint64_t got, uint64_t want) {
    CHECK(got == want, "%s: %s is %llu, expected %llu", where.c_str(), field.c_str(), (unsigned long long)got, (unsigned long long)want);
  };
  auto named = [&](const std::string& what, const std::map<std::string, uint64_t>& fields) {
    return [&equal, what, fields, &where](const std::string& key, const Json& value) {
      const auto it = fields.find(key);
      CHECK(it != fields.end(), "%s: %s has no field %s", where.c_str(), what.c_str(), key.c_str());
      if (it != fields.end()) equal(what + "." + key, it->second, key == "flags" && !value.isNumber() ? flagsOf({Json::kObject, 0, "", {}, {{"flags", value}}}) : value.value());
    };
  };
  const Json* raw = expect.find("raw");
  if (raw) equal("raw", o.verdict ? o.verdict->rawReason : 0, numberOf("RawReason", *raw));
  std::map<std::string, uint64_t> frame, place, copy;
  if (o.frame) frame = {{"seq", o.frame->seq}, {"ack", o.frame->ack}, {"window", o.frame->window}, {"flags", o.frame->flags}, {"bytes", o.frame->bytes}, {"tsVal", o.frame->tsVal}, {"tsEcr", o.frame->tsEcr}, {"ipId", o.frame->ipId}};
  const bool placed = o.verdict && o.verdict->place;
  if (placed) place = {{"seq", o.verdict->seq}, {"bytes", o.verdict->bytes}, {"skip", o.verdict->skip}};
  if (o.copy) copy = {{"seq", o.copy->seq}, {"bytes", o.copy->bytes}, {"host", o.copy->host}};
  action(expect, "frame", o.frame.has_value(), where, named("frame", frame));
  action(expect, "place", placed, where, named("place", place));
  action(expect, "copy", o.copy.has_value(), where, named("copy", copy));
  action(expect, "entry", o.entry.has_value(), where, [&](const std::string& key, const Json& value) {
    const Field& f = layout().field("EventEntry", key);
    equal("entry." + key, getField(&*o.entry, f), numberOf(f.kind.empty() && key == "kind" ? "EventKind" : f.kind, value));
  });
  TcpRow want = before;
  if (const Json* row = expect.find("row")) putRecord("TcpRow", &want, *row);
  for (const Field& f : layout().record("TcpRow"))
    if (f.name != "(reserved)") equal("row." + f.name, getField(&o.row, f), getField(&want, f));
}

void run(Pipe& p, const Json& v, const std::string& file) {
  const std::string name = v.find("name") ? v.find("name")->text : file;
  p.configure(registers(v.find("registers")));
  TcpRow row{};
  if (const Json* given = v.find("row")) putRecord("TcpRow", &row, *given);
  p.now = v.get("now");
  p.live(1, row);
  if (const Json* requests = v.find("requests"))
    for (const Json& r : requests->items) p.request(1, uint16_t(r.get("index")), {r.get("host"), uint32_t(r.get("bytes")), uint32_t(r.get("filled")), r.get("noPush") != 0});
  if (const Json* buffer = v.find("buffer")) p.buffer(true, buffer->get("host"), uint16_t(buffer->get("index")));
  else p.buffer(false);
  const Json* events = v.find("events");
  CHECK(events && !events->items.empty(), "%s has events", name.c_str());
  for (size_t i = 0; events && i < events->items.size(); ++i) {
    const Json& e = events->items[i];
    const TcpRow before = p.getRow(1);
    Outcome o = play(p, e);
    o.row = p.getRow(1);
    const Json* expect = e.find("expect");
    check(expect ? *expect : Json{}, o, before, name + ", event " + std::to_string(i));
  }
}

}  // namespace

int main(int argc, char** argv) {
  Bench<Vdut> b(argc, argv);
  Pipe p(b);
  p.reset();
  unsigned files = 0;
  for (const char* folder : {CHM_ROOT "/test/hdl/engine/vectors", CHM_ROOT "/test/vectors/engine"}) {
    if (!std::filesystem::is_directory(folder)) { std::printf("%s: not there\n", folder); continue; }
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() != ".json") continue;
      std::ifstream in(entry.path());
      std::stringstream text;
      text << in.rdbuf();
      try {
        const Json j = Json::parse(text.str());
        if (j.type == Json::kArray) for (const Json& v : j.items) run(p, v, entry.path().stem());
        else run(p, j, entry.path().stem());
        ++files;
      } catch (const std::exception& e) {
        CHECK(false, "%s: %s", entry.path().c_str(), e.what());
      }
    }
  }
  std::printf("%u files of vectors\n", files);
  return b.finish();
}
