using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Calendars;

/// <summary>Working hours as the region or one agency keeps them.</summary>
public sealed class WorkingRule
{
    private readonly List<WorkingStretch> _stretches = [];

    private WorkingRule() { }

    /// <summary>Its id.</summary>
    public WorkingRuleId Id { get; private set; }

    /// <summary>The one agency it holds for; null for the whole region.</summary>
    public AgencyId? AgencyId { get; private set; }

    /// <summary>What it is called.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>Lies above the regular rules for a while.</summary>
    public bool IsSpecial { get; private set; }

    /// <summary>First day; null when it has always been so.</summary>
    public LocalDate? ValidFrom { get; private set; }

    /// <summary>Last day, inclusive; null when no end is known.</summary>
    public LocalDate? ValidUntil { get; private set; }

    /// <summary>The regulation or circular it rests on.</summary>
    public string Source { get; private set; } = null!;

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>The stretches of work of the week.</summary>
    public IReadOnlyList<WorkingStretch> Stretches => _stretches;

    /// <summary>Keeps a rule.</summary>
    public static WorkingRule Of(WorkingRuleId id, AgencyId? agency, WorkingHoursRule rule)
    {
        var kept = new WorkingRule { Id = id, AgencyId = agency };
        kept.Replace(rule);
        return kept;
    }

    /// <summary>Takes other hours or days.</summary>
    public void Replace(WorkingHoursRule rule)
    {
        (Name, IsSpecial, Source) = (rule.Name, rule.IsSpecial, rule.Source);
        (ValidFrom, ValidUntil) = (rule.Period.From, rule.Period.Until);
        _stretches.Clear();
        foreach (var day in Enum.GetValues<IsoDayOfWeek>().Where(day => day is not IsoDayOfWeek.None))
        {
            _stretches.AddRange(rule.Hours.On(day).Select(interval => new WorkingStretch(Id, day, interval.Start, interval.End)));
        }
    }

    /// <summary>Makes room for a regular rule that follows: an open end closes the day before.</summary>
    /// <param name="first">First day of the rule that follows.</param>
    public void GiveWayFrom(LocalDate first)
    {
        if (!IsSpecial && ValidUntil is null && (ValidFrom is not { } from || from < first))
        {
            ValidUntil = first.PlusDays(-1);
        }
    }

    /// <summary>As the calendar reckons with it.</summary>
    public Result<WorkingHoursRule> ToRule()
    {
        var intervals = new List<(IsoDayOfWeek, WorkingInterval)>();
        foreach (var stretch in _stretches)
        {
            if (!WorkingInterval.Of(stretch.Opens, stretch.Closes).Accepted(out var interval, out var empty))
            {
                return empty;
            }

            intervals.Add((stretch.Weekday, interval));
        }

        if (!WeeklyHours.Of(intervals).Accepted(out var hours, out var overlap))
        {
            return overlap;
        }

        if (!RulePeriod.Of(ValidFrom, ValidUntil).Accepted(out var period, out var reversed))
        {
            return reversed;
        }

        return IsSpecial ? WorkingHoursRule.Special(Name, hours, period, Source) : WorkingHoursRule.Regular(Name, hours, period, Source);
    }
}

/// <summary>One stretch of work of one weekday.</summary>
public sealed class WorkingStretch
{
    private WorkingStretch() { }

    internal WorkingStretch(WorkingRuleId rule, IsoDayOfWeek weekday, LocalTime opens, LocalTime closes) =>
        (RuleId, Weekday, Opens, Closes) = (rule, weekday, opens, closes);

    /// <summary>Of which rule.</summary>
    public WorkingRuleId RuleId { get; private set; }

    /// <summary>On which day.</summary>
    public IsoDayOfWeek Weekday { get; private set; }

    /// <summary>Opening, inclusive.</summary>
    public LocalTime Opens { get; private set; }

    /// <summary>Closing: the first moment that is no longer working time.</summary>
    public LocalTime Closes { get; private set; }
}
