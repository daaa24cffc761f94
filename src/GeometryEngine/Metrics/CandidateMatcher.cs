using System.Runtime.InteropServices;

namespace GeometryEngine;

/// <summary>
/// Matches objects one to one among pairs that may match. Most objects overlap one other alone, so pairs that stand apart are matched at once and
/// only what hangs together is searched. Keeps its memory from one call to the next; for one thread at a time.
/// </summary>
internal sealed class CandidateMatcher
{
    // IoU is compared as a whole number of 2^-40, so that sums are exact.
    private const long One = 1L << 40;
    private const int None = -1;

    private readonly List<Match> _rest = [];
    private readonly List<int> _groupA = [], _groupB = []; // the objects of the group at hand, ascending
    private readonly LinearAssignment _assignment = new();
    private Match[] _grouped = []; // _rest, one group after the other
    private Match[] _matchOf = []; // of each object of A; the other one is None where there is none
    private int[] _countA = [], _countB = []; // how many candidates an object has; while matching greedily, whether it is taken
    private int[] _parent = []; // objects of A, then of B, as a forest: those with one root hang together
    private int[] _place = []; // of an object in its group; of a root, where its group is filled next
    private long[] _cost = [];
    private double[] _iou = [];

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
        foreach (ref readonly Match pair in CollectionsMarshal.AsSpan(candidates))
        {
            _countA[pair.A]++;
            _countB[pair.B]++;
        }
        int first = matches.Count;
        _rest.Clear();
        foreach (ref readonly Match pair in CollectionsMarshal.AsSpan(candidates)) (StoodApart(pair) ? matches : _rest).Add(pair);
        if (_rest.Count == 0) return;
        if (_matchOf.Length < rows) _matchOf = new Match[Math.Max(rows, 2 * _matchOf.Length)];
        Array.Fill(_matchOf, new Match(None, None, 0), 0, rows);
        foreach (ref readonly Match pair in CollectionsMarshal.AsSpan(matches)[first..]) _matchOf[pair.A] = pair;
        if (method == MatchMethod.Greedy) Greedy();
        else Hungarian(rows, columns);
        matches.RemoveRange(first, matches.Count - first);
        foreach (ref readonly Match match in _matchOf.AsSpan(0, rows))
            if (match.B != None) matches.Add(match);
    }

    /// <summary>Whether a candidate of the last call stood apart: neither of its objects had another.</summary>
    /// <param name="pair">A candidate of the last call.</param>
    public bool StoodApart(in Match pair) => _countA[pair.A] == 1 && _countB[pair.B] == 1;

    private void Greedy()
    {
        _rest.Sort(static (x, y) =>
        {
            int order = y.Iou.CompareTo(x.Iou);
            if (order == 0) order = x.A.CompareTo(y.A);
            return order != 0 ? order : x.B.CompareTo(y.B);
        });
        foreach (Match pair in _rest)
        {
            if (_countA[pair.A] == None || _countB[pair.B] == None) continue;
            _countA[pair.A] = _countB[pair.B] = None;
            _matchOf[pair.A] = pair;
        }
    }

    private void Hungarian(int rows, int columns)
    {
        Reset(ref _parent, rows + columns);
        Reset(ref _place, rows + columns);
        for (int i = 0; i < rows + columns; i++) _parent[i] = i;
        ReadOnlySpan<Match> rest = CollectionsMarshal.AsSpan(_rest);
        foreach (ref readonly Match pair in rest) _parent[Root(rows + pair.B)] = Root(pair.A);
        if (_grouped.Length < rest.Length) _grouped = new Match[Math.Max(rest.Length, 2 * _grouped.Length)];
        GroupRest(rest);
        for (int start = 0, end; start < rest.Length; start = end)
        {
            int root = Root(_grouped[start].A);
            for (end = start + 1; end < rest.Length && Root(_grouped[end].A) == root;) end++;
            Assign(_grouped.AsSpan(start..end), rows);
        }
    }

    // Groups follow one another in the order in which they first come, and pairs in a group as they came.
    private void GroupRest(ReadOnlySpan<Match> rest)
    {
        foreach (ref readonly Match pair in rest) _place[Root(pair.A)]++;
        int next = 0;
        foreach (ref readonly Match pair in rest)
        {
            ref int place = ref _place[Root(pair.A)];
            if (place > 0) (place, next) = (~next, next + place); // the number of pairs becomes the place of the first, turned to tell them apart
        }
        foreach (ref readonly Match pair in rest) _grouped[~_place[Root(pair.A)]--] = pair;
    }

    // The best pairing of a group; objects keep their order in it.
    private void Assign(ReadOnlySpan<Match> group, int rows)
    {
        Number(group, rows);
        bool swap = _groupA.Count > _groupB.Count; // the solver wants no more rows than columns
        (int few, int many) = swap ? (_groupB.Count, _groupA.Count) : (_groupA.Count, _groupB.Count);
        ClearCells(checked(few * many));
        foreach (ref readonly Match pair in group)
        {
            (int a, int b) = (_place[pair.A], _place[rows + pair.B]);
            int cell = swap ? b * many + a : a * many + b;
            _iou[cell] = pair.Iou;
            _cost[cell] = -((long)Math.Round(pair.Iou * One) * (few + 1) + 1); // the 1s of all matches together weigh less than 2^-40 of IoU
        }
        ReadOnlySpan<int> rowOf = _assignment.Solve(_cost, few, many);
        for (int column = 0; column < many; column++)
        {
            int row = rowOf[column];
            if (row < 0 || _iou[row * many + column] == 0) continue; // an assigned pair that is no candidate is worth nothing, as no pair is
            (int a, int b) = swap ? (column, row) : (row, column);
            _matchOf[_groupA[a]] = new Match(_groupA[a], _groupB[b], _iou[row * many + column]);
        }
    }

    private void ClearCells(int cells)
    {
        if (_cost.Length < cells) (_cost, _iou) = (new long[Math.Max(cells, 2 * _cost.Length)], new double[Math.Max(cells, 2 * _iou.Length)]);
        else
        {
            Array.Clear(_cost, 0, cells);
            Array.Clear(_iou, 0, cells);
        }
    }

    // Numbers the objects of a group in their order. Those of A come in it.
    private void Number(ReadOnlySpan<Match> group, int rows)
    {
        _groupA.Clear();
        _groupB.Clear();
        foreach (ref readonly Match pair in group) _place[pair.A] = _place[rows + pair.B] = None;
        foreach (ref readonly Match pair in group)
        {
            if (_place[pair.A] == None) _groupA.Add(pair.A);
            if (_place[rows + pair.B] == None) _groupB.Add(pair.B);
            _place[pair.A] = _place[rows + pair.B] = 0;
        }
        _groupB.Sort();
        for (int i = 0; i < _groupA.Count; i++) _place[_groupA[i]] = i;
        for (int i = 0; i < _groupB.Count; i++) _place[rows + _groupB[i]] = i;
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
