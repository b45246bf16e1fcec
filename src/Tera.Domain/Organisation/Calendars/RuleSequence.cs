using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Calendars;

/// <summary>Checks that the rules of one kind fit together.</summary>
internal static class RuleSequence
{
    /// <summary>Regular rules must give every day exactly one week.</summary>
    public static Rejection? Fault(IReadOnlyList<WorkingHoursRule> regular)
    {
        if (regular.Count == 0)
        {
            return CalendarRejections.NoRegularHours;
        }

        return Overlap(regular) ?? Gap([.. regular.OrderBy(rule => rule.Period.From ?? LocalDate.MinIsoValue)]);
    }

    /// <summary>No two rules may share a day.</summary>
    public static Rejection? Overlap(IReadOnlyList<WorkingHoursRule> rules)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules.Skip(i + 1).FirstOrDefault(rule => rule.Period.Overlaps(rules[i].Period)) is { } other)
            {
                return CalendarRejections.RulesOverlap(rules[i].Name, other.Name);
            }
        }

        return null;
    }

    private static Rejection? Gap(WorkingHoursRule[] ordered)
    {
        if (ordered[0].Period.From is { } first)
        {
            return CalendarRejections.HoursMissing(first.PlusDays(-1));
        }

        foreach (var (earlier, later) in ordered.Zip(ordered.Skip(1)))
        {
            if (earlier.Period.Until is { } end && later.Period.From != end.PlusDays(1))
            {
                return CalendarRejections.HoursMissing(end.PlusDays(1));
            }
        }

        return ordered[^1].Period.Until is { } last ? CalendarRejections.HoursMissing(last.PlusDays(1)) : null;
    }
}
