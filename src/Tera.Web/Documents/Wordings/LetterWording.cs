using Tera.Documents.Contracts;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Documents.Wordings;

/// <summary>How one paper is worded.</summary>
/// <param name="Kind">What may be worded on it.</param>
/// <param name="Texts">By key of the part; a part that is not there is the program's.</param>
public sealed record LetterWording(WordingKind Kind, IReadOnlyDictionary<string, string> Texts)
{
    public static LetterWording OfProgram(WordingKind kind) => new(kind, new Dictionary<string, string>());

    /// <summary>With its placeholders.</summary>
    public string Text(WordingPart part) => Texts.TryGetValue(part.Key, out var text) ? text : part.Program;

    /// <summary>As it is printed; empty where nothing is.</summary>
    public string Filled(string part, Func<string, string> valueOf) => WordedText.Fill(Text(Kind.Parts.Single(one => one.Key == part)), valueOf);
}

/// <summary>What papers put in for placeholders that every kind has.</summary>
internal static class WordedPaper
{
    /// <summary>What a part says on a paper.</summary>
    /// <param name="paper">With the wording it was frozen with.</param>
    /// <param name="kind">Its kind, for a paper that says nothing of its wording.</param>
    /// <param name="part">Key of the part.</param>
    /// <param name="valueOf">The paper's own placeholders.</param>
    public static string Worded(this PaperHeader paper, WordingKind kind, string part, Func<string, string> valueOf) =>
        (paper.Wording ?? LetterWording.OfProgram(kind)).Filled(part, valueOf);

    /// <summary>The post of who signs, as it is printed: <c>Plt. Kepala Dinas</c>.</summary>
    public static string PrintedPost(this SignatoryView signatory) => signatory.PostLines()[^1].Text.TrimEnd(',');

    /// <summary>What every paper has; any other name is a mistake of ours, for what an agency types was checked against the list.</summary>
    public static string Common(this PaperHeader paper, string name, string agency) => name switch
    {
        "nomor" => paper.Number ?? "",
        "tanggal" => IndonesianDate.Long(paper.Date),
        "instansi" => agency,
        _ => throw new InvalidOperationException($"Nothing is known of the placeholder {name}."),
    };
}
