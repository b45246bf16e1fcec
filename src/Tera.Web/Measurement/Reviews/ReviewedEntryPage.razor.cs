using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Measurement.Evidences;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Components;
using Tera.Platform.Texts;

namespace Tera.Measurement.Reviews;

/// <summary>One value to be judged: figure, quarters before, working, evidence and history side by side; then the next one.</summary>
[Authorize]
public sealed partial class ReviewedEntryPage(
    ReviewReader reader, ReviewRowsHandler judge, EvidenceReader evidence, CurrentUser user, Sentences sentences, NavigationManager navigation)
{
    private ReviewView? view;
    private ReviewRow? row, before, after;
    private IReadOnlyList<EvidenceLine> files = [];
    private IReadOnlyList<HistoryLine> history = [];
    private Faults faults = Faults.None;
    private Guid? command;
    private IFormCollection? form;

    [Parameter]
    public Guid Run { get; set; }

    [Parameter]
    public Guid Entry { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        view = await reader.ReadAsync(new(Run), user.Required, Http.RequestAborted);
        var due = view?.Due.ToList() ?? [];
        var at = due.FindIndex(one => one.Entry.Id.Value == Entry);
        if (at < 0)
        {
            view = null;
            navigation.NotFound();
            return;
        }

        row = due[at];
        before = at > 0 ? due[at - 1] : null;
        after = at < due.Count - 1 ? due[at + 1] : null;
        files = await evidence.LinesAsync(row.Files, Http.RequestAborted);
        history = await evidence.HistoryAsync(row.Entry.Id, Http.RequestAborted);
    }

    private async Task JudgeAsync()
    {
        form = await Http.Request.ReadFormAsync(Http.RequestAborted);
        command = Guid.TryParse(form[CommandFields.CommandName], out var id) ? id : Guid.CreateVersion7();
        var verdicts = ReviewForm.Read(form, [row!], form["Aksi"].ToString());
        var done = await judge.HandleAsync(new(new(new(command.Value), new(Run), user.Required.PersonId), verdicts), Http.RequestAborted);
        if (done.Receipt is { } receipt)
        {
            // Whoever accepts goes on; whoever notes sees his note.
            var next = verdicts.Any(verdict => verdict.Accept) && after is not null ? after.Entry.Id : row!.Entry.Id;
            navigation.NavigateTo(ReceiptDesk.After(MeasurementLinks.ReviewedEntry(new(Run), next), receipt));
            return;
        }

        faults = Faults.Of([.. done.Faults.Select(fault => new Fault(null, sentences.For(fault.Why)))]);
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}
