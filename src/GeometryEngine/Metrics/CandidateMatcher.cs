namespace GeometryEngine;

/// <summary>
/// Matches objects one to one among pairs that may match. Most objects overlap one other alone, so pairs that stand apart are matched at once and
/// only what hangs together is searched. Keeps its memory from one call to the next; for one thread at a time.
/// </summary>
internal sealed class CandidateMatcher
{
    // IoU is compared as a whole number of 2^-40, so that sums are exact.
    private const long One = 1L << 40;

    private readonly List<Match> _rest = [];
    private readonly List<Match> _group = [];
    private readonly List<int> _groupA = [], _groupB = [];
    private int[] _countA = [], _countB = []; // how many candidates an object has; while matching greedily, whether it is taken
    private int[] _parent = []; // objects of A, then of B, as a forest: those with one root hang together
    private int[] _place = [];

    /// <summary>Appends the matches, ascending by <see cref="Match.A"/>; see <see cref="Matching.Find"/> for what is best.</summary>
    /// <param name="method">Optimal in total IoU, or greedy.</param>
    /// <param name="candidates">Pairs that may match, each once, with IoU in (0, 1]; ascending by A, then B.</param>
    /// <param name="rows">Number of the first annotator's objects.</param>
    /// <param name="columns">Number of the second annotator's objects.</param>
    /// <param name="matches">Receives the matches.</param>
    public void Find(MatchMethod method, List<Match> candidates, int rows, int columns, List<Match> matches)
    {
        if (candidates.Count == 0) return;
        Reset(ref _countA, rows);
        Reset(ref _countB, columns);
        foreach (Match pair in candidates)
        {
            _countA[pair.A]++;
            _countB[pair.B]++;
        }
        int first = matches.Count;
        _rest.Clear();
        foreach (Match pair in candidates) (_countA[pair.A] == 1 && _countB[pair.B] == 1 ? matches : _rest).Add(pair);
        if (_rest.Count == 0) return;
        if (method == MatchMethod.Greedy) Greedy(matches);
        else Hungarian(rows, columns, matches);
        matches.Sort(first, matches.Count - first, Comparer<Match>.Create(static (x, y) => x.A.CompareTo(y.A)));
    }

    /// <summary>Whether a candidate of the last call stood apart: neither of its objects had another.</summary>
    /// <param name="pair">A candidate of the last call.</param>
    public bool StoodApart(in Match pair) => _countA[pair.A] == 1 && _countB[pair.B] == 1;

    private void Greedy(List<Match> matches)
    {
        _rest.Sort(static (x, y) =>
        {
            int order = y.Iou.CompareTo(x.Iou);
            if (order == 0) order = x.A.CompareTo(y.A);
            return order != 0 ? order : x.B.CompareTo(y.B);
        });
        const int Taken = -1;
        foreach (Match pair in _rest)
        {
            if (_countA[pair.A] == Taken || _countB[pair.B] == Taken) continue;
            _countA[pair.A] = _countB[pair.B] = Taken;
            matches.Add(pair);
        }
    }

    private void Hungarian(int rows, int columns, List<Match> matches)
    {
        Reset(ref _parent, rows + columns);
        for (int i = 0; i < rows + columns; i++) _parent[i] = i;
        foreach (Match pair in _rest) _parent[Root(rows + pair.B)] = Root(pair.A);
        _rest.Sort((x, y) =>
        {
            int order = Root(x.A).CompareTo(Root(y.A));
            if (order == 0) order = x.A.CompareTo(y.A);
            return order != 0 ? order : x.B.CompareTo(y.B);
        });
        if (_place.Length < rows + columns) _place = new int[rows + columns];
        for (int start = 0, end; start < _rest.Count; start = end)
        {
            int root = Root(_rest[start].A);
            for (end = start + 1; end < _rest.Count && Root(_rest[end].A) == root;) end++;
            _group.Clear();
            _group.AddRange(_rest[start..end]);
            Assign(rows, matches);
        }
    }

    // The best pairing of the group; objects keep their order in it.
    private void Assign(int rows, List<Match> matches)
    {
        Number(_groupA, 0, static pair => pair.A);
        Number(_groupB, rows, static pair => pair.B);
        bool swap = _groupA.Count > _groupB.Count; // the solver wants no more rows than columns
        (int few, int many) = swap ? (_groupB.Count, _groupA.Count) : (_groupA.Count, _groupB.Count);
        long[] cost = new long[few * many];
        double[] iou = new double[few * many];
        foreach (Match pair in _group)
        {
            (int a, int b) = (_place[pair.A], _place[rows + pair.B]);
            int cell = swap ? b * many + a : a * many + b;
            iou[cell] = pair.Iou;
            cost[cell] = -((long)Math.Round(pair.Iou * One) * (few + 1) + 1); // the 1s of all matches together weigh less than 2^-40 of IoU
        }
        int[] rowOf = new LinearAssignment(cost, few, many).Solve();
        for (int column = 0; column < many; column++)
        {
            int row = rowOf[column];
            if (row < 0 || iou[row * many + column] == 0) continue; // an assigned pair that is no candidate is worth nothing, as no pair is
            (int a, int b) = swap ? (column, row) : (row, column);
            matches.Add(new Match(_groupA[a], _groupB[b], iou[row * many + column]));
        }
    }

    // Numbers the objects of the group in their order.
    private void Number(List<int> objects, int offset, Func<Match, int> side)
    {
        objects.Clear();
        foreach (Match pair in _group) objects.Add(side(pair));
        objects.Sort();
        int count = 0;
        for (int i = 0; i < objects.Count; i++)
        {
            if (i > 0 && objects[i] == objects[count - 1]) continue;
            objects[count] = objects[i];
            _place[offset + objects[i]] = count++;
        }
        objects.RemoveRange(count, objects.Count - count);
    }

    private int Root(int item)
    {
        while (_parent[item] != item) item = _parent[item] = _parent[_parent[item]];
        return item;
    }

    private static void Reset(ref int[] counts, int length)
    {
        if (counts.Length < length) counts = new int[Math.Max(length, 2 * counts.Length)];
        else Array.Clear(counts, 0, length);
    }
}
