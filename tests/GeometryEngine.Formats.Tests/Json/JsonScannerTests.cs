using System.Text;

namespace GeometryEngine.Formats.Tests;

public class JsonScannerTests
{
    private const string Text = """  [ {"a": [1, 2, "x]}\"\\"], "b": {}} , "te\\\"xt" ,12.5e3,  true,[[[]]], "" , -1 ]  """;

    [Fact]
    public void Values_are_cut_out_whole_whatever_the_buffer()
    {
        string[] expected = ["""{"a": [1, 2, "x]}\"\\"], "b": {}}""", """ "te\\\"xt" """.Trim(), "12.5e3", "true", "[[[]]]", "\"\"", "-1"];
        for (int buffer = 16; buffer <= Text.Length + 1; buffer++)
        {
            List<(JsonOutcome Outcome, string Text, long Offset)> values = Scan(Text, buffer, ReadOptions.Default);
            Assert.Equal(expected, values.Select(value => value.Text));
            Assert.All(values, value => Assert.Equal(JsonOutcome.Whole, value.Outcome));
            Assert.All(values, value => Assert.Equal(value.Text, Text.Substring((int)value.Offset, value.Text.Length)));
        }
    }

    [Fact]
    public void A_value_over_the_limit_is_passed_over_and_the_next_is_read()
    {
        for (int buffer = 16; buffer <= Text.Length + 1; buffer++)
        {
            List<(JsonOutcome Outcome, string Text, long Offset)> values = Scan(Text, buffer, new ReadOptions { MaxElementBytes = 10, MaxDepth = 2 });
            Assert.Equal([JsonOutcome.TooLong, JsonOutcome.Whole, JsonOutcome.Whole, JsonOutcome.Whole, JsonOutcome.TooDeep, JsonOutcome.Whole, JsonOutcome.Whole], values.Select(value => value.Outcome));
            Assert.Equal("true", values[3].Text);
            Assert.Equal("-1", values[6].Text);
        }
    }

    [Fact]
    public void A_value_without_end_is_truncated()
    {
        for (int length = Text.IndexOf('{', StringComparison.Ordinal) + 1; length < Text.IndexOf("} ,", StringComparison.Ordinal); length++)
            Assert.Equal(JsonOutcome.Truncated, Scan(Text[..length], 16, ReadOptions.Default)[^1].Outcome);
    }

    private static List<(JsonOutcome Outcome, string Text, long Offset)> Scan(string text, int buffer, ReadOptions options)
    {
        using var scratch = new Scratch();
        using InputFile file = InputFile.Open(scratch.Write("file.json", text));
        var scanner = new JsonScanner(file, options, buffer);
        var values = new List<(JsonOutcome, string, long)>();
        Assert.Equal('[', scanner.Peek());
        scanner.Take();
        while (scanner.Peek() is not (-1 or ']'))
        {
            JsonOutcome outcome = scanner.ReadValue();
            values.Add((outcome, Encoding.UTF8.GetString(scanner.Text), scanner.TextOffset));
            if (scanner.Peek() == ',') scanner.Take();
        }
        return values;
    }
}
