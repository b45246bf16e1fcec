using System.Globalization;
using Tera.Organisation.Contracts;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Planning.Strategy;

namespace Tera.Planning.StrategicTargets;

/// <summary>Targets of a strategic plan as somebody typed them: one field for an indicator and a year.</summary>
internal static class StrategicTargetForm
{
    public const string Name = "target-renstra";

    public static string Field(IndicatorId indicator, int year) => string.Create(CultureInfo.InvariantCulture, $"{Name}.{indicator.Value}.{year}");

    /// <summary>What stands in the field: what was typed in a form that came back, else what is set.</summary>
    public static string ValueOf(StrategicRow row, int year, IFormCollection? posted) =>
        posted is not null && posted.ContainsKey(Field(row.Indicator.Id, year)) ? posted[Field(row.Indicator.Id, year)].ToString() : TypedTarget.Write(row.In(year), row.CardOf(year)?.Kind);

    /// <summary>Every field that was sent; faults are noted where they stand.</summary>
    public static List<WishedStrategicTarget> Read(StrategicPlan plan, IEnumerable<StrategicRow> rows, IFormCollection form, FormReading reading)
    {
        List<WishedStrategicTarget> wished = [];
        foreach (var row in rows)
        {
            for (var year = plan.FirstYear; year <= plan.LastYear; year++)
            {
                var field = Field(row.Indicator.Id, year);
                if (!form.ContainsKey(field) || row.CardOf(year) is not { } card)
                {
                    continue;
                }

                if (form[field].ToString().Trim() is not { Length: > 0 } typed)
                {
                    wished.Add(new(row.Indicator.Id, year, null));
                }
                else if (TypedTarget.Read(typed, card.Rule).Accepted(out var value, out var no))
                {
                    wished.Add(new(row.Indicator.Id, year, value));
                }
                else
                {
                    reading.Refuse(field, no);
                }
            }
        }

        return wished;
    }
}
