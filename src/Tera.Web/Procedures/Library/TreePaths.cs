using System.Globalization;
using System.Text.RegularExpressions;

namespace Tera.Procedures.Library;

/// <summary>A tree as lines of key and value: <c>langkah[3].tindakan[1].jenis</c>, as faults name their place.</summary>
internal static partial class TreePaths
{
    private const int MostItems = 2_000;

    public static IEnumerable<(string Path, string Value)> Flatten(YamlTree tree, string path = "") => tree switch
    {
        YamlTree.Scalar scalar => [(path, scalar.Value)],
        YamlTree.List list => list.Items.SelectMany((item, at) => Flatten(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{at + 1}]"))),
        YamlTree.Map map => map.Entries.SelectMany(entry => Flatten(entry.Value, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}")),
        _ => [],
    };

    /// <summary>The tree again. Lines that fit nowhere are faults.</summary>
    public static YamlTree.Map Build(IEnumerable<(string Path, string Value, int Line)> pairs, FaultList faults)
    {
        var root = new Branch();
        foreach (var (path, value, line) in pairs)
        {
            if (!Path().IsMatch(path) || !root.Put(Part().Matches(path).Select(part => part.Value.Trim('[', ']', '.')).ToList(), value, line))
            {
                faults.Add(line, YamlTree.Shortened(path), "kunci seperti langkah[3].tindakan[1].jenis, masing-masing satu kali", "kunci yang tidak cocok");
            }
        }

        return root.ToTree() as YamlTree.Map ?? new YamlTree.Map(1, []);
    }

    private sealed class Branch
    {
        private readonly Dictionary<string, Branch> _below = new(StringComparer.Ordinal);
        private (string Value, int Line)? _leaf;

        private bool IsList => _below.Count > 0 && char.IsDigit(_below.Keys.First()[0]);

        public bool Put(List<string> names, string value, int line)
        {
            if (names.Count == 0)
            {
                var isFree = _leaf is null && _below.Count == 0;
                _leaf = (value, line);
                return isFree;
            }

            if (_leaf is not null || (_below.Count > 0 && IsList != char.IsDigit(names[0][0])))
            {
                return false;
            }

            if (!_below.TryGetValue(names[0], out var below))
            {
                _below[names[0]] = below = new Branch();
            }

            return below.Put(names[1..], value, line);
        }

        /// <summary>Items stand in the order of their numbers; numbers that are missing are no items.</summary>
        public YamlTree ToTree()
        {
            if (_leaf is { } leaf)
            {
                return TreeBuilder.Text(leaf.Value, leaf.Line);
            }

            // Each branch becomes a tree once: asking it for its line and again for its tree would double the work on every level.
            var trees = _below.Select(branch => (branch.Key, Tree: branch.Value.ToTree())).ToList();
            var line = trees.Select(branch => branch.Tree.Line).DefaultIfEmpty(1).Min();
            return IsList
                ? new YamlTree.List(line, [.. trees.OrderBy(branch => int.Parse(branch.Key, CultureInfo.InvariantCulture)).Take(MostItems).Select(branch => branch.Tree)])
                : new YamlTree.Map(line, [.. trees.Select(branch => new MapEntry(branch.Key, line, branch.Tree))]);
        }
    }

    [GeneratedRegex(@"^[a-z-]+(?:\[\d{1,4}\])?(?:\.[a-z-]+(?:\[\d{1,4}\])?){0,9}$")]
    private static partial Regex Path();

    [GeneratedRegex(@"\[\d+\]|[a-z-]+")]
    private static partial Regex Part();
}
