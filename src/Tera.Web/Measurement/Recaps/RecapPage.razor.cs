using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Plausibility;
using Tera.Organisation.Contracts;
using Tera.Organisation;
using Tera.Platform.Commands;
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
    TeraDbContext db, RecapReader recaps, DoubtReader doubts, RemarkRowsHandler remark, CurrentUser user, Sentences sentences, NavigationManager navigation)
{
    private AgencyRecap? recap;
    private string title = "";
    private TaskKey? task;
    private Faults faults = Faults.None;
    private Guid? command;
    private IFormCollection? form;

    [Parameter]
    public Guid Run { get; set; }

    /// <summary>The check in whose name rows are marked.</summary>
    [SupplyParameterFromQuery(Name = "tugas")]
    private string? Task { get; set; }

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
        var figures = await recaps.OfAsync(new(run.Agency), new(new FiscalYear(run.Year), new Quarter(run.Quarter ?? 4)), Http.RequestAborted);
        recap = await doubts.WeighAsync(figures, Http.RequestAborted);
        task = TaskKeyText.Read(Task);
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
            navigation.NavigateTo(ReceiptDesk.After($"{Http.Request.Path}?tugas={Uri.EscapeDataString(Task!)}", done));
            return;
        }

        faults = Faults.Of(new Fault(null, sentences.For(no)));
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private static string Field(EntryId entry) => $"catatan.{entry.Value:N}";

    private string Typed(RecapRow row) => form is { } posted ? posted[Field(row.Entry!.Value)].ToString() : row.ReturnNote ?? "";

    private sealed record RunRow(Guid Agency, string Title, int Year, int? Quarter);
}
