#pragma once
#include <cmath>
#include <cstdint>

// splitmix64: the same cases on every platform.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t bits() {
    uint64_t z = state_ += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }

  // A whole number, both ends included.
  int whole(int low, int high) { return low + static_cast<int>(bits() % static_cast<uint64_t>(high - low + 1)); }
  // A number from low up to high.
  double real(double low, double high) { return low + (high - low) * static_cast<double>(bits() >> 11) / 9007199254740992.0; }
  bool chance(double probability) { return real(0, 1) < probability; }

  // A multiple of 1 / parts.
  double step(int low, int high, int parts) { return double(whole(low * parts, high * parts)) / parts; }

 private:
  uint64_t state_;
};
