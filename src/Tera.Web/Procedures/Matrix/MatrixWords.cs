using Tera.Procedures.Definitions;
using Tera.Procedures.Drawing;

namespace Tera.Procedures.Matrix;

/// <summary>The flow in words: for those who do not see the lines, and for narrow screens.</summary>
internal static class MatrixWords
{
    public static string State(StepState state) => state switch
    {
        StepState.Done => "selesai",
        StepState.Now => "sedang berjalan",
        StepState.Returned => "dikembalikan",
        StepState.Skipped => "dilewati",
        StepState.Stopped => "dibatalkan",
        _ => "belum",
    };

    /// <summary>How a step is named in a sentence: <c>langkah 4</c>; a row without a number by its text.</summary>
    public static string Name(Step step) => step.Number is { } number ? "langkah " + number : $"“{Short(step.Text)}”";

    /// <summary><c>Pelaksana: Bidang, bersama Sekretaris.</c></summary>
    public static string Actors(FlowLayout layout, FlowRow row)
    {
        var lanes = layout.Definition.Lanes;
        var main = lanes[row.MainLane];
        var others = row.Step.Lanes.Where(lane => lane != main.Key).Select(lane => layout.Definition.Lane(lane).Role).ToList();
        return others.Count == 0 ? main.Role : $"{main.Role}, bersama {Joined(others, "dan")}";
    }

    /// <summary>Every exit that is not simply the next row: <c>Tidak: kembali ke langkah 4 atau langkah 5 (usulan)</c>.</summary>
    public static IEnumerable<ExitWords> Exits(FlowLayout layout, FlowRow row)
    {
        var labels = row.Cells.SelectMany(cell => cell.Symbol?.Labels ?? []).ToDictionary(label => label.Exit);
        foreach (var exit in layout.From(row).GroupBy(edge => edge.Exit))
        {
            var edges = exit.ToList();
            if (exit.Key is FlowExit.Next && edges[0].To == row.Index + 1)
            {
                continue;
            }

            var targets = Joined([.. edges.Select(edge => Name(layout.Rows[edge.To].Step))], "atau");
            var verb = edges.TrueForAll(edge => edge.IsReturn) ? "kembali ke" : "ke";
            var label = labels.TryGetValue(exit.Key, out var known) ? known.Text : "Selanjutnya";
            yield return new ExitWords(label, $"{verb} {targets}", edges.Exists(edge => edge.IsProposal), edges.TrueForAll(edge => edge.IsReturn));
        }

        foreach (var label in labels.Values.Where(label => label.EndsRun))
        {
            yield return new ExitWords(label.Text, "alur selesai", label.IsProposal, IsReturn: false);
        }
    }

    /// <summary>What in a row was not printed and why; shown where the SOP itself is read.</summary>
    public static IReadOnlyList<OriginWords> Origins(Step step)
    {
        Branch?[] branches = step.Onward is Onward.Decision decision ? [decision.Yes, decision.No] : [step.Refusal];
        IEnumerable<(string What, Provenance From)> all =
        [
            .. step.Acts.Select(act => ("pelaksana", act.Actor)),
            .. branches.OfType<Branch>().Select(branch => ("arah " + branch.Label, branch.Provenance)),
        ];
        return
        [
            .. all.Where(origin => origin.From.IsProposal && !string.IsNullOrWhiteSpace(origin.From.Reason))
                .Select(origin => new OriginWords(origin.What, origin.From.Reason!.TrimEnd('.') + ".")).Distinct(),
        ];
    }

    /// <summary>The kind of an act as the name of its column.</summary>
    public static string Act(ActKind kind) => kind switch
    {
        ActKind.Instruct => "Perintah",
        ActKind.FormTeam => "Bentuk tim",
        ActKind.Prepare => "Susun",
        ActKind.Distribute => "Sebar",
        ActKind.Collect => "Kumpul",
        ActKind.Process => "Olah",
        ActKind.Invite => "Undang",
        ActKind.Meet => "Rapat",
        ActKind.Minute => "Notulen",
        ActKind.Check => "Periksa",
        ActKind.Initial => "Paraf",
        ActKind.Sign => "Tanda tangan",
        ActKind.HandOver => "Teruskan",
        ActKind.Dispatch => "Surat keluar",
        ActKind.Archive => "Arsip",
        ActKind.Upload => "Unggah",
        ActKind.Report => "Lapor",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An act without a word."),
    };

    /// <summary>The name of a service step, in place of a number.</summary>
    public static string Service(StepNature nature) => nature is StepNature.Attestation ? "Pengesahan" : "Arsip";

    public static string Joined(IReadOnlyList<string> parts, string last) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} {last} {parts[^1]}",
    };

    private static string Short(string text) => text.Length <= 40 ? text : text[..(text.LastIndexOf(' ', 39) is > 0 and var space ? space : 39)] + "…";
}

/// <summary>One exit in words.</summary>
internal sealed record ExitWords(string Label, string Text, bool IsProposal, bool IsReturn);

/// <summary>A proposal and its reason.</summary>
internal sealed record OriginWords(string What, string Reason);
