using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Platform.Files;
using Tera.Platform.Spreadsheets;

namespace Tera.Documents.Retention;

/// <summary>The region's codes of matters and retention schedule, read by everybody, kept by an administrator.</summary>
[Authorize]
public sealed partial class SchedulePage
{
    /// <summary>Rows of one table on the page; the workbook has all.</summary>
    internal const int MostShown = 200;

    private const string UploadForm = "unggah-jra";

    private IReadOnlyList<RetentionRow> rows = [];
    private IReadOnlyList<Classification> codes = [];
    private IReadOnlyList<CellFault> faults = [];

    [Inject]
    private RetentionReader Reader { get; set; } = null!;

    [Inject]
    private ImportRetentionHandler Import { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "cari")]
    private string? Search { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        rows = [.. (await Reader.ScheduleAsync(Aborted)).Where(row => Matches(row.Code, row.Series))];
        codes = [.. (await Reader.CodesAsync(Aborted)).Where(code => Matches(code.Code, code.Title))];
    }

    private bool Matches(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (string.IsNullOrWhiteSpace(Search) || text.Contains(Search.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private async Task ImportAsync()
    {
        if (!(await ReceivedFile.OfAsync(await Http.Request.ReadFormAsync(Aborted), "Berkas", TableFile.Limit, Aborted)).Accepted(out var file, out var no)
            || !(await RetentionBook.ReadAsync(file, Aborted)).Accepted(out var tables, out no))
        {
            Refuse(UploadForm, no, "Berkas");
        }
        else if (tables.Faults.Count > 0)
        {
            faults = tables.Faults;
            Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        else if ((await Import.HandleAsync(new(Command, Current.Required, file.Name, tables), Aborted)).Accepted(out var receipt, out no))
        {
            Done(DocumentLinks.Schedule, receipt);
        }
        else
        {
            Refuse(UploadForm, no);
        }
    }
}
