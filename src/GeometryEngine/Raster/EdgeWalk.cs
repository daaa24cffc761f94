namespace GeometryEngine;

/// <summary>Walks edges, line by line several at once, and hands their toggles to a sink.</summary>
internal static class EdgeWalk
{
    /// <summary>Walks edges by a formula.</summary>
    /// <param name="table">The edges: first line and number of lines of each, and what the formula needs.</param>
    /// <param name="order">Which edges.</param>
    /// <param name="limit">Pixels of a line.</param>
    /// <param name="sink">Receives the toggles.</param>
    public static void Run<TFormula, TWords, TDoubles>(EdgeTable table, ReadOnlySpan<int> order, int limit, ToggleSink sink)
        where TFormula : struct, IEdgeFormula<TFormula, TWords, TDoubles>
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        long lines = 0;
        foreach (int edge in order) lines += (long)table.Lines[edge];
        if (sink.MakeRoom(lines) >= lines) Walk<TFormula, TWords, TDoubles>(table, order, limit, sink);
        else WalkInParts<TFormula, TWords, TDoubles>(table, order, limit, sink);
    }

    // Edge by edge, and an edge of more lines than there is room for by a piece at a time.
    private static void WalkInParts<TFormula, TWords, TDoubles>(EdgeTable table, ReadOnlySpan<int> order, int limit, ToggleSink sink)
        where TFormula : struct, IEdgeFormula<TFormula, TWords, TDoubles>
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        int start = 0;
        long room = sink.MakeRoom(0);
        for (int i = 0; i < order.Length; i++)
        {
            int edge = order[i];
            long lines = (long)table.Lines[edge];
            if (lines > room)
            {
                Walk<TFormula, TWords, TDoubles>(table, order[start..i], limit, sink);
                start = i;
                room = sink.MakeRoom(lines);
            }
            while (lines > room)
            {
                table.Lines[edge] = (ulong)room;
                Walk<TFormula, TWords, TDoubles>(table, order.Slice(i, 1), limit, sink);
                table.First[edge] += room;
                lines -= room;
                table.Lines[edge] = (ulong)lines;
                room = sink.MakeRoom(lines);
            }
            room -= lines;
        }
        Walk<TFormula, TWords, TDoubles>(table, order[start..], limit, sink);
    }

    private static void Walk<TFormula, TWords, TDoubles>(EdgeTable table, ReadOnlySpan<int> order, int limit, ToggleSink sink)
        where TFormula : struct, IEdgeFormula<TFormula, TWords, TDoubles>
        where TWords : struct, IWordLanes<TWords>
        where TDoubles : struct, IDoubleLanes<TDoubles, TWords>
    {
        Span<ulong> keys = sink.Keys;
        KeyLayout layout = sink.Layout;
        TDoubles pixels = TDoubles.Create(limit);
        int count = sink.Count;
        foreach (int edge in order)
        {
            TDoubles line = TDoubles.Create(table.First[edge]) + TDoubles.Index;
            TFormula formula = TFormula.Of(table, edge);
            int lines = (int)table.Lines[edge], end = count + lines;
            for (; count < end; count += TDoubles.Count)
            {
                formula.Cross(line, pixels, out TDoubles x, out TDoubles y);
                layout.Keys<TWords, TDoubles>(x, y).Store(keys, count);
                line += TDoubles.Create(TDoubles.Count);
            }
            count = end;
        }
        sink.Count = count;
    }
}
