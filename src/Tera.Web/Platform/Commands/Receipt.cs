using System.Globalization;
using NodaTime;
using Tera.Shared;

namespace Tera.Platform.Commands;

/// <summary>Proof that a command was carried out, kept in the same transaction; the user can quote its code.</summary>
/// <param name="Command">The command.</param>
/// <param name="Process">What it did: <c>procedures.complete</c>.</param>
/// <param name="Result">What came of it, such as the id of what was made; empty for nothing.</param>
/// <param name="RecordedAt">When.</param>
/// <param name="Repeated">True when the command had been carried out before and nothing was done now.</param>
public sealed record Receipt(CommandId Command, string Process, string Result, Instant RecordedAt, bool Repeated)
{
    /// <summary>Short and readable over the telephone: <c>TT-7F3K-412Q</c>.</summary>
    public string Code => CodeOf(Command);

    /// <summary>The code of a command's receipt: eight letters and digits without those that are mistaken for others.</summary>
    public static string CodeOf(CommandId command)
    {
        const string letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var bytes = DerivedGuid.Of("receipt:" + command).ToByteArray();
        var text = string.Concat(bytes.Take(8).Select(part => letters[part % 32]));
        return string.Create(CultureInfo.InvariantCulture, $"TT-{text[..4]}-{text[4..]}");
    }
}
