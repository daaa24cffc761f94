namespace GeometryEngine.Formats;

/// <summary>Where problems go: strict reading stops at the first, lenient reading lists each and goes on.</summary>
internal sealed class ProblemLog(bool strict, List<Problem> problems)
{
    /// <summary>Whether the first problem is thrown.</summary>
    public bool Strict => strict;

    /// <summary>What was listed so far.</summary>
    public List<Problem> Problems => problems;

    public void Report(Problem problem)
    {
        if (strict) Throw.Input(problem);
        problems.Add(problem);
    }

    public void Report(string file, string place, string found, string allowed) => Report(new Problem(file, place, found, allowed));
}
