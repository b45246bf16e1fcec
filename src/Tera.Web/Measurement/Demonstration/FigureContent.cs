using Tera.Measurement.Sheets;
using Tera.Organisation.Demonstration;
using Tera.Planning.Demonstration;
using Tera.Planning.Indicators;

namespace Tera.Measurement.Demonstration;

/// <summary>The figures of the demonstration's table as a sheet holds them.</summary>
internal static class FigureContent
{
    /// <summary>What stands in the sheet of a quarter; null where nothing is measured then.</summary>
    public static EntryContent? Content(this FigureLine line, int quarter)
    {
        var text = line.Reached(quarter);
        if (text.Length == 0)
        {
            return null;
        }

        return new(new MeasuredValue.Value(Actual(line.Kind, text)), line.Parts.Count > 0 ? null : line.Spent(quarter), line.Enabling, line.Inhibiting, line.FollowUp);
    }

    /// <summary>What was spent by the end of a quarter, by line of the budget; empty where the sheet tells it.</summary>
    public static IReadOnlyList<decimal> SpentByPart(this FigureLine line, int quarter) => line.Parts.Count == 0 ? [] : BudgetPart.Divide(line.Spent(quarter) ?? 0, line.Parts);

    private static decimal? Spent(this FigureLine line, int quarter)
    {
        // A share that grows over the year, a little different for each indicator, always the same.
        var share = quarter * (20m + (line.Code.Length + line.Name.Length) % 5) / 100m;
        return line.Ceiling == 0 ? null : Math.Round(line.Ceiling * share / 1000m) * 1000m;
    }

    private static ActualValue Actual(ValueKind kind, string text) => kind switch
    {
        ValueKind.Predicate => OrganisationSeed.Checked(ActualValue.Predicate.Of(text)),
        ValueKind.YesNo => new ActualValue.YesNo(text == "ya"),
        _ => new ActualValue.Amount(FigureLine.Number(text)),
    };
}
