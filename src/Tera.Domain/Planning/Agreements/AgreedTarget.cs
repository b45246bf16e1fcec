using Tera.Organisation;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Shared;

namespace Tera.Planning.Agreements;

/// <summary>One promise of an agreement: an indicator, its figures, and the unit that answers for it.</summary>
public sealed class AgreedTarget
{
    private readonly List<TargetFigure> _figures = [];

    private AgreedTarget()
    {
    }

    /// <summary>Its id.</summary>
    public TargetId Id { get; private init; }

    /// <summary>The agreement.</summary>
    public AgreementId AgreementId { get; private init; }

    /// <summary>The indicator.</summary>
    public IndicatorId IndicatorId { get; private init; }

    /// <summary>Who answers for it and fills the sheet.</summary>
    public UnitId UnitId { get; private init; }

    /// <summary>Place in the agreement, from 1.</summary>
    public int Ordinal { get; private init; }

    /// <summary>Whether a figure without a file behind it can be handed in.</summary>
    public bool EvidenceRequired { get; private init; }

    /// <summary>The year (0) and the quarters (1 to 4) that have a target.</summary>
    public IReadOnlyList<TargetFigure> Figures => _figures;

    /// <summary>A promise, or why the figures contradict each other or the card.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="agreement">Where it is promised.</param>
    /// <param name="card">How the indicator is measured.</param>
    /// <param name="draft">The year's target and those of the quarters.</param>
    /// <param name="place">Who answers, in which place of the list, and whether evidence is asked.</param>
    public static Result<AgreedTarget> Promise(
        TargetId id, AgreementId agreement, IndicatorCard card, QuarterTargetsDraft draft, TargetPlace place)
    {
        if (!draft.Create(card).Accepted(out var targets, out var no))
        {
            return no;
        }

        var target = new AgreedTarget
        {
            Id = id,
            AgreementId = agreement,
            IndicatorId = card.Indicator,
            UnitId = place.Unit,
            Ordinal = place.Ordinal,
            EvidenceRequired = place.EvidenceRequired,
        };
        target._figures.Add(TargetFigure.Of(id, 0, targets.Annual));
        target._figures.AddRange(Quarter.All
            .Where(quarter => targets.In(quarter) is not null)
            .Select(quarter => TargetFigure.Of(id, quarter.Number, targets.In(quarter)!)));
        return target;
    }

    /// <summary>Why it cannot stand: it sets a target for a quarter that is over before the indicator begins; null where it sets none.</summary>
    public Rejection? Before(Indicator indicator, FiscalYear year) => _figures.Where(figure => figure.Period > 0).OrderBy(figure => figure.Period)
        .Select(figure => new FiscalPeriod(year, new(figure.Period))).Where(period => period.LastDay < indicator.ValidFrom)
        .Select(period => AgreementRejections.QuarterBefore(indicator.Code, period.Quarter, indicator.ValidFrom)).FirstOrDefault();

    /// <summary>The same promise in another version of the agreement.</summary>
    public AgreedTarget In(AgreementId agreement, TargetId id)
    {
        var same = new AgreedTarget { Id = id, AgreementId = agreement, IndicatorId = IndicatorId, UnitId = UnitId, Ordinal = Ordinal, EvidenceRequired = EvidenceRequired };
        same._figures.AddRange(_figures.Select(figure => figure.Of(id)));
        return same;
    }

    /// <summary>The figures as targets of a card; refused when the card has changed its kind since.</summary>
    public Result<QuarterTargets> On(IndicatorCard card)
    {
        var values = new TargetValue?[5];
        foreach (var figure in _figures)
        {
            if (!figure.On(card).Accepted(out var value, out var no))
            {
                return no;
            }

            values[figure.Period] = value;
        }

        return values[0] is { } annual
            ? new QuarterTargetsDraft(annual) { First = values[1], Second = values[2], Third = values[3], Fourth = values[4] }.Create(card)
            : TargetRejections.Blank();
    }
}

/// <summary>Where a promise stands.</summary>
/// <param name="Unit">Who answers for it.</param>
/// <param name="Ordinal">Place in the agreement, from 1.</param>
/// <param name="EvidenceRequired">Whether a figure needs a file behind it.</param>
public sealed record TargetPlace(UnitId Unit, int Ordinal, bool EvidenceRequired);
