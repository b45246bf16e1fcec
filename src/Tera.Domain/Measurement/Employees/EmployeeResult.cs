using NodaTime;
using Tera.Organisation;
using Tera.Shared;

namespace Tera.Measurement.Employees;

/// <summary>What an employee did in a quarter, in his own words, and how he was rated. Personal: see who may read it where it is queried.</summary>
public sealed class EmployeeResult
{
    /// <summary>Letters a text may have.</summary>
    public const int LongestText = 4000;

    private EmployeeResult()
    {
    }

    /// <summary>The employee's sheet.</summary>
    public SheetId SheetId { get; private init; }

    /// <summary>Hasil kerja.</summary>
    public string Results { get; private set; } = "";

    /// <summary>Perilaku kerja.</summary>
    public string Conduct { get; private set; } = "";

    /// <summary>Kendala.</summary>
    public string Obstacles { get; private set; } = "";

    /// <summary>Tindak lanjut.</summary>
    public string FollowUp { get; private set; } = "";

    /// <summary>Rating of the work; null while not rated.</summary>
    public Expectation? WorkRating { get; private set; }

    /// <summary>Rating of the conduct; null while not rated.</summary>
    public Expectation? ConductRating { get; private set; }

    /// <summary>Who rated.</summary>
    public PersonId? RatedBy { get; private set; }

    /// <summary>When.</summary>
    public Instant? RatedAt { get; private set; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>The predicate; null while not rated.</summary>
    public EmployeePredicate? Predicate =>
        WorkRating is { } work && ConductRating is { } conduct ? EmployeeRating.Of(work, conduct) : null;

    /// <summary>Nothing told yet.</summary>
    public static EmployeeResult Blank(SheetId sheet) => new() { SheetId = sheet };

    /// <summary>Takes the employee's own words.</summary>
    public Result<EmployeeResult> Tell(string results, string conduct, string obstacles, string followUp)
    {
        string[] texts = [results.Trim(), conduct.Trim(), obstacles.Trim(), followUp.Trim()];
        if (texts.Any(text => text.Length > LongestText))
        {
            return Sheets.EntryRejections.TooLong(LongestText);
        }

        (Results, Conduct, Obstacles, FollowUp) = (texts[0], texts[1], texts[2], texts[3]);
        Version++;
        return this;
    }

    /// <summary>The assessor's two ratings; nobody rates himself.</summary>
    /// <param name="employee">Whose result it is.</param>
    /// <param name="work">Of the work results.</param>
    /// <param name="conduct">Of the conduct.</param>
    /// <param name="by">Who rates.</param>
    /// <param name="at">When.</param>
    public Result<EmployeeResult> Rate(PersonId employee, Expectation work, Expectation conduct, PersonId by, Instant at)
    {
        if (employee == by)
        {
            return EmployeeRejections.OwnRating;
        }

        (WorkRating, ConductRating, RatedBy, RatedAt) = (work, conduct, by, at);
        Version++;
        return this;
    }
}

/// <summary>Why a rating was refused.</summary>
public static class EmployeeRejections
{
    /// <summary>Nobody rates himself.</summary>
    public static readonly Rejection OwnRating = new("measurement.employee.own-rating");

    /// <summary>A rating is missing. Argument: the employee.</summary>
    public static Rejection NotRated(string name) => new("measurement.employee.not-rated", name);
}
