using Microsoft.AspNetCore.Authorization;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;

namespace Tera.Planning.Exchange;

/// <summary>The plan as a file: down, up with a preview, and back.</summary>
[Authorize]
public sealed partial class ExchangePage(ImportPlanHandler import, UndoImportHandler undo)
{
    private LastImport? last;
    private IReadOnlyList<HistoryEntry> history = [];
    private bool shown;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await AskedAgencyAsync();
        if (Whose is { } agency)
        {
            last = await UndoImportHandler.LastAsync(Db, agency, Aborted) is { } one ? new(one.Id, $"{one.FileName}, tahun {one.FiscalYear}", one.ImportedAt) : null;
            history = await Histories.OfAsync(agency.Value, Aborted);
            shown = true;
        }
    }
}
