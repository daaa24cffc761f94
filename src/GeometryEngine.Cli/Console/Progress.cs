using Spectre.Console;

namespace GeometryEngine.Cli;

/// <summary>A progress bar on standard error, where a person watches it.</summary>
internal static class Progress
{
    // Redrawing costs more than most images do.
    private const int MostSteps = 200;

    /// <summary>Runs a long work.</summary>
    /// <param name="terminal">Where the bar appears.</param>
    /// <param name="count">How many steps the work has.</param>
    /// <param name="work">The work; it calls its argument after each step.</param>
    public static void Run(Terminal terminal, int count, Action<Action> work)
    {
        if (!terminal.ErrorIsTerminal)
        {
            work(() => { });
            return;
        }
        terminal.Progress().Progress().AutoClear(true).Columns(new ProgressBarColumn(), new PercentageColumn(), new RateColumn(), new RemainingTimeColumn()).Start(context =>
        {
            ProgressTask bar = context.AddTask("images", maxValue: Math.Max(count, 1));
            int done = 0, every = Math.Max(1, count / MostSteps);
            work(() =>
            {
                if (++done % every == 0) bar.Value = done;
            });
        });
    }
}
