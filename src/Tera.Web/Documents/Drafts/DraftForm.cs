using Tera.Documents.Acts;
using Tera.Documents.Tasks;

namespace Tera.Documents.Drafts;

/// <summary>A text as typed. A draft may be incomplete; what is handed over may not.</summary>
internal sealed record DraftForm(string Title, IReadOnlyList<(TextSection Section, string Body)> Sections, IReadOnlyList<string> Dropped, SignedInName InName, LetterNature Nature)
{
    /// <summary>Code of the matter its letter is to bear; null for that of the register, and where it bears no number.</summary>
    public string? Classification { get; init; }

    public static readonly Input TitleInput = new("Judul", "Judul");
    public static readonly Input FilesInput = new("Lampiran", "Lampiran baru");
    public static readonly Input DropInput = new("HapusLampiran", "Hapus lampiran");

    public const int LongestTitle = 300;
    public const int LongestBody = 100_000;

    public static Input InputOf(TextSection section) => new($"Bagian.{section.Key}", section.Heading);

    /// <summary>The form, or null with everything that is wrong with it.</summary>
    /// <param name="reader">Of the form.</param>
    /// <param name="template">Its sections.</param>
    /// <param name="signer">The post of who will sign it; null where nobody does.</param>
    /// <param name="handingOver">Nothing may be missing.</param>
    public static DraftForm? Read(FormReader reader, TextTemplate template, string? signer, bool handingOver)
    {
        var title = reader.Required(TitleInput, LongestTitle);
        var sections = template.Sections.Select(section => (section, Body(reader, section, handingOver))).ToList();
        var name = signer is null ? SignedInName.Own : SignedInName.Read(reader, signer);
        var nature = LetterNature.Read(reader);
        return reader.Faults.Count == 0 ? new(title, sections, reader.Form.All(DropInput.Name), name, nature!) : null;
    }

    /// <summary>Nothing was written and nothing will be attached.</summary>
    public bool IsEmpty(IEnumerable<Attachment> kept, int added) =>
        added == 0 && Sections.All(section => section.Body.Length == 0) && kept.All(one => Dropped.Contains(one.Id.Value.ToString("D")));

    private static string Body(FormReader reader, TextSection section, bool handingOver) => handingOver && section.Required
        ? reader.Required(InputOf(section), LongestBody)
        : reader.Optional(InputOf(section), LongestBody) ?? "";
}
