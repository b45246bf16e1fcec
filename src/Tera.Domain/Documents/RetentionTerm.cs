using NodaTime;

namespace Tera.Documents;

/// <summary>Where an archived thing stands in its retention on a day.</summary>
public enum RetentionStanding
{
    /// <summary>Aktif: with the office that works with it.</summary>
    Active,

    /// <summary>Inaktif: in the record centre.</summary>
    Inactive,

    /// <summary>Its time is over: a committee proposes what becomes of it.</summary>
    Due,
}

/// <summary>What became of an archived thing whose retention was over.</summary>
/// <remarks>Source: UU 43/2009; PP 28/2012. Never carried out by a program.</remarks>
public enum DisposalKind
{
    /// <summary>Dimusnahkan.</summary>
    Destroyed,

    /// <summary>Diserahkan: given to the region's archive institution as a permanent record.</summary>
    HandedOver,
}

/// <summary>How long an archived thing is kept.</summary>
/// <param name="ActiveUntil">First day on which it is inactive.</param>
/// <param name="KeptUntil">First day on which its retention is over; not before <paramref name="ActiveUntil"/>.</param>
/// <param name="Fate">What the schedule says then.</param>
public readonly record struct RetentionTerm(LocalDate ActiveUntil, LocalDate KeptUntil, RetentionFate Fate)
{
    /// <summary>Reckoned from the day of the file; 29 February of a year without one counts as the 28th.</summary>
    /// <param name="dated">Day of the file.</param>
    /// <param name="activeYears">0 to 100.</param>
    /// <param name="inactiveYears">0 to 100.</param>
    /// <param name="fate">What the schedule says then.</param>
    public static RetentionTerm From(LocalDate dated, int activeYears, int inactiveYears, RetentionFate fate) =>
        new(dated.PlusYears(activeYears), dated.PlusYears(activeYears + inactiveYears), fate);

    /// <summary>Where it stands on a day.</summary>
    public RetentionStanding On(LocalDate day) =>
        day < ActiveUntil ? RetentionStanding.Active : day < KeptUntil ? RetentionStanding.Inactive : RetentionStanding.Due;

    /// <summary>Whether something may become of it on a day: only when its retention is over, and what is permanent is never destroyed.</summary>
    public bool Allows(DisposalKind kind, LocalDate day) => On(day) is RetentionStanding.Due && Fate switch
    {
        RetentionFate.Permanent => kind is DisposalKind.HandedOver,
        RetentionFate.Destroy => kind is DisposalKind.Destroyed,
        RetentionFate.Review => true,
        _ => false,
    };
}
