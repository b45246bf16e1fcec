using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Tera.Measurement.Recaps;
using Tera.Measurement.Versions;
using Tera.Organisation;
using Tera.Procedures.Engine;

namespace Tera.Measurement.Periods;

/// <summary>A quarter of an agency: its figures, and whether it is closed.</summary>
public sealed class PeriodFigures
{
    public AgencyId AgencyId { get; private init; }

    public int FiscalYear { get; private init; }

    public int Quarter { get; private init; }

    public int Indicators { get; private set; }

    public int Due { get; private set; }

    public int Reported { get; private set; }

    public int Assessed { get; private set; }

    /// <summary>Unrounded percent; null when nothing could be assessed.</summary>
    public decimal? AchievementRaw { get; private set; }

    public decimal? AchievementCapped { get; private set; }

    /// <summary>The figure that counts, in the reading and within the cap on means that hold; null as well before it was kept.</summary>
    public decimal? Achievement { get; private set; }

    /// <summary>Rupiah.</summary>
    public decimal Ceiling { get; private set; }

    /// <summary>Rupiah; null where nobody has told, which is not zero.</summary>
    public decimal? Spent { get; private set; }

    /// <summary>Lines of the budget, and those of which the spending is known.</summary>
    public int BudgetLines { get; private set; }

    public int BudgetTold { get; private set; }

    /// <summary>As printed, the dash where it is not assessable; null before it was kept.</summary>
    public string? Efficiency { get; private set; }

    public int Sheets { get; private set; }

    public int HandedIn { get; private set; }

    public int Evidence { get; private set; }

    /// <summary>When the last value became unchangeable; null while values may change.</summary>
    public Instant? ClosedAt { get; private set; }

    public RunId? ClosedByRun { get; private set; }

    /// <summary>The run that fills, or filled, the version for which the quarter was opened again last.</summary>
    public RunId? ReopenedByRun { get; private set; }

    public int Version { get; private set; }

    /// <summary>False from when the row was made until its figures are taken for the first time.</summary>
    public bool IsReckoned => Version > 0;

    public QuarterSums Sums => new(AchievementRaw, AchievementCapped, Ceiling, Spent, Assessed, Due, Reported)
    {
        Counting = Achievement, BudgetLines = BudgetLines, BudgetTold = BudgetTold, Efficiency = Efficiency,
    };

    public void Take(RecapTotals totals, int sheets, int handedIn)
    {
        (Indicators, Due, Reported, Assessed) = (totals.Indicators, totals.Due, totals.Reported, totals.Assessed);
        (AchievementRaw, AchievementCapped, Achievement) = (totals.Raw, totals.Capped, totals.Counting);
        (Ceiling, Spent, Evidence) = (totals.Ceiling, totals.Spent, totals.Evidence);
        (BudgetLines, BudgetTold, Efficiency) = (totals.BudgetLines, totals.BudgetTold, totals.Efficiency?.Figure);
        TakeSheets(sheets, handedIn);
    }

    public void TakeSheets(int sheets, int handedIn)
    {
        (Sheets, HandedIn) = (sheets, handedIn);
        Version++;
    }

    /// <summary>Whether the row says what a recount gives. Percentages are kept with as many digits as a decimal has.</summary>
    public bool Agrees(RecapTotals totals, int sheets, int handedIn) =>
        (Indicators, Due, Reported, Assessed, Evidence) == (totals.Indicators, totals.Due, totals.Reported, totals.Assessed, totals.Evidence)
        && (AchievementRaw, AchievementCapped, Ceiling, Spent) == (totals.Raw, totals.Capped, totals.Ceiling, totals.Spent)
        && (Achievement is null || Achievement == totals.Counting)
        && (BudgetLines == 0 || (BudgetLines, BudgetTold) == (totals.BudgetLines, totals.BudgetTold))
        && (Sheets, HandedIn) == (sheets, handedIn);

    public void Close(RunId by, Instant at)
    {
        (ClosedAt, ClosedByRun) = (at, by);
        Version++;
    }

    /// <summary>It is opened again for a new version; until that is approved, the version before counts.</summary>
    public void Reopen()
    {
        (ClosedAt, ClosedByRun) = (null, null);
        Version++;
    }

    /// <summary>A run fills the version for which it was opened again.</summary>
    public void TakeUp(RunId run)
    {
        ReopenedByRun = run;
        Version++;
    }
}

internal sealed class PeriodMapping : IEntityTypeConfiguration<PeriodFigures>
{
    public void Configure(EntityTypeBuilder<PeriodFigures> builder) =>
        builder.ToTable("period", MeasurementModule.Schema).Ignore(period => period.Sums).HasKey(period => new { period.AgencyId, period.FiscalYear, period.Quarter });
}
