using NodaTime;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Shared;

namespace Tera.Measurement.Employees;

/// <summary>What an employee did in a quarter, in his own words, and how he was rated. Personal: see who may read it where it is queried.</summary>
public sealed class EmployeeResult
{
    /// <summary>Letters a text may have.</summary>
    public const int LongestText = 4000;

    /// <summary>Stable names of what changes, as history keeps them.</summary>
    public const string ResultsField = "results", ConductField = "conduct", ObstaclesField = "obstacles", FollowUpField = "follow-up", WorkRatingField = "work-rating", ConductRatingField = "conduct-rating";

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

    /// <summary>When he last told anything; null before, and where it was not kept.</summary>
    public Instant? ToldAt { get; private set; }

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

    /// <summary>Takes the employee's own words; returns what changed by it, which may be nothing.</summary>
    public Result<IReadOnlyList<EntryChange>> Tell(string results, string conduct, string obstacles, string followUp, Instant at)
    {
        string[] texts = [results.Trim(), conduct.Trim(), obstacles.Trim(), followUp.Trim()];
        if (texts.Any(text => text.Length > LongestText))
        {
            return EntryRejections.TooLong(LongestText);
        }

        var before = Written;
        (Results, Conduct, Obstacles, FollowUp, ToldAt) = (texts[0], texts[1], texts[2], texts[3], at);
        return Since(before);
    }

    /// <summary>The assessor's two ratings; nobody rates himself. Returns what changed by it, which may be nothing.</summary>
    /// <param name="employee">Whose result it is.</param>
    /// <param name="work">Of the work results.</param>
    /// <param name="conduct">Of the conduct.</param>
    /// <param name="by">Who rates.</param>
    /// <param name="at">When.</param>
    public Result<IReadOnlyList<EntryChange>> Rate(PersonId employee, Expectation work, Expectation conduct, PersonId by, Instant at)
    {
        if (employee == by)
        {
            return EmployeeRejections.OwnRating;
        }

        var before = Written;
        (WorkRating, ConductRating, RatedBy, RatedAt) = (work, conduct, by, at);
        return Since(before);
    }

    private List<EntryChange> Since(IReadOnlyList<(string Field, string Text)> before)
    {
        Version++;
        return [.. before.Zip(Written, (old, now) => new EntryChange(old.Field, old.Text, now.Text)).Where(change => change.Before != change.After)];
    }

    /// <summary>What is written, under the names history keeps it by.</summary>
    public IReadOnlyList<(string Field, string Text)> Written =>
    [
        (ResultsField, Results), (ConductField, Conduct), (ObstaclesField, Obstacles), (FollowUpField, FollowUp),
        (WorkRatingField, WorkRating?.ToString() ?? ""), (ConductRatingField, ConductRating?.ToString() ?? ""),
    ];
}

/// <summary>Why a rating was refused.</summary>
public static class EmployeeRejections
{
    /// <summary>Nobody rates himself.</summary>
    public static readonly Rejection OwnRating = new("measurement.employee.own-rating");

    /// <summary>A rating is missing. Argument: the employee.</summary>
    public static Rejection NotRated(string name) => new("measurement.employee.not-rated", name);
}
