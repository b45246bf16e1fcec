using Tera.Organisation;
using Tera.Planning.Agreements;
using Tera.Planning.Strategy;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>Takes the rows of objectives and indicators.</summary>
public sealed class StrategyImport(KeepObjectiveHandler objectives, KeepIndicatorHandler indicators)
{
    internal async Task ObjectiveAsync(ImportRun run, BookRow row, CancellationToken ct)
    {
        var reading = new RowReading(row, run.Fault);
        var (plan, ordinal, name) = (reading.Named(PlanSheet.Plan, run.Plans), reading.Whole(PlanSheet.Ordinal), reading.Line(PlanSheet.Objective));
        var (from, kind, position) = (reading.OptionalDay(PlanSheet.ValidFrom), Node(reading), Position(run, reading));
        if (!reading.Clean)
        {
            return;
        }

        var there = await run.ObjectiveAsync(plan!.Value, ordinal!.Value, ct);
        var terms = new ObjectiveTerms(plan.Value, ordinal.Value, name!, from ?? there?.ValidFrom ?? run.FirstDayOf(plan.Value)) { Kind = kind ?? there?.Kind, Position = position ?? there?.PositionId };
        if (there is not null && (there.Name, there.ValidFrom, there.Kind, there.PositionId) == (name!.Text, terms.From, terms.Kind, terms.Position))
        {
            run.Told(row, PlanSheet.Plan, there.Name, RowEffect.Same);
        }
        else
        {
            await run.DoneAsync(row, PlanSheet.Plan, name!.Text, there?.Name, await objectives.KeepAsync(new(run.CallOf(row), there?.Id, terms, there?.Version), ct), ct);
        }
    }

    internal async Task IndicatorAsync(ImportRun run, BookRow row, CancellationToken ct)
    {
        var reading = new RowReading(row, run.Fault);
        var (code, plan) = (reading.Line(PlanSheet.Code), reading.Named(PlanSheet.Plan, run.Plans));
        var (place, ordinal) = (reading.Whole(PlanSheet.ObjectiveOrdinal), reading.Whole(PlanSheet.Ordinal));
        var (kind, unit, from) = (Kind(reading), reading.Named(PlanSheet.Unit, run.Units), reading.OptionalDay(PlanSheet.ValidFrom));
        if (!reading.Clean)
        {
            return;
        }

        if (await run.ObjectiveAsync(plan!.Value, place!.Value, ct) is not { } objective)
        {
            run.Fault(row, PlanSheet.ObjectiveOrdinal, new("planning.exchange.no-objective", place.Value));
            return;
        }

        var there = await run.FindAsync(code!.Text, ct);
        var terms = new IndicatorTerms(objective.Id, code, kind!.Value, unit!.Value, ordinal!.Value, from ?? there?.ValidFrom ?? objective.ValidFrom);
        if (there is not null && (there.ObjectiveId, there.Kind, there.UnitId, there.Ordinal, there.ValidFrom) == (terms.Objective, terms.Kind, (UnitId?)terms.Unit, terms.Ordinal, terms.From))
        {
            run.Told(row, PlanSheet.Code, there.Code, RowEffect.Same);
            return;
        }

        var before = there is null ? null : $"{StrategyWords.Of(there.Kind)}, urutan {there.Ordinal}, sejak {IndonesianDate.Long(there.ValidFrom)}";
        await run.DoneAsync(row, PlanSheet.Code, code.Text, before, await indicators.KeepAsync(new(run.CallOf(row), there?.Id, terms, there?.Version), ct), ct);
    }

    /// <summary>As on screen; null for an empty cell.</summary>
    private static NodeKind? Node(RowReading reading)
    {
        if (reading[PlanSheet.NodeKindOf] is not { IsEmpty: false } cell)
        {
            return null;
        }

        var words = Enum.GetValues<NodeKind>().ToDictionary(StrategyWords.Of, StringComparer.OrdinalIgnoreCase);
        if (words.TryGetValue(cell.Text, out var kind))
        {
            return kind;
        }

        reading.Refuse(PlanSheet.NodeKindOf, new("planning.exchange.choice-unknown", cell.Text, string.Join(", ", words.Keys)));
        return null;
    }

    private static PositionId? Position(ImportRun run, RowReading reading) => reading[PlanSheet.Position].IsEmpty ? null : reading.Named(PlanSheet.Position, run.Positions);

    private static IndicatorKind? Kind(RowReading reading)
    {
        switch (reading[PlanSheet.Kind].Text.ToUpperInvariant())
        {
            case "IKU":
                return IndicatorKind.Key;
            case "BUKAN IKU":
                return IndicatorKind.Other;
            default:
                reading.Refuse(PlanSheet.Kind, new("planning.exchange.kind"));
                return null;
        }
    }
}
