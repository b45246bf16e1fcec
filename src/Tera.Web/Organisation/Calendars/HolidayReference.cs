using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Tera.Organisation.Calendars;

/// <summary>How far a row of reference data can be relied on.</summary>
internal enum ReferenceConfidence
{
    /// <summary>The decree is known by its number.</summary>
    High,

    /// <summary>Announced and reported alike in several places, but the decree itself was not seen.</summary>
    MediumHigh,
}

/// <summary>A national holiday or day of collective leave as shipped, for the region to check and take over.</summary>
internal sealed record ReferenceHoliday(Holiday Holiday, ReferenceConfidence Confidence);

/// <summary>The holidays shipped with the program, one CSV row each: date, kind, name, source, confidence.</summary>
/// <remarks>
/// Holidays of a year are announced late in the year before and revised now and then, so this is only what a new region starts from;
/// its own table is edited with source and audit. The fasting month is not shipped: its days are announced year by year and entered by
/// the region as a <see cref="WorkingHoursRule.Ramadan"/>.
/// </remarks>
internal static class HolidayReference
{
    private const string Resource = "Tera.Organisation.Reference.holidays.csv";
    private const string Header = "date,kind,name,source,confidence";

    /// <summary>All shipped rows, by date.</summary>
    public static IReadOnlyList<ReferenceHoliday> Rows { get; } = Read();

    /// <summary>Only the holidays, by date.</summary>
    public static IReadOnlyList<Holiday> Holidays { get; } = [.. Rows.Select(row => row.Holiday)];

    /// <summary>The end of the last year shipped, inclusive.</summary>
    public static LocalDate KnownUntil { get; } = new(Rows[^1].Holiday.Date.Year, 12, 31);

    /// <summary>Reads rows of the shipped form; a faulty row is a fault of the build and throws with its line.</summary>
    internal static IReadOnlyList<ReferenceHoliday> Parse(TextReader reader)
    {
        if (reader.ReadLine() != Header)
        {
            throw new FormatException($"The reference of holidays must begin with the line {Header}.");
        }

        var rows = new List<ReferenceHoliday>();
        for (var number = 2; reader.ReadLine() is { } line; number++)
        {
            rows.Add(Row(line) ?? throw new FormatException(
                string.Create(CultureInfo.InvariantCulture, $"Line {number} of the reference of holidays cannot be read: {line}")));
        }

        return [.. rows.OrderBy(row => row.Holiday.Date)];
    }

    private static IReadOnlyList<ReferenceHoliday> Read()
    {
        using var stream = typeof(HolidayReference).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the program.");
        using var reader = new StreamReader(stream);
        return Parse(reader);
    }

    private static ReferenceHoliday? Row(string line)
    {
        var fields = Fields(line);
        if (fields is not [var date, var kind, { Length: > 0 } name, { Length: > 0 } source, var confidence]
            || !LocalDatePattern.Iso.Parse(date).TryGetValue(default, out var day)
            || KindOf(kind) is not { } holidayKind
            || ConfidenceOf(confidence) is not { } known)
        {
            return null;
        }

        return new ReferenceHoliday(new Holiday(day, holidayKind, name, source), known);
    }

    private static HolidayKind? KindOf(string code) => code switch
    {
        "national" => HolidayKind.National,
        "collective-leave" => HolidayKind.CollectiveLeave,
        _ => null,
    };

    private static ReferenceConfidence? ConfidenceOf(string code) => code switch
    {
        "high" => ReferenceConfidence.High,
        "medium-high" => ReferenceConfidence.MediumHigh,
        _ => null,
    };

    /// <summary>Splits at commas outside quotes. Every second part between quotes was quoted, so its commas are text.</summary>
    private static List<string> Fields(string line)
    {
        var fields = new List<string> { string.Empty };
        foreach (var (index, part) in line.Split('"').Index())
        {
            var pieces = index % 2 == 1 ? [part] : part.Split(',');
            fields[^1] += pieces[0];
            fields.AddRange(pieces.Skip(1));
        }

        return fields;
    }
}
