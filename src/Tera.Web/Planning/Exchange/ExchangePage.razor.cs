using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Platform.Components;
using Tera.Platform.Files;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>The plan as a file: down, up with a preview, and back.</summary>
[Authorize]
public sealed partial class ExchangePage(ImportPlanHandler import, UndoImportHandler undo, KeptFiles files)
{
    private const string Upload = "unggah", Apply = "terapkan", Undo = "batalkan-impor";

    private ImportOutcome? outcome;
    private ImportedPlan? last;
    private IReadOnlyList<HistoryEntry> history = [];
    private string file = "";
    private string fileName = "";
    private bool shown;

    [SupplyParameterFromForm(FormName = Apply)]
    private ApplyInput? Applying { get; set; }

    [SupplyParameterFromForm(FormName = Undo)]
    private UndoInput? Undoing { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        Undoing ??= new();
        await AskedAgencyAsync();
        if (Whose is { } agency)
        {
            last = await UndoImportHandler.LastAsync(Db, agency, Aborted);
            history = await Histories.OfAsync(agency.Value, Aborted);
            shown = true;
        }
    }

    private async Task PreviewAsync()
    {
        if (!MayKeep)
        {
            Navigation.NotFound();
            return;
        }

        var upload = (await Http.Request.ReadFormAsync(Aborted)).Files["Berkas"];
        if (upload is null || upload.Length is 0 or > BookReader.Limit)
        {
            Refuse(Upload, upload is { Length: > 0 } ? FileRejections.TooLarge(BookReader.Limit) : FileRejections.Empty(), "Berkas");
            return;
        }

        using var content = new MemoryStream();
        await upload.CopyToAsync(content, Aborted);
        var result = await import.PreviewAsync(new(Call, new FiscalYear(Year), upload.FileName, content.ToArray()), Aborted);
        if (!result.Accepted(out var found, out var no))
        {
            Refuse(Upload, no, "Berkas");
            return;
        }

        // The bytes are kept so that what is applied is what was shown.
        file = (await files.KeepAsync(content.ToArray(), FileType.ForExtension(Path.GetExtension(upload.FileName).ToLowerInvariant())!.MediaType, Aborted)).ToString();
        (fileName, outcome) = (Path.GetFileName(upload.FileName), found);
        if (found.Faults.Count > 0)
        {
            Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }

    private async Task ApplyAsync()
    {
        if (!MayKeep || !FileHash.TryParse(Applying!.File, out var hash) || !await files.HasAsync(hash, Aborted))
        {
            Navigation.NotFound();
            return;
        }

        var wish = new ImportPlan(Call, new FiscalYear(Year), Applying.Name ?? "", await files.ReadAsync(hash, Aborted), Applying.State ?? "");
        if ((await import.HandleAsync(wish, Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.ExchangeOf(Whose!.Value, Year), receipt);
        }
        else
        {
            Refuse(Upload, no);
        }
    }

    private async Task UndoAsync()
    {
        var reading = Reading();
        var (which, reason) = (reading.Id("Undoing.Import", Undoing!.Import), reading.Line("Undoing.Reason", Undoing.Reason));
        if (!reading.Clean)
        {
            Refuse(Undo, reading);
        }
        else if ((await undo.HandleAsync(new(Call, which!.Value, reason!.Text), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(PlanningLinks.ExchangeOf(Whose!.Value, Year), receipt);
        }
        else
        {
            Refuse(Undo, no);
        }
    }

    private int Count(RowEffect effect) => outcome!.Rows.Count(row => row.Effect == effect);

    private static string Words(RowEffect effect) => effect switch
    {
        RowEffect.New => "baru",
        RowEffect.Changed => "berubah",
        _ => "tetap",
    };

    private sealed class ApplyInput
    {
        public string? File { get; set; }

        public string? Name { get; set; }

        public string? State { get; set; }
    }

    private sealed class UndoInput
    {
        public string? Import { get; set; }

        public string? Reason { get; set; }
    }
}
