using Microsoft.AspNetCore.Components;
using NodaTime;
using Tera.Platform.Files;
using Tera.Platform.Spreadsheets;
using Tera.Shared;
using Receipt = Tera.Platform.Commands.Receipt;

namespace Tera.Organisation.Contracts;

/// <summary>A file whose effect was shown.</summary>
/// <param name="State"><see cref="ImportOutcome.State"/> that was shown.</param>
public sealed record ShownFile(ReceivedFile File, string State);

/// <summary>The import that may be undone.</summary>
/// <param name="What">Name of its file, and what it was for where the page does not tell.</param>
public sealed record LastImport(Guid Id, string What, Instant At);

/// <summary>
/// The one way in which a table is brought in: received, its effect shown, applied as it was shown, all of it or nothing, and the last one taken back
/// with a reason. What was refused at the end stands there once more with its rows. A page says who may, and what each of the three does.
/// </summary>
public sealed partial class FileImport(KeptFiles files) : CommandPage
{
    /// <summary>Name of the file's input.</summary>
    public const string Field = "Berkas";

    private const string Upload = "unggah", Apply = "terapkan", Undo = "batalkan-impor", Anchor = "impor";

    private ReceivedFile? file;
    private ImportOutcome? outcome;
    private string kept = "";

    /// <summary>Address of the page, which is shown again when all went well.</summary>
    [Parameter, EditorRequired]
    public string Here { get; set; } = "";

    /// <summary>Which files, without a full stop: “XLSX dari halaman ini”.</summary>
    [Parameter, EditorRequired]
    public string Hint { get; set; } = "";

    /// <summary>Head of the column that says what a row is about.</summary>
    [Parameter]
    public string Subject { get; set; } = "Isi";

    /// <summary>What is said of a file that changes nothing.</summary>
    [Parameter, EditorRequired]
    public string Unchanged { get; set; } = "";

    /// <summary>What undoing does, and when it is too late.</summary>
    [Parameter, EditorRequired]
    public string UndoEffect { get; set; } = "";

    /// <summary>Whether anything may come in now. Where it may not, only a file that came too late is still shown.</summary>
    [Parameter]
    public bool Open { get; set; } = true;

    /// <summary>Whether bringing a file in is what the page is for.</summary>
    [Parameter]
    public bool Foremost { get; set; }

    /// <summary>Null for none.</summary>
    [Parameter]
    public LastImport? Last { get; set; }

    /// <summary>What a file would do; keeps nothing.</summary>
    [Parameter, EditorRequired]
    public Func<ReceivedFile, Task<Result<ImportOutcome>>> Looking { get; set; } = null!;

    /// <summary>Does it.</summary>
    [Parameter, EditorRequired]
    public Func<ShownFile, Task<Result<Receipt>>> Taking { get; set; } = null!;

    /// <summary>Undoes an import, for a reason.</summary>
    [Parameter, EditorRequired]
    public Func<Guid, PrintedLine, Task<Result<Receipt>>> TakingBack { get; set; } = null!;

    [SupplyParameterFromForm(FormName = Apply)]
    private ApplyInput? Applying { get; set; }

    [SupplyParameterFromForm(FormName = Undo)]
    private UndoInput? Undoing { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        Undoing ??= new();
    }

    private async Task PreviewAsync()
    {
        if (!(await ReceivedFile.OfAsync(await Http.Request.ReadFormAsync(Aborted), Field, TableFile.Limit, Aborted)).Accepted(out var received, out var no)
            || !(await Looking(received)).Accepted(out var found, out no))
        {
            Refuse(Upload, no, Field);
            return;
        }

        // The bytes are kept so that what is applied is what was shown.
        kept = (await files.KeepAsync(received.Content, FileType.ForExtension(Path.GetExtension(received.Name).ToLowerInvariant())!.MediaType, Aborted)).ToString();
        (file, outcome) = (received, found);
        if (found.Faults.Count > 0)
        {
            Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }

    private async Task ApplyAsync()
    {
        if (!FileHash.TryParse(Applying!.File, out var hash) || !await files.HasAsync(hash, Aborted))
        {
            Navigation.NotFound();
            return;
        }

        var sent = new ReceivedFile(Path.GetFileName(Applying.Name ?? ""), await files.ReadAsync(hash, Aborted));
        if ((await Taking(new(sent, Applying.State ?? ""))).Accepted(out var receipt, out var no))
        {
            Done(Here, receipt);
            return;
        }

        // What was not taken is shown with the effect it would have now.
        Refuse(Apply, no);
        (file, kept) = (sent, hash.ToString());
        outcome = (await Looking(sent)).Accepted(out var found, out _) ? found : new([], []);
    }

    private async Task UndoAsync()
    {
        var reading = Reading();
        var (which, reason) = (reading.Id("Undoing.Import", Undoing!.Import), reading.Line("Undoing.Reason", Undoing.Reason));
        if (!reading.Clean)
        {
            Refuse(Undo, reading);
        }
        else if ((await TakingBack(which!.Value, reason!)).Accepted(out var receipt, out var no))
        {
            Done(Here, receipt);
        }
        else
        {
            Refuse(Undo, no);
        }
    }

    /// <summary>A page longer than the screen would hide what became of the file.</summary>
    private string Action => $"{Here}#{Anchor}";

    private string? Standing => Foremost ? "btn-primary" : null;

    private string Counts =>
        $"{Count(RowEffect.New)} baris baru, {Count(RowEffect.Changed)} baris berubah, {Count(RowEffect.Same)} baris tetap"
        + (Count(RowEffect.Skipped) is > 0 and var skipped ? $", {skipped} baris dilewati" : "");

    private static bool Moves(RowResult row) => row.Effect is RowEffect.New or RowEffect.Changed;

    private int Count(RowEffect effect) => outcome!.Rows.Count(row => row.Effect == effect);

    private static string Words(RowEffect effect) => effect switch
    {
        RowEffect.New => "baru",
        RowEffect.Changed => "berubah",
        RowEffect.Skipped => "dilewati",
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
