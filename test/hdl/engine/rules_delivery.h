// Contract 8: the delivery vectors TV-DLV of chimney-datapath.md 16.3, notifications, window update.
#pragma once
#include "rules_send.h"

namespace chm {

enum : uint32_t {
  kSuccess = 0, kNotAccepted = 3223523342u, kPartial = 3223523344u, kRequestAborted = 3221291020u, kInvalidState = 3221225860u,
  kUploading = 3223523329u
};

// Plays the host of connection 1: posts, answers, copies that end at once; says in words what the device told it.
class Host {
 public:
  explicit Host(Pipe& p, TcpRow row = established()) : p_(p) {
    p_.setRow(1, row);
    p_.buffer(true, 0x9000, 7);
    o = {}, o.row = row;
  }
  Outcome o;

  void post(uint32_t bytes, bool noPush = false, uint32_t filled = 0) {
    p_.request(1, o.row.req_tail, {0x100000u + 0x1000u * o.row.req_tail, bytes, filled, noPush});
    o = p_.post({1, true, o.row.req_tail, 1, 0, false, !noPush && filled != 0});
  }
  void data(uint16_t bytes, uint8_t flags = kAck) { o = p_.segment(1, next(o.row, bytes, flags)); }
  // Steps and copies until something is told or nothing is left: "C(100)", "I(20)", "Disconnect", … ; "" for nothing.
  std::string run() {
    for (int i = 0; i < 50; ++i) {
      if (o.row.phase == kCopyRequest || o.row.phase == kCopyIndicate) o = p_.copied(1);
      else if (o.work || o.workBuffer) o = p_.step(1);
      else return "";
      if (!o.happened) CHECK(false, "8.1 work without a Step");
      if (o.entry) return told(*o.entry);
    }
    CHECK(false, "8 no end");
    return "endless";
  }
  void answered(uint32_t status = kSuccess, uint32_t bytes = 0) {
    const uint8_t kind = o.row.phase == kWaitAnswer ? 1 : 2;
    o = p_.answer({1, p_.res.generation, kind, o.row.answer_serial, status, bytes, 9});
    CHECK(o.happened && o.record.kind == kAnswer && o.record.input_ref == 9 && !o.row.answer_pending, "8.11 accepted");
  }
  std::string told(const EventEntry& e) {
    CHECK(e.handle == p_.res.handle && e.target == (0x30000000u | uint32_t(p_.res.generation) << 16 | 1), "8 reference and handle of an entry");
    char text[80];
    switch (e.kind) {
      case 2: std::snprintf(text, sizeof text, "Sent(%u)%s", e.una, suffix(e.status)); break;
      case 3: std::snprintf(text, sizeof text, "C%u+%u(%u%s)%s", e.first, e.count, e.bytes, e.rest ? ",rest" : "", suffix(e.status)); break;
      case 4:
        std::snprintf(text, sizeof text, "I(%u)", e.bytes);
        CHECK(e.buffer == 0x9000 && e.first == 7 && e.info == o.row.copy_seq, "8.10 buffer and first byte of an indication");
        break;
      case 5: std::snprintf(text, sizeof text, "%s", e.tcp_event == 2 ? "Disconnect" : e.tcp_event == 3 ? "Retrieve" : "Abort"); break;
      case 6: std::snprintf(text, sizeof text, "Disconnected%s", suffix(e.status)); break;
      default: std::snprintf(text, sizeof text, "entry of kind %u", e.kind);
    }
    return text;
  }

