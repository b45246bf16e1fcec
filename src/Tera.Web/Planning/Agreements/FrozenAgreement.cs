using System.Text.Json;
using System.Text.Json.Serialization;
using Tera.Platform.Files;
using Tera.Platform.Paper;

namespace Tera.Planning.Agreements;

/// <summary>The paper of an agreement as it was signed: whatever is renamed, ended or entered later, it is printed again as it was.</summary>
/// <param name="Letterhead">Its arms by their hash.</param>
/// <param name="PlaceAndDate">Before the signatures.</param>
internal sealed record FrozenAgreement(
    FrozenLetterhead Letterhead, FrozenParty First, FrozenParty Second, string PlaceAndDate, IReadOnlyList<PromisedRow> Rows, IReadOnlyList<PromisedMoney> Programmes)
{
    private static readonly JsonSerializerOptions Options = Written();

    public static FrozenAgreement Of(AgreementPaperView view) => new(
        FrozenLetterhead.Of(view.Letterhead),
        FrozenParty.Of(view.First), FrozenParty.Of(view.Second), view.PlaceAndDate, view.Rows, view.Programmes);

    public static FrozenAgreement Read(string text) =>
        JsonSerializer.Deserialize<FrozenAgreement>(text, Options) ?? throw new InvalidOperationException("The paper of an agreement is empty.");

    public string Write() => JsonSerializer.Serialize(this, Options);

    /// <param name="logo">The arms it names; null where it names none.</param>
    public AgreementPaperView View(Agreement agreement, PaperImage? logo) => new(
        new LetterheadView(Letterhead.Region, Letterhead.Agency) { Parent = Letterhead.Parent, Address = Letterhead.Address, Contact = Letterhead.Contact, Logo = logo },
        agreement, First.View(), Second.View(), PlaceAndDate, Rows, Programmes);

    private static JsonSerializerOptions Written()
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
        options.Converters.Add(new JsonStringEnumConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

/// <summary>A letterhead in words.</summary>
/// <param name="Logo">Hash of its arms in the file store; null for none, as in every agreement signed before there were any.</param>
/// <param name="LogoType">Their media type.</param>
internal sealed record FrozenLetterhead(string Region, string Agency, string? Parent, string? Address, string? Contact, string? Logo = null, string? LogoType = null)
{
    public static FrozenLetterhead Of(LetterheadView view) => new(
        view.Region, view.Agency, view.Parent, view.Address, view.Contact,
        view.Logo is { } logo ? FileHash.Of(logo.Content.Span).ToString() : null, view.Logo?.MediaType);
}

/// <summary>A signature block in words; the agreement is signed by hand.</summary>
internal sealed record FrozenParty(string Post, string Name, SigningCapacity Capacity, string? Rank, string? Nip)
{
    public static FrozenParty Of(SignatoryView view) => new(view.Post, view.Name, view.Capacity, view.Rank, view.Nip);

    public SignatoryView View() => new(Post, Name) { Capacity = Capacity, Rank = Rank, Nip = Nip, Mark = new SignatureMark.Blank() };
}
