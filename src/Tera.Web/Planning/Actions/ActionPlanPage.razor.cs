using Microsoft.AspNetCore.Authorization;
using Tera.Planning.Agreements;
using Tera.Planning.Contracts;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Planning.Actions;

/// <summary>By which steps an agency means to reach what it promised for a year.</summary>
[Authorize]
public sealed partial class ActionPlanPage
{
    private ActionPlan? plan;
    private IReadOnlyList<HistoryEntry> history = [];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await AskedAgencyAsync();
        if (Whose is { } agency)
        {
            history = await Histories.OfAsync(DropActionStepHandler.SubjectOf(agency, Year), Aborted);
            plan = await ActionPlan.OfAsync(Db, agency, Year, Aborted);
        }
    }

    /// <summary>What is to be reached, by the year and its quarters.</summary>
    private static string Targets(TargetRow row) => row.Targets is not { } targets ? "Tidak diperjanjikan tahun ini." : PlanWords.Line(
        $"Target {PlanWords.WithUnit(targets.Annual, row.Card!)}",
        string.Join(", ", Quarter.All.Where(quarter => targets.In(quarter) is not null).Select(quarter => $"TW {quarter.Roman} {PlanWords.Of(targets.In(quarter), row.Card?.Kind)}")));
}
