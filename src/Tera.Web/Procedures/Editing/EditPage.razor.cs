using Microsoft.AspNetCore.Components;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Components;
using Tera.Platform.Texts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Exchange;
using Tera.Procedures.Library;
using Tera.Procedures.Matrix;
using Tera.Procedures.Trials;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Editing;

/// <summary>The draft of an SOP, to be written on: rows with one of them open and the flow beside them, columns, cover.</summary>
public sealed partial class EditPage(ProcedureQuery query, EditDesk desk, RegionClock days, CurrentUser current, Sentences sentences) : SopFormPage(sentences)
{
    private static readonly Duration Lately = Duration.FromMinutes(10);

    private ProcedureView? view;
    private IReadOnlyList<EditRow> edits = [];
    private ILookup<StepKey, TrialNote> notes = Array.Empty<TrialNote>().ToLookup(note => note.Move.Step.Key);
    private IndonesianTimeZone zone = IndonesianTimeZone.Western;
    private Step? open;
    private IReadOnlyList<(int Number, string Text)> source = [];
    private EditPosting? posting;
    private string by = "";
    private Instant now;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The row that is open.</summary>
    [SupplyParameterFromQuery(Name = "langkah")]
    private string? Row { get; set; }

    /// <summary>Which part: langkah, pelaksana or sampul.</summary>
    [SupplyParameterFromQuery(Name = "bagian")]
    private string? Part { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private bool Forbidden { get; set; }

    private bool Editable => view?.Shown.State is VersionState.Draft or VersionState.Trial;

    private ProcedureDefinition Draft => view!.Definition;

    private string ShownPart => Part is EditLinks.Lanes or EditLinks.Head ? Part : EditLinks.Steps;

    private IReadOnlyList<TabItem> Tabs =>
    [
        new("Langkah", EditLinks.Of(view!.Procedure.Id), ShownPart == EditLinks.Steps, Draft.PrintedSteps.Count()),
        new("Pelaksana", EditLinks.Of(view.Procedure.Id, EditLinks.Lanes), ShownPart == EditLinks.Lanes, Draft.Lanes.Length),
        new("Sampul", EditLinks.Of(view.Procedure.Id, EditLinks.Head), ShownPart == EditLinks.Head),
    ];

    private EditRow? LastOfOthers => edits.FirstOrDefault(edit => edit.PersonId != current.Required.PersonId && now - edit.At < Lately);

    private string Clock(Instant at) => zone.ClockWithSeconds(at);

    protected override async Task OnInitializedAsync()
    {
        view = await query.FindAsync(new(Id), null, Aborted);
        if (view?.Draft is { } draft && draft.Number != view.Shown.Number)
        {
            view = await query.FindAsync(new(Id), draft.Number, Aborted);
        }

        if (view is null)
        {
            Navigation.NotFound();
            return;
        }

        if (!await desk.Access.MayChangeAsync(view.Procedure.Id, Aborted))
        {
            Forbidden = true;
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        zone = await days.ZoneAsync(Aborted);
        now = days.Now;
        by = $"Ditulis {current.Required.FullName} pada {IndonesianDate.Long(await days.TodayAsync(Aborted))}.";
        edits = await desk.LastAsync(view.Shown, Aborted);
        notes = await desk.TrialNotesAsync(view.Shown, Aborted);
        open = Row is { } key ? Draft.PrintedSteps.FirstOrDefault(step => step.Key.Value == key) : null;
        source = open is { SourceLine: not null } ? SourceExcerpt.Of(await desk.SourceAsync(view.Procedure.Id, Aborted), Draft, open) : [];
    }

    private async Task PostAsync(string form)
    {
        if (view is null || Forbidden)
        {
            return;
        }

        var typed = Http.Request.Form;
        posting = EditPosting.Of(form, typed, Draft);
        if (posting.Fault is { } unread)
        {
            Refuse(typed, unread);
            return;
        }

        var result = posting.Change is { } change
            ? await desk.EditAsync(new(Command(typed), view.Shown.Id, change, Text(typed, EditLinks.Mark), by, current.Required.PersonId), Aborted)
            : await desk.UndoAsync(new(Command(typed), view.Shown.Id, posting.Undone, current.Required.PersonId), Aborted);
        if (!result.Accepted(out var receipt, out var no))
        {
            if (no.Code == "procedures.editing.changed-by-other")
            {
                posting = posting with { Conflicts = true };
                await OnInitializedAsync();
            }

            Refuse(typed, (posting.FieldOf(no), no));
            return;
        }

        Navigation.NavigateTo(ReceiptDesk.After(Next(receipt), receipt));
    }

    /// <summary>Where the user goes on: the row he wrote, the one he asked for, or where he was.</summary>
    private string Next(Platform.Commands.Receipt receipt)
    {
        var rows = Draft.PrintedSteps.ToList();
        var at = rows.FindIndex(step => step.Key.Value == receipt.Result);
        return posting!.GoesOn && at >= 0 && at + 1 < rows.Count ? EditLinks.Step(view!.Procedure.Id, rows[at + 1].Key)
            : receipt.Result.Length > 0 ? EditLinks.Step(view!.Procedure.Id, new(receipt.Result))
            : open is not null && posting.Change is not DraftChange.RemoveStep ? EditLinks.Step(view!.Procedure.Id, open.Key)
            : EditLinks.Of(view!.Procedure.Id, ShownPart);
    }

    private MarkupString Flow() => new(MatrixSvg.DrawFlow(Draft, new(step => EditLinks.Step(view!.Procedure.Id, step), open?.Key)));

    private IEnumerable<Finding> FindingsOf(Step step) => view!.Findings.Where(finding => finding.Step == step.Key);

    private IEnumerable<Finding> OtherFindings()
    {
        var rows = Draft.PrintedSteps.Select(step => step.Key).ToHashSet();
        return view!.Findings.Where(finding => finding.Step is not { } row || !rows.Contains(row));
    }
}
