#include "oracle/json.h"

#include <cstdlib>
#include <stdexcept>

namespace oracle {
namespace {

class Parser {
 public:
  explicit Parser(const std::string& text) : text_(text) {}

  Json parse_whole() {
    Json value = parse();
    if (peek() != '\0') fail("more after the value");
    return value;
  }

 private:
  Json parse() {
    Json value;
    switch (peek()) {
      case '{': parse_object(value); break;
      case '[': parse_array(value); break;
      case '"': value.kind = Json::Kind::Text; value.text = parse_text(); break;
      case 't': word("true"); value.kind = Json::Kind::Bool; value.flag = true; break;
      case 'f': word("false"); value.kind = Json::Kind::Bool; break;
      case 'n': word("null"); break;
      default: parse_number(value);
    }
    return value;
  }

  void parse_object(Json& value) {
    value.kind = Json::Kind::Object;
    expect('{');
    while (peek() != '}') {
      if (!value.members.empty()) expect(',');
      std::string name = parse_text();
      expect(':');
      value.members[name] = parse();
    }
    expect('}');
  }

  void parse_array(Json& value) {
    value.kind = Json::Kind::Array;
    expect('[');
    while (peek() != ']') {
      if (!value.items.empty()) expect(',');
      value.items.push_back(parse());
    }
    expect(']');
  }

  std::string parse_text() {
    expect('"');
    std::string result;
    while (text_.at(at_) != '"') {
      if (text_[at_] == '\\') {
        at_++;
        if (text_.at(at_) != '\\' && text_[at_] != '"' && text_[at_] != '/') fail("an escape other than \\\\, \\\" and \\/");
      }
      result.push_back(text_[at_++]);
    }
    at_++;
    return result;
  }

  void parse_number(Json& value) {
    value.kind = Json::Kind::Number;
    const char* start = text_.c_str() + at_;
    char* end = nullptr;
    value.number = std::strtod(start, &end);
    if (end == start) fail("no value");
    at_ += static_cast<size_t>(end - start);
  }

  void word(const std::string& expected) {
    if (text_.compare(at_, expected.size(), expected) != 0) fail("no value");
    at_ += expected.size();
  }

  char peek() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r')) at_++;
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  void expect(char c) {
    if (peek() != c) fail(std::string("no ") + c);
    at_++;
  }

  [[noreturn]] void fail(const std::string& what) const {
    throw std::runtime_error("JSON: " + what + " at " + std::to_string(at_));
  }

  const std::string& text_;
  size_t at_ = 0;
};

}  // namespace

Json Json::parse(const std::string& text) { return Parser(text).parse_whole(); }

}  // namespace oracle
