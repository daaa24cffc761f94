namespace GeometryEngine;

/// <summary>Input that cannot be used; carries the <see cref="GeometryEngine.Problem"/> that says where and why.</summary>
public sealed class InputException : Exception
{
    /// <summary>An exception whose message is the problem in one line.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="inner">The exception that revealed it, if any.</param>
    public InputException(Problem problem, Exception? inner = null) : base(problem.ToString(), inner) => Problem = problem;

    /// <summary>What is wrong, and where.</summary>
    public Problem Problem { get; }
}
