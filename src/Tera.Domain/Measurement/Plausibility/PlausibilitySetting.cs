using NodaTime;
using Tera.Shared;

namespace Tera.Measurement.Plausibility;

/// <summary>One decision of a region on when figures are asked about.</summary>
public readonly record struct PlausibilitySettingId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static PlausibilitySettingId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>The thresholds of a region from a day on. Never changed: the next decision ends it. A quarter is asked about by those of its last day.</summary>
public sealed class PlausibilitySetting
{
    private PlausibilitySetting()
    {
    }

    /// <summary>Its id.</summary>
    public PlausibilitySettingId Id { get; private init; }

    /// <summary>First day, inclusive; until the day before the next decision's.</summary>
    public LocalDate ValidFrom { get; private init; }

    /// <inheritdoc cref="PlausibilityThresholds.AbovePercent"/>
    public decimal AbovePercent { get; private init; }

    /// <inheritdoc cref="PlausibilityThresholds.BelowPercent"/>
    public decimal BelowPercent { get; private init; }

    /// <inheritdoc cref="PlausibilityThresholds.FarTimes"/>
    public decimal FarTimes { get; private init; }

    /// <inheritdoc cref="PlausibilityThresholds.FarQuarters"/>
    public int FarQuarters { get; private init; }

    /// <inheritdoc cref="PlausibilityThresholds.RunningTotalTimes"/>
    public decimal RunningTotalTimes { get; private init; }

    /// <summary>The decree or letter that decides it, as printed.</summary>
    public string Ground { get; private init; } = "";

    /// <summary>The numbers together.</summary>
    public PlausibilityThresholds Thresholds => new()
    {
        AbovePercent = AbovePercent, BelowPercent = BelowPercent, FarTimes = FarTimes, FarQuarters = FarQuarters, RunningTotalTimes = RunningTotalTimes,
    };

    /// <summary>A decision; refuses numbers out of range, a day on which another one begins, and a day in a closed quarter.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="thresholds">The numbers.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="ground">By which decree or letter; required.</param>
    /// <param name="known">The region's decisions so far, and the last day of the latest closed quarter of any agency; null where none is closed.</param>
    public static Result<PlausibilitySetting> Settle(
        PlausibilitySettingId id, PlausibilityThresholds thresholds, LocalDate from, string ground, (IEnumerable<PlausibilitySetting> Others, LocalDate? LastClosed) known) =>
        string.IsNullOrWhiteSpace(ground) ? MeasurementPolicyRejections.GroundMissing()
        : !thresholds.AreInRange ? PlausibilitySettingRejections.OutOfRange
        : known.Others.Any(other => other.ValidFrom == from) ? MeasurementPolicyRejections.DayTaken(from)
        : from <= known.LastClosed ? MeasurementPolicyRejections.QuarterClosed(known.LastClosed.Value)
        : new PlausibilitySetting
        {
            Id = id,
            ValidFrom = from,
            AbovePercent = thresholds.AbovePercent,
            BelowPercent = thresholds.BelowPercent,
            FarTimes = thresholds.FarTimes,
            FarQuarters = thresholds.FarQuarters,
            RunningTotalTimes = thresholds.RunningTotalTimes,
            Ground = ground.Trim(),
        };

    /// <summary>The numbers of a day; the program's own before the first decision.</summary>
    public static PlausibilityThresholds InForce(IEnumerable<PlausibilitySetting> all, LocalDate day) =>
        all.Where(one => one.ValidFrom <= day).MaxBy(one => one.ValidFrom)?.Thresholds ?? PlausibilityThresholds.Default;
}

/// <summary>Why thresholds were not taken.</summary>
public static class PlausibilitySettingRejections
{
    /// <summary>One of the numbers lies beyond its bounds.</summary>
    public static Rejection OutOfRange { get; } = new("measurement.plausibility.out-of-range");
}
