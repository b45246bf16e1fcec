using Tera.Measurement.Recaps;
using Tera.Shared;

namespace Tera.Measurement.Progress;

/// <summary>A quarter of an agency or a region.</summary>
/// <param name="Period">Which.</param>
/// <param name="Reached">As printed; null when nothing could be assessed.</param>
/// <param name="Category">By the scale that held then, so that the past is not graded anew; null while something is still to come.</param>
/// <param name="Degree">1 to 5 for the shade; 0 without a category.</param>
/// <param name="Absorption">Percent as printed; null without a ceiling or without anything told.</param>
/// <param name="Assessed">What went in: indicators of an agency, agencies of a region.</param>
/// <param name="Closed">Its values can change no more.</param>
public sealed record ProgressPoint(FiscalPeriod Period, decimal? Reached, string? Category, int Degree, decimal? Absorption, int Assessed, int Of, bool Closed)
{
    /// <summary>How it was brought together: method, which achievements went in, and what the mean itself counts for at most.</summary>
    public required string How { get; init; }

    /// <summary>Whether it is the figure of all that was promised: only then it is graded, and stands to another one.</summary>
    public required bool IsWhole { get; init; }

    /// <summary>Number of a version that is being filled while these figures, approved before, count; null for none.</summary>
    public int? Correcting { get; init; }

    /// <summary><c>ditutup</c>, <c>sementara</c>, <c>ditutup, versi 2 sedang diperbaiki</c>.</summary>
    public string State => Correcting is { } open ? $"ditutup, versi {open} sedang diperbaiki" : Closed ? "ditutup" : "sementara";
}

/// <summary>A line of a heat map: an indicator of a unit, or an agency.</summary>
/// <param name="Group">Objective the indicator serves; empty for an agency.</param>
/// <param name="Name">Of the indicator or agency.</param>
/// <param name="Note">Unit that answers; empty for an agency.</param>
/// <param name="Href">Where to look closer; null for nowhere.</param>
/// <param name="Cells">By number of the quarter.</param>
public sealed record ProgressLine(string Group, string Name, string Note, string? Href, IReadOnlyDictionary<int, ProgressCell> Cells)
{
    /// <summary>How far the year's figure has come towards the end of the strategic plan, as printed; null before the year has one.</summary>
    public string? TowardsEnd { get; init; }

    /// <summary>Last year of that plan; null where nothing is set for it.</summary>
    public int? EndOfPlan { get; init; }
}

/// <summary>A quarter of a line.</summary>
/// <param name="Figure">As printed; the dash where there is none.</param>
/// <param name="Words">Category, or why there is none.</param>
/// <param name="Degree">1 to 5; 0 without a category.</param>
/// <param name="Href">The figure's origin; null where there is none.</param>
public sealed record ProgressCell(string Figure, string Words, int Degree, string? Href);

/// <summary>What was reached over quarters and years.</summary>
/// <param name="Name">Of the agency or region.</param>
/// <param name="Trend">Oldest first; only quarters with a summary.</param>
/// <param name="Lines">Of the year asked for.</param>
public sealed record ProgressView(string Name, FiscalYear Year, IReadOnlyList<ProgressPoint> Trend, IReadOnlyList<ProgressLine> Lines)
{
    /// <summary>Lines are the indicators of one agency; else the agencies of a region.</summary>
    public required bool OfAgency { get; init; }

    /// <summary>Quarters of the year that have any figure.</summary>
    public IReadOnlyList<Quarter> Shown => [.. Quarter.All.Where(quarter => Lines.Any(line => line.Cells.ContainsKey(quarter.Number)))];

    /// <summary>How the latest quarter stands to the one before, as far as both have a figure.</summary>
    public string Finding
    {
        get
        {
            var told = Trend.Where(point => point.Reached is not null).ToList();
            if (told is [])
            {
                return "Belum ada capaian yang dapat dinilai.";
            }

            var last = told[^1];
            return $"{last.Period}: capaian {MeasuredWords.Percent(last.Reached, 2)} %{(told.Count > 1 ? Moved(told[^2], last) : "")}{(last.Correcting is not null ? $"; {last.State}" : last.Closed ? "" : "; masih sementara")}.";
        }
    }

    /// <summary>A rise is none where the one figure is of three indicators and the other of nine.</summary>
    private string Moved(ProgressPoint before, ProgressPoint last)
    {
        if (!before.IsWhole || !last.IsWhole)
        {
            var what = OfAgency ? "indikator" : "instansi";
            return $" dari {last.Assessed} di antara {last.Of} {what}, belum dapat dibandingkan dengan {before.Period}";
        }

        return (last.Reached!.Value - before.Reached!.Value) switch
        {
            0 => $", sama dengan {before.Period}",
            > 0 and var rise => $", naik {IndonesianNumber.Format(rise, 2)} poin dari {before.Period}",
            var fall => $", turun {IndonesianNumber.Format(-fall, 2)} poin dari {before.Period}",
        };
    }

    /// <summary>How the figures came together, a sentence for each way that was in use.</summary>
    public IEnumerable<string> Ways => Trend.GroupBy(point => point.How).Select(same =>
        $"Capaian {(OfAgency ? "instansi" : "daerah")}{(Trend.All(point => point.How == same.Key) ? "" : $" {string.Join(", ", same.Select(point => point.Period))}")}: {IndonesianText.Stop(same.Key)}");

    /// <summary>What the agency or region reached in a quarter of the year, as printed.</summary>
    public string WholeIn(Quarter quarter) => MeasuredWords.Percent(Trend.FirstOrDefault(point => point.Period == new FiscalPeriod(Year, quarter))?.Reached, 2);
}

/// <summary>Shades for the bands of a scale.</summary>
internal static class Shades
{
    private const int Most = 5;

    /// <summary>The highest band is the calmest shade, the lowest the loudest, however many bands the scale has.</summary>
    public static int Of(CategoryScale scale, string? label)
    {
        var at = label is null ? -1 : scale.Bands.ToList().FindIndex(band => band.Label == label);
        return at < 0 ? 0 : scale.Bands.Count == 1 ? Most : 1 + (int)Math.Round(at * (Most - 1m) / (scale.Bands.Count - 1), MidpointRounding.AwayFromZero);
    }
}
