using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Shared;

namespace Tera.Procedures.Versions;

/// <summary>Holds the standard times up to the last collection for a quarter against the deadline its agency has set for its units.</summary>
public sealed class CollectingTime(IEnumerable<IFillingDeadlines> deadlines, AgencyCalendars calendars)
{
    /// <summary>The finding; null where no deadline is set, the SOP collects nothing for a quarter, or the time is enough.</summary>
    public async Task<Finding?> FindingAsync(AgencyId agency, ProcedureDefinition definition, CancellationToken ct)
    {
        if (Collecting(definition) is not { } last)
        {
            return null;
        }

        foreach (var source in deadlines)
        {
            if (await source.LatestAsync(agency, ct) is { } deadline)
            {
                var calendar = await calendars.OfAsync(agency, ct);
                return Of(definition, last, Words(deadline), calendar.WorkingDaysBetween(deadline.Quarter.LastDay, deadline.LastDay));
            }
        }

        return null;
    }

    internal static string Words(FillingDeadline deadline) => $"tenggat pengisian {deadline.Quarter}, {IndonesianDate.Long(deadline.LastDay)},";

    /// <summary>The same for a file that belongs to no agency yet, against days somebody names; an SOP that collects nothing for a quarter is held against them as a whole.</summary>
    /// <param name="definition">Any SOP.</param>
    /// <param name="given">Working days from the end of the period to the deadline.</param>
    internal static Finding? Of(ProcedureDefinition definition, int given)
    {
        if (Collecting(definition) is { } last)
        {
            return Of(definition, last, "tenggat pengisian", given);
        }

        var needed = Days(definition.PrintedSteps);
        return needed <= given ? null : new Finding(
            FindingKind.Standard, "Kolom Waktu",
            $"Seluruh waktu baku berjumlah {needed} hari kerja; tenggat memberi {given} hari kerja sesudah periode berakhir.",
            "Pendekkan waktu baku, kerjakan langkah yang tidak saling menunggu bersamaan, atau tetapkan tenggat lain.");
    }

    /// <summary>The row that collects last; null where the SOP collects nothing for a quarter.</summary>
    /// <remarks>An SOP that states no period is run for a quarter or a year as its user chooses; there only what every unit hands in is the filling the deadline means.</remarks>
    private static Step? Collecting(ProcedureDefinition definition) => definition.Periodicity is Periodicity.Yearly
        ? null
        : definition.PrintedSteps.LastOrDefault(step => step.Acts.Any(act => act.Kind is ActKind.Collect && (act.FansOut || definition.Periodicity is Periodicity.Quarterly)));

    /// <param name="definition">Run for a quarter.</param>
    /// <param name="last">The row that collects last.</param>
    /// <param name="deadline">The deadline in words.</param>
    /// <param name="given">Working days from the end of the quarter to the deadline.</param>
    internal static Finding? Of(ProcedureDefinition definition, Step last, string deadline, int given)
    {
        var needed = Days(definition.PrintedSteps.TakeWhile(step => step.Key != last.Key).Append(last));
        return needed <= given ? null : new Finding(
            FindingKind.Standard, "Kolom Waktu",
            $"Sampai data terkumpul ({StepWords.Within(last)}) waktu baku berjumlah {needed} hari kerja; {deadline} memberi {given} hari kerja sesudah triwulan berakhir.",
            "Pendekkan waktu baku, mulai sebelum triwulan berakhir, atau tetapkan tenggat lain.");
    }

    private static decimal Days(IEnumerable<Step> steps) => Math.Ceiling(steps.Select(step => step.Standard.Duration).OfType<StandardDuration>().Sum(FlowFindings.InDays));
}
