namespace Tera.Documents.Acts;

/// <summary>Sifat of a letter: how fast it is to be treated, and who may read it.</summary>
public sealed record LetterNature(Urgency Urgency, AccessClass Security)
{
    internal static readonly Input UrgencyInput = new("Sifat", "Kecepatan");
    internal static readonly Input SecurityInput = new("Keamanan", "Keamanan");

    public static LetterNature Ordinary { get; } = new(Urgency.Ordinary, AccessClass.Ordinary);

    /// <summary>Whether the public is told no more of it than that it is genuine, and no mail carries it.</summary>
    public bool IsClosed => Security is not AccessClass.Ordinary;

    /// <summary>As papers print it: <c>Biasa</c>, <c>Segera</c>, <c>Rahasia, segera</c>.</summary>
    public string Printed => (Security, Urgency) switch
    {
        (AccessClass.Ordinary, _) => ActWords.Of(Urgency),
        (_, Urgency.Ordinary) => DocumentWords.Of(Security),
        _ => $"{DocumentWords.Of(Security)}, {ActWords.Of(Urgency).ToLowerInvariant()}",
    };

    /// <summary>Of a paper that says so only where it is out of the ordinary; null with its faults in the reader.</summary>
    internal static LetterNature? Read(FormReader reader) => reader.Form[UrgencyInput.Name].Length == 0 && reader.Form[SecurityInput.Name].Length == 0
        ? Ordinary
        : Read(reader, UrgencyInput, SecurityInput);

    /// <summary>Null with its faults in the reader; what nobody said of its security is open.</summary>
    internal static LetterNature? Read(FormReader reader, Input urgency, Input security)
    {
        var fast = reader.Choice<Urgency>(urgency);
        var open = reader.Form[security.Name].Length == 0 ? AccessClass.Ordinary : reader.Choice<AccessClass>(security);
        return fast is { } how && open is { } who ? new(how, who) : null;
    }
}
