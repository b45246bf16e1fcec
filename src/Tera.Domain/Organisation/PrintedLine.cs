using Tera.Shared;

namespace Tera.Organisation;

/// <summary>One line as it is printed: a name, a title, the number of a letter. 1 to 200 characters, single spaces, no line break.</summary>
public sealed record PrintedLine
{
    /// <summary>Characters, inclusive.</summary>
    public const int Longest = 200;

    private PrintedLine(string text) => Text = text;

    /// <summary>What is printed.</summary>
    public string Text { get; }

    /// <summary>Reads what was typed; spaces at the ends and doubled spaces inside are dropped.</summary>
    public static Result<PrintedLine> Of(string? typed)
    {
        var text = string.Join(' ', (typed ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text switch
        {
            "" => new Rejection("organisation.line.missing"),
            { Length: > Longest } => new Rejection("organisation.line.too-long", text.Length, Longest),
            _ when text.Any(char.IsControl) => new Rejection("organisation.line.control-characters"),
            _ => new PrintedLine(text),
        };
    }

    /// <summary>What is printed.</summary>
    public override string ToString() => Text;
}
