using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Tera.Procedures.Reading;

/// <summary>To whom a row gives.</summary>
/// <param name="Given">Lanes that receive when all is well, in the order of the text.</param>
/// <param name="Returned">Lanes to which it goes back.</param>
internal sealed record RowTargets(ImmutableArray<int> Given, ImmutableArray<int> Returned)
{
    /// <summary>Who gives is not who receives (rule 2).</summary>
    public bool Contains(int lane) => Given.Contains(lane) || Returned.Contains(lane);
}

/// <summary>Reads out of the whole sentence who receives, of its condition too.</summary>
internal static partial class TargetReader
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>Words before one who receives.</summary>
    private static readonly HashSet<string> Giving =
        ["kepada", "ke", "pada", "memerintahkan", "memerintah", "pemerintahkan", "perintahkan", "menugaskan", "menginstruksikan", "mengundang"];

    public static RowTargets Read(LaneNames names, LaneOrder order, string text, RowWording wording)
    {
        var parts = ConditionParts.Of(wording.Condition ?? text[wording.Main.Length..]);
        var returned = In(names, parts.No);
        ImmutableArray<int> given = [.. In(names, wording.Main).Concat(In(names, parts.Yes)).Distinct().Except(returned)];
        if (given.IsEmpty && Ordered().Match(text) is { Success: true } ordered && !Work().IsMatch(ordered.Groups["whom"].Value) && names.Nearest(ordered.Groups["whom"].Value) is { } near)
        {
            given = [near];
        }

        return new(given.IsEmpty && AsksLeave().IsMatch(text) ? [order.Top] : given, returned);
    }

    /// <summary>True when the word before a lane hands it something.</summary>
    public static bool IsGiven(LaneMention mention) => Giving.Contains(mention.Before);

    private static ImmutableArray<int> In(LaneNames names, string text)
    {
        var found = ImmutableArray.CreateBuilder<int>();
        LaneMention? given = null;
        foreach (var mention in names.AllMentions(text))
        {
            // "kepada Sekretaris dan Bidang": both receive.
            var goesOn = given is not null && mention.At <= given.At + given.Words + 1 && mention.Before is var word && (mention.At == given.At + given.Words || word is "dan" or "serta");
            given = IsGiven(mention) || goesOn ? mention : null;
            if (given is not null)
            {
                found.Add(mention.Lane);
            }
        }

        return [.. found.Distinct()];
    }

    /// <summary>Whoever asks for consent gives it to who consents.</summary>
    [GeneratedRegex(@"\b(?:meminta(?:kan)?|memohon(?:kan)?|mohon|mengajukan|mendapat(?:kan)?|memperoleh)\s+(?:\w+\s+)?(?:persetujuan|pengesahan|tanda\s?tangan|penandatangan\w*)\b", Options)]
    private static partial Regex AsksLeave();

    /// <summary>What is ordered is a piece of work, and nobody is named: <c>memerintahkan penyusunan Renja</c>. With a capital it is a post.</summary>
    [GeneratedRegex(@"^\s*pe\p{Ll}{3,}an\b")]
    private static partial Regex Work();

    [GeneratedRegex(@"\b(?:(?:pe|me)?merintah(?:kan)?|menugaskan|menginstruksikan|perintahkan)\s+(?<whom>(?:(?!untuk|agar|guna|supaya)\w+\s+){0,6}(?:(?!untuk|agar|guna|supaya)\w+))", Options)]
    private static partial Regex Ordered();
}
