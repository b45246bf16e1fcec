using System.Globalization;
using Microsoft.AspNetCore.Components;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Components;
using Tera.Platform.Texts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Runs;
using Tera.Procedures.Trials;
using Tera.Shared;

namespace Tera.Procedures.Versions;

/// <summary>An SOP that an agency has adopted: who holds it, what it says, how it lives.</summary>
public sealed partial class ProcedurePage(
    ProcedureQuery query, VersionDesk desk, BeginnableProcedures beginnable, CurrentUser current, NavigationManager navigation, Sentences sentences) : SopFormPage(sentences)
{
    private ProcedureView? view;
    private IReadOnlyList<TrialRow> trials = [];
    private DraftBelongings? belongings;
    private bool mayChange, mayLegalise, mayBegin;
    private LocalDate today;
    private IndonesianTimeZone zone = IndonesianTimeZone.Western;
    private string missing = "";

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "versi")]
    private string? Number { get; set; }

    /// <summary>Whether its first day has not come.</summary>
    private bool IsToCome => view!.Shown.State is VersionState.Legalised || view.Shown.State.MayChange();

    private string Lead => $"{view!.Agency}. {view.Definition.PrintedSteps.Count()} langkah, {view.Definition.Lanes.Length} pelaksana.";

    /// <summary>Lanes that every unit fills have no holder to name, so that fewer are counted than are printed.</summary>
    private string Filled
    {
        get
        {
            var words = view!.Needed.All(lane => lane.IsCovered) ? "lengkap hari ini" : "ada yang kosong";
            var units = view.Lanes.Where(row => row.Lane.Nature is LaneNature.EachUnit).Select(row => row.Lane.Role).ToList();
            return units.Count == 0 ? words : $"{words}; {string.Join(", ", units)} mengikuti unit yang melapor";
        }
    }

    protected override async Task OnInitializedAsync()
    {
        view = await query.FindAsync(new(Id), int.TryParse(Number, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null, Aborted);
        if (view is null)
        {
            navigation.NotFound();
            return;
        }

        (zone, today) = (await desk.Days.ZoneAsync(Aborted), await desk.Days.TodayAsync(Aborted));
        mayLegalise = await desk.Access.MayAdoptAsync(view.Procedure.AgencyId, Aborted);
        mayChange = mayLegalise || await desk.Access.MayChangeAsync(view.Procedure.Id, Aborted);
        trials = await desk.Trials.OfVersionAsync(view.Shown, Aborted);
        belongings = mayChange ? await desk.BelongingsAsync(view, Aborted) : null;
        missing = string.Join(", ", view.Shown.Foreseen.Cover.MissingFields());
        mayBegin = view.InForce is not null && (await beginnable.OfAsync(current.Required.PersonId, Aborted)).Contains(view.Procedure.Id);
    }

    private async Task PostAsync(VersionActions.Act act)
    {
        if (view is null)
        {
            return;
        }

        var form = Http.Request.Form;
        if (!(VersionDesk.IsForLegalisers(act, view.Shown.State, form) ? mayLegalise : mayChange))
        {
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var result = await desk.CarryOutAsync(act, view, form, new(Command(form), Seen(form), current.Required), Aborted);
        if (!result.Accepted(out var done, out var fault))
        {
            Refuse(form, (VersionDesk.FieldOf(act, fault), fault));
            return;
        }

        if (act is VersionActions.Act.Discard)
        {
            navigation.NavigateTo(ReceiptDesk.After(done.Result.Length == 0 ? ProceduresLinks.Sops : ProceduresLinks.Procedure(view.Procedure.Id), done));
            return;
        }

        if (act is VersionActions.Act.Try)
        {
            navigation.NavigateTo(ReceiptDesk.After($"{ProceduresLinks.Trial(view.Procedure.Id, new(Guid.Parse(done.Result)))}#giliran", done));
            return;
        }

        var draft = act is VersionActions.Act.Revise or VersionActions.Act.Link;
        navigation.NavigateTo(ReceiptDesk.After(draft ? ProceduresLinks.Version(view.Procedure.Id, await desk.NumberOfAsync(done, Aborted)) : ProceduresLinks.Version(view.Procedure.Id, view.Shown.Number), done));
    }

    /// <summary>Whether the user may try the version shown.</summary>
    private bool IsOnTrial => mayChange && view!.Shown.State is VersionState.Trial;

    /// <summary>The newest trial of what the version shown says now that has not been ended; null for none.</summary>
    private TrialRow? Unfinished => trials.FirstOrDefault(trial => trial is { TextChanged: false, Played.Trial.EndedAt: null });

    /// <summary>Whether the version shown has trials to tell of, or may have.</summary>
    private bool IsTried => view!.Shown.State.MayChange() || trials.Count > 0;

    private string? Href(ProcedureCode code) => view!.Siblings.TryGetValue(code.Value, out var sibling) ? ProceduresLinks.Procedure(sibling.Id) : null;

    private IReadOnlyList<HistoryEntry> HistoryOf(VersionRow version) => [.. version.Changes.Select((change, at) => new HistoryEntry(
        version.Changes.Count - at,
        IndonesianDate.ShortWithYear(zone.DateOf(change.RecordedAt)),
        VersionWords.Icon(change.State),
        change.Person ?? "Tera",
        VersionWords.Happened(change.State),
        Words: change.Reason))];
}
