using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Agreements;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Planning.Actions;

/// <summary>A step of an action plan.</summary>
[Authorize]
public sealed partial class ActionStepPage(KeepActionStepHandler keep, DropActionStepHandler drop, TellStepOutcomeHandler tell, OrganisationDirectory directory)
{
    private const string Keep = "langkah-aksi", Drop = "coret-langkah", Tell = "hasil-langkah";

    private static readonly IReadOnlyList<Choice> Quarters = [.. Quarter.All.Select(quarter => new Choice(Text(quarter.Number), quarter.ToString()))];

    private static readonly IReadOnlyList<Choice> Progresses = [.. Enum.GetValues<StepProgress>().Select(progress => new Choice(progress.ToString(), IndonesianText.Capital(ActionWords.Of(progress))))];

    private ActionStep? step;
    private IReadOnlyList<ActionStepOutcome> outcomes = [];
    private IReadOnlyDictionary<PersonId, PersonCard> tellers = new Dictionary<PersonId, PersonCard>();
    private Indicator? indicator;
    private string name = "";
    private IReadOnlyList<HistoryEntry> history = [];
    private int year;

    [Parameter]
    public Guid? Id { get; set; }

    [SupplyParameterFromQuery(Name = "indikator")]
    private string? AskedIndicator { get; set; }

    [SupplyParameterFromForm(FormName = Keep)]
    private Input? Form { get; set; }

    [SupplyParameterFromForm(FormName = Drop)]
    private DropInput? Dropping { get; set; }

    [SupplyParameterFromForm(FormName = Tell)]
    private TellInput? Telling { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        if (Id is { } known)
        {
            var id = new ActionStepId(known);
            step = await Db.Set<ActionStep>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, Aborted);
            history = await Histories.OfAsync(known, Aborted);
            outcomes = await Db.Set<ActionStepOutcome>().AsNoTracking().Where(one => one.StepId == id).OrderByDescending(one => one.Quarter).ThenByDescending(one => one.ToldAt).ToListAsync(Aborted);
            tellers = await directory.PeopleAsync(outcomes.Select(one => one.PersonId).Distinct(), Aborted);
        }

        var wanted = Id is null ? Asked.Id(AskedIndicator) is { } asked ? new IndicatorId(asked) : (IndicatorId?)null : step?.IndicatorId;
        if (wanted is not { } which || await Db.Set<Indicator>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == which, Aborted) is not { } there
            || !await EnterAsync(there.AgencyId) || !MayKeep)
        {
            Navigation.NotFound();
            return;
        }

        year = step?.FiscalYear ?? Year;
        var cards = await Db.Set<IndicatorCard>().AsNoTracking().Where(card => card.Indicator == which).ToListAsync(Aborted);
        name = (IndicatorCard.InForce(cards, new FiscalYear(year).LastDay) ?? cards.MinBy(card => card.ValidFrom))?.Name ?? "belum ada kartu indikator";
        Form ??= step is { } now
            ? new() { Step = now.Step, Output = now.Output, Quarter = Text(now.Quarter), Unit = now.UnitId.ToString(), Ordinal = Text(now.Ordinal) }
            : new() { Unit = there.UnitId?.ToString(), Ordinal = Text(await NextAsync(which)) };
        Dropping ??= new();
        Telling ??= new();
        indicator = there;
    }

    private async Task KeepAsync()
    {
        var reading = Reading();
        var (what, output) = (reading.Line("Form.Step", Form!.Step), reading.Line("Form.Output", Form.Output));
        var (unit, ordinal) = (reading.Id("Form.Unit", Form.Unit), reading.Whole("Form.Ordinal", Form.Ordinal, 1, ActionStep.Most));
        if (!Quarter.Parse(Form.Quarter).Accepted(out var quarter, out var no))
        {
            reading.Refuse("Form.Quarter", no);
        }

        if (!reading.Clean)
        {
            Refuse(Keep, reading);
            return;
        }

        var terms = new ActionStepTerms(ordinal!.Value, quarter, what!, output!, new(unit!.Value));
        if ((await keep.HandleAsync(new(Call, step?.Id, indicator!.Id, new FiscalYear(year), terms, Seen), Aborted)).Accepted(out var receipt, out no))
        {
            Done(PlanningLinks.ActionPlanOf(indicator.AgencyId, year), receipt);
        }
        else
        {
            Refuse(Keep, no, no.Code == "planning.action-step.place-taken" ? "Form.Ordinal" : null);
        }
    }

    private async Task DropAsync()
    {
        var reading = Reading();
        var reason = reading.Line("Dropping.Reason", Dropping!.Reason);
        if (!reading.Clean)
        {
            Refuse(Drop, reading);
        }
        else if ((await drop.HandleAsync(new(Call, step!.Id, reason!.Text, Seen), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.ActionPlanOf(indicator!.AgencyId, year), receipt);
        }
        else
        {
            Refuse(Drop, no);
        }
    }

    private async Task TellAsync()
    {
        var reading = Reading();
        var words = reading.Line("Telling.Words", Telling!.Words);
        if (!Quarter.Parse(Telling.Quarter).Accepted(out var quarter, out var no))
        {
            reading.Refuse("Telling.Quarter", no);
        }

        if (!Enum.TryParse<StepProgress>(Telling.Progress, out var progress) || !Enum.IsDefined(progress))
        {
            reading.Refuse("Telling.Progress", ActionStepRejections.ProgressMissing);
        }

        if (!reading.Clean)
        {
            Refuse(Tell, reading);
        }
        else if ((await tell.HandleAsync(new(Call, step!.Id, quarter, progress, words!), Aborted)).Accepted(out var receipt, out no))
        {
            Done(PlanningLinks.ActionStep(step.Id), receipt);
        }
        else
        {
            Refuse(Tell, no, no.Code == "planning.action-step.quarter-not-begun" ? "Telling.Quarter" : null);
        }
    }

    private string Teller(ActionStepOutcome outcome) => $"{tellers.GetValueOrDefault(outcome.PersonId)?.FullName ?? PlanWords.None}, {Zone.Moment(outcome.ToldAt)}";

    private async Task<int> NextAsync(IndicatorId of)
    {
        var last = await Db.Set<ActionStep>().Where(one => one.IndicatorId == of && one.FiscalYear == year).MaxAsync(one => (int?)one.Ordinal, Aborted);
        return Math.Min((last ?? 0) + 1, ActionStep.Most);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Input
    {
        public string? Step { get; set; }

        public string? Output { get; set; }

        public string? Quarter { get; set; }

        public string? Unit { get; set; }

        public string? Ordinal { get; set; }
    }

    private sealed class TellInput
    {
        public string? Quarter { get; set; }

        public string? Progress { get; set; }

        public string? Words { get; set; }
    }

    private sealed class DropInput
    {
        public string? Reason { get; set; }
    }
}
