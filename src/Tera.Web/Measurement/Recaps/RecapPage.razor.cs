using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Evidences;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Platform.Texts;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Recaps;

/// <summary>The figures of a run with their working; a reviewer marks here what is to be changed.</summary>
[Authorize]
public sealed partial class RecapPage(
    TeraDbContext db, RecapReader recaps, RemarkRowsHandler remark, RecapPagePosts posts, CurrentUser user, NavigationManager navigation)
{
    private AgencyRecap? recap;
    private string title = "";
    private TaskKey? task;
    private Faults faults = Faults.None;
    private Guid? command;
    private IFormCollection? form;
    private UploadNote? note;
    private string savedAt = "";

    [Parameter]
    public Guid Run { get; set; }

    /// <summary>The check in whose name rows are marked.</summary>
    [SupplyParameterFromQuery(Name = "tugas")]
    private string? Task { get; set; }

    [SupplyParameterFromQuery(Name = UploadNotes.Field)]
    private string? Note { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var runs = await db.Database.SqlQuery<RunRow>(
            $"""select agency_id as "Agency", title as "Title", fiscal_year as "Year", quarter as "Quarter" from procedures.run where id = {Run}""")
            .ToListAsync(Http.RequestAborted);
        if (runs is not [var run] || !user.Required.Sees(new AgencyId(run.Agency)))
        {
            navigation.NotFound();
            return;
        }

        title = run.Title;
        recap = await recaps.OfAsync(new(run.Agency), new(new FiscalYear(run.Year), new Quarter(run.Quarter ?? 4)), Http.RequestAborted);
        task = TaskKeyText.Read(Task);
        note = HttpMethods.IsPost(Http.Request.Method) ? null : posts.Note(Note);
        savedAt = await posts.NowAsync(Http.RequestAborted);
    }

    private async Task RemarkAsync()
    {
        form = await Http.Request.ReadFormAsync(Http.RequestAborted);
        command = Guid.TryParse(form[CommandFields.CommandName], out var id) ? id : Guid.CreateVersion7();
        var notes = recap!.Rows.Select(row => row.Entry).OfType<EntryId>()
            .Where(entry => form.ContainsKey(Field(entry))).ToDictionary(entry => entry, entry => form[Field(entry)].ToString());
        var call = new RunCall(new(command.Value), new(Run), user.Required.PersonId);
        var result = await remark.HandleAsync(new(call, task!.Value, notes), Http.RequestAborted);
        if (result.Accepted(out var done, out var no))
        {
            navigation.NavigateTo(posts.Done(Http.Request, done));
            return;
        }

        faults = Faults.Of(new Fault(null, posts.Sentence(no)));
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private static string Field(EntryId entry) => $"catatan.{entry.Value:N}";

    private string Typed(RecapRow row) => form is { } posted ? posted[Field(row.Entry!.Value)].ToString() : row.ReturnNote ?? "";

    private sealed record RunRow(Guid Agency, string Title, int Year, int? Quarter);
}

/// <summary>Words and receipts of the page.</summary>
public sealed class RecapPagePosts(UploadNotes notes, SheetPosts sheets, RegionClock days, Sentences sentences)
{
    public UploadNote? Note(string? text) => notes.Read(text);

    public string Done(HttpRequest request, Platform.Commands.Receipt receipt) => notes.Done(request.Path, receipt) + "&tugas=" + Uri.EscapeDataString(request.Query["tugas"].ToString());

    public string Done(string page, Platform.Commands.Receipt receipt) => notes.Done(page, receipt);

    public Task<LocalDate> TodayAsync(CancellationToken ct) => days.TodayAsync(ct);

    public Task<string> NowAsync(CancellationToken ct) => sheets.NowAsync(ct);

    public string Sentence(Rejection no) => sentences.For(no);
}
