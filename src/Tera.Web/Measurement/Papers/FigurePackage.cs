using System.Globalization;
using Tera.Documents.Contracts;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Measurement.Snapshots;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Measurement.Papers;

/// <summary>
/// Brings the figures a run froze into its package as data: a column for each thing, numbers as programs read them. What is personal of
/// employees stays in its limited annex.
/// </summary>
internal sealed class FigurePackage(SnapshotMaking snapshots, RunDefinitions runs) : IPackageSource
{
    public async Task<IReadOnlyList<PackageFile>> OfRunAsync(RunId run, CancellationToken ct)
    {
        var (definition, _) = await runs.OfAsync(run, ct);
        if (await snapshots.LatestOfFiguresAsync(run, definition, ct) is not { } snapshot)
        {
            return [];
        }

        var frozen = snapshot.Read();
        PackTable[] tables = [Indicators(frozen.Recap), Objectives(frozen.Recap), Programmes(frozen.Recap), Words(frozen.Narratives)];
        return [.. tables.Where(table => table.Rows.Count > 0).SelectMany(table => table.Files())];
    }

    internal static PackTable Indicators(AgencyRecap recap) => new(
        "data/capaian", "Capaian tiap indikator sebagaimana dibekukan",
        [
            "nomor", "tahun", "triwulan", "sasaran_nomor", "sasaran", "unit", "indikator", "satuan", "target_tahun", "target_triwulan", "target_sd_triwulan", "realisasi_triwulan",
            "realisasi_sd_triwulan", "capaian_triwulan", "capaian_asli", "capaian_dalam_batas", "capaian", "kategori", "pagu", "realisasi_anggaran", "keadaan", "sebab_tanpa_capaian", "rumus", "akumulasi", "hitungan",
            "faktor_pendorong", "faktor_penghambat", "tindak_lanjut", "data_dukung", "mata_anggaran", "mata_anggaran_dilaporkan",
        ],
        [.. recap.Rows.Select(row => (string[])
        [
            Plain(row.Number), Plain(recap.FiscalYear), Plain(recap.Quarter), Plain(row.ObjectiveNumber), row.Objective, row.UnitName, row.Name, row.MeasurementUnit, Plain(row.AnnualTarget),
            Plain(row.QuarterTarget), Plain(row.TargetSoFar), Plain(row.Actual), Plain(row.ActualSoFar), Plain(row.QuarterAchievement ?? ""), Plain(row.Exact), Plain(row.ExactCapped), Plain(row.Achievement), row.Category ?? "",
            Plain(row.Ceiling), Plain(row.SpentSoFar), row.State is EntryState.Value ? "terisi" : MeasuredWords.Of(row.State), row.WhyNot ?? "", row.Rule.Expression, row.Rule.Accumulation,
            string.Join("; ", row.Rule.Steps.Select(step => $"{step.Label}: {step.Text}")), row.Enabling, row.Inhibiting, row.FollowUp, Plain(row.Evidence), Plain(row.BudgetLines), Plain(row.BudgetTold),
        ])])
    {
        Numbers = new HashSet<string>
        {
            "nomor", "tahun", "triwulan", "sasaran_nomor", "target_tahun", "target_triwulan", "target_sd_triwulan", "realisasi_triwulan", "realisasi_sd_triwulan", "capaian_triwulan", "capaian_asli",
            "capaian_dalam_batas", "capaian", "pagu", "realisasi_anggaran", "data_dukung", "mata_anggaran", "mata_anggaran_dilaporkan",
        },
    };

    private static PackTable Objectives(AgencyRecap recap) => new(
        "data/capaian-sasaran", "Capaian, anggaran, dan efisiensi menurut sasaran sebagaimana dibekukan",
        ["nomor", "sasaran", "capaian", "terhitung", "dari", "pagu", "realisasi_anggaran", "penyerapan", "efisiensi", "keterangan_efisiensi"],
        [
            .. recap.Objectives.Select(one => (string[])
            [
                Plain(one.Number), one.Name, Plain(one.Achievement), Plain(one.Counted), Plain(one.Of), Plain(one.Ceiling), Plain(one.Spent), Plain(one.Absorption),
                Plain(one.Efficiency?.Figure ?? ""), one.Efficiency?.Note ?? "",
            ]),
            (string[])
            [
                "", "Seluruhnya", Plain(recap.Totals.Achievement), Plain(recap.Totals.Counted), Plain(recap.Totals.Items), Plain(recap.Totals.Ceiling), Plain(recap.Totals.Spent),
                Plain(recap.Totals.Absorption), Plain(recap.Totals.Efficiency?.Figure ?? ""), recap.Totals.Efficiency?.Note ?? "",
            ],
        ])
    {
        Numbers = new HashSet<string> { "nomor", "capaian", "terhitung", "dari", "pagu", "realisasi_anggaran", "penyerapan", "efisiensi" },
    };

    private static PackTable Programmes(AgencyRecap recap) => new(
        "data/anggaran", "Anggaran menurut program sebagaimana dibekukan", ["kode", "program", "pagu", "realisasi", "penyerapan", "mata_anggaran", "dilaporkan"],
        [.. recap.Programmes.Select(one => (string[])
        [
            one.Code, one.Name, Plain(one.Ceiling), Plain(one.Spent), Plain(one.Absorption), Plain(one.Lines), Plain(one.Told),
        ])])
    {
        Numbers = new HashSet<string> { "pagu", "realisasi", "penyerapan", "mata_anggaran", "dilaporkan" },
    };

    private static PackTable Words(IReadOnlyList<FrozenNarrative> narratives) => new(
        "data/analisis", "Analisis, simpulan, dan tindak lanjut sebagaimana dibekukan", ["dari", "analisis", "simpulan", "tindak_lanjut"],
        [.. narratives.Select(one => (string[])[one.Of ?? "perangkat daerah", one.Analysis, one.Conclusion, one.FollowUp])]);

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Without the noughts a division leaves behind.</summary>
    private static string Plain(decimal? number) => number is { } figure ? figure.ToString("0.############################", CultureInfo.InvariantCulture) : "";

    /// <summary>What was printed, as a number where it is one; nothing where a dash or a state stands; a predicate or a day as its word.</summary>
    private static string Plain(string printed) => MeasuredWords.Read(printed) is { } number ? Plain(number) : MeasuredWords.IsState(printed) ? "" : printed;
}
