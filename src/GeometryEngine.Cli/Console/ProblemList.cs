namespace GeometryEngine.Cli;

/// <summary>
/// What was wrong with the input and was skipped or repaired: listed on standard error as it comes, and counted.
/// On a terminal the list is short and comes at the end, so that it neither scrolls the answer away nor breaks the progress bar.
/// </summary>
/// <param name="terminal">Where to list.</param>
/// <param name="strict">Stop at the first.</param>
/// <param name="all">List all, even on a terminal.</param>
internal sealed class ProblemList(Terminal terminal, bool strict, bool all)
{
    private const int MostOnTerminal = 20;
    private readonly List<string> _held = [];
    private readonly bool _listsAll = all || !terminal.ErrorIsTerminal;

    /// <summary>How many there were.</summary>
    public long Count { get; private set; }

    /// <summary>Takes a problem.</summary>
    /// <param name="problem">What was wrong, and where.</param>
    /// <exception cref="InputException">In strict reading.</exception>
    public void Add(Problem problem)
    {
        if (strict) throw new InputException(problem);
        Count++;
        if (_listsAll) terminal.Error.WriteLine($"geom: warning: {problem}");
        else if (Count <= MostOnTerminal) _held.Add(problem.ToString());
    }

    /// <summary>Takes several problems.</summary>
    /// <param name="problems">What was wrong, and where.</param>
    public void Add(IEnumerable<Problem> problems)
    {
        foreach (Problem problem in problems) Add(problem);
    }

    /// <summary>Lists what was held back, and how many there are in all.</summary>
    public void Finish()
    {
        foreach (string problem in _held) terminal.Error.WriteLine($"geom: warning: {problem}");
        _held.Clear();
        if (Count == 0) return;
        string rest = _listsAll || Count <= MostOnTerminal ? "" : $"; the first {MostOnTerminal} are listed, --verbose lists all";
        terminal.Error.WriteLine($"geom: {Tables.Count(Count, "problem")} in the input, skipped or repaired{rest}");
    }
}
