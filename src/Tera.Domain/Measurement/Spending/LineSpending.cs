using NodaTime;
using Tera.Organisation;
using Tera.Planning;
using Tera.Planning.Budgets;
using Tera.Shared;

namespace Tera.Measurement.Spending;

/// <summary>
/// What the office's bookkeeping says was spent on one line of the budget up to the end of a quarter, in rupiah. Where the line alone pays for
/// an indicator whose sheet tells its money too, the sheet's counts and this one stands beside it; of several lines these count: no rupiah is counted twice.
/// </summary>
public sealed class LineSpending
{
    private static readonly Instant Beginning = Instant.FromUtc(2020, 1, 1, 0, 0);

    private LineSpending()
    {
    }

    /// <summary>The line.</summary>
    public BudgetItemId ItemId { get; private init; }

    /// <summary>1 to 4.</summary>
    public int Quarter { get; private init; }

    /// <summary>Whose.</summary>
    public AgencyId AgencyId { get; private init; }

    /// <summary>Tahun anggaran of the line.</summary>
    public int FiscalYear { get; private init; }

    /// <summary>Rupiah and sen, 0 or more, from the first day of the year to the last of the quarter.</summary>
    public decimal Spent { get; private set; }

    /// <summary>Who told it last.</summary>
    public PersonId ToldBy { get; private set; }

    /// <summary>When.</summary>
    public Instant ToldAt { get; private set; }

    /// <summary>
    /// Grows with every change. It begins with the second it was first told, counted from 2020: what was taken back and told again is another
    /// version than what was there before.
    /// </summary>
    public int Version { get; private set; }

    /// <summary>Tells it for the first time; refused as by <see cref="Tell"/>.</summary>
    public static Result<LineSpending> Of(BudgetItem line, Quarter quarter, decimal spent, PersonId by, Instant at) =>
        new LineSpending
        {
            ItemId = line.Id, Quarter = quarter.Number, AgencyId = line.AgencyId, FiscalYear = line.FiscalYear, Version = (int)(at - Beginning).TotalSeconds,
        }.Tell(spent, by, at);

    /// <summary>Tells it anew. Refuses less than nothing and fractions of a sen.</summary>
    public Result<LineSpending> Tell(decimal spent, PersonId by, Instant at)
    {
        if (spent < 0 || decimal.Round(spent, 2) != spent)
        {
            return SpendingRejections.NotMoney(spent);
        }

        (Spent, ToldBy, ToldAt) = (spent, by, at);
        Version++;
        return this;
    }
}

/// <summary>Why spending on lines was not taken.</summary>
public static class SpendingRejections
{
    /// <summary>Neither of the unit that spends it nor of those who keep the plan. Argument: code of the line.</summary>
    public static Rejection NotYours(string code) => new("measurement.spending.not-yours", code);

    /// <summary>Below zero, or a fraction of a sen. Argument: as read.</summary>
    public static Rejection NotMoney(decimal spent) => new("measurement.spending.not-money", spent);

    /// <summary>The quarter has not begun.</summary>
    public static Rejection NotBegun(FiscalPeriod period) => new("measurement.spending.not-begun", period.ToString());

    /// <summary>The quarter is closed.</summary>
    public static Rejection QuarterClosed(FiscalPeriod period) => new("measurement.spending.quarter-closed", period.ToString());

    /// <summary>The figures stand in a document on its way to approval, into which nothing comes any more.</summary>
    public static Rejection FiguresStand(FiscalPeriod period) => new("measurement.spending.figures-stand", period.ToString());

    /// <summary>Somebody told another sum since the form was shown. Arguments: code of the line, the sum; empty for none.</summary>
    public static Rejection ChangedMeanwhile(string code, string now) => new("measurement.spending.changed-meanwhile", code, now);

    /// <summary>The year has no line of that code. Argument: as written.</summary>
    public static Rejection UnknownCode(string code) => new("measurement.spending.unknown-code", code);

    /// <summary>Two rows of a file about one line. Argument: its code.</summary>
    public static Rejection CodeTwice(string code) => new("measurement.spending.code-twice", code);

    /// <summary>The file lacks a column. Argument: its head.</summary>
    public static Rejection ColumnMissing(string head) => new("measurement.spending.column-missing", head);

    /// <summary>No row with a code.</summary>
    public static Rejection NoRows { get; } = new("measurement.spending.no-rows");

    /// <summary>A line of the import was told anew since.</summary>
    public static Rejection ToldSince { get; } = new("measurement.spending.told-since");
}
