using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Administration;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Calendars;

/// <summary>A wish about days off and working hours.</summary>
public sealed record KeepCalendar(CommandId Command, SignedInUser? By, CalendarChange Change);

/// <summary>What can happen to a calendar.</summary>
public abstract record CalendarChange
{
    private CalendarChange() { }

    /// <summary>A day off is declared, for one agency or for the region.</summary>
    public sealed record Declare(AgencyId? Agency, LocalDate Day, HolidayKind Kind, PrintedLine Name, PrintedLine Source) : CalendarChange;

    /// <summary>A day off is taken back.</summary>
    public sealed record Revoke(HolidayId Holiday, string Reason) : CalendarChange;

    /// <summary>Other working hours for a while: Ramadan.</summary>
    public sealed record AddHours(AgencyId? Agency, WorkingHoursRule Rule) : CalendarChange;

    /// <summary>Hours are taken back.</summary>
    public sealed record RemoveHours(WorkingRuleId Rule, string Reason) : CalendarChange;
}

/// <inheritdoc cref="KeepCalendar"/>
public sealed class KeepCalendarHandler(TeraDbContext db, AdministratorCommands commands, AuditTrail audit)
{
    /// <summary>Zone and holidays have no part in whether hours hold together.</summary>
    private static readonly CalendarBasis AnyBasis = new(IndonesianTimeZone.Western, DayReading.SameTimeOfDay, 450, HolidayReference.KnownUntil, 0, 0, 0);

    public Task<Result<Receipt>> HandleAsync(KeepCalendar wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process(wish.Change), wish.By, inner => KeepAsync(wish, inner), ct);

    private async Task<Result<string>> KeepAsync(KeepCalendar wish, CancellationToken ct)
    {
        var decided = wish.Change switch
        {
            CalendarChange.Declare day => await DeclareAsync(wish.Command, day, ct),
            CalendarChange.Revoke(var day, _) => await RevokeAsync(day, ct),
            CalendarChange.AddHours hours => await AddAsync(wish.Command, hours, ct),
            CalendarChange.RemoveHours(var rule, _) => await RemoveAsync(rule, ct),
            _ => throw new InvalidOperationException($"No decision for {wish.Change.GetType().Name}."),
        };
        if (!decided.Accepted(out var changed, out var no))
        {
            return no;
        }

        var reason = (wish.Change as CalendarChange.Revoke)?.Reason ?? (wish.Change as CalendarChange.RemoveHours)?.Reason;
        await audit.WriteAsync(new(wish.Command, Process(wish.Change), "calendar", changed.Id) { By = wish.By, After = changed.Words, Reason = reason }, ct);
        return changed.Id.ToString("D");
    }

    private async Task<Result<Changed>> DeclareAsync(CommandId command, CalendarChange.Declare wish, CancellationToken ct)
    {
        if (await db.Set<DayOff>().AnyAsync(other => other.Day == wish.Day && other.AgencyId == wish.Agency, ct))
        {
            return new Rejection("organisation.calendar.day-taken", wish.Day);
        }

        var day = DayOff.Declared(new(DerivedGuid.Of($"holiday:{command}")), wish.Agency, wish.Day, wish.Kind, wish.Name, wish.Source);
        db.Add(day);
        return new Changed(day.Id.Value, $"{day.Day:uuuu-MM-dd} {day.Name} ({day.Source})");
    }

    private async Task<Result<Changed>> RevokeAsync(HolidayId id, CancellationToken ct)
    {
        if (await db.Set<DayOff>().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } day)
        {
            return new Rejection("organisation.calendar.no-such-day");
        }

        db.Remove(day);
        return new Changed(day.Id.Value, $"dicabut: {day.Day:uuuu-MM-dd} {day.Name}");
    }

    private async Task<Result<Changed>> AddAsync(CommandId command, CalendarChange.AddHours wish, CancellationToken ct)
    {
        var kept = WorkingRule.Of(new(DerivedGuid.Of($"working-rule:{command}")), wish.Agency, wish.Rule);
        var others = await RulesAsync(ct);
        if (wish.Rule is { IsSpecial: false, Period.From: { } first })
        {
            foreach (var before in others.Where(other => other.AgencyId == wish.Agency))
            {
                before.GiveWayFrom(first);
            }
        }

        if (Fault([.. others, kept]) is { } no)
        {
            return no;
        }

        db.Add(kept);
        return new Changed(kept.Id.Value, $"{kept.Name} {kept.ValidFrom:uuuu-MM-dd}..{kept.ValidUntil:uuuu-MM-dd} ({kept.Source})");
    }

    private async Task<Result<Changed>> RemoveAsync(WorkingRuleId id, CancellationToken ct)
    {
        if (await db.Set<WorkingRule>().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } rule)
        {
            return new Rejection("organisation.calendar.no-such-rule");
        }

        var others = await RulesAsync(ct);
        if (Fault([.. others.Where(other => other.Id != id)]) is { } no)
        {
            return no;
        }

        db.Remove(rule);
        return new Changed(rule.Id.Value, $"dicabut: {rule.Name}");
    }

    private Task<List<WorkingRule>> RulesAsync(CancellationToken ct) => db.Set<WorkingRule>().OrderBy(rule => rule.Id).ToListAsync(ct);

    /// <summary>The calendars of the region and of every agency with hours of its own must still hold together.</summary>
    private static Rejection? Fault(IReadOnlyList<WorkingRule> all) => all.Select(rule => rule.AgencyId).Append(null).Distinct()
        .Select(agency => CalendarOfAgency.Create(AnyBasis, [], [.. all.Where(rule => rule.AgencyId is null || rule.AgencyId == agency)]).Rejection)
        .FirstOrDefault(fault => fault is not null);

    private static string Process(CalendarChange change) => change switch
    {
        CalendarChange.Declare => "organisation.declare-day-off",
        CalendarChange.Revoke => "organisation.revoke-day-off",
        CalendarChange.AddHours => "organisation.add-hours",
        _ => "organisation.remove-hours",
    };

    private sealed record Changed(Guid Id, string Words);
}
