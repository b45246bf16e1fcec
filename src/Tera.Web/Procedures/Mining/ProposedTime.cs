using System.Globalization;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Mining;

/// <summary>A standard time that the real times speak against.</summary>
/// <param name="Step">The row.</param>
/// <param name="Printed">The standard as printed.</param>
/// <param name="Actual">What four of five rounds kept, in the unit of the standard, or in days when it is longer than one.</param>
/// <param name="Rounds">How many rounds say so.</param>
internal sealed record ProposedTime(Step Step, string Printed, string Actual, int Rounds)
{
    private const int MinutesOfAnHour = 60;
    private const int DaysOfAWeek = 5;

    /// <summary>Rows whose P80 is longer than their standard; the other way round nothing is proposed: who is fast is not to be pressed.</summary>
    /// <param name="times">Standard against actual.</param>
    /// <param name="nominalDay">Working minutes of an ordinary day of the agency.</param>
    public static IEnumerable<ProposedTime> Of(StepTimes times, int nominalDay) =>
        from time in times.Steps
        where time.IsTooTight && time.Step.Standard.Duration is not null
        let standard = time.Step.Standard.Duration!
        let actual = Written(time.Whole!.P80, standard.Unit, nominalDay)
        let read = WrittenDuration.Read(actual)
        where read is not null && (read.Amount, read.Unit) != (standard.Amount, standard.Unit)
        select new ProposedTime(time.Step, standard.Printed, actual, time.Whole!.Count);

    /// <summary>The definition with the proposed times of the chosen rows.</summary>
    public static ProcedureDefinition Apply(ProcedureDefinition definition, IReadOnlyDictionary<StepKey, string> chosen) => definition with
    {
        Steps = [.. definition.Steps.Select(step => chosen.TryGetValue(step.Key, out var written) && WrittenDuration.Read(written) is { } duration ? step with { Standard = step.Standard with { Duration = duration } } : step)],
    };

    /// <summary>In the unit of the standard; what is longer than a working day is told in days, as nobody speaks of 2 700 menit.</summary>
    internal static string Written(long minutes, DurationUnit unit, int nominalDay)
    {
        var (whole, word) = unit switch
        {
            DurationUnit.Weeks => (nominalDay * DaysOfAWeek, "minggu"),
            DurationUnit.Days or DurationUnit.Months => (nominalDay, "hari"),
            _ when minutes > nominalDay => (nominalDay, "hari"),
            DurationUnit.Hours => (MinutesOfAnHour, "jam"),
            _ => (1, "menit"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{(minutes + whole - 1) / whole} {word}");
    }
}
