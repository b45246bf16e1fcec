using Tera.Documents.Contracts;
using Tera.Procedures.Contracts;

namespace Tera.Documents.Acts;

/// <summary>In whose name a letter is signed, as typed. Both null: in one's own.</summary>
/// <param name="OnBehalfOf">a.n.: the post in whose name.</param>
/// <param name="PassedOnBy">u.b.: the post that was first asked to sign in that name, and passes it on.</param>
/// <remarks>Source: Permendagri 1/2023, forms of signatures as offices use them.</remarks>
internal sealed record SignedInName(string? OnBehalfOf, string? PassedOnBy)
{
    public static readonly Input OnBehalfInput = new("AtasNama", "Atas nama (a.n.)");
    public static readonly Input PassedOnInput = new("UntukBeliau", "Untuk beliau (u.b.)");

    public const int Longest = 200;

    /// <param name="reader">Of the form.</param>
    /// <param name="context">Whose own post is none to sign in the name of.</param>
    public static SignedInName Read(FormReader reader, PanelContext context) => Read(reader, context.Holder?.Position ?? "");

    /// <param name="reader">Of the form.</param>
    /// <param name="post">Of who signs: none to sign in the name of.</param>
    public static SignedInName Read(FormReader reader, string post)
    {
        var own = PaperParts.Capacity(post).Post;
        var name = new SignedInName(Bare(reader.Optional(OnBehalfInput, Longest), "a.n."), Bare(reader.Optional(PassedOnInput, Longest), "u.b."));
        if (name is { OnBehalfOf: null, PassedOnBy: not null })
        {
            reader.Fault("documents.form.passed-on-alone", OnBehalfInput);
        }

        if (Same(name.OnBehalfOf, own))
        {
            reader.Fault("documents.form.own-name", OnBehalfInput, own);
        }

        if (Same(name.PassedOnBy, own) || Same(name.PassedOnBy, name.OnBehalfOf))
        {
            reader.Fault("documents.form.own-name", PassedOnInput, name.PassedOnBy!);
        }

        return name;
    }

    /// <summary>The paper prints the two letters itself.</summary>
    private static string? Bare(string? typed, string letters) =>
        typed?.StartsWith(letters, StringComparison.OrdinalIgnoreCase) is true ? typed[letters.Length..].Trim() is { Length: > 0 } rest ? rest : null : typed;

    private static bool Same(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
