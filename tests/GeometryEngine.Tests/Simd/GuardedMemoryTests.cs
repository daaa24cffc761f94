using System.Globalization;
using System.Runtime.CompilerServices;
using GeometryEngine.TestSupport;

namespace GeometryEngine.Tests;

/// <summary>The guard pages themselves: a test program that touches one dies.</summary>
public class GuardedMemoryTests
{
    private const string Offset = "GEOM_TOUCH_GUARD_PAGE";

    [Fact]
    public void All_elements_can_be_used()
    {
        foreach (int length in new[] { 0, 1, 511, 512, 513 })
        {
            using GuardedMemory<ulong> end = new(new ulong[length]), start = new(new ulong[length], atStart: true);
            end.Span.Fill(7);
            start.Span.Fill(7);
            Assert.Equal(length, end.Span.Count(7UL));
            Assert.Equal(length, start.Span.Count(7UL));
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void The_element_outside_cannot(int index)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "guard pages are made with mmap, which this system lacks");
        if (Environment.GetEnvironmentVariable(Offset) is { } offset)
        {
            using var memory = new GuardedMemory<ulong>(3, atStart: offset == "-1");
            Touch(ref memory.Span[0], int.Parse(offset, CultureInfo.InvariantCulture));
            return;
        }
        (int code, string output) = TestProgram.Run(
            [(Offset, index.ToString(CultureInfo.InvariantCulture))],
            "-method", $"{typeof(GuardedMemoryTests).FullName}.{nameof(The_element_outside_cannot)}");
        Assert.True(code is not (0 or 1), $"exit code {code}, and a crash was due\n{output}");
    }

    private static void Touch(ref ulong first, int offset) => Unsafe.Add(ref first, offset)++;
}
