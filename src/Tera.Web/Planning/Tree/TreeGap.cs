using Tera.Planning.Strategy;

namespace Tera.Planning.Tree;

/// <summary>What is not yet said of an objective in the tree of its agency.</summary>
/// <remarks>The stages of PermenPANRB 89/2021: outcome, factors, conditions, indicators, then the translation to positions and activities.</remarks>
internal sealed record TreeGap(TreeNode Node, IReadOnlyList<string> Missing)
{
    /// <summary>Of the agency's own, in the order of the tree; empty where nothing is missing.</summary>
    public static IReadOnlyList<TreeGap> Of(IEnumerable<TreeNode> tops) =>
        [.. Flat(tops).Where(node => node is { Own: true, SeeAlso: null }).Select(node => new TreeGap(node, [.. MissingOf(node)])).Where(gap => gap.Missing.Count > 0)];

    private static IEnumerable<TreeNode> Flat(IEnumerable<TreeNode> nodes) => nodes.SelectMany(node => Flat(node.Below).Prepend(node));

    private static IEnumerable<string> MissingOf(TreeNode node)
    {
        if (node.Kind is null)
        {
            yield return "belum ada kedudukannya";
        }

        if (node.Kind > NodeKind.FinalOutcome && !node.Serves)
        {
            yield return "belum mendukung sasaran lain";
        }

        if (node.Kind < NodeKind.Operational && node.Below.Count == 0)
        {
            yield return "belum ada yang mendukungnya";
        }

        if (node.Measures.Count == 0)
        {
            yield return "belum ada indikatornya";
        }
        else if (node.Kind is NodeKind.Operational && node.Measures.All(measure => measure.Activity is null))
        {
            yield return "belum ada kegiatan yang membiayainya";
        }

        if (node.Position is null)
        {
            yield return "belum ada jabatan penanggung jawabnya";
        }
    }
}
