using Tera.Measurement.Contracts;
using Tera.Measurement.Plausibility;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Measurement.Snapshots;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Measurement.Panels;

/// <summary>The figures beside a decision.</summary>
/// <param name="Recap">What is decided on: frozen where it was frozen, else as it stands.</param>
/// <param name="Run">The run.</param>
/// <param name="Frozen">When it was frozen, as told to users; null for figures that may still change.</param>
/// <param name="MayJudge">The user judges the values behind it.</param>
public sealed record ExhibitModel(AgencyRecap Recap, RunId Run, string? Frozen, bool MayJudge);

/// <summary>Shows the recapitulation to whoever checks, initials or signs, and to those who meet about it and write down what was said.</summary>
public sealed class RecapExhibit(RecapReader recaps, DoubtReader doubts, SnapshotMaking snapshots) : IExhibit
{
    public Type Component => typeof(RecapExhibitView);

    public async Task<object?> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var wanted = context.Act.Kind is ActKind.Check or ActKind.Initial or ActKind.Sign or ActKind.Meet or ActKind.Minute;
        if (!wanted || !MeasurementArtifacts.Measures(context.Definition))
        {
            return null;
        }

        var snapshot = await snapshots.LatestOfFiguresAsync(context.Head.Id, context.Definition, ct);
        var recap = snapshot?.Read().Recap
            ?? await doubts.WeighAsync(await recaps.OfAsync(context.Head.Agency, SheetOpening.PeriodOf(context.Head.Subject), ct), ct);
        // A meeting that opens the measurement has no figures to look at yet.
        if (context.Act.Kind is ActKind.Meet or ActKind.Minute && snapshot is null && recap.Totals.Reported == 0)
        {
            return null;
        }

        // Ratings of people are for those who assess; others see the figures of the agency.
        var seen = context.Holder is null ? recap with { Employees = [] } : recap;
        return new ExhibitModel(
            seen, context.Head.Id, snapshot is null ? null : context.Calendar.TimeZone.Moment(snapshot.FrozenAt),
            context.MayAct && context.Act.Kind is ActKind.Check);
    }
}