 private:
  Pipe& p_;
  static const char* suffix(uint32_t s) {
    return s == kSuccess ? "" : s == kRequestAborted ? " aborted" : s == kInvalidState ? " invalid" : s == kUploading ? " uploading" : " ?";
  }
};

#define TELLS(host, words, ...)                                       \
  do {                                                                \
    const std::string told_ = (host).run();                           \
    CHECK(told_ == (words), __VA_ARGS__);                             \
    if (told_ != (words)) std::fprintf(stderr, "  told: %s\n", told_.c_str()); \
  } while (0)

inline void deliveryVectors(Pipe& p) {
  p.now = 1000;
  { Host h(p); h.data(100); TELLS(h, "I(100)", "TV-DLV-01"); h.answered(); TELLS(h, "", "TV-DLV-01"); CHECK(h.o.row.rcv_cons == 1100, "8.11 accepted bytes are consumed"); }
  {
    Host h(p);
    h.data(100); TELLS(h, "I(100)", "TV-DLV-02"); h.answered(kNotAccepted);
    TELLS(h, "", "TV-DLV-02 parked"); CHECK(h.o.row.parked && h.o.row.phase == kIdle, "8.11 refused");
    h.data(50); CHECK(!h.o.work && !h.o.workBuffer, "8.9 TV-DLV-02 joins, no indication");
    h.post(200); TELLS(h, "", "TV-DLV-02 placement"); CHECK(h.o.row.push_running && h.o.row.push_at == 1500 && !h.o.row.parked, "8.6d TV-DLV-02 timer on");
    p.now = 1500, h.o = p.timer(1); TELLS(h, "C0+1(150)", "TV-DLV-02 push expiry"); p.now = 1000;
  }
  {
    Host h(p);
    h.post(100); CHECK(!h.o.work, "8.7 stays queued"); h.data(60); TELLS(h, "", "TV-DLV-03"); CHECK(h.o.row.push_running, "TV-DLV-03 timer on");
    h.data(60); TELLS(h, "C0+1(100)", "TV-DLV-03"); CHECK(!h.o.row.push_running, "TV-DLV-03 timer off (CHM-DLV-009)");
    h.answered(); TELLS(h, "I(20)", "TV-DLV-03 the rest is indicated");
  }
  { Host h(p); h.post(100); h.data(60, kAck | kPsh); TELLS(h, "C0+1(60)", "TV-DLV-04"); CHECK(!h.o.row.push_running && !h.o.row.push_mark_valid, "TV-DLV-04 timer not left running"); }
  {
    Host h(p);
    h.post(100, true); h.data(60, kAck | kPsh); TELLS(h, "", "TV-DLV-05"); CHECK(!h.o.row.push_running, "TV-DLV-05 non-push starts no timer");
    h.data(40); TELLS(h, "C0+1(100)", "TV-DLV-05");
  }
  { Host h(p); h.data(100); h.run(); h.answered(kNotAccepted); h.post(0); TELLS(h, "C0+1(0)", "TV-DLV-06"); h.answered(); TELLS(h, "I(100)", "TV-DLV-06 (CHM-RI-008)"); }
  { Host h(p); h.post(0); CHECK(!h.o.work, "TV-DLV-07 nothing at the post"); h.data(10); TELLS(h, "C0+1(0)", "TV-DLV-07"); h.answered(); TELLS(h, "I(10)", "TV-DLV-07"); }
  { Host h(p); h.post(50); h.post(50, true); h.data(120); TELLS(h, "C0+2(50)", "TV-DLV-08"); h.answered(); TELLS(h, "I(20)", "TV-DLV-08"); }
  { Host h(p); h.data(100); h.run(); h.answered(kPartial, 30); TELLS(h, "", "TV-DLV-09"); h.data(10); TELLS(h, "", "TV-DLV-09"); h.post(80); TELLS(h, "C0+1(80)", "TV-DLV-09"); }
  { Host h(p); h.data(100); TELLS(h, "I(100)", "TV-DLV-10"); h.post(40); CHECK(!h.o.work, "8.8 during the call"); h.answered(kNotAccepted); TELLS(h, "C0+1(40)", "TV-DLV-10"); h.answered(); TELLS(h, "I(60)", "TV-DLV-10"); }
  { Host h(p); h.data(100); TELLS(h, "I(100)", "TV-DLV-11"); h.data(30); CHECK(!h.o.work && !h.o.workBuffer, "TV-DLV-11 never overlapping"); h.answered(); TELLS(h, "I(30)", "TV-DLV-11"); }
  {
    Host h(p);
    h.post(40); h.data(60); TELLS(h, "C0+1(40)", "TV-DLV-12"); h.post(100); h.answered(); TELLS(h, "", "TV-DLV-12 into the second request");
    CHECK(h.o.row.push_running && h.o.row.req_filled == 20 && h.o.row.rcv_cons == 1060, "TV-DLV-12 timer on");
  }
  {
    Host h(p);
    h.post(100); p.now = 2000, h.data(10); h.run(); p.now = 2400, h.data(10); h.run();
    CHECK(h.o.row.push_at == 2900, "TV-DLV-13 restart (CHM-RX-013)"); p.now = 2900, h.o = p.timer(1); TELLS(h, "C0+1(20)", "TV-DLV-13"); p.now = 1000;
  }
  {
    TcpRow r = established();
    r.rcv_cons -= 100, r.parked = 1;
    Host h(p, r);
    h.data(10); CHECK(!h.o.work && !h.o.workBuffer, "TV-DLV-14 joins the buffered data"); h.post(60); TELLS(h, "C0+1(60)", "TV-DLV-14"); h.answered(); TELLS(h, "I(50)", "TV-DLV-14");
  }
  {
    Host h(p);
    h.data(10); h.run(); h.answered(kNotAccepted); h.data(0, kAck | kFin); TELLS(h, "", "TV-DLV-15 no event at the FIN");
    h.post(10); TELLS(h, "C0+1(10)", "TV-DLV-15"); h.answered(); TELLS(h, "Disconnect", "TV-DLV-15"); CHECK(h.o.row.disconnect_indicated, "8.7e");
    h.post(5); TELLS(h, "C1+1(0,rest) invalid", "TV-DLV-15 second request");
  }
  { Host h(p); h.post(100, true); h.data(60); h.run(); h.data(0, kAck | kFin); TELLS(h, "C0+1(60,rest)", "TV-DLV-16 (CHM-CLS-005)"); CHECK(h.o.row.recv_flush, "8.7e"); h.answered(); TELLS(h, "Disconnect", "TV-DLV-16"); CHECK(!h.o.row.recv_flush, "8.7e"); }
  {
    Host h(p);
    h.post(100, true); h.data(60, kAck | kFin); TELLS(h, "C0+1(60,rest)", "8.7e at the FIN"); h.post(5); h.answered();
    TELLS(h, "Disconnect", "8.7e a request posted meanwhile does not hold it up"); TELLS(h, "C1+1(0,rest) invalid", "8.7a with InvalidState"); h.answered(); TELLS(h, "", "once");
  }
  {
    TcpRow r = sending(100, 200);
    Host h(p, r);
    h.data(10); h.run(); h.answered(kNotAccepted); h.o = p.segment(1, next(h.o.row, 0, kRst)); TELLS(h, "Abort", "TV-DLV-17 at once"); TELLS(h, "Sent(50100) aborted", "TV-DLV-17"); TELLS(h, "", "TV-DLV-17 once");
  }
  {
    TcpRow r = established();
    r.rcv_indication_size = 64;
    Host h(p, r);
    h.data(1000); TELLS(h, "I(64)", "TV-DLV-18"); h.post(936, true); h.answered(); TELLS(h, "C0+1(936)", "TV-DLV-18");
  }
}

inline void deliveryRules(Pipe& p) {
  p.now = 1000;
  { // 8.6c waits for a buffer, without counting as work
    Host h(p);
    p.buffer(false); h.data(100); while (h.o.work) h.o = p.step(1);
    CHECK(h.o.workBuffer && h.o.row.phase == kPlace, "8.1 needs a buffer");
    const Outcome o = p.step(1);
    CHECK(!o.happened && !o.copy && o.workBuffer, "8.1 waits for it");
    p.buffer(true, 0x9000, 7); TELLS(h, "I(100)", "8.6c");
  }
  { // copy jobs and limits
    TcpRow r = established();
    r.initial_rcv_wnd = 1 << 20, r.rcv_wind_scale = 5, r.rcv_adv = r.rcv_cons + r.initial_rcv_wnd;
    r.rcv_nxt += 50000, r.last_ack = r.rcv_nxt;
    Host h(p, r);
    h.post(40000, false, 100);
    CHECK(h.o.row.push_running && h.o.row.push_at == 1500, "8.13 a prefilled push-mode request (CHM-RX-011)");
    h.o = p.step(1); CHECK(h.o.row.phase == kPlace, "8.7c");
    h.o = p.step(1);
    CHECK(h.o.copy && h.o.copy->bytes == 16384 && h.o.copy->host == 0x100000 + 100 && h.o.copy->seq == 1000 && h.o.copy->eventEnd && h.o.copy->region == p.res.region, "8.6a CopyMaxBytes, behind what the request holds");
    h.o = p.copied(1);
    CHECK(h.o.record.input_ref == 16384 && h.o.row.req_filled == 16384 && h.o.row.rcv_cons == 1000 + 16384 && h.o.row.req_placed, "8.10");
    CHECK(isPureAck(h.o), "8.12 the window has opened far enough");
    TELLS(h, "C0+1(40000)", "8.6b prefilled and filled"); h.answered();
    TELLS(h, "I(10100)", "rest");
  }
  { // a host that takes more than it was given
    Host h(p);
    h.data(100); h.run(); h.answered(kPartial, 101);
    CHECK(h.o.row.rcv_cons == 1000 && h.o.row.retrieve_notify && h.o.row.upload_reason == 10 && h.o.row.parked, "8.11 used > indicated");
    TELLS(h, "Retrieve", "8.3"); TELLS(h, "", "8.3 once");
  }
  { // it was asked for already, and some of it is taken
    Host h(p);
    h.data(100); h.run(); TcpRow r = p.getRow(1); r.retrieve_indicated = 1, r.upload_reason = 8, r.push_running = 1; p.setRow(1, r);
    h.answered(kPartial, 101);
    CHECK(!h.o.row.retrieve_notify && h.o.row.upload_reason == 8 && !h.o.row.push_running && h.o.row.phase == kIdle, "8.11, 6.8 raised before");
    Host all(p);
    all.data(100); all.run(); all.answered(kPartial, 100);
    CHECK(!all.o.row.parked && all.o.row.phase == kIdle && all.o.row.rcv_cons == 1100, "8.11 nothing is left to park");
  }
  { // a mark that an indication has passed; posted requests are not completed by it
    Host h(p);
    h.data(100, kAck | kPsh); h.run(); h.answered(kPartial, 99); CHECK(h.o.row.push_mark_valid && h.o.row.push_mark == 1100, "8.11 the mark lies ahead");
    Host all(p);
    all.data(100, kAck | kPsh); all.run(); all.answered(); CHECK(!all.o.row.push_mark_valid, "8.11 an accepted indication passes the mark");
    all.run(); all.post(100); all.data(40); TELLS(all, "", "8.6b no push of what was indicated"); CHECK(all.o.row.push_running, "8.6d");
  }
  { // an answer after the reset
    TcpRow r = established();
    r.aborted = r.abort_indicated = 1, r.state = kClosed, r.rcv_cons -= 100, r.rcv_data_end -= 20, r.copy_bytes = 80, r.phase = kWaitAnswer, r.answer_pending = 1, r.req_tail = 1;
    for (uint32_t status : {uint32_t(kSuccess), uint32_t(kNotAccepted)}) {
      p.setRow(1, r);
      const Outcome o = p.answer({1, p.res.generation, 1, r.answer_serial, status, 0, 3});
      CHECK(o.happened && o.row.phase == kIdle && !o.row.parked, "8.11 aborted: Idle in every case");
    }
    r.phase = kWaitReturn, p.setRow(1, r);
    CHECK(p.answer({1, p.res.generation, 2, r.answer_serial, 0, 0, 3}).row.phase == kIdle, "8.11 aborted, a completion comes back");
    r.phase = kPlace, r.answer_pending = 0, r.push_mark_valid = 1, r.push_mark = r.rcv_cons, p.setRow(1, r);
    p.request(1, 0, {0x100000, 50, 10, false});
    const Outcome o = p.step(1);
    r.phase = kIdle;
    CHECK(o.happened && !o.copy && !o.entry && unchanged(o, r), "8.6 aborted: Idle and nothing else");
  }
  { // a partly filled request without the timer
    TcpRow r = established();
    r.req_tail = 1, r.phase = kPlace;
    p.request(1, 0, {0x100000, 50, 10, false});
    p.setRow(1, r);
    CHECK(p.step(1).row.push_at == 1500 && p.getRow(1).push_running, "8.6d it runs from now on, though nothing was placed");
    r.push_running = 1, r.push_at = 1400, p.setRow(1, r);
    CHECK(p.step(1).row.push_at == 1400, "8.6d it runs already");
    r.push_running = 0, r.phase = kIdle, r.push_due = 1, r.rcv_nxt += 100, p.setRow(1, r);
    const Outcome o = p.step(1);
    CHECK(o.row.phase == kPlace && o.row.push_due && !o.entry, "8.7c before b");
  }
  { // window updates count what rounding adds
    TcpRow r = established();
    r.rcv_wind_scale = 14, r.rcv_nxt = 1000, r.rcv_adv = 31768, r.phase = kCopyRequest, r.copy_bytes = 10, r.req_tail = 1;
    r.initial_rcv_wnd = 31868 - 1000, r.rcv_cons = 990, r.rcv_data_end = 1000;
    p.setRow(1, r);
    Outcome o = p.copied(1);
    CHECK(isPureAck(o) && o.row.rcv_adv == 33768 && o.frame->window == 2, "8.12 by 6.4");
    r.rcv_adv = 33768, p.setRow(1, r), o = p.copied(1);
    CHECK(!o.frame && o.row.rcv_adv == 33768, "8.12 nothing to be had");
    r = established();
    r.initial_rcv_wnd = 1, r.rcv_adv = 1001, r.phase = kCopyRequest, r.req_tail = 1, p.setRow(1, r);
    CHECK(!p.copied(1).frame, "6.4 open is at least 1");
  }
  { // an open call holds up everything of 8.7, whatever the phase
    TcpRow r = established();
    r.answer_pending = 1, r.rcv_nxt += 100, r.push_due = 1;
    p.setRow(1, r);
    CHECK(!p.step(1).happened && !p.step(1).work, "8.7 not while an answer is open (CHM-DLV-003)");
  }
  { // wrong answers
    Host h(p);
    h.data(100); h.run();
    const Answer good{1, p.res.generation, 1, h.o.row.answer_serial, 0, 0, 3};
    for (int i = 0; i < 4; ++i) {
      Answer bad = good;
      if (i == 0) bad.serial += 1;
      if (i == 1) bad.kind = 2;
      if (i == 2) bad.generation += 1;
      if (i == 3) bad.kind = 0;
      const Outcome o = p.answer(bad);
      CHECK(o.record.kind == kStale && o.record.input_ref == 3 && o.row.answer_pending && o.record.fold == 0, "8.11, 11.9 wrong answer %d", i);
    }
    h.o.row = p.getRow(1); h.answered(); CHECK(p.answer(good).record.kind == kStale, "11.9 answered twice");
  }
  { // send completion and disconnect
    TcpRow r = sending(1001, 1000);
    r.fin_posted = 1, r.state = kFinWait1;
    Host h(p, r);
    h.o = p.segment(1, acking(r, 1001));
    TELLS(h, "Sent(51000)", "8.4"); TELLS(h, "Disconnected", "8.5");
    CHECK(h.o.row.snd_cpl_una == 51000 && h.o.row.snd_cpl_mark == 51000, "8.4");
  }
  { // a disconnect whose completion is due when the connection is reset: it completes all the same
    TcpRow r = sending(1001, 1000);
    r.fin_posted = 1, r.state = kFinWait1;
    Host h(p, r);
    h.o = p.segment(1, acking(r, 1001)); h.o = p.segment(1, next(h.o.row, 0, kRst));
    TELLS(h, "Abort", "8.2"); TELLS(h, "Sent(51000) aborted", "8.4"); TELLS(h, "Disconnected", "7.4 (CHM-DIS-009)"); TELLS(h, "", "8.5 once");
  }
  { // aborted with requests
    Host h(p);
    h.post(100, true); h.post(50); h.data(30); h.run();
    h.o = p.segment(1, next(h.o.row, 0, kRst));
    TELLS(h, "Abort", "8.2"); TELLS(h, "Sent(50000) aborted", "8.4"); TELLS(h, "C0+2(30,rest) aborted", "8.7a (CHM-RX-022)");
    CHECK(h.o.headMoved && h.o.row.req_head == 2, "request queue empties"); h.answered(); TELLS(h, "", "nothing left");
  }
  { // the push timer fires during a call
    Host h(p);
    h.post(100); h.data(160); TELLS(h, "C0+1(100)", "call in progress"); TcpRow r = p.getRow(1);
    r.push_running = 1, r.push_at = p.now; p.setRow(1, r); h.o = p.timer(1);
    CHECK(h.o.row.push_due && !h.o.work, "8.8 deferred (CHM-DLV-015)"); h.answered(); TELLS(h, "I(60)", "8.6c"); h.answered(); TELLS(h, "", "8.7b no effect (CHM-DLV-014)");
    CHECK(!h.o.row.push_due, "8.7b");
  }
}

}  // namespace chm
