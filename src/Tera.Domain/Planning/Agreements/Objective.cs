using NodaTime;
using Tera.Organisation;
using Tera.Planning.Strategy;
using Tera.Shared;

namespace Tera.Planning.Agreements;

/// <summary>What is known of an objective.</summary>
/// <param name="Plan">The strategic plan it belongs to.</param>
/// <param name="Ordinal">Place in the plan, from 1; printed.</param>
/// <param name="Name">As printed in the agreement.</param>
/// <param name="From">First day on which it is pursued, inclusive.</param>
public sealed record ObjectiveTerms(StrategicPlanId Plan, int Ordinal, PrintedLine Name, LocalDate From)
{
    /// <summary>What it is in the performance tree; null where nobody has said.</summary>
    public NodeKind? Kind { get; init; }

    /// <summary>The position that answers for it; null where nobody has said.</summary>
    public PositionId? Position { get; init; }

    /// <summary>First day on which it is called so, answered for by that position and so on; null where what holds now is corrected.</summary>
    public LocalDate? Since { get; init; }
}

/// <summary>What hangs on an objective already, so that its terms cannot contradict it.</summary>
/// <param name="Since">First day of the earliest of its indicators and links; null where it has none.</param>
/// <param name="Above">Kinds of the objectives it serves, as far as they are known.</param>
/// <param name="Below">Kinds of the objectives that serve it.</param>
public sealed record ObjectiveUse(LocalDate? Since, IReadOnlyList<NodeKind> Above, IReadOnlyList<NodeKind> Below)
{
    /// <summary>Of a new one.</summary>
    public static ObjectiveUse None { get; } = new(null, [], []);

    /// <summary>Why it cannot be of a kind beside what it serves and what serves it; null where it can.</summary>
    internal Rejection? MisfitOf(NodeKind? kind) =>
        Above.Select(above => ObjectiveLink.Misfit(kind, above)).Concat(Below.Select(below => ObjectiveLink.Misfit(below, kind))).FirstOrDefault(no => no is not null);
}

/// <summary>What an agency wants to reach (sasaran strategis); its indicators tell how far it got.</summary>
public sealed class Objective
{
    private readonly List<FormerTerms> _former = [];

    private Objective() { }

    /// <summary>Its id.</summary>
    public ObjectiveId Id { get; private set; }

    /// <summary>Whose.</summary>
    public AgencyId AgencyId { get; private set; }

    /// <summary>The strategic plan it belongs to; null for one from before plans were kept.</summary>
    public StrategicPlanId? PlanId { get; private set; }

    /// <summary>Place in the strategic plan, from 1; printed.</summary>
    public int Ordinal { get; private set; }

    /// <summary>As printed in the agreement.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>What it is in the performance tree; null where nobody has said.</summary>
    public NodeKind? Kind { get; private set; }

    /// <summary>The position that answers for it; null where nobody has said.</summary>
    public PositionId? PositionId { get; private set; }

    /// <summary>First day on which it is pursued, inclusive.</summary>
    public LocalDate ValidFrom { get; private set; }

