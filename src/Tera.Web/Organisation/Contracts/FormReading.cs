using NodaTime;
using NodaTime.Text;
using Tera.Platform.Components;
using Tera.Platform.Texts;
using Tera.Shared;

namespace Tera.Organisation.Contracts;

/// <summary>Reads the fields of a form one after another and collects every fault, so that the user mends all in one go.</summary>
internal sealed class FormReading(Sentences sentences)
{
    private readonly List<Fault> _faults = [];

    internal Faults Faults => Faults.Of(_faults);

    internal bool Clean => _faults.Count == 0;

    /// <summary>The value, or null with a fault at the field.</summary>
    internal T? Take<T>(string field, Result<T> read)
        where T : class
    {
        if (read.Accepted(out var value, out var no))
        {
            return value;
        }

        Refuse(field, no);
        return null;
    }

    /// <summary>The same for what may stay empty.</summary>
    internal T? Optional<T>(string field, string? typed, Func<string?, Result<T>> read)
        where T : class => string.IsNullOrWhiteSpace(typed) ? null : Take(field, read(typed));

    internal PrintedLine? Line(string field, string? typed) => Take(field, PrintedLine.Of(typed));

    internal LocalDate? Date(string field, string? typed)
    {
        if (OptionalDate(field, typed) is { } day)
        {
            return day;
        }

        if (string.IsNullOrWhiteSpace(typed))
        {
            Refuse(field, new Rejection("organisation.date.missing"));
        }

        return null;
    }

    internal LocalDate? OptionalDate(string field, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(typed.Trim()).TryGetValue(default, out var day))
        {
            return day;
        }

        Refuse(field, new Rejection("organisation.date.form", typed));
        return null;
    }

    /// <summary>One of an enumeration, as the choice list posts it.</summary>
    internal T? Choice<T>(string field, string? typed)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(typed, out var value) && Enum.IsDefined(value))
        {
            return value;
        }

        Refuse(field, new Rejection("organisation.choice.missing"));
        return null;
    }

    /// <summary>The id a choice list posts.</summary>
    internal Guid? Id(string field, string? typed)
    {
        if (Guid.TryParse(typed, out var id))
        {
            return id;
        }

        Refuse(field, new Rejection("organisation.choice.missing"));
        return null;
    }

    internal int? Whole(string field, string? typed, int least, int most)
    {
        if (int.TryParse(typed, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Refuse(field, new Rejection("organisation.number.form", least, most));
        return null;
    }

    internal void Refuse(string? field, Rejection no) => _faults.Add(new(field, sentences.For(no)));
}
