using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Shared;

namespace Tera.Procedures.Versions;

/// <summary>Holds the standard times up to the last collection of a quarterly SOP against the deadline its agency has set for its units.</summary>
public sealed class CollectingTime(IEnumerable<IFillingDeadlines> deadlines, AgencyCalendars calendars)
{
    /// <summary>The finding; null where no deadline is set, the SOP is not quarterly or collects nothing, or the time is enough.</summary>
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

    /// <summary>The same for a file that belongs to no agency yet, against days somebody names.</summary>
    /// <param name="definition">Any SOP.</param>
    /// <param name="given">Working days from the end of the quarter to the deadline.</param>
    internal static Finding? Of(ProcedureDefinition definition, int given) =>
        Collecting(definition) is { } last ? Of(definition, last, "tenggat pengisian", given) : null;

    /// <summary>The row that collects last; null where the SOP is not quarterly or collects nothing.</summary>
    private static Step? Collecting(ProcedureDefinition definition) => definition.Periodicity is Periodicity.Quarterly
        ? definition.PrintedSteps.LastOrDefault(step => step.Acts.Any(act => act.Kind is ActKind.Collect))
        : null;

    /// <param name="definition">Quarterly.</param>
    /// <param name="last">The row that collects last.</param>
    /// <param name="deadline">The deadline in words.</param>
    /// <param name="given">Working days from the end of the quarter to the deadline.</param>
    internal static Finding? Of(ProcedureDefinition definition, Step last, string deadline, int given)
    {
        var needed = Math.Ceiling(definition.PrintedSteps.TakeWhile(step => step.Key != last.Key).Append(last).Select(step => step.Standard.Duration).OfType<StandardDuration>().Sum(FlowFindings.InDays));
        return needed <= given ? null : new Finding(
            FindingKind.Standard, "Kolom Waktu",
            $"Sampai data terkumpul ({StepWords.Within(last)}) waktu baku berjumlah {needed} hari kerja; {deadline} memberi {given} hari kerja sesudah triwulan berakhir.",
            "Pendekkan waktu baku, mulai sebelum triwulan berakhir, atau tetapkan tenggat lain.");
    }
}
