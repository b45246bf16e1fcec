using Microsoft.AspNetCore.Components;
using Tera.Platform.Files;
using Tera.Platform.Paper;
using Tera.Shared;
using Receipt = Tera.Platform.Commands.Receipt;

namespace Tera.Organisation.Logos;

/// <summary>The arms of a region or of an agency, on the page of either: shown, brought and removed.</summary>
public sealed partial class LogoSection(LogoReader logos)
{
    /// <summary>Name of the file's input.</summary>
    public const string Field = "Lambang";

    private const string Upload = "unggah-lambang", Removal = "hapus-lambang";

    private PaperImage? shown;
    private bool own;

    /// <summary>Address of the page, which is shown again when all went well.</summary>
    [Parameter, EditorRequired]
    public string Here { get; set; } = "";

    /// <summary>Whose; null for the region.</summary>
    [Parameter]
    public AgencyId? Agency { get; set; }

    /// <summary>Does it, with the right the page has asked for.</summary>
    [Parameter, EditorRequired]
    public Func<KeepLogo, Task<Result<Receipt>>> Keeping { get; set; } = null!;

    /// <summary>A page longer than the screen would hide what became of the file.</summary>
    private string Action => $"{Here}#lambang";

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        (shown, own) = await logos.OfAsync(Agency, Aborted);
    }

    private async Task UploadAsync()
    {
        if (!(await ReceivedFile.OfAsync(await Http.Request.ReadFormAsync(Aborted), Field, LogoPicture.Limit, Aborted)).Accepted(out var file, out var no))
        {
            Refuse(Upload, no, Field);
            return;
        }

        Answer(await Keeping(new(Command, Current.Required, Agency, file)), Upload, Field);
    }

    private async Task RemoveAsync() => Answer(await Keeping(new(Command, Current.Required, Agency, null)), Removal, field: null);

    private void Answer(Result<Receipt> result, string form, string? field)
    {
        if (result.Accepted(out var receipt, out var no))
        {
            Done(Here, receipt);
            return;
        }

        Refuse(form, no, field);
    }
}
