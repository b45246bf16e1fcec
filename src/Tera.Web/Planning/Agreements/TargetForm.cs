using System.Globalization;
using Tera.Organisation.Contracts;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Shared;

namespace Tera.Planning.Agreements;

/// <summary>The promises of a draft as somebody typed them: five figures in a row, a unit, and whether evidence is asked.</summary>
public sealed record TargetForm(IReadOnlyDictionary<IndicatorId, TypedPromise> Rows)
{
    public const string Name = "target";
    private const string Ticked = "ya";

    public static string Field(IndicatorId indicator, string part) => $"{Name}.{indicator.Value}.{part}";

    public static string Field(IndicatorId indicator, int period) => Field(indicator, period.ToString(CultureInfo.InvariantCulture));

    public static TargetForm Of(IReadOnlyList<TargetRow> rows) => new(rows.Where(row => row.Card is not null).ToDictionary(row => row.Indicator.Id, row =>
    {
        var targets = row.Targets;
        return new TypedPromise(
            [TypedTarget.Write(targets?.Annual, row.Card!.Kind), .. Quarter.All.Select(quarter => TypedTarget.Write(targets?.In(quarter), row.Card.Kind))],
            (row.Promise?.UnitId ?? row.Indicator.UnitId)?.ToString() ?? "",
            row.Promise?.EvidenceRequired ?? true);
    }));

    public static TargetForm Read(IReadOnlyList<TargetRow> rows, IFormCollection form) => new(rows.Where(row => row.Card is not null).ToDictionary(
        row => row.Indicator.Id,
        row => new TypedPromise(
            [.. Enumerable.Range(0, 5).Select(period => form[Field(row.Indicator.Id, period)].ToString().Trim())],
            form[Field(row.Indicator.Id, "unit")].ToString(),
            form[Field(row.Indicator.Id, "bukti")] == Ticked)));

    /// <summary>What is promised; rows left empty are not. Every fault is noted at its field.</summary>
    internal List<WishedTarget> Wished(IReadOnlyList<TargetRow> rows, FormReading reading)
    {
        List<WishedTarget> wished = [];
        foreach (var row in rows.Where(row => row.Card is not null))
        {
            var (typed, id) = (Rows[row.Indicator.Id], row.Indicator.Id);
            if (typed.IsEmpty)
            {
                continue;
            }

            var figures = Enumerable.Range(0, 5).Select(period => Figure(row, typed, period, reading)).ToList();
            var unit = reading.Id(Field(id, "unit"), typed.Unit);
            if (figures[0] is { } annual && unit is { } answers)
            {
                var draft = new QuarterTargetsDraft(annual) { First = figures[1], Second = figures[2], Third = figures[3], Fourth = figures[4] };
                foreach (var no in draft.Check(row.Card!))
                {
                    reading.Refuse(Field(id, 0), no);
                }

                wished.Add(new(id, draft, new(new(answers), wished.Count + 1, typed.Evidence)));
            }
        }

        return wished;
    }

    private static TargetValue? Figure(TargetRow row, TypedPromise typed, int period, FormReading reading)
    {
        if (period > 0 && typed.Figures[period].Length == 0)
        {
            return null;
        }

        if (TypedTarget.Read(typed.Figures[period], row.Card!.Rule).Accepted(out var value, out var no))
        {
            return value;
        }

        reading.Refuse(Field(row.Indicator.Id, period), no);
        return null;
    }
}

/// <summary>One row as typed.</summary>
/// <param name="Figures">The year and its four quarters.</param>
public sealed record TypedPromise(IReadOnlyList<string> Figures, string Unit, bool Evidence)
{
    public bool IsEmpty => Figures.All(figure => figure.Length == 0);
}
