using NodaTime;
using NodaTime.Text;

namespace Tera.Documents.Acts;

/// <summary>An hour as people type it and as browsers send it: <c>9.00</c>, <c>09:00</c>, <c>09:00:00</c>.</summary>
internal static class TypedClock
{
    private static readonly LocalTimePattern[] Forms =
        [LocalTimePattern.CreateWithInvariantCulture("H:mm"), LocalTimePattern.CreateWithInvariantCulture("H:mm:ss")];

    /// <summary>Null when it is no hour.</summary>
    public static LocalTime? Read(string typed)
    {
        var text = typed.Trim().Replace('.', ':');
        return Forms.Select(form => form.Parse(text)).Where(read => read.Success).Select(read => (LocalTime?)new LocalTime(read.Value.Hour, read.Value.Minute)).FirstOrDefault();
    }
}
