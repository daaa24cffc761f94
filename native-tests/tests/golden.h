#pragma once
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "oracle/json.h"
#include "oracle/rle.h"

// All rows of a file below data/golden; fails the test when there is none.
std::vector<oracle::Json> golden_rows(const std::string& file);

// A whole file below data/golden as one value.
oracle::Json golden_value(const std::string& file);

// A mask written as {"size": [height, width], "rle": text}.
oracle::Mask golden_mask(const oracle::Json& value);

oracle::Box golden_box(const oracle::Json& value);
