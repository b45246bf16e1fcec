using Tera.Documents.Contracts;
using Tera.Procedures.Contracts;

namespace Tera.Documents.Acts;

/// <summary>In whose name a paper is signed. Both null: in one's own.</summary>
/// <param name="OnBehalfOf">a.n.: the post in whose name.</param>
/// <param name="PassedOnBy">u.b.: the post that was first asked to sign in that name, and passes it on.</param>
/// <remarks>Source: Permendagri 1/2023, forms of signatures as offices use them.</remarks>
public sealed record SignedInName(string? OnBehalfOf, string? PassedOnBy)
{
    internal static readonly Input OnBehalfInput = new("AtasNama", "Atas nama (a.n.)");
    internal static readonly Input PassedOnInput = new("UntukBeliau", "Untuk beliau (u.b.)");

    internal const int Longest = 200;

    /// <summary>In one's own name.</summary>
    public static SignedInName Own { get; } = new(null, null);

    /// <summary>As lists tell it: <c>a.n. Kepala Dinas, u.b. Sekretaris</c>; null where it is one's own.</summary>
    public string? Told => (OnBehalfOf, PassedOnBy) switch
    {
        (null, _) => null,
        (var first, null) => $"a.n. {first}",
        var (first, second) => $"a.n. {first}, {second}, u.b.",
    };

    /// <summary>What is left of it for who holds a post: nobody signs in the name of his own.</summary>
    /// <param name="position">With <c>Plt.</c> or <c>Plh.</c></param>
    public SignedInName For(string position)
    {
        var own = PaperParts.Capacity(position).Post;
        return Same(OnBehalfOf, own) ? Own : Same(PassedOnBy, own) ? this with { PassedOnBy = null } : this;
    }

    /// <param name="reader">Of the form.</param>
    /// <param name="context">Whose own post is none to sign in the name of.</param>
    internal static SignedInName Read(FormReader reader, PanelContext context) => Read(reader, context.Holder?.Position ?? "");

    /// <param name="reader">Of the form.</param>
    /// <param name="post">Of who signs: none to sign in the name of.</param>
    internal static SignedInName Read(FormReader reader, string post)
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
