namespace GeometryEngine.Formats;

/// <summary>Where problems go: strict reading stops at the first, lenient reading lists each and goes on.</summary>
internal sealed class ProblemLog(bool strict, List<Problem> problems)
{
    // A problem takes a few hundred bytes. Input with more of them than this is hardly what it was taken for, and could fill the memory.
    private const int Most = 1_000_000;

    /// <summary>Whether the first problem is thrown.</summary>
    public bool Strict => strict;

    /// <summary>What was listed so far.</summary>
    public List<Problem> Problems => problems;

    /// <exception cref="InputException">In strict reading: the problem. In lenient reading: there are too many.</exception>
    public void Report(Problem problem)
    {
        if (strict) Throw.Input(problem);
        if (problems.Count >= Most) Throw.Input(problem.File, problem.Place, $"more than {Most} problems", "fewer");
        problems.Add(problem);
    }

    /// <summary>Forgets all problems but the first ones.</summary>
    public void Truncate(int count) => problems.RemoveRange(count, problems.Count - count);

    /// <inheritdoc cref="Report(Problem)"/>
    public void Report(string file, string place, string found, string allowed) => Report(new Problem(file, place, found, allowed));
}
