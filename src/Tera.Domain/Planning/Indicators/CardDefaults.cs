using NodaTime;
using Tera.Organisation;
using Tera.Shared;

namespace Tera.Planning.Indicators;

/// <summary>One decision of a region on what its indicator cards begin with.</summary>
public readonly record struct CardDefaultsId(Guid Value)
{
    /// <summary>A new one.</summary>
    public static CardDefaultsId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("D");
}

/// <summary>What a region wants of its indicator cards unless a card says otherwise.</summary>
/// <param name="Cap">The most an achievement counts for.</param>
/// <param name="FloorAtZero">Whether a negative achievement counts as 0.</param>
/// <param name="Zero">Answers where the formula has none.</param>
/// <param name="LowerFormula">The formula where less is better.</param>
/// <param name="Decimals">Of the achievement, 0 to <see cref="AchievementRule.MostDecimals"/>.</param>
public sealed record CardDefaultsTerms(AchievementCap Cap, bool FloorAtZero, ZeroPolicy Zero, FormulaVariant LowerFormula, int Decimals)
{
    /// <summary>What holds where a region has decided nothing; no regulation was found that decides it.</summary>
    public static CardDefaultsTerms Program { get; } = new(AchievementCap.None, FloorAtZero: true, ZeroPolicy.Standard, FormulaVariant.LowerMirrored, Decimals: 2);
}

/// <summary>The defaults of a region's indicator cards from a day on (ketentuan kartu). Never changed: the next decision ends it, and cards that are there stay as they are.</summary>
public sealed class CardDefaults
{
    private CardDefaults()
    {
    }

    /// <summary>Its id.</summary>
    public CardDefaultsId Id { get; private init; }

    /// <summary>First day, inclusive; until the day before the next decision's.</summary>
    public LocalDate ValidFrom { get; private init; }

    /// <summary>In percent; null for no cap.</summary>
    public decimal? CapPercent { get; private init; }

    /// <summary>Whether a negative achievement counts as 0.</summary>
    public bool FloorAtZero { get; private init; }

    /// <summary>Code of the answers to zero.</summary>
    public string ZeroCode { get; private init; } = "";

    /// <summary>Code of the formula where less is better.</summary>
    public string LowerFormulaCode { get; private init; } = "";

    /// <summary>Of the achievement.</summary>
    public int Decimals { get; private init; }

    /// <summary>By which decree or letter.</summary>
    public string Ground { get; private init; } = "";

    /// <summary>What it decides.</summary>
    public CardDefaultsTerms Terms => new(
        CapPercent is { } percent && AchievementCap.Of(percent).Accepted(out var cap, out _) ? cap : AchievementCap.None, FloorAtZero,
        ZeroPolicy.WithCode(ZeroCode) ?? ZeroPolicy.Standard, FormulaVariant.WithCode(LowerFormulaCode) ?? FormulaVariant.LowerMirrored, Decimals);

    /// <summary>A decision; refuses a formula that rewards more, decimals out of range, and a day on which another one begins.</summary>
    public static Result<CardDefaults> Settle(CardDefaultsId id, CardDefaultsTerms terms, LocalDate from, PrintedLine ground, IEnumerable<CardDefaults> others) =>
        terms.LowerFormula.Polarity is not Polarity.LowerIsBetter ? CardDefaultsRejections.FormulaRewardsMore(terms.LowerFormula.Name)
        : terms.Decimals is < 0 or > AchievementRule.MostDecimals ? CardDefaultsRejections.DecimalsOutOfRange
        : others.Any(other => other.ValidFrom == from) ? CardDefaultsRejections.DayTaken(from)
        : new CardDefaults
        {
            Id = id,
            ValidFrom = from,
            CapPercent = terms.Cap.Percent,
            FloorAtZero = terms.FloorAtZero,
            ZeroCode = terms.Zero.Code,
            LowerFormulaCode = terms.LowerFormula.Code,
            Decimals = terms.Decimals,
            Ground = ground.Text,
        };

    /// <summary>What holds on a day; the program's own before the first decision.</summary>
    public static CardDefaultsTerms InForce(IEnumerable<CardDefaults> all, LocalDate day) =>
        all.Where(one => one.ValidFrom <= day).MaxBy(one => one.ValidFrom)?.Terms ?? CardDefaultsTerms.Program;
}

/// <summary>Why defaults were not taken.</summary>
public static class CardDefaultsRejections
{
    /// <summary>What holds for the whole region is for administrators to settle.</summary>
    public static Rejection NotYours { get; } = new("planning.card-defaults.not-yours");

    /// <summary>Decimals beyond what is printed.</summary>
    public static Rejection DecimalsOutOfRange { get; } = new("planning.card-defaults.decimals-out-of-range");

    /// <summary>The formula is not one where less is better: its name.</summary>
    public static Rejection FormulaRewardsMore(string formula) => new("planning.card-defaults.formula-rewards-more", formula);

    /// <summary>Another decision begins on that day.</summary>
    public static Rejection DayTaken(LocalDate day) => new("planning.card-defaults.day-taken", day);
}