    /// <summary>First day on which it is no longer pursued; null while it is.</summary>
    public LocalDate? EndedOn { get; private set; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>What it was before its present terms held, in no order.</summary>
    public IReadOnlyList<FormerTerms> Former => _former;

    /// <summary>First day of its present place, name, kind and position.</summary>
    public LocalDate TermsSince => _former.Count == 0 ? ValidFrom : _former.Max(before => before.Until);

    /// <summary>A new objective; refused as by <see cref="Change"/>.</summary>
    public static Result<Objective> Set(ObjectiveId id, AgencyId agency, ObjectiveTerms terms, IEnumerable<Objective> others) =>
        new Objective { Id = id, AgencyId = agency }.Change(terms, others, ObjectiveUse.None);

    /// <summary>
    /// Takes other terms, from a day on or as a correction of those that hold; refuses a place in the plan that is taken, a first day after something of
    /// it began, not before its end or not before its terms changed, a change before the last one, and a kind that would stand above what it serves or
    /// below what serves it.
    /// </summary>
    /// <param name="terms">What is known of it now.</param>
    /// <param name="others">The agency's objectives; this one may be among them.</param>
    /// <param name="use">What hangs on it.</param>
    public Result<Objective> Change(ObjectiveTerms terms, IEnumerable<Objective> others, ObjectiveUse use)
    {
        if (others.Any(other => other.Id != Id && other.PlanId == terms.Plan && other.Ordinal == terms.Ordinal))
        {
            return StrategyRejections.PlaceTaken(terms.Ordinal);
        }

        if (EndedOn is { } ended && (terms.From >= ended || terms.Since >= ended))
        {
            return StrategyRejections.BeginsAfterEnd(ended);
        }

        if (_former.Count > 0 && terms.From >= _former.Min(before => before.Until))
        {
            return StrategyRejections.BeginsAfterChange(_former.Min(before => before.Until));
        }

        if (_former.Count > 0 && terms.Since < TermsSince)
        {
            return StrategyRejections.ChangedLater(TermsSince);
        }

        if (use.Since is { } since && terms.From > since)
        {
            return StrategyRejections.ObjectiveInUseSince(since);
        }

        if (use.MisfitOf(terms.Kind) is { } misfit)
        {
            return misfit;
        }

        if (Name is not null && terms.Since is { } day && day > TermsSince && Differs(terms))
        {
            _former.Add(new(this, day));
        }

        (PlanId, Ordinal, Name) = (terms.Plan, terms.Ordinal, terms.Name.Text);
        (ValidFrom, Kind, PositionId) = (terms.From, terms.Kind, terms.Position);
        return this;
    }

    /// <summary>What it was on a day: itself, or a copy with the terms that held then.</summary>
    public Objective AsOf(LocalDate day)
    {
        if (_former.Where(before => day < before.Until).MinBy(before => before.Until) is not { } held)
        {
            return this;
        }

        var then = (Objective)MemberwiseClone();
        (then.PlanId, then.Ordinal, then.Name, then.Kind, then.PositionId) = (held.PlanId, held.Ordinal, held.Name, held.Kind, held.PositionId);
        return then;
    }

    private bool Differs(ObjectiveTerms terms) =>
        (PlanId, Ordinal, Name, Kind, PositionId) != ((StrategicPlanId?)terms.Plan, terms.Ordinal, terms.Name.Text, terms.Kind, terms.Position);

    /// <summary>Whether it is pursued on a day.</summary>
    public bool IsPursued(LocalDate day) => ValidFrom <= day && (EndedOn is not { } ended || day < ended);

    /// <summary>Is no longer pursued; its past stays.</summary>
    /// <param name="on">First day without it.</param>
    /// <param name="openIndicators">Codes of its indicators that have not ended.</param>
    /// <param name="openBelow">Names of the objectives that serve it on that day or later.</param>
    /// <param name="measuredUntil">First day without the last of its indicators; null where it never had one. It does not end before them.</param>
    public Result<Objective> End(LocalDate on, IReadOnlyList<string> openIndicators, IReadOnlyList<string> openBelow, LocalDate? measuredUntil = null)
    {
        if (EndedOn is { } before)
        {
            return StrategyRejections.AlreadyEnded(before);
        }

        if (on < ValidFrom)
        {
            return StrategyRejections.EndsBeforeItBegan(ValidFrom);
        }

        if (openIndicators.Count > 0)
        {
            return StrategyRejections.ObjectiveInUse(openIndicators);
        }

        if (openBelow.Count > 0)
        {
            return StrategyRejections.ObjectiveServed(openBelow);
        }

        if (measuredUntil is { } last && on < last)
        {
            return StrategyRejections.StillMeasured(last);
        }

        EndedOn = on;
        return this;
    }
}
