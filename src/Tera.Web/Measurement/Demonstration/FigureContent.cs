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

        // A share that grows over the year, a little different for each indicator, always the same.
        var share = quarter * (20m + (line.Code.Length + line.Name.Length) % 5) / 100m;
        decimal? spent = line.Ceiling == 0 ? null : Math.Round(line.Ceiling * share / 1000m) * 1000m;
        return new(new MeasuredValue.Value(Actual(line.Kind, text)), spent, line.Enabling, line.Inhibiting, line.FollowUp);
    }

    private static ActualValue Actual(ValueKind kind, string text) => kind switch
    {
        ValueKind.Predicate => OrganisationSeed.Checked(ActualValue.Predicate.Of(text)),
        ValueKind.YesNo => new ActualValue.YesNo(text == "ya"),
        _ => new ActualValue.Amount(FigureLine.Number(text)),
    };
}
