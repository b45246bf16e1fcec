namespace Tera.Platform.Paper;

/// <summary>By what right the person signs.</summary>
public enum SigningCapacity
{
    /// <summary>Holds the post.</summary>
    Definitive,

    /// <summary>Pelaksana tugas: the post is vacant.</summary>
    Plt,

    /// <summary>Pelaksana harian: the holder is absent for a while.</summary>
    Plh,
}

/// <summary>How the place of the signature looks.</summary>
public abstract record SignatureMark
{
    private SignatureMark() { }

    /// <summary>Empty, for pen and stamp.</summary>
    public sealed record Blank : SignatureMark;

    /// <summary>“Tanda tangan elektronik:”; printed before the signature itself is added to the file, so it names the place and claims nothing.</summary>
    public sealed record Electronic(QrCodeView? Qr = null) : SignatureMark;
}

/// <summary>Who signs, in which post, for whom.</summary>
/// <param name="Post">The signer's own post, without “Plt.” or “Plh.”: that is the capacity's to say.</param>
/// <param name="Name">With titles, as in the decree.</param>
public sealed record SignatoryView(string Post, string Name)
{
    public SigningCapacity Capacity { get; init; } = SigningCapacity.Definitive;

    /// <summary>The post in whose name is signed: prints “a.n.” before it; null when in one's own.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>
    /// The post that was first asked to sign on behalf and passes it on: prints it, and “u.b.” on a line of its own. Only together with
    /// <see cref="OnBehalfOf"/>.
    /// </summary>
    public string? PassedOnBy { get; init; }

    /// <summary>“Pembina Utama Muda (IV/c)”; null for those who have none, such as a regent.</summary>
    public string? Rank { get; init; }

    /// <summary>Eighteen digits, printed 8-6-1-3; null for those who have none.</summary>
    public string? Nip { get; init; }

    /// <summary>“Contoh Jaya, 13 Oktober 2026”; null where the letter's head bears it.</summary>
    public string? PlaceAndDate { get; init; }

    public SignatureMark Mark { get; init; } = new SignatureMark.Blank();

    /// <summary>The lines above the signature, as the rules for official letters order them; the last ends with a comma.</summary>
    public IReadOnlyList<PostLine> PostLines()
    {
        var post = Capacity switch
        {
            SigningCapacity.Plt => $"Plt. {Post}",
            SigningCapacity.Plh => $"Plh. {Post}",
            _ => Post,
        };
        return (OnBehalfOf, PassedOnBy) switch
        {
            (null, null) => [new(null, $"{post},")],
            (null, _) => throw new InvalidOperationException("“u.b.” stands only under “a.n.”."),
            (var first, null) => [new("a.n.", first), new(null, $"{post},")],
            var (first, second) => [new("a.n.", first), new(null, second), new(null, "u.b."), new(null, $"{post},")],
        };
    }

    /// <summary>“19900101 201503 1 001”; a text that is not eighteen digits is printed as it is.</summary>
    public string? PrintedNip() =>
        Nip is { Length: 18 } digits && digits.All(char.IsAsciiDigit)
            ? $"{digits[..8]} {digits[8..14]} {digits[14]} {digits[15..]}"
            : Nip;
}

/// <param name="Prefix">“a.n.”, hanging left of the text.</param>
public sealed record PostLine(string? Prefix, string Text);
