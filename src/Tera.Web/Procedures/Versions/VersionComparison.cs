using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Versions;

/// <summary>Two versions of an SOP held against each other, in words.</summary>
/// <param name="Head">Fields of the cover and of the SOP as a whole that are not the same.</param>
/// <param name="Lanes">Columns that are not the same.</param>
/// <param name="Steps">Rows that are not the same, in the order of the later version.</param>
/// <param name="Renumbered">How many rows only bear another number.</param>
internal sealed record VersionComparison(
    IReadOnlyList<ToldDifference> Head, IReadOnlyList<ToldDifference> Lanes, IReadOnlyList<ComparedStep> Steps, int Renumbered)
{
    public bool IsSame => Head.Count == 0 && Lanes.Count == 0 && Steps.Count == 0 && Renumbered == 0;

    public static VersionComparison Of(ProcedureDefinition before, ProcedureDefinition after)
    {
        var difference = VersionDifference.Of(before, after);
        var steps = difference.Steps.Select(pair => ComparedStep.Of(before, after, pair, difference)).ToList();
        return new(
            HeadDifferences(before, after),
            [.. difference.Lanes.Where(pair => pair.Moved || LaneTold(pair.Before) != LaneTold(pair.After)).Select(pair => new ToldDifference(
                (pair.After ?? pair.Before)!.Role, LaneTold(pair.Before), LaneTold(pair.After) + (pair.Moved ? " (pindah tempat)" : "")))],
            [.. steps.Where(step => step.IsTold)],
            steps.Count(step => step is { IsTold: false, OnlyRenumbered: true }));
    }

    private static IReadOnlyList<ToldDifference> HeadDifferences(ProcedureDefinition before, ProcedureDefinition after) =>
        [.. HeadOf(before).Zip(HeadOf(after)).Where(pair => pair.First.Value != pair.Second.Value).Select(pair => new ToldDifference(pair.First.Label, pair.First.Value, pair.Second.Value))];

    private static IEnumerable<(string Label, string Value)> HeadOf(ProcedureDefinition sop) =>
    [
        ("Nama SOP", sop.Title),
        ("Periode", PeriodicityWords.Of(sop.Periodicity)),
        ("Dokumen utama", sop.MainDocument.Value.Replace('-', ' ')),
        ("Nama instansi", Lines(sop.Cover.Agency)),
        ("Nomor SOP", sop.Cover.Number ?? ""),
        ("Tanggal Pembuatan", sop.Cover.CreatedOn ?? ""),
        ("Tanggal Revisi", sop.Cover.RevisedOn ?? ""),
        ("Tanggal Efektif", sop.Cover.EffectiveOn ?? ""),
        ("Disahkan oleh", Lines(sop.Cover.LegalisedBy)),
        ("Dasar Hukum", Lines(sop.Cover.LegalBases)),
        ("Kualifikasi Pelaksana", Lines(sop.Cover.Qualifications)),
        ("Keterkaitan", Lines([.. sop.Cover.Links.Select(StepTold.LinkTold)])),
        ("Peralatan/Perlengkapan", Lines(sop.Cover.Equipment)),
        ("Peringatan", Lines(sop.Cover.Warnings)),
        ("Pencatatan dan Pendataan", Lines(sop.Cover.Records)),
    ];

    private static string Lines(ImmutableArray<string> lines) => string.Join("; ", lines);

    private static string LaneTold(Lane? lane) => lane is null ? "" : $"{lane.Printed}{(lane.Role == lane.Printed ? "" : $" (dibaca {lane.Role})")}, {LaneWords.Of(lane.Nature)}";
}

/// <summary>A row in both versions.</summary>
/// <param name="Name">As the later version names it; as the earlier one when it went.</param>
/// <param name="Text">What it says.</param>
/// <param name="What">Baru, dihapus, dipindahkan, diubah.</param>
/// <param name="Key">Of the row in the later version; null when it went.</param>
/// <param name="OldKey">Of the row in the earlier version; null when it is new.</param>
/// <param name="Differences">Field by field; empty where it only came, went or moved.</param>
internal sealed record ComparedStep(string Name, string Text, string What, StepKey? Key, StepKey? OldKey, IReadOnlyList<ToldDifference> Differences)
{
    /// <summary>False for a row that is the same but for its number.</summary>
    public bool IsTold => What.Length > 0;

    public bool OnlyRenumbered { get; private init; }

    public static ComparedStep Of(ProcedureDefinition before, ProcedureDefinition after, Pair<Step> pair, VersionDifference difference)
    {
        var (old, now) = (pair.Before, pair.After);
        if (old is null || now is null)
        {
            var only = (now ?? old)!;
            return new(StepWords.Name(only), only.Text, now is null ? "dihapus" : "baru", now?.Key, old?.Key, []);
        }

        var told = StepTold.Differences(before, old, after, now);
        var differences = told.Where(field => field.Label != StepTold.Number && (field.Label != StepTold.Way || !SameWay(before, old, after, now, difference))).ToList();
        string[] what = [.. pair.Moved ? ["dipindahkan"] : (string[])[], .. differences.Count > 0 ? ["diubah"] : (string[])[]];
        return new(StepWords.Name(now), now.Text, string.Join(", ", what), now.Key, old.Key, differences) { OnlyRenumbered = told.Any(field => field.Label == StepTold.Number) };
    }

    /// <summary>Other numbers are no other way: what counts is whether it leads to the same rows, or to the row below both times.</summary>
    private static bool SameWay(ProcedureDefinition before, Step old, ProcedureDefinition after, Step now, VersionDifference difference)
    {
        return Told(before, old, key => key) == Told(after, now, key => difference.Earlier(key)?.Key ?? key);

        static string Told(ProcedureDefinition sop, Step step, Func<StepKey, StepKey> named)
        {
            var below = sop.Steps.ElementAtOrDefault(sop.IndexOf(step.Key) + 1)?.Key;
            string Target(StepKey key) => key == below ? ">" : named(key).Value;
            string Exit(Branch? branch) => branch is null ? "" : $"{branch.Label}|{branch.UnitsMayBeChosen}|{string.Join(',', branch.Targets.Select(Target))}";
            var way = step.Onward switch
            {
                Onward.Next next => Target(next.To),
                Onward.Decision decision => $"{Exit(decision.Yes)};{Exit(decision.No)}",
                _ => ".",
            };
            return $"{way};{Exit(step.Refusal)}";
        }
    }
}
