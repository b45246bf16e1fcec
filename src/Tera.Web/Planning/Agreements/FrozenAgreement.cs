using System.Text.Json;
using System.Text.Json.Serialization;
using Tera.Platform.Paper;

namespace Tera.Planning.Agreements;

/// <summary>The paper of an agreement as it was signed: whatever is renamed, ended or entered later, it is printed again as it was.</summary>
/// <param name="Letterhead">Without its image, which no agency has.</param>
/// <param name="PlaceAndDate">Before the signatures.</param>
internal sealed record FrozenAgreement(
    FrozenLetterhead Letterhead, FrozenParty First, FrozenParty Second, string PlaceAndDate, IReadOnlyList<PromisedRow> Rows, IReadOnlyList<PromisedMoney> Programmes)
{
    private static readonly JsonSerializerOptions Options = Written();

    public static FrozenAgreement Of(AgreementPaperView view) => new(
        new(view.Letterhead.Region, view.Letterhead.Agency, view.Letterhead.Parent, view.Letterhead.Address, view.Letterhead.Contact),
        FrozenParty.Of(view.First), FrozenParty.Of(view.Second), view.PlaceAndDate, view.Rows, view.Programmes);

    public static FrozenAgreement Read(string text) =>
        JsonSerializer.Deserialize<FrozenAgreement>(text, Options) ?? throw new InvalidOperationException("The paper of an agreement is empty.");

    public string Write() => JsonSerializer.Serialize(this, Options);

    public AgreementPaperView View(Agreement agreement) => new(
        new LetterheadView(Letterhead.Region, Letterhead.Agency) { Parent = Letterhead.Parent, Address = Letterhead.Address, Contact = Letterhead.Contact },
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
internal sealed record FrozenLetterhead(string Region, string Agency, string? Parent, string? Address, string? Contact);

/// <summary>A signature block in words; the agreement is signed by hand.</summary>
internal sealed record FrozenParty(string Post, string Name, SigningCapacity Capacity, string? Rank, string? Nip)
{
    public static FrozenParty Of(SignatoryView view) => new(view.Post, view.Name, view.Capacity, view.Rank, view.Nip);

    public SignatoryView View() => new(Post, Name) { Capacity = Capacity, Rank = Rank, Nip = Nip, Mark = new SignatureMark.Blank() };
}
