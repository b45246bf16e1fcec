using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Library;

namespace Tera.Documents.Srikandi;

/// <summary>What SRIKANDI asks of a document, and what it gave.</summary>
[Authorize]
public sealed partial class SrikandiPage(DocumentReader reader, LimitedPapers limited, SrikandiPackage package, SrikandiReader numbers, NoteSrikandiNumberHandler note)
{
    private const string NumberForm = "nomor-srikandi";

    private IReadOnlyList<SrikandiLine> noted = [];
    private Revision? revision;
    private SrikandiFields? fields;
    private bool mayExport;
    private bool mayNote;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = NumberForm)]
    private NumberInput? Form { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        Form ??= new();
        if (await reader.FindAsync(Current.Required, new RevisionId(Id), Aborted) is not ({ } found, { } artifact))
        {
            Navigation.NotFound();
            return;
        }

        revision = found;
        fields = await package.FieldsAsync(found, Aborted);
        noted = await numbers.OfAsync(found.Id, Aborted);
        mayExport = found.PdfHash is not null && !limited.AreLimited(artifact.Kind);
        mayNote = found.PdfHash is not null && await note.MayAsync(Current.Required, found, artifact.AgencyId, Aborted);
    }

    private async Task NoteAsync()
    {
        var reading = Reading();
        var number = reading.Line("Form.Number", Form!.Number);
        var address = string.IsNullOrWhiteSpace(Form.Address) ? null : AddressOf(Form.Address.Trim());
        if (address is null && !string.IsNullOrWhiteSpace(Form.Address))
        {
            reading.Refuse("Form.Address", SrikandiRejections.Address(SrikandiNumber.LongestAddress));
        }

        if (!mayNote)
        {
            Navigation.NotFound();
        }
        else if (!reading.Clean)
        {
            Refuse(NumberForm, reading);
        }
        else if ((await note.HandleAsync(new(Command, Current.Required, revision!.Id, number!, address), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(DocumentLinks.Srikandi(revision.Id), receipt);
        }
        else
        {
            Refuse(NumberForm, no, "Form.Number");
        }
    }

    /// <summary>Whole, protected on its way, and bearing nobody's name and password.</summary>
    private static Uri? AddressOf(string typed) =>
        Uri.TryCreate(typed, UriKind.Absolute, out var address) && address is { Scheme: "https", UserInfo: "" } && address.AbsoluteUri.Length <= SrikandiNumber.LongestAddress ? address : null;

    private sealed class NumberInput
    {
        public string? Number { get; set; }

        public string? Address { get; set; }
    }
}
