#pragma once
#include <map>
#include <string>
#include <vector>

namespace oracle {

// A JSON value, as much of it as the golden files need: numbers are doubles, text is ASCII.
struct Json {
  enum class Kind { Null, Bool, Number, Text, Array, Object };

  Kind kind = Kind::Null;
  bool flag = false;
  double number = 0;
  std::string text;
  std::vector<Json> items;
  std::map<std::string, Json> members;

  static Json parse(const std::string& text);  // throws std::runtime_error with the offset

  bool has(const std::string& name) const { return members.count(name) != 0; }
  const Json& operator[](const std::string& name) const { return members.at(name); }
  const Json& operator[](size_t index) const { return items.at(index); }

  template <typename Number>
  std::vector<Number> numbers() const {
    std::vector<Number> values;
    for (const Json& item : items) values.push_back(static_cast<Number>(item.number));
    return values;
  }
};

}  // namespace oracle
