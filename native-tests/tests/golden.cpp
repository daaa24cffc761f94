#include "tests/golden.h"

#include <fstream>
#include <sstream>

namespace {

std::ifstream open(const std::string& file) {
  std::ifstream stream(std::string(GOLDEN_FOLDER) + "/" + file);
  EXPECT_TRUE(stream.good()) << "no golden file " << file;
  return stream;
}

}  // namespace

std::vector<oracle::Json> golden_rows(const std::string& file) {
  std::ifstream stream = open(file);
  std::vector<oracle::Json> rows;
  for (std::string line; std::getline(stream, line);)
    if (!line.empty()) rows.push_back(oracle::Json::parse(line));
  EXPECT_FALSE(rows.empty()) << file;
  return rows;
}

oracle::Json golden_value(const std::string& file) {
  std::ostringstream text;
  text << open(file).rdbuf();
  return oracle::Json::parse(text.str());
}

oracle::Mask golden_mask(const oracle::Json& value) {
  return oracle::decode(oracle::from_text(value["rle"].text), int(value["size"][0].number), int(value["size"][1].number));
}

oracle::Box golden_box(const oracle::Json& value) {
  return {value[0].number, value[1].number, value[2].number, value[3].number};
}
