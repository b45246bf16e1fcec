using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Measurement.Comments;
using Tera.Measurement.Evidences;
using Tera.Measurement.Sheets;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Components;
using Tera.Platform.Texts;

namespace Tera.Measurement.Reviews;

/// <summary>One value to be judged: figure, quarters before, working, evidence and history side by side; then the next one.</summary>
[Authorize]
public sealed partial class ReviewedEntryPage(
    ReviewReader reader, ReviewRowsHandler judge, EvidencePosts posts, CurrentUser user, Sentences sentences, NavigationManager navigation)
{
    private ReviewView? view;
    private ReviewRow? row, before, after;
    private IReadOnlyList<EvidenceLine> files = [];
    private IReadOnlyList<HistoryLine> history = [];
    private IReadOnlyList<CellTalk> talks = [];
    private Faults faults = Faults.None, talkFaults = Faults.None;
    private Guid? commentCommand;
    private string? commentField, commentWords;
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
        files = await posts.LinesAsync(row.Files, Http.RequestAborted);
        history = await posts.HistoryAsync(row.Entry.Id, Http.RequestAborted);
        talks = await posts.TalksAsync(row.Entry.Id, Http.RequestAborted);
    }

    private async Task JudgeAsync()
    {
        form = await Http.Request.ReadFormAsync(Http.RequestAborted);
        command = CommandOf(form);
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

    private async Task CommentAsync()
    {
        var typed = await Http.Request.ReadFormAsync(Http.RequestAborted);
        (commentField, commentWords) = (typed["Sel"].ToString(), typed["Komentar"].ToString());
        commentCommand = CommandOf(typed);
        await TalkAsync(commentField, commentWords, commentCommand.Value);
    }

    private async Task SettleAsync(string field) => await TalkAsync(field, words: null, CommandOf(await Http.Request.ReadFormAsync(Http.RequestAborted)));

    private async Task TalkAsync(string field, string? words, Guid id)
    {
        if ((await posts.CommentAsync(new(new(id), row!.Sheet!.Id, row.Entry.Id, user.Required, field, words), Http.RequestAborted)).Accepted(out var receipt, out var no))
        {
            navigation.NavigateTo(ReceiptDesk.After(MeasurementLinks.ReviewedEntry(new(Run), row.Entry.Id) + "#komentar", receipt));
            return;
        }

        talkFaults = Faults.Of(new Fault(words is null ? null : "Komentar", sentences.For(no)));
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private static Guid CommandOf(IFormCollection form) => Guid.TryParse(form[CommandFields.CommandName], out var id) ? id : Guid.CreateVersion7();
}
