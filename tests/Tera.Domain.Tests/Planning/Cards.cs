using NodaTime;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Planning;

/// <summary>Cards for tests; a test states only what it is about.</summary>
internal static class A
{
    internal static IndicatorCardDraft Draft(FormulaVariant? formula = null) => new()
    {
        Indicator = IndicatorId.New(),
        ValidFrom = new LocalDate(2026, 1, 1),
        Name = "Persentase jalan dalam kondisi mantap",
        OperationalDefinition = "Panjang jalan mantap dibagi panjang seluruh jalan kabupaten",
        MeasurementUnit = "%",
        Kind = KindFor(formula ?? FormulaVariant.HigherRatio),
        Formula = formula ?? FormulaVariant.HigherRatio,
        Accumulation = AccumulationMode.Latest,
        Predicates = KindFor(formula ?? FormulaVariant.HigherRatio) is ValueKind.Predicate ? Opinions : null,
    };

    internal static IndicatorCard Card(FormulaVariant? formula = null) => Draft(formula).Made();

    internal static PredicateScale Opinions => PredicateScale
        .Of(new PredicateLevel("TMP", 1), new PredicateLevel("TW", 2), new PredicateLevel("WDP", 3, 75), new PredicateLevel("WTP", 4))
        .OrThrow();

    internal static IndicatorCard Made(this IndicatorCardDraft draft) => draft.Create(IndicatorCardId.New()).OrThrow();

    internal static T OrThrow<T>(this Result<T> result) =>
        result.Accepted(out var value, out var rejection) ? value : throw new InvalidOperationException(rejection.Code);

    private static ValueKind KindFor(FormulaVariant formula) =>
        Enum.GetValues<ValueKind>().First(formula.Fits);
}
