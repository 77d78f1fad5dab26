// The loop of the namespace's init: frames between device and channel, requests, programs.
#pragma once

#include "channel.h"
#include "device.h"
#include "programs.h"

namespace netns {

class Keeper {
 public:
  /// `life` becomes readable when the guard process is gone (isolation.h).
  Keeper(Channel& channel, Device device, int life) : channel_(channel), device_(std::move(device)), life_(life), programs_(channel) {}

  /// Serves until the parent closes the channel or the guard dies; the PID namespace then takes the programs along.
  void run();

 private:
  void readDevice();
  void writeDevice(std::string_view frame);
  /// False when the parent is gone.
  bool readChannel();
  void request(std::string_view payload);
  Words perform(const Words& words);

  Channel& channel_;
  Device device_;
  int life_;
  Programs programs_;
  uint64_t framesUp_ = 0, framesDown_ = 0, framesRefused_ = 0;
};

}  // namespace netns
