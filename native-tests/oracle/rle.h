#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "oracle/mask.h"

namespace oracle {

using Counts = std::vector<uint32_t>;  // run lengths, column after column, zeros first

Counts encode(const Mask& mask);
Mask decode(const Counts& counts, int height, int width);  // throws unless the runs add up to height * width

// The text form of COCO: differences from the run before the last, in groups of five bits, low group first.
std::string to_text(const Counts& counts);
Counts from_text(const std::string& text);

}  // namespace oracle
