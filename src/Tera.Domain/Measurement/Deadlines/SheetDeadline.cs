using NodaTime;
using Tera.Organisation;
using Tera.Shared;

namespace Tera.Measurement.Deadlines;

/// <summary>A decision about the last day on which the units of an agency fill their sheets of a quarter. Never changed: the next one replaces it.</summary>
public sealed class SheetDeadline
{
    private SheetDeadline()
    {
    }

    /// <summary>Its id; later ones are greater.</summary>
    public DeadlineId Id { get; private init; }

    /// <summary>Whose.</summary>
    public AgencyId AgencyId { get; private init; }

    /// <summary>Tahun anggaran.</summary>
    public int FiscalYear { get; private init; }

    /// <summary>1 to 4.</summary>
    public int Quarter { get; private init; }

    /// <summary>Inclusive, at the agency's seat.</summary>
    public LocalDate LastDay { get; private init; }

    /// <summary>The first moment at which nothing is taken any more.</summary>
    public Instant ClosesAt { get; private init; }

    /// <summary>By which letter or decision.</summary>
    public string Ground { get; private init; } = "";

    /// <summary>Who decided; null for the program itself.</summary>
    public PersonId? SetBy { get; private init; }

    /// <summary>When.</summary>
    public Instant SetAt { get; private init; }

    /// <summary>A decision. Refuses a day that is over and one before the quarter begins.</summary>
    /// <param name="of">Whose and about which quarter.</param>
    /// <param name="lastDay">Inclusive.</param>
    /// <param name="ground">By which letter or decision.</param>
    /// <param name="by">Who decides, when, and by which clock.</param>
    public static Result<SheetDeadline> Set(DeadlinePlace of, LocalDate lastDay, PrintedLine ground, DeadlineAuthor by) =>
        lastDay < by.Today ? DeadlineRejections.DayOver(lastDay)
        : lastDay < of.Period.FirstDay ? DeadlineRejections.BeforeQuarter(of.Period.FirstDay)
        : new SheetDeadline
        {
            Id = DeadlineId.New(),
            AgencyId = of.Agency,
            FiscalYear = of.Period.Year.Value,
            Quarter = of.Period.Quarter.Number,
            LastDay = lastDay,
            ClosesAt = by.EndOf(lastDay),
            Ground = ground.Text,
            SetBy = by.Person,
            SetAt = by.At,
        };
}

/// <summary>What a deadline is about.</summary>
/// <param name="Agency">Whose units.</param>
/// <param name="Period">The quarter that is measured.</param>
public sealed record DeadlinePlace(AgencyId Agency, FiscalPeriod Period);

/// <summary>Who decides about a deadline, when, and by which clock days end.</summary>
/// <param name="Person">Null for the program itself.</param>
/// <param name="At">When.</param>
/// <param name="Zone">Of the agency's seat.</param>
public sealed record DeadlineAuthor(PersonId? Person, Instant At, IndonesianTimeZone Zone)
{
    internal LocalDate Today => Zone.DateOf(At);

    internal Instant EndOf(LocalDate day) => day.PlusDays(1).AtStartOfDayInZone(Zone.Zone).ToInstant();
}
