namespace Tera.Organisation.Calendars;

/// <summary>Which weekly hours are in force in which period.</summary>
/// <remarks>
/// Regular rules follow each other without gap or overlap. Special rules lie above them for a while (Ramadan, a disaster) and must not
/// overlap each other.
/// </remarks>
public sealed record WorkingHoursRule
{
    private WorkingHoursRule(string name, WeeklyHours hours, RulePeriod period, string source) =>
        (Name, Hours, Period, Source) = (name, hours, period, source);

    /// <summary>What the region calls it: <c>Ramadan 1448 H</c>.</summary>
    public string Name { get; }

    /// <summary>The hours of each weekday.</summary>
    public WeeklyHours Hours { get; }

    /// <summary>When it is in force.</summary>
    public RulePeriod Period { get; }

    /// <summary>The regulation or circular it rests on, as the region cites it.</summary>
    public string Source { get; }

    /// <summary>True for a rule that lies above the regular ones.</summary>
    public bool IsSpecial { get; private init; }

    /// <summary>The hours of every day, until another regular rule follows.</summary>
    public static WorkingHoursRule Regular(string name, WeeklyHours hours, RulePeriod period, string source) =>
        new(name, hours, period, source);

    /// <summary>Other hours for a while.</summary>
    public static WorkingHoursRule Special(string name, WeeklyHours hours, RulePeriod period, string source) =>
        new(name, hours, period, source) { IsSpecial = true };

    /// <summary>The statutory hours of the fasting month, whose days the region enters every year once they are announced.</summary>
    public static WorkingHoursRule Ramadan(RulePeriod period, string source) => Special("Ramadan", StatutoryHours.Ramadan, period, source);
}
