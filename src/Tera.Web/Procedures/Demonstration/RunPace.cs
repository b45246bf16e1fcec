using NodaTime;
using Tera.Organisation.Calendars;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Procedures.Demonstration;

/// <summary>When an office of the demonstration does a task: within its time, always alike, and each a little differently.</summary>
internal static class RunPace
{
    /// <summary>Minutes for what has no standard time.</summary>
    private const int Unlimited = 45;

    /// <summary>Nobody takes longer, whatever the SOP allows: one alone, one of many.</summary>
    private const int LongestAlone = 110;
    private const int LongestOfMany = 420;

    /// <summary>The moment at which the task is done.</summary>
    /// <param name="script">Key of the script.</param>
    /// <param name="task">An open task.</param>
    /// <param name="calendar">Working time of the agency.</param>
    public static Instant MomentOf(string script, RunTask task, WorkingCalendar calendar)
    {
        var chance = DerivedGuid.Of($"demonstration:pace:{script}:{TaskKeyText.Write(task.Key)}").ToByteArray();
        var allowed = task.DueAt is { } due ? calendar.Between(task.OpenedAt, due).Value : Unlimited;
        var percent = task.Key.Slot.IsOneOfMany ? 10 + (chance[0] % 50) : task.Key.Slot.IsJointActor ? 15 : 30 + (chance[0] % 25);
        var minutes = Math.Clamp(allowed * percent / 100, 1, task.Key.Slot.IsOneOfMany ? LongestOfMany : LongestAlone);
        return calendar.Add(task.OpenedAt, WorkingDuration.Minutes(minutes)) + Duration.FromSeconds(chance[1] % 40);
    }
}
