using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Measurement.Comments;
using Tera.Measurement.Evidences;
using Tera.Measurement.Versions;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Components;
using Tera.Platform.Texts;

namespace Tera.Measurement.Sheets;

/// <summary>What stands behind one row: evidence, working, history; or the evidence of an employee's sheet.</summary>
[Authorize]
public sealed partial class EntryPage(
    ApprovedSheets reader, EvidencePosts posts, UploadNotes notes, CurrentUser user, NavigationManager navigation)
{
    private SheetView? view;
    private SheetRow? row;
    private IReadOnlyList<EvidenceLine> files = [];
    private IReadOnlyList<HistoryLine> history = [];
    private IReadOnlyList<CellTalk> talks = [];
    private Faults faults = Faults.None;
    private Guid? commentCommand;
    private string? commentField;
    private string? commentWords;

    [Parameter]
    public Guid Id { get; set; }

    [Parameter]
    public Guid? Entry { get; set; }

    [SupplyParameterFromQuery(Name = UploadNotes.Field)]
    private string? Note { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private string Page => Entry is { } entry ? MeasurementLinks.Entry(new(Id), new(entry)) : MeasurementLinks.EmployeeEvidence(new(Id));

    protected override async Task OnInitializedAsync()
    {
        view = await reader.ReadAsync(new(Id), user.Required, Http.RequestAborted);
        row = view?.Rows.FirstOrDefault(one => one.Entry.Id.Value == Entry);
        if (view is null || (Entry is null) != (view.Result is not null) || (Entry is not null && row is null))
        {
            view = null;
            navigation.NotFound();
            return;
        }

        files = await posts.LinesAsync(row?.Files ?? view.Files, Http.RequestAborted);
        history = row is null ? [] : await posts.HistoryAsync(row.Entry.Id, Http.RequestAborted);
        talks = row is null ? [] : await posts.TalksAsync(row.Entry.Id, Http.RequestAborted);
        if (HttpMethods.IsGet(Http.Request.Method) && notes.Read(Note) is { Count: > 0 } refused)
        {
            faults = Faults.Of([.. refused.Select(one => new Fault("Berkas", one))]);
        }
    }

    private async Task CommentAsync()
    {
        var form = await Http.Request.ReadFormAsync(Http.RequestAborted);
        (commentField, commentWords) = (form["Sel"].ToString(), form["Komentar"].ToString());
        commentCommand = CommandOf(form).Value;
        Answer(await posts.CommentAsync(new(new(commentCommand.Value), new(Id), row!.Entry.Id, user.Required, commentField, commentWords), Http.RequestAborted), "Komentar");
    }

    private async Task SettleAsync(string field)
    {
        var command = CommandOf(await Http.Request.ReadFormAsync(Http.RequestAborted));
        Answer(await posts.CommentAsync(new(command, new(Id), row!.Entry.Id, user.Required, field, Words: null), Http.RequestAborted), field: null);
    }

    private void Answer(Shared.Result<Platform.Commands.Receipt> result, string? field)
    {
        if (result.Accepted(out var done, out var no))
        {
            navigation.NavigateTo(ReceiptDesk.After(Page + "#komentar", done));
            return;
        }

        faults = Faults.Of(new Fault(field, posts.Sentence(no)));
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private static Shared.CommandId CommandOf(IFormCollection form) =>
        new(Guid.TryParse(form[CommandFields.CommandName], out var id) ? id : Guid.CreateVersion7());

    private async Task RemoveAsync(EvidenceId evidence)
    {
        var form = await Http.Request.ReadFormAsync(Http.RequestAborted);
        var command = Guid.TryParse(form[CommandFields.CommandName], out var id) ? id : Guid.CreateVersion7();
        var result = await posts.RemoveAsync(
            new(new(command), evidence, user.Required, form[$"Alasan{evidence.Value:N}"].ToString().Trim()), Http.RequestAborted);
        if (result.Accepted(out var done, out var no))
        {
            navigation.NavigateTo(ReceiptDesk.After(Page, done));
            return;
        }

        faults = Faults.Of(new Fault(null, posts.Sentence(no)));
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }
}

/// <summary>What the page of a row reads and posts to.</summary>
public sealed class EvidencePosts(EvidenceReader reader, CommentReader comments, RemoveEvidenceHandler remove, CommentCellHandler comment, Sentences sentences)
{
    public Task<IReadOnlyList<EvidenceLine>> LinesAsync(IReadOnlyList<EvidenceFile> files, CancellationToken ct) => reader.LinesAsync(files, ct);

    public Task<IReadOnlyList<HistoryLine>> HistoryAsync(EntryId entry, CancellationToken ct) => reader.HistoryAsync(entry, ct);

    public Task<IReadOnlyList<CellTalk>> TalksAsync(EntryId entry, CancellationToken ct) => comments.OfAsync(entry, ct);

    public Task<Shared.Result<Platform.Commands.Receipt>> CommentAsync(CommentCell command, CancellationToken ct) => comment.HandleAsync(command, ct);

    public Task<Shared.Result<Platform.Commands.Receipt>> RemoveAsync(RemoveEvidence command, CancellationToken ct) => remove.HandleAsync(command, ct);

    public string Sentence(Shared.Rejection no) => sentences.For(no);
}
