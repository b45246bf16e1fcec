using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Demonstration;

/// <summary>The days of the demonstration that lie before everything it measures, all counted from the day of seeding.</summary>
/// <remarks>
/// Its year is the one in which the first of the last three quarters lies: so people held their posts and SOPs were in force before the
/// earliest figure, and no day of it is ever still to come.
/// </remarks>
/// <param name="Number">As letters and decisions print it.</param>
internal sealed record DemonstrationYear(int Number)
{
    private const int PastQuarters = 3;

    /// <param name="today">The day of seeding, at the region's seat.</param>
    public static DemonstrationYear Before(LocalDate today) => new(FiscalPeriod.Of(today).Plus(-PastQuarters).Year.Value);

    /// <summary>When everybody took office: the second of January two years before.</summary>
    public LocalDate TookOffice => new(Number - 2, 1, 2);

    /// <summary>Teams were founded and SOPs drawn up in the first whole working week.</summary>
    public LocalDate FirstMonday => Monday(first: 1);

    /// <summary>SOPs came in force a week later.</summary>
    public LocalDate InForce => Monday(first: 8);

    private LocalDate Monday(int first)
    {
        var from = new LocalDate(Number, 1, first);
        return from.DayOfWeek is IsoDayOfWeek.Monday ? from : from.Next(IsoDayOfWeek.Monday);
    }
}
